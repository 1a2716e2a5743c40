"""Values with their units, as the record holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# The longest ending comes first: rad_s is not s.
_UNITS = (
    ("_rad_s", "rad/s"),
    ("_m_s2", "m/s^2"),
    ("_px", "px"),
    ("_hz", "Hz"),
    ("_db", "dB"),
    ("_bytes", "byte"),
    ("_s", "s"),
    ("_m", "m"),
)

Quantity = dict[str, Any]


def unit_of(name: str) -> str:
    """Return the unit that a name ends in, such as ``exposure_s``; empty: none."""
    return next((unit for ending, unit in _UNITS if name.endswith(ending)), "")


def quantity(value: Any, unit: str = "") -> Quantity:
    """Return a value with its unit; empty: a number, word or answer without one."""
    return {"value": value, "unit": unit}


def with_units(values: Mapping[str, Any]) -> dict[str, Quantity]:
    """Return each value with the unit that its name ends in."""
    return {name: quantity(value, unit_of(name)) for name, value in values.items()}
