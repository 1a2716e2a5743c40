"""Looking for the exposure in the project: asked, cancelled, used, taken back."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator

import known_shot
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.alignment import answer as answers
from deblur_studio.core.alignment.answer import Alignment
from deblur_studio.core.alignment.evidence import Curve
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.services.alignment_found import FOUND, Reach, Wish, proposed_reach
from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.project import Edit
from deblur_studio.services.workbench import Workbench

NOTES = {"start": "Assumed: the middle of the log.", "focal": "EXIF 26 mm"}


@pytest.fixture
def ready(bench: Workbench) -> Workbench:
    loaded, recording, settings, _ = known_shot.known_answer()
    bench.project.set_photo(loaded)
    bench.project.set_recording(recording)
    bench.project.apply(Edit("proposal", settings, NOTES))
    return bench


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple]:
    """Let a search answer at once, and keep what it was asked."""
    calls: list[tuple] = []

    def align(pixels, recording, settings, wanted, progress) -> Alignment:
        calls.append((settings, wanted))
        progress.checkpoint(0.5, "Searching the log")
        return known_shot.known_answer()[3]

    monkeypatch.setattr(answers, "align", align)
    return calls


def searched(bench: Workbench, qtbot: QtBot, reach: Reach = Reach.NEAR) -> None:
    with qtbot.waitSignal(bench.alignment.ended, timeout=20_000):
        bench.alignment.search(Wish(reach))


def test_that_a_search_finds_the_exposure_and_changes_nothing_by_itself(
    ready: Workbench, asked: list[tuple], qtbot: QtBot
) -> None:
    before = ready.project.settings
    searched(ready, qtbot)
    assert ready.project.settings == before
    found = ready.alignment.found
    assert found is not None
    assert found.answer.verdict == "found"
    assert found.choices[0].start_s == pytest.approx(2.9, abs=0.005)
    low, high = found.interval_s()
    assert low < found.choices[0].start_s < high


def test_that_the_search_stays_near_the_band_or_takes_the_whole_log(
    ready: Workbench, asked: list[tuple], qtbot: QtBot
) -> None:
    searched(ready, qtbot, Reach.NEAR)
    searched(ready, qtbot, Reach.WHOLE)
    near, whole = asked[0][1], asked[1][1]
    assert (near.from_s, near.to_s) == pytest.approx((2.96 - 0.25, 2.96 + 0.25))
    assert (whole.from_s, whole.to_s) == (None, None)


def test_that_what_was_found_is_used_on_request_and_says_what_was_before(
    ready: Workbench, asked: list[tuple], qtbot: QtBot
) -> None:
    searched(ready, qtbot)
    ready.alignment.use(1)
    settings, notes = ready.project.settings, ready.project.notes
    assert settings is not None
    assert settings.exposure.start_s == pytest.approx(2.9, abs=0.005)
    assert notes["start"].startswith(FOUND)
    assert "2.9200 s" in notes["start"]
    assert "Assumed" in notes["start"]
    assert ready.alignment.used is not None
    assert ready.alignment.used.number == 1
    assert "mounting" not in notes, "a value that did not change keeps its source"


def test_that_undo_brings_back_settings_and_notes(
    ready: Workbench, asked: list[tuple], qtbot: QtBot
) -> None:
    before = ready.project.settings
    assert not ready.alignment.can_undo
    searched(ready, qtbot)
    ready.alignment.use(1)
    assert ready.alignment.can_undo
    ready.alignment.undo()
    assert ready.project.settings == before
    assert dict(ready.project.notes) == NOTES
    assert not ready.alignment.can_undo


def test_that_undo_after_two_candidates_goes_back_to_before_the_first(
    ready: Workbench, asked: list[tuple], qtbot: QtBot
) -> None:
    before = ready.project.settings
    searched(ready, qtbot)
    found = ready.alignment.found
    assert found is not None
    for choice in reversed(found.choices):
        ready.alignment.use(choice.number)
    ready.alignment.undo()
    assert ready.project.settings == before


def test_that_one_refined_value_is_taken_back_and_the_others_stay(
    ready: Workbench, asked: list[tuple], qtbot: QtBot
) -> None:
    told = ready.project.settings
    searched(ready, qtbot)
    ready.alignment.use(1)
    resets = ready.alignment.resets()
    assert {"start", "focal"} <= set(resets)
    assert "EXIF 26 mm" in resets["focal"]
    used = ready.project.settings
    ready.alignment.reset("focal")
    settings = ready.project.settings
    assert settings is not None
    assert told is not None
    assert used is not None
    assert settings.camera.fx_px == told.camera.fx_px
    assert settings.exposure == used.exposure
    assert ready.project.notes["focal"] == "EXIF 26 mm"
    assert "focal" not in ready.alignment.resets()


def test_that_a_value_changed_by_hand_is_not_offered_to_be_taken_back(
    ready: Workbench, asked: list[tuple], qtbot: QtBot
) -> None:
    searched(ready, qtbot)
    ready.alignment.use(1)
    ready.project.set_exposure(Exposure(3.0, 0.08))
    assert "start" not in ready.alignment.resets()
    assert "focal" in ready.alignment.resets()


def test_that_another_photo_or_log_forgets_what_was_found(
    ready: Workbench, asked: list[tuple], qtbot: QtBot
) -> None:
    searched(ready, qtbot)
    ready.project.set_recording(dataclasses.replace(known_shot.known_answer()[1]))
    assert ready.alignment.found is None
    assert not ready.alignment.ready


def test_that_a_refused_search_is_said_in_a_sentence(
    ready: Workbench, notices: list[Notice], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def align(*_: object) -> Alignment:
        raise MotionError("The photo shows too little texture; set the start by hand.")

    monkeypatch.setattr(answers, "align", align)
    searched(ready, qtbot)
    assert [notice.level for notice in notices] == [Level.ERROR]
    assert "too little texture" in notices[0].sentence
    assert ready.alignment.found is None


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Let a search go on until it is cancelled; the event says that it began."""
    began, release = threading.Event(), threading.Event()

    def align(pixels, recording, settings, wanted, progress) -> Alignment:
        while not release.wait(0.005):
            progress.checkpoint(0.1, "Searching the log")
            began.set()
        raise AssertionError("nobody cancelled")

    monkeypatch.setattr(answers, "align", align)
    yield began
    release.set()


def test_that_a_search_is_cancelled_and_what_was_found_before_stays(
    ready: Workbench, stuck: threading.Event, qtbot: QtBot
) -> None:
    ready.alignment.search(Wish(Reach.NEAR))
    qtbot.waitUntil(stuck.is_set)
    assert ready.alignment.running
    with qtbot.waitSignal(ready.alignment.ended) as ended:
        ready.alignment.cancel()
    assert ended.args == ["cancelled"]
    assert not ready.alignment.running
    qtbot.waitUntil(lambda: not ready.jobs.busy())


def test_that_another_photo_cancels_the_search(
    ready: Workbench, stuck: threading.Event, qtbot: QtBot
) -> None:
    ready.alignment.search(Wish(Reach.NEAR))
    qtbot.waitUntil(stuck.is_set)
    ready.project.set_photo(known_shot.known_answer()[0])
    assert not ready.alignment.running
    qtbot.waitUntil(lambda: not ready.jobs.busy())


def test_that_the_curve_is_one_at_its_best_and_silent_in_gaps(
    ready: Workbench, asked: list[tuple], qtbot: QtBot
) -> None:
    searched(ready, qtbot)
    found = ready.alignment.found
    assert found is not None
    losses = np.array([1.0, 5.0, np.inf, 3.0, 900.0])
    curve = Curve(np.arange(5.0), losses)
    holed = dataclasses.replace(found, answer=dataclasses.replace(found.answer, curve=curve))
    starts_s, scores = holed.curve()
    assert starts_s[0] == pytest.approx(-known_shot.EXPOSURE_S / 2)
    assert scores[0] == 1.0
    assert np.isnan(scores[2])
    assert scores[4] > -1, "a hopeless stretch does not flatten the rest of the curve"


@pytest.mark.parametrize(
    ("note", "reach"),
    [
        ("Assumed: the middle of the log.", Reach.WHOLE),
        ("", Reach.WHOLE),
        ("The last mark of the recording, at 3.10 s.", Reach.AROUND),
        ("entered by hand", Reach.NEAR),
        (f"{FOUND} (p = 0.97)", Reach.NEAR),
    ],
)
def test_that_the_less_is_known_of_the_start_the_further_is_searched(
    note: str, reach: Reach
) -> None:
    assert proposed_reach({"start": note}) is reach
