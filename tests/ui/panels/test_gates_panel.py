"""The list of gates under the button."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.alignment.verdict import Gate, ShotVerdict
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.alignment_gates import GatesPanel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.status import Status

GOOD = Gate("coverage", "good", "The log covers the exposure.", 1.0)
DOUBT = Gate("mounting", "doubtful", "How the sensor sits is assumed.", 0.0)
BAD = Gate("rate", "bad", "The log has 10 samples a second.", 10.0)
NEW = Gate("something-new", "good", "A gate of a later version.", 1.0)


@pytest.fixture
def panel(theme: Theme, bench: Workbench, qtbot: QtBot) -> GatesPanel:
    panel = GatesPanel(theme, bench)
    qtbot.addWidget(panel)
    panel.resize(320, 300)
    return panel


def show(panel: GatesPanel, *gates: Gate) -> None:
    order = ("good", "doubtful", "bad")
    level = max((gate.level for gate in gates), key=order.index)
    gates_service = panel.bench.gates
    gates_service._verdict = ShotVerdict(level, "sentence", gates)
    gates_service.changed.emit()


def test_that_nothing_is_said_without_a_shot(panel: GatesPanel) -> None:
    assert panel.isHidden()


def test_that_the_worst_comes_first_in_words_and_the_good_is_folded(panel: GatesPanel) -> None:
    show(panel, GOOD, DOUBT, BAD)
    assert not panel.isHidden()
    assert panel.chip.status is Status.ERROR
    assert panel.texts() == [
        "Sample rate bad: The log has 10 samples a second.",
        "Mounting doubtful: How the sensor sits is assumed.",
    ]
    assert panel.all.text() == "1 good"
    panel.all.setChecked(True)
    assert panel.texts()[-1] == "Log good: The log covers the exposure."


def test_that_a_good_shot_takes_one_line(panel: GatesPanel) -> None:
    show(panel, GOOD, NEW)
    assert panel.chip.status is Status.OK
    assert panel.chip.text == "Recoverable"
    assert panel.texts() == []
    panel.all.setChecked(True)
    assert "Something new good: A gate of a later version." in panel.texts()


def test_that_a_new_verdict_replaces_the_rows(panel: GatesPanel) -> None:
    show(panel, BAD)
    show(panel, DOUBT)
    assert panel.chip.text == "Doubtful"
    assert len(panel.texts()) == 1
    assert not panel.all.isEnabled()
