"""A log whose clock starts again holds several recordings; one of them is kept."""

from __future__ import annotations

import itertools

import numpy as np

from deblur_studio.core.motion.formats.streams import Stream

_MIN_MEAN_RUN = 50
_OVERLAP = 1.2


def longest_run(stream: Stream) -> tuple[Stream, tuple[str, ...]]:
    """The stream itself, or its longest recording where the clock starts again.

    Rows that are merely out of order, or blocks that were written in another order, form short
    runs or runs that do not overlap: they are left to sorting.
    """
    starts = np.flatnonzero(np.diff(stream.time_s) < 0) + 1
    if len(starts) == 0 or len(stream.time_s) / (len(starts) + 1) < _MIN_MEAN_RUN:
        return stream, ()
    edges = [0, *starts.tolist(), len(stream.time_s)]
    runs = list(itertools.pairwise(edges))
    covered = sum(stream.time_s[end - 1] - stream.time_s[start] for start, end in runs)
    if covered <= _OVERLAP * np.ptp(stream.time_s):
        return stream, ()
    start, end = max(runs, key=lambda run: run[1] - run[0])
    note = (
        f"The clock starts again {len(starts)} times, so the log holds several recordings; the "
        f"longest with {end - start} samples was taken."
    )
    return Stream(stream.time_s[start:end], stream.values[start:end]), (note,)
