from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deblur_studio.core.errors import DeblurError
from deblur_studio.core.progress import SILENT, Cancelled, Part, Progress


class Noted:
    """A Progress that remembers, and cancels on reaching ``stop_at``."""

    def __init__(self, stop_at: float = 2.0) -> None:
        self.seen: list[tuple[float, str]] = []
        self.stop_at = stop_at

    def checkpoint(self, fraction: float, message: str = "") -> None:
        self.seen.append((fraction, message))
        if fraction >= self.stop_at:
            raise Cancelled


def test_that_a_part_counts_within_its_stretch_of_the_whole() -> None:
    whole = Noted()
    part: Progress = Part(whole, 0.25, 0.75)
    part.checkpoint(0.0, "begin")
    part.checkpoint(0.5)
    part.checkpoint(1.0, "end")
    assert whole.seen == [(0.25, "begin"), (0.5, ""), (0.75, "end")]


fractions = st.floats(0, 1)


@given(fractions, fractions, fractions, fractions, fractions)
def test_that_parts_nest_without_leaving_their_stretch(
    a: float, b: float, c: float, d: float, fraction: float
) -> None:
    (start, stop), (inner_start, inner_stop) = sorted((a, b)), sorted((c, d))
    whole = Noted()
    Part(Part(whole, start, stop), inner_start, inner_stop).checkpoint(fraction)
    assert start - 1e-12 <= whole.seen[0][0] <= stop + 1e-12


def test_that_a_wish_to_stop_passes_through_a_part() -> None:
    part = Part(Noted(stop_at=0.5), 0.0, 0.5)
    part.checkpoint(0.9)
    with pytest.raises(Cancelled):
        part.checkpoint(1.0)


def test_that_being_cancelled_is_not_an_error_for_the_user() -> None:
    assert not issubclass(Cancelled, DeblurError)


def test_that_the_silent_progress_never_stops_anybody() -> None:
    for fraction in (0.0, 0.5, 1.0):
        SILENT.checkpoint(fraction, "working")
