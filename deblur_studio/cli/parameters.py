"""Options made from the parameters that methods declare."""

from __future__ import annotations

import argparse
from typing import Any

from deblur_studio.cli.command import UsageError
from deblur_studio.core.parameters import ParameterSpec, check, specs_of
from deblur_studio.core.restore.registry import METHODS, Method


def add_parameter_options(parser: argparse.ArgumentParser) -> None:
    """Add one option for each parameter that any method has."""
    group = parser.add_argument_group("parameters of the methods")
    for name in dict.fromkeys(spec.name for spec in _all_specs()):
        group.add_argument(_option(name), dest=name, metavar="VALUE", help=_help(name))


def chosen_parameters(method: Method, options: argparse.Namespace) -> Any:
    """Return the method's parameters with what the options say.

    Raises:
        UsageError: The method lacks a parameter that was given, or cannot read its value.
        RestoreError: A value is outside its range.
    """
    own = {spec.name: spec for spec in specs_of(method.parameters_type)}
    given: dict[str, Any] = {}
    for name in dict.fromkeys(spec.name for spec in _all_specs()):
        text = getattr(options, name)
        if text is not None and name not in own:
            raise UsageError(f"{method.name} has no {_option(name)}")
        if text is not None:
            given[name] = _read(own[name], text)
    parameters = method.parameters_type(**given)
    check(parameters)
    return parameters


def _read(spec: ParameterSpec, text: str) -> Any:
    if text == "auto" and spec.automatic is not None:
        return spec.type(spec.automatic)
    try:
        return spec.type(text)
    except ValueError as error:
        kind = "whole number" if spec.type is int else "number"
        raise UsageError(f"{_option(spec.name)} is {text!r}, which is not a {kind}") from error


def _all_specs() -> list[ParameterSpec]:
    return [spec for method in METHODS for spec in specs_of(method.parameters_type)]


def _help(name: str) -> str:
    """Return the methods that have the parameter and the words of the first."""
    having = [
        (method.name, spec)
        for method in METHODS
        for spec in specs_of(method.parameters_type)
        if spec.name == name
    ]
    automatic = "; auto chooses" if having[0][1].automatic is not None else ""
    said = (
        f"{', '.join(method for method, _ in having)}: {having[0][1].help.rstrip('.')}{automatic}"
    )
    return said.replace("%", "%%")


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")
