"""What a user may say about a table instead of leaving it to the reader's guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.units import AXIS_UNITS, TIME_UNITS

ColumnName = str | int

_SHOWN_NAMES = 8


@dataclass(frozen=True)
class CsvOptions:
    r"""How to read a table; None leaves the choice to the reader.

    A column is named as in the header (case does not matter) or counted from 1. ``delimiter``
    is one of ``,`` ``;`` ``|``, a tab, or a blank for any white space. The three columns of a
    sensor are those of its x, y and z. Without ``use_accel`` the acceleration is left out.
    """

    delimiter: str | None = None
    time_column: ColumnName | None = None
    time_unit: str | None = None
    gyro_columns: tuple[ColumnName, ColumnName, ColumnName] | None = None
    gyro_unit: str | None = None
    accel_columns: tuple[ColumnName, ColumnName, ColumnName] | None = None
    accel_unit: str | None = None
    use_accel: bool = True

    def __post_init__(self) -> None:
        _one_of("delimiter", self.delimiter, (",", ";", "|", "\t", " "))
        _one_of("time unit", self.time_unit, TIME_UNITS)
        _one_of("unit of the angular rate", self.gyro_unit, AXIS_UNITS["gyro"])
        _one_of("unit of the acceleration", self.accel_unit, AXIS_UNITS["accel"])


def find_column(name: ColumnName, header: Sequence[str], fields: int, log_name: str) -> int:
    """The index (from 0) of a column that the user named.

    Raises:
        LogError: There is no such column.
    """
    lowered = [known.lower() for known in header]
    wanted = str(name).strip().lower()
    if isinstance(name, str) and wanted in lowered:
        return lowered.index(wanted)
    if wanted.isdecimal() and 1 <= int(wanted) <= fields:
        return int(wanted) - 1
    known = f"choose among {quoted(header)}" if header else f"choose a number from 1 to {fields}"
    shown = f'"{name}"' if isinstance(name, str) else name
    raise LogError(f"{log_name} has no column {shown}; {known}.")


def quoted(names: Sequence[str]) -> str:
    """The names in quotes, at most eight of them."""
    shown = ", ".join(f'"{name}"' for name in names[:_SHOWN_NAMES])
    return f"{shown} and {len(names) - _SHOWN_NAMES} more" if len(names) > _SHOWN_NAMES else shown


def _one_of(what: str, value: str | None, allowed: tuple[str, ...]) -> None:
    if value is not None and value not in allowed:
        shown = ", ".join(repr(entry) for entry in allowed)
        raise LogError(f"The {what} {value!r} is unknown; use one of {shown}.")
