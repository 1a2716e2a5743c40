"""How large previews are made."""

from __future__ import annotations

import pytest

from deblur_studio.services.sandbox_pace import SIZES_PX, Pace, Paces


def learnt(seconds_per_px: float, pixels: int = 120_000) -> Pace:
    pace = Pace(0.05, 120_000)
    for _ in range(12):
        pace.learn(pixels, seconds_per_px * pixels)
    return pace


@pytest.mark.parametrize(
    ("seconds_per_px", "size_px"), [(9e-8, 500_000), (3e-7, 120_000), (1e-6, 30_000), (1.0, 30_000)]
)
def test_that_the_largest_size_in_time_is_taken(seconds_per_px: float, size_px: int) -> None:
    assert learnt(seconds_per_px).size_px == size_px


def test_that_a_machine_that_is_busy_for_a_while_gets_its_size_back() -> None:
    pace = learnt(9e-8)
    pace.learn(500_000, 2.0)
    assert pace.size_px < 500_000
    for _ in range(8):
        pace.learn(pace.size_px, 9e-8 * pace.size_px)
    assert pace.size_px == 500_000


def test_that_what_cannot_come_in_time_is_known() -> None:
    assert Pace(0.05, 120_000).in_time
    assert learnt(3e-7).in_time
    assert not learnt(1e-4).in_time


def test_that_each_method_has_a_pace_of_its_own() -> None:
    paces = Paces()
    paces.restore("slow").learn(30_000, 10.0)
    assert paces.restore("slow").size_px == SIZES_PX[-1]
    assert paces.restore("quick").size_px > SIZES_PX[-1]
