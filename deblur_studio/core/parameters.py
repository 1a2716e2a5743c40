"""Parameters as declared data: one frozen dataclass describes a form, a CLI and a record.

A field made by ``parameter`` carries label, unit, range and help; the window builds its form
from that, the command line its options, the report its table.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from functools import cache
from typing import Any

from deblur_studio.core.errors import RestoreError
from deblur_studio.core.told import told

_KEY = "deblur_parameter"


@dataclass(frozen=True)
class ParameterSpec:
    """How one parameter is asked for.

    ``automatic`` names the value at which the program chooses by itself (None: it never does).
    ``logarithmic`` asks for a slider that moves by factors instead of steps.
    """

    label: str
    help: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    choices: tuple[str, ...] = ()
    automatic: float | None = None
    logarithmic: bool = False
    name: str = ""
    type: type = float


def parameter(default: Any, spec: ParameterSpec) -> Any:
    """Declare one field of a parameter dataclass."""
    return dataclasses.field(default=default, metadata={_KEY: spec})


def specs_of(parameters: Any) -> tuple[ParameterSpec, ...]:
    """Return the specs of a parameter dataclass (or instance), in the order of its fields."""
    return _specs_of_class(parameters if isinstance(parameters, type) else type(parameters))


@cache
def _specs_of_class(kind: type) -> tuple[ParameterSpec, ...]:
    # A slider that is dragged asks a hundred times for what its class declared once.
    return tuple(
        dataclasses.replace(field.metadata[_KEY], name=field.name, type=type(field.default))
        for field in dataclasses.fields(kind)
        if _KEY in field.metadata
    )


def check(parameters: Any) -> None:
    """Raise RestoreError in one sentence when a value is outside its declared range."""
    for spec in specs_of(parameters):
        value = getattr(parameters, spec.name)
        if spec.choices and value not in spec.choices:
            choices = ", ".join(spec.choices)
            sentence = told(
                "{name} must be one of {choices}.", name=told(spec.label), choices=choices
            )
            raise RestoreError(sentence)
        if isinstance(value, (int, float)) and not _inside(float(value), spec):
            raise RestoreError(_refusal(spec, float(value)))


def _refusal(spec: ParameterSpec, value: float) -> str:
    name, unit = told(spec.label), told(" {unit}", unit=told(spec.unit)) if spec.unit else ""
    low, high = spec.minimum, spec.maximum
    if low is None and high is None:
        return told("{name} is {value:g}; choose a finite number.", name=name, value=value)
    known = {"name": name, "value": value, "low": low, "high": high, "unit": unit}
    if high is None:
        return told("{name} is {value:g}; choose a value of at least {low:g}{unit}.", **known)
    if low is None:
        return told("{name} is {value:g}; choose a value of at most {high:g}{unit}.", **known)
    return told("{name} is {value:g}; choose a value from {low:g} to {high:g}{unit}.", **known)


def _inside(value: float, spec: ParameterSpec) -> bool:
    if spec.automatic is not None and value == spec.automatic:
        return True
    low = -math.inf if spec.minimum is None else spec.minimum
    high = math.inf if spec.maximum is None else spec.maximum
    return math.isfinite(value) and low <= value <= high
