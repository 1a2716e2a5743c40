"""What a user should know about a log before trusting it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.formats.streams import DEGREE_RAD, Floats, Stream
from deblur_studio.core.motion.recording import Gap

TOO_SLOW_HZ = 50.0
SLOW_HZ = 100.0

_SLACK_HZ = 0.5  # a log of nominally 100 Hz is not below 100 Hz
_FULL_SCALES_DEG_S = (125.0, 250.0, 500.0, 1000.0, 2000.0, 4000.0)
_NEAR = 0.001
_MIN_SATURATED_RAD_S = 100.0 * DEGREE_RAD
_MIN_STUCK = 3
_IMPLAUSIBLE_RAD_S = 40.0
_ACCEL_RANGE_M_S2 = (5.0, 20.0)
_IRREGULAR = 0.5
_MISSING_SHARE = 0.02


def quality_notes(gyro: Stream, accel: Floats | None, gaps: tuple[Gap, ...]) -> list[str]:
    """Warnings on rate, gaps, regularity, saturation and size, in sentences.

    Args:
        gyro: Clean: at least two samples, times strictly rising.
        accel: (N, 3) m/s^2 at the same times or None; may hold NaN.
        gaps: The stretches without samples.
    """
    return [
        *_rate_notes(gyro.time_s),
        *_gap_notes(gaps),
        *_regularity_notes(gyro.time_s),
        *_saturation_notes(gyro),
        *_size_notes(gyro.values, accel),
    ]


def effective_rate_hz(time_s: Floats) -> float:
    """Samples a second outside the largest 1 % of the intervals, where the gaps are."""
    steps = np.sort(np.diff(time_s))
    usual = steps[: max(1, int(0.99 * len(steps)))]
    return float(1.0 / usual.mean())


def _rate_notes(time_s: Floats) -> list[str]:
    rate = effective_rate_hz(time_s)
    if rate < TOO_SLOW_HZ - _SLACK_HZ:
        return [f"{rate:.0f} samples a second are too slow to follow a hand's shake; 200 are good."]
    if rate < SLOW_HZ - _SLACK_HZ:
        return [f"{rate:.0f} samples a second are few; 200 are good."]
    return []


def _gap_notes(gaps: tuple[Gap, ...]) -> list[str]:
    if not gaps:
        return []
    longest = max(gaps, key=lambda gap: gap.end_s - gap.start_s)
    length_s = longest.end_s - longest.start_s
    count = "There is 1 gap" if len(gaps) == 1 else f"There are {len(gaps)} gaps"
    return [f"{count} without samples, the longest {length_s:.3g} s from {longest.start_s:.3f} s."]


def _regularity_notes(time_s: Floats) -> list[str]:
    """Missing samples of a regular clock, or a word on an irregular one."""
    steps = np.diff(time_s)
    median = float(np.median(steps))
    low, high = np.percentile(steps, (10, 90))
    if high - low > _IRREGULAR * median:
        return [
            f"The intervals are irregular ({1e3 * low:.1f} to {1e3 * high:.1f} ms): the times may "
            "be those of arrival, not of measurement."
        ]
    missing = int(np.sum(np.round(steps / median) - 1.0))
    if missing <= _MISSING_SHARE * len(time_s):
        return []
    share = 100.0 * missing / (len(time_s) + missing)
    return [f"About {missing} samples ({share:.0f} %) are missing."]


def _saturation_notes(gyro: Stream) -> list[str]:
    notes = []
    for axis, letter in enumerate("xyz"):
        clipped = saturated(gyro.values[:, axis])
        if clipped.any():
            first_s = float(gyro.time_s[np.argmax(clipped)])
            notes.append(
                f"The angular rate about {letter} is saturated in {int(clipped.sum())} samples, "
                f"first at {first_s:.3f} s: the motion was faster than the sensor can measure."
            )
    return notes


def saturated(values: Floats) -> NDArray[np.bool_]:
    """(N,) where one axis (N,) in rad/s stands at the end of its range.

    That is where it keeps its largest size for three samples or more, or where at least two
    samples are the largest and at a known full scale.
    """
    size = np.abs(values)
    top = float(size.max())
    if top < _MIN_SATURATED_RAD_S:
        return np.zeros(len(values), dtype=np.bool_)
    at_top = size >= top * (1.0 - 1e-6)
    near_top = size >= top * (1.0 - 2.0 * _NEAR)
    full = any(abs(top / DEGREE_RAD / scale - 1.0) < _NEAR for scale in _FULL_SCALES_DEG_S)
    if full and near_top.sum() >= 2:
        return near_top
    return _in_runs(at_top, _MIN_STUCK)


def _in_runs(flags: NDArray[np.bool_], least: int) -> NDArray[np.bool_]:
    """Only those True values that stand in a row of at least ``least``."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    kept = np.zeros(len(flags), dtype=np.bool_)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        kept[start:end] = end - start >= least
    return kept


def _size_notes(gyro: Floats, accel: Floats | None) -> list[str]:
    notes = []
    rate = float(np.median(np.linalg.norm(gyro, axis=1)))
    if rate > _IMPLAUSIBLE_RAD_S:
        notes.append(
            f"The angular rate is implausible (median {rate:.0f} rad/s); it may be in deg/s."
        )
    if accel is not None:
        force = float(np.nanmedian(np.linalg.norm(accel, axis=1)))
        low, high = _ACCEL_RANGE_M_S2
        if not low < force < high:
            notes.append(
                f"The acceleration has a median of {force:.1f} m/s^2 where gravity gives 9.8: "
                "its unit may be wrong, or gravity was taken out."
            )
    return notes
