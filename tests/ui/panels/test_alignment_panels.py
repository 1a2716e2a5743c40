"""The search for the exposure on the timeline."""

from __future__ import annotations

import dataclasses

import known_shot
import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.alignment import answer as answers
from deblur_studio.core.alignment.answer import Alignment
from deblur_studio.services.alignment_found import Reach
from deblur_studio.services.project import Edit
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.panels.camera_card import CameraCard
from deblur_studio.ui.panels.canvas_panel import CanvasPanel
from deblur_studio.ui.panels.timeline_panel import TimelinePanel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.status import Status

AMBIGUOUS = {"verdict": "ambiguous", "reason": "Two motions explain it.", "probability": 0.5}
NOT_FOUND = {"verdict": "not-found", "reason": "Nothing stands out.", "probability": 0.1}


@pytest.fixture
def panel(theme: Theme, bench: Workbench, qtbot: QtBot) -> TimelinePanel:
    loaded, recording, settings, _ = known_shot.known_answer()
    panel = TimelinePanel(theme, bench)
    qtbot.addWidget(panel)
    panel.resize(900, 320)
    panel.show()
    bench.project.set_photo(loaded)
    bench.project.set_recording(recording)
    bench.project.apply(Edit("proposal", settings, {"start": "Assumed: the middle."}))
    return panel


def search(
    panel: TimelinePanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, **changes: object
) -> None:
    def align(*_: object) -> Alignment:
        return dataclasses.replace(known_shot.known_answer()[3], **changes)

    monkeypatch.setattr(answers, "align", align)
    with qtbot.waitSignal(panel.bench.alignment.ended, timeout=10_000):
        panel.search.start.click()


def test_that_there_is_nothing_to_search_without_a_shot(
    theme: Theme, bench: Workbench, qtbot: QtBot
) -> None:
    panel = TimelinePanel(theme, bench)
    qtbot.addWidget(panel)
    assert panel.search.isHidden()


def test_that_the_search_proposes_its_reach_until_the_user_chooses(panel: TimelinePanel) -> None:
    reach = panel.search.reach
    assert reach.currentData() == Reach.WHOLE.value
    reach.setCurrentIndex(reach.findData(Reach.AROUND.value))
    reach.activated.emit(reach.currentIndex())
    panel.bench.project.set_exposure(known_shot.settings_at(3.0).exposure)
    assert reach.currentData() == Reach.AROUND.value
    assert panel.search.wish().free == ("offset", "bias", "scale")


def test_that_what_was_found_is_shown_and_used_by_a_click(
    panel: TimelinePanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(panel, qtbot, monkeypatch)
    assert panel.search.verdict.status is Status.OK
    assert panel.search.verdict.text == "Found"
    assert "ms earlier" in panel.search.sentence.text()
    assert panel.timeline.score.plot.isVisible()
    assert panel.curve.marks.interval_shown
    choices = panel.search.choices
    assert not choices.use.isHidden()
    assert choices.undo.isHidden()
    choices.use.click()
    assert panel.timeline.exposure == pytest.approx((2.9, 0.08), abs=0.005)
    assert choices.use.isHidden()
    choices.undo.click()
    assert panel.timeline.exposure == pytest.approx((2.92, 0.08))


def test_that_an_ambiguous_answer_has_no_use_button_but_marks_to_try(
    panel: TimelinePanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(panel, qtbot, monkeypatch, **AMBIGUOUS)
    choices = panel.search.choices
    assert panel.search.verdict.status is Status.WARNING
    assert panel.search.sentence.text().startswith("Perhaps ")
    assert "Two motions" in panel.search.sentence.text()
    assert choices.use.isHidden()
    assert len(panel.curve.marks.places) == len(choices.numbers) == 2
    assert panel.timeline.exposure == pytest.approx((2.92, 0.08)), "nothing is applied silently"
    second = panel.bench.alignment.found.choices[1]
    panel.curve.marks.clicked.emit(2)
    assert panel.timeline.exposure[0] == pytest.approx(second.start_s)
    assert [button.isChecked() for button in choices.numbers][:2] == [False, True]
    choices.numbers[1].click()
    assert choices.numbers[1].isChecked(), "the one in use stays marked"


def test_that_the_marks_stand_on_the_curve_at_the_candidates(
    panel: TimelinePanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(panel, qtbot, monkeypatch)
    first_s = panel.bench.alignment.found.choices[0].start_s
    x, y = panel.curve.marks.places[0]
    assert x + panel.timeline.score.origin_s == pytest.approx(first_s)
    assert 0.5 < y <= 1.0


def test_that_nothing_found_offers_nothing(
    panel: TimelinePanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(panel, qtbot, monkeypatch, **NOT_FOUND)
    assert panel.search.verdict.status is Status.ERROR
    assert panel.search.sentence.text() == "Nothing stands out."
    assert panel.timeline.score.plot.isVisible(), "the curve shows why"
    assert not panel.curve.marks.places
    assert not panel.curve.marks.interval_shown
    assert not panel.search.choices.numbers
    assert panel.search.choices.use.isHidden()


def test_that_another_log_takes_the_curve_away(
    panel: TimelinePanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(panel, qtbot, monkeypatch)
    panel.bench.project.set_recording(dataclasses.replace(known_shot.known_answer()[1]))
    assert not panel.timeline.score.plot.isVisible()
    assert not panel.curve.marks.places
    assert panel.search.isHidden()


def test_that_the_marks_survive_a_change_of_colours(
    panel: TimelinePanel, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(panel, qtbot, monkeypatch)
    before = panel.curve.marks.places
    theme.changed.emit()
    assert panel.curve.marks.places == before


def test_that_dragging_the_band_restores_a_patch_over_the_photo(
    panel: TimelinePanel, theme: Theme, qtbot: QtBot
) -> None:
    canvas = CanvasPanel(theme, panel.bench)
    qtbot.addWidget(canvas)
    panel.bench.project.set_photo(known_shot.known_answer()[0])
    panel.bench.project.apply(Edit("proposal", known_shot.settings_at(2.9), {}))
    assert not canvas.patch_overlay.shows_patch
    panel.timeline.exposure_dragged.emit(2.91, 0.08)
    qtbot.waitUntil(lambda: canvas.patch_overlay.shows_patch, timeout=10_000)
    assert "re-blur residual" in canvas.patch_overlay.text
    assert canvas.patch_overlay.click(200.0, 150.0, canvas.canvas.view) is False
    assert panel.bench.scrub.place_xy == (200.0, 150.0)
    canvas.patch_action.setChecked(False)
    assert not canvas.patch_overlay.shows_patch
    assert canvas.patch_overlay.legend(canvas.canvas.view) is None
    qtbot.waitUntil(lambda: not panel.bench.jobs.busy())


def test_that_a_patch_that_cannot_be_made_says_why(
    panel: TimelinePanel, theme: Theme, qtbot: QtBot
) -> None:
    canvas = CanvasPanel(theme, panel.bench)
    qtbot.addWidget(canvas)
    panel.timeline.exposure_dragged.emit(60.0, 0.08)
    qtbot.waitUntil(lambda: "No preview" in canvas.patch_overlay.text, timeout=10_000)
    assert not canvas.patch_overlay.shows_patch
    qtbot.waitUntil(lambda: not panel.bench.jobs.busy())


def test_that_the_camera_card_shows_what_was_refined_and_takes_it_back_one_by_one(
    panel: TimelinePanel, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = CameraCard(theme, panel.bench)
    qtbot.addWidget(shot)
    card = shot.card
    told = card.value("focal")
    search(panel, qtbot, monkeypatch)
    assert card.reset_button("focal").isHidden()
    panel.search.choices.use.click()
    assert card.value("focal") != told
    assert "Found in the log" in card.note("focal")
    assert f"before: {told} px" in card.note("focal")
    assert f"Back to {told} px" in card.reset_button("focal").toolTip()
    assert card.reset_button("mounting").isHidden(), "what did not change has nothing to reset"
    start = card.value("start")
    card.reset_button("focal").click()
    assert card.value("focal") == told
    assert card.value("start") == start
    assert card.reset_button("focal").isHidden()
    assert not card.reset_button("start").isHidden()
