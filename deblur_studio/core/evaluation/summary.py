"""What many scores say together: mean, median and the worst tenth, overall and by kind of case."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from deblur_studio.core.evaluation.rows import Row
from deblur_studio.core.synthesis.cases import CaseSettings

Edges = Sequence[float]
Statistics = dict[str, float]

# A result this much below the blurred photo did harm that can be seen.
HARM_DB = 0.2
TEN = 10
_HIGH_IS_WORSE = {"chi", "s_per_mpx", "cpu_s_per_mpx"}
_MEASURES = ("psnr_db", "gain_db", "ssim", "chi", "s_per_mpx", "cpu_s_per_mpx")
_TOLD_EDGES_PX: Edges = (0.0, 0.5, 1.0, 2.0, math.inf)


def statistics(values: Sequence[float], *, high_is_worse: bool = False) -> Statistics:
    """Return mean, median and worst10, the mean of the worst tenth (at least one value).

    Values that are not numbers (chi where nothing could be judged) are left out.
    """
    known = np.sort([value for value in values if math.isfinite(value)])
    if not len(known):
        return {"mean": math.nan, "median": math.nan, "worst10": math.nan}
    worst = known[::-1] if high_is_worse else known
    tenth = worst[: math.ceil(len(known) / 10)]
    return {
        "mean": float(known.mean()),
        "median": float(np.median(known)),
        "worst10": float(tenth.mean()),
    }


def summary(rows: Sequence[Row], settings: CaseSettings) -> dict[str, Any]:
    """Return what is reported of each method, in the order in which they first occur."""
    names = dict.fromkeys(row.method for row in rows)
    return {name: _of_method(_rows_of(rows, name), settings) for name in names}


def ten_random(rows: Sequence[Row], seed: int) -> dict[str, Any]:
    """Return the seed project's own measure: mean PSNR of ten cases, drawn by the seed."""
    cases = sorted({row.case for row in rows})
    rng = np.random.default_rng([seed, TEN])
    chosen = {int(each) for each in rng.permutation(cases)[:TEN]}
    names = dict.fromkeys(row.method for row in rows)
    ours = {name: [row for row in _rows_of(rows, name) if row.case in chosen] for name in names}
    means = {name: float(np.mean([row.psnr_db for row in some])) for name, some in ours.items()}
    return {"cases": sorted(chosen), "psnr_db": means}


def log_edges(limits: tuple[float, float], count: int = 3) -> Edges:
    """Return the edges of bins of equal width in the logarithm."""
    low, high = limits
    if high <= low:
        return low, low
    return tuple(float(edge) for edge in np.geomspace(low, high, count + 1))


def _of_method(rows: list[Row], settings: CaseSettings) -> dict[str, Any]:
    measured = {
        name: statistics([getattr(row, name) for row in rows], high_is_worse=name in _HIGH_IS_WORSE)
        for name in _MEASURES
    }
    harmed = np.mean([row.gain_db < -HARM_DB for row in rows])
    return {
        "cases": len(rows),
        **measured,
        "harmed_share": float(harmed),
        "by_extent_px": _by(rows, lambda row: row.extent_px, log_edges(settings.extent_px)),
        "by_noise": _by(rows, lambda row: row.noise, log_edges(settings.noise)),
        "by_motion_error_px": _by(rows, lambda row: row.told_px, _TOLD_EDGES_PX),
    }


def _by(rows: list[Row], key: Callable[[Row], float], edges: Edges) -> dict[str, Any]:
    """Return PSNR and gain for each bin of some quantity; the outer bins are open."""
    inner = np.asarray(edges[1:-1])
    found: dict[str, Any] = {}
    for index, (low, high) in enumerate(itertools.pairwise(edges)):
        some = [row for row in rows if int(np.searchsorted(inner, key(row), "right")) == index]
        found[_bin_name(low, high)] = {
            "cases": len(some),
            "psnr_db": statistics([row.psnr_db for row in some]),
            "gain_db": statistics([row.gain_db for row in some]),
        }
    return found


def _bin_name(low: float, high: float) -> str:
    return f"from {low:.3g}" if math.isinf(high) else f"{low:.3g} to {high:.3g}"


def _rows_of(rows: Sequence[Row], name: str) -> list[Row]:
    return [row for row in rows if row.method == name]
