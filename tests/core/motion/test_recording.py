from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.motion.recording import Gap, ImuRecording, LogSource


@pytest.fixture
def recording() -> ImuRecording:
    time_s = np.array([5.0, 5.01, 5.02, 5.03, 6.03])
    source = LogSource((Path("log.csv"),), "00", "csv")
    return ImuRecording(time_s, np.zeros((5, 3)), None, "own", source, gaps=(Gap(5.03, 6.03),))


def test_that_the_duration_spans_first_to_last_sample(recording: ImuRecording) -> None:
    assert recording.duration_s == pytest.approx(1.03)


def test_that_the_rate_is_not_pulled_down_by_a_gap(recording: ImuRecording) -> None:
    assert recording.rate_hz == pytest.approx(100.0)


@pytest.mark.parametrize(
    ("start_s", "end_s", "expected"),
    [(5.0, 5.02, False), (5.0, 5.5, True), (5.2, 5.3, True), (6.0, 7.0, True), (6.03, 7.0, False)],
)
def test_that_a_gap_counts_only_where_it_overlaps(
    recording: ImuRecording, start_s: float, end_s: float, expected: bool
) -> None:
    assert recording.has_gap_in(start_s, end_s) is expected
