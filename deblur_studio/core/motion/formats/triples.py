"""Which columns of a header are x, y and z of one sensor."""

from __future__ import annotations

import re
from dataclasses import dataclass

from deblur_studio.core.motion.formats.columns import Column, Kind, describe

_NUMBERED = re.compile(r"(.*?[^\W\d_])[\s_.-]*[\[(]?([0-3])[\])]?(\s*[\[(][^\])]*[\])])?")


@dataclass(frozen=True)
class Triple:
    """The columns of x, y and z of one sensor, and the unit that their names state."""

    kind: Kind
    columns: tuple[int, int, int]
    unit: str | None
    group: str


def find_triples(header: tuple[str, ...]) -> list[Triple]:
    """All sensors with three axes that the header names, in its order."""
    groups: dict[tuple[Kind, str], dict[int, int]] = {}
    columns = [describe(name) for name in _lettered(header)]
    for index, column in enumerate(columns):
        if column.axis is not None:
            groups.setdefault((column.kind, column.group), {}).setdefault(column.axis, index)
    return [
        Triple(kind, (axes[0], axes[1], axes[2]), _shared_unit(columns, axes), group)
        for (kind, group), axes in groups.items()
        if len(axes) == 3
    ]


def _lettered(header: tuple[str, ...]) -> list[str]:
    """The header with x, y, z in place of the numbers of axes, as in gyro[0] or acc_1."""
    stems: dict[str, dict[str, int]] = {}
    for index, name in enumerate(header):
        match = _NUMBERED.fullmatch(name)
        if match and describe(name).axis is None:
            stems.setdefault(match[1] + (match[3] or ""), {})[match[2]] = index
    lettered = list(header)
    for numbers in stems.values():
        if sorted(numbers) in (["0", "1", "2"], ["1", "2", "3"]):
            for letter, number in zip("xyz", sorted(numbers), strict=True):
                index = numbers[number]
                lettered[index] = _NUMBERED.sub(rf"\1 {letter}\3", header[index])
    return lettered


def _shared_unit(columns: list[Column], axes: dict[int, int]) -> str | None:
    return next((columns[i].unit for i in axes.values() if columns[i].unit), None)
