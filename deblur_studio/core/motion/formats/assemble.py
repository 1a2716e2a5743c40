"""One step that all formats share: from raw streams to a recording on one clock.

In this order: rows that are no numbers are dropped, the rest is sorted by time, repeated times
are dropped (the first of each stays), gaps are found, the acceleration is interpolated to the
times of the angular rate. Whatever is dropped is counted in a warning; nothing is invented
across a gap.

A gap is an interval above ``max(3.5 typical intervals, 25 ms)``: linear interpolation over
25 ms already misses a third of a 10 Hz hand tremor. The typical interval is the mean of the
shortest 99 %, which a clock that ticks in bursts cannot fool as it fools the median.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.quality import quality_notes
from deblur_studio.core.motion.formats.restarts import longest_run
from deblur_studio.core.motion.formats.streams import Floats, RawLog, Stream
from deblur_studio.core.motion.recording import Gap, ImuRecording, LogSource
from deblur_studio.core.told import told

MIN_SAMPLES = 8
GAP_INTERVALS = 3.5
MIN_GAP_S = 0.025

_MAX_TIME_S = 1e11
_MAX_VALUE = 1e5  # no sensor turns at 5.7 million deg/s or feels 10,000 g
_MIN_INTERVAL_S = 1e-6
_COARSE_SHARE = 0.05


def assemble(raw: RawLog, source: LogSource) -> ImuRecording:
    """Clean the streams and bring them onto the gyroscope's times.

    Args:
        raw: What a format read; its gyroscope must not be None.
        source: Where it came from.

    Raises:
        LogError: Fewer than eight usable samples, or a clock that does not advance.
    """
    name = source.paths[0].name
    if raw.gyro is None:
        raise LogError(
            told(
                "{name} has acceleration but no angular rate; give the gyroscope's log.", name=name
            )
        )
    gyro, notes = clean(raw.gyro, "samples")
    _check(name, gyro)
    accel, accel_notes = _accel(raw.accel, gyro.time_s)
    gaps = find_gaps(gyro.time_s)
    said = (*raw.warnings, *notes, *accel_notes, *quality_notes(gyro, accel, gaps))
    return ImuRecording(
        gyro.time_s,
        gyro.values,
        accel,
        raw.clock,
        source,
        raw.unix_origin_s,
        gaps,
        tuple(dict.fromkeys(said)),
        raw.marks_s,
    )


def clean(stream: Stream, what: str) -> tuple[Stream, list[str]]:
    """Finite samples in strictly rising time, and a note on each kind that was dropped."""
    time_s, values, notes = stream.time_s, stream.values, []
    with np.errstate(invalid="ignore"):
        usable = (np.abs(time_s) < _MAX_TIME_S) & np.all(np.abs(values) < _MAX_VALUE, axis=1)
    if broken := int(len(usable) - usable.sum()):
        notes.append(f"{broken} {what} are no numbers and were left out.")
    kept = Stream(time_s[usable], values[usable])
    kept, restarts = longest_run(kept)
    notes.extend(restarts)
    return _sorted_distinct(kept, what, notes), notes


def _sorted_distinct(stream: Stream, what: str, notes: list[str]) -> Stream:
    backwards = int(np.sum(np.diff(stream.time_s) < 0))
    if backwards:
        notes.append(f"The clock runs backwards {backwards} times; {what} were sorted by time.")
    order = np.argsort(stream.time_s, kind="stable")
    time_s, values = stream.time_s[order], stream.values[order]
    new = np.concatenate([[True], np.diff(time_s) > 0])[: len(time_s)]
    repeated = int(len(new) - new.sum())
    if repeated > _COARSE_SHARE * len(new):
        notes.append(
            f"The clock is coarse: {repeated} of {len(new)} {what} share their time with another "
            "and were left out."
        )
    elif repeated:
        notes.append(f"{repeated} {what} repeat the time of another and were left out.")
    return Stream(time_s[new], values[new])


def typical_interval_s(time_s: Floats) -> float:
    """Mean of the shortest 99 % of the intervals, without the longest; at least the median."""
    steps = np.sort(np.diff(time_s))
    usual = steps[: max(1, min(len(steps) - 1, int(0.99 * len(steps))))]
    return max(float(np.median(steps)), float(usual.mean()))


def gap_limit_s(time_s: Floats) -> float:
    """The longest interval that is no gap."""
    return max(GAP_INTERVALS * typical_interval_s(time_s), MIN_GAP_S)


def find_gaps(time_s: Floats) -> tuple[Gap, ...]:
    """All stretches without samples in (N,) strictly rising times."""
    holes = np.flatnonzero(np.diff(time_s) > gap_limit_s(time_s))
    return tuple(Gap(float(time_s[i]), float(time_s[i + 1])) for i in holes)


def interpolate(stream: Stream, times_s: Floats) -> Floats:
    """(M, 3) values at ``times_s`` (M,); NaN outside the stream and across its gaps.

    ``stream`` is clean and has at least two samples.
    """
    columns = [np.interp(times_s, stream.time_s, stream.values[:, axis]) for axis in range(3)]
    found = np.stack(columns, axis=1)
    right = np.clip(np.searchsorted(stream.time_s, times_s), 1, len(stream.time_s) - 1)
    hole = stream.time_s[right] - stream.time_s[right - 1] > gap_limit_s(stream.time_s)
    exact = np.isin(times_s, stream.time_s)
    outside = (times_s < stream.time_s[0]) | (times_s > stream.time_s[-1])
    found[outside | (hole & ~exact)] = np.nan
    return found


def _check(name: str, gyro: Stream) -> None:
    if len(gyro.time_s) < MIN_SAMPLES:
        raise LogError(
            told(
                "{name} has only {count} usable samples of angular rate at different times and"
                " {needed} are needed; record for longer or choose another time column.",
                name=name,
                count=len(gyro.time_s),
                needed=MIN_SAMPLES,
            )
        )
    if float(np.median(np.diff(gyro.time_s))) < _MIN_INTERVAL_S:
        raise LogError(
            told(
                "The times in {name} lie less than a microsecond apart; choose another time unit.",
                name=name,
            )
        )


def _accel(stream: Stream | None, times_s: Floats) -> tuple[Floats | None, Sequence[str]]:
    if stream is None:
        return None, ()
    kept, notes = clean(stream, "samples of the acceleration")
    if len(kept.time_s) < 2:
        return None, (*notes, "The acceleration has no usable samples and was left out.")
    accel = interpolate(kept, times_s)
    missing: NDArray[np.bool_] = np.isnan(accel[:, 0])
    if missing.all():
        return None, (*notes, "The acceleration covers other times and was left out.")
    if missing.mean() > _COARSE_SHARE:
        share = 100.0 * float(missing.mean())
        notes.append(f"The acceleration is missing for {share:.0f} % of the samples.")
    return accel, notes
