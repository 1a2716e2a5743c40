"""What is seen while the motion is refined before a restoration."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.alignment import motion_refinement
from deblur_studio.core.errors import MotionError
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.alignment_bar import AlignmentBar
from deblur_studio.ui.panels.method_panel import MethodPanel
from deblur_studio.ui.theme import Theme

FOR_MS = 20_000


@pytest.fixture
def shown(
    theme: Theme, ready: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> tuple[MethodPanel, AlignmentBar]:
    def refuse(pixels: object, recording: object, settings: object, progress: object) -> None:
        raise MotionError("Too little texture.")

    monkeypatch.setattr(motion_refinement, "refine_motion", refuse)
    panel, bar = MethodPanel(theme, ready), AlignmentBar(theme, ready)
    for widget in (panel, bar):
        qtbot.addWidget(widget)
    panel.choice.setCurrentIndex(panel.choice.findData("wiener"))
    return panel, bar


def test_that_its_progress_stands_under_the_button_alone(
    shown: tuple[MethodPanel, AlignmentBar], ready: Workbench, qtbot: QtBot
) -> None:
    panel, bar = shown
    with qtbot.waitSignal(ready.restoration.ended, timeout=FOR_MS):
        panel.deblur()
        assert ready.deblurring.refining
        assert not panel.progress.isHidden()
        assert panel.button.isHidden()
        assert bar.progress.isHidden()
        assert not bar.start.isEnabled()
    assert not ready.deblurring.refining
    assert bar.start.isEnabled()
    assert not panel.button.isHidden()


def test_that_the_choice_is_kept_between_sessions(
    shown: tuple[MethodPanel, AlignmentBar], theme: Theme, ready: Workbench, qtbot: QtBot
) -> None:
    shown[0].refine.setChecked(False)
    again = MethodPanel(theme, ready)
    qtbot.addWidget(again)
    assert not again.refine.isChecked()
