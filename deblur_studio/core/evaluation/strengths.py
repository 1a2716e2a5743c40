"""Each classical method at the setting that is best for a case, which only the truth can tell.

An upper bound for automatic settings, and the fair opponent of a trained network.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from deblur_studio.core.evaluation.rows import Row
from deblur_studio.core.evaluation.scores import Score, score_method
from deblur_studio.core.progress import SILENT, Part, Progress
from deblur_studio.core.restore.registry import method
from deblur_studio.core.synthesis.cases import Case

_BEST, _CLASSICAL = "-best", "classical-best"


@dataclass(frozen=True)
class _Grid:
    """The parameter that decides how much detail is risked, and values for it."""

    parameter: str
    values: tuple[float, ...]


_GRIDS = MappingProxyType(
    {
        "wiener": _Grid("smoothing", (0.0, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3)),
        "total-variation": _Grid("smoothing", (0.0, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2)),
        "richardson-lucy": _Grid("iterations", (0, 3, 6, 12, 24, 48)),
    }
)


def best_name(name: str) -> str:
    """Return under what name the best setting of a method is reported."""
    return name + _BEST


def has_grid(name: str) -> bool:
    """Whether a method of the registry has a strength to choose."""
    return name in _GRIDS


def score_best_setting(case: Case, name: str, progress: Progress = SILENT) -> tuple[Score, str]:
    """Return the score at the best strength by PSNR, and that strength ("auto" where it won)."""
    values = _GRIDS[name].values
    found = []
    for index, value in enumerate(values):
        part = Part(progress, index / len(values), (index + 1) / len(values))
        score, _ = score_method(case, name, _parameters(name, value), part)
        found.append((score.psnr_db, score, value))
    _, best, value = max(found, key=lambda each: each[0])
    return best, f"{value:g}" if value else "auto"


def with_best_classical(rows: Sequence[Row]) -> list[Row]:
    """Return the rows and, for each case, the best of all methods at their best settings."""
    best: dict[int, Row] = {}
    for row in rows:
        before = best.get(row.case)
        if row.method.endswith(_BEST) and (before is None or row.psnr_db > before.psnr_db):
            best[row.case] = row
    said = (
        dataclasses.replace(row, method=_CLASSICAL, setting=f"{row.method} {row.setting}")
        for row in best.values()
    )
    return [*rows, *said]


def _parameters(name: str, value: float) -> Any:
    """Return the method's parameters with one strength."""
    return method(name).parameters_type(**{_GRIDS[name].parameter: value})
