"""How large previews are made."""

from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.progress import SILENT
from deblur_studio.core.sandbox.scene import Scene
from deblur_studio.core.sandbox.state import SandboxState
from deblur_studio.services.sandbox_order import Drawn, Order, draw
from deblur_studio.services.sandbox_pace import SIZES_PX, Pace, Paces
from deblur_studio.services.sandbox_plan import Plan, Step


@pytest.fixture(scope="module")
def megapixel() -> Drawn:
    grey = Scene(np.full((1024, 1024, 3), 0.5, np.float32), "grey")
    return draw(Order(SandboxState(), grey), SILENT)


def owed(plan: Plan) -> list[Step]:
    return list(iter(plan.next_owed, None))


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


def test_that_half_a_megapixel_comes_first_where_it_comes_in_time(megapixel: Drawn) -> None:
    paces = Paces()
    paces.blur.learn(500_000, 0.04)
    blurred, restored = owed(Plan(megapixel, paces))
    assert blurred == Step("blur", 500_000)
    assert restored.kind == "restore"
    assert restored.most_px < 500_000


def test_that_a_smaller_picture_comes_first_where_half_a_megapixel_is_late(
    megapixel: Drawn,
) -> None:
    paces = Paces()
    paces.blur.learn(500_000, 0.08)
    plan = Plan(megapixel, paces)
    assert owed(plan)[0] == Step("blur", 240_000)
    assert plan.next_step() == Step("blur", 500_000)


def test_that_slow_restorations_wait_until_nothing_newer_is_wanted(megapixel: Drawn) -> None:
    paces = Paces()
    paces.restore(megapixel.order.state.method).learn(30_000, 5.0)
    plan = Plan(megapixel, paces)
    assert [step.kind for step in owed(plan)] == ["blur"]
    assert plan.next_step() == Step("restore", 30_000, quick=True)


def test_that_what_was_slow_is_tried_again_after_a_while(megapixel: Drawn) -> None:
    paces = Paces()
    paces.restore(megapixel.order.state.method).learn(30_000, 5.0)
    kinds = [[step.kind for step in owed(Plan(megapixel, paces))] for _ in range(40)]
    assert kinds.count(["blur", "restore"]) == 2
