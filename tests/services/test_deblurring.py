"""The motion is refined by the photo before it is restored, where that is wanted."""

from __future__ import annotations

import dataclasses

import known_shot
import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.alignment import motion_refinement
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.services.alignment_found import REFINED, Reach, Wish, found_keys
from deblur_studio.services.project import Edit
from deblur_studio.services.workbench import Workbench

START_S = 2.9


@pytest.fixture
def late(bench: Workbench) -> Workbench:
    """A project whose exposure is told 4 ms late."""
    loaded, recording, settings, _ = known_shot.known_answer()
    exposure = Exposure(START_S + 0.004, settings.exposure.duration_s)
    bench.project.set_photo(loaded)
    bench.project.set_recording(recording)
    told = dataclasses.replace(settings, exposure=exposure)
    bench.project.apply(Edit("proposal", told, {"start": "Assumed: the middle of the log."}))
    return bench


def deblurred(bench: Workbench, qtbot: QtBot, *, refine: bool = True) -> ShotSettings:
    with qtbot.waitSignal(bench.restoration.ended, timeout=60_000):
        bench.deblurring.deblur("wiener", "Wiener", None, refine=refine)
    assert bench.project.result is not None
    return bench.project.result.settings


def test_that_the_restoration_uses_the_refined_motion(late: Workbench, qtbot: QtBot) -> None:
    used = deblurred(late, qtbot)
    assert used == late.project.settings
    assert used.exposure.start_s == pytest.approx(START_S, abs=0.003)
    assert late.project.notes["start"].startswith(REFINED)
    assert "start" in found_keys(late.project.notes)
    late.alignment.undo()
    assert late.project.settings.exposure.start_s == pytest.approx(START_S + 0.004)


def test_that_what_was_refined_is_not_refined_again(late: Workbench, qtbot: QtBot) -> None:
    first = deblurred(late, qtbot)
    with qtbot.assertNotEmitted(late.alignment.started):
        assert deblurred(late, qtbot) == first


def test_that_nothing_is_refined_where_it_is_not_wanted(late: Workbench, qtbot: QtBot) -> None:
    told = late.project.settings
    assert deblurred(late, qtbot, refine=False) == told


def test_that_a_photo_that_tells_nothing_is_restored_as_it_was_told(
    late: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object) -> None:
        raise MotionError("The photo shows too little texture.")

    monkeypatch.setattr(motion_refinement, "refine_motion", refuse)
    told = late.project.settings
    with qtbot.assertNotEmitted(late.notices.posted):
        assert deblurred(late, qtbot) == told


def test_that_cancelling_while_refining_starts_no_restoration(
    late: Workbench, qtbot: QtBot
) -> None:
    with (
        qtbot.assertNotEmitted(late.restoration.started),
        qtbot.waitSignal(late.deblurring.ended, timeout=20_000) as ended,
    ):
        late.deblurring.deblur("wiener", "Wiener", None, refine=True)
        late.deblurring.cancel()
    assert ended.args == ["cancelled"]
    assert not late.deblurring.refining


def test_that_what_a_search_found_is_refined_too(late: Workbench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(late.alignment.ended, timeout=60_000):
        late.alignment.search(Wish(Reach.NEAR))
    late.alignment.use(1)
    assert not late.alignment.settled
    deblurred(late, qtbot)
    assert late.alignment.settled
