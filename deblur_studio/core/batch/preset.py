"""Presets: a method and its parameters in a small TOML or JSON file, or a method's bare name."""

from __future__ import annotations

import dataclasses
import json
import tomllib
from pathlib import Path
from typing import Any

from deblur_studio.core.batch.values import Preset
from deblur_studio.core.errors import BatchError, RestoreError
from deblur_studio.core.parameters import check
from deblur_studio.core.restore.registry import METHODS, method

_SUFFIXES = (".toml", ".json")


def find_preset(reference: str) -> Preset:
    """Return the preset of a file, or the usual settings of a method by its name.

    Raises:
        BatchError: There is no such file or method, or it says something that cannot be.
        DeblurError: A parameter is out of its range, or the weights are not there.
    """
    if reference in {known.name for known in METHODS}:
        return Preset(method=reference)
    path = Path(reference)
    if path.suffix.lower() not in _SUFFIXES:
        names = ", ".join(known.name for known in METHODS)
        raise BatchError(
            f"There is no preset {reference!r}; give a .toml or .json file, or one of {names}."
        )
    preset = _preset(path, _table(path))
    try:
        parameters_of(preset)
    except RestoreError as error:
        raise BatchError(f"{path.name}: {error}") from error
    return preset


def parameters_of(preset: Preset) -> Any:
    """Return the method's parameters; what is not said stays automatic.

    Raises:
        RestoreError: The method or a parameter is not known, or out of its range.
        ModelError: The weights are not there.
    """
    chosen = method(preset.method)
    defaults = dataclasses.asdict(chosen.parameters_type())
    given: dict[str, Any] = {}
    for name, value in preset.parameters.items():
        if name not in defaults:
            known = ", ".join(defaults)
            raise RestoreError(f"{chosen.name} has no parameter {name}; it has {known}.")
        given[name] = _like(defaults[name], value, name)
    parameters = chosen.parameters_type(**given)
    check(parameters)
    if model := given.get("model"):
        from deblur_studio.core.nets.library import find_model

        find_model(model)
    return parameters


def _like(default: Any, value: Any, name: str) -> Any:
    """Return the value as its parameter's type; whole numbers may stand for others."""
    if type(default) is float and type(value) is int:
        return float(value)
    if type(value) is not type(default):
        kind = {float: "a number", int: "a whole number", str: "text"}.get(type(default), "other")
        raise RestoreError(f"{name} is {value!r}; it must be {kind}.")
    return value


def _table(path: Path) -> dict[str, Any]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        table = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BatchError(f"{path.name} cannot be read ({reason}); choose another.") from error
    except (ValueError, RecursionError) as error:
        raise BatchError(f"{path.name} is no preset ({error}); mend it.") from error
    if not isinstance(table, dict):
        raise BatchError(f"{path.name} is no preset; it must name a method and its parameters.")
    return table


def _preset(path: Path, table: dict[str, Any]) -> Preset:
    unknown = sorted(set(table) - {"method", "parameters"})
    if unknown:
        raise BatchError(f"{path.name} has the unknown key {unknown[0]}; remove or correct it.")
    name, parameters = table.get("method"), table.get("parameters", {})
    if not isinstance(name, str) or not isinstance(parameters, dict):
        raise BatchError(
            f'{path.name} must hold method = "NAME" and, if wanted, a table of parameters.'
        )
    return Preset(method=name, parameters=parameters)
