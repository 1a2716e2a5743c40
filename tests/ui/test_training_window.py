"""Closing the window while a training runs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pretend_training
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from deblur_studio.core.training.config import preset
from deblur_studio.core.training.history import RunState
from deblur_studio.services.training_runs import Run
from deblur_studio.services.workbench import open_workbench
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.theme import Theme, ThemeMode

FOR_MS = 15_000


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    theme, bench = Theme(qapp, ThemeMode.LIGHT), open_workbench(tmp_path)
    bench.training.command = (sys.executable, pretend_training.__file__, "train")
    bench.training.folder.mkdir()
    (bench.training.folder / "plan.json").write_text(json.dumps({"steps": 100_000}))
    window = MainWindow(theme, bench)
    qtbot.addWidget(window, before_close_func=lambda _: bench.shutdown())
    window.show()
    yield window
    theme.deleteLater()


@pytest.fixture
def run(window: MainWindow, qtbot: QtBot) -> Run:
    run = window.bench.training.start(preset("quick"), "quick")
    assert run is not None
    qtbot.waitUntil(lambda: run.state is RunState.RUNNING, timeout=FOR_MS)
    return run


def answer(text: str) -> None:
    """Press a button of the question that is about to be asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(one for one in box.buttons() if text in one.text()).click()

    QTimer.singleShot(100, press)


def test_that_closing_can_be_thought_over(window: MainWindow, run: Run) -> None:
    answer("Cancel")
    assert not window.close()
    assert window.isVisible()
    assert run.alive
    assert not window.bench.training.stopping


def test_that_closing_stops_saves_and_then_closes(
    window: MainWindow, run: Run, qtbot: QtBot
) -> None:
    answer("Stop and save")
    assert not window.close()
    assert not window.close()  # asked once is enough
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=FOR_MS)
    assert run.state is RunState.STOPPED
    assert (run.folder / "checkpoint.json").is_file()


def test_that_without_a_training_nothing_is_asked(window: MainWindow) -> None:
    assert window.close()


def test_that_the_method_of_a_model_is_chosen_in_restore(window: MainWindow) -> None:
    from deblur_studio.ui.panels.method_panel import MethodPanel

    panel = window.findChild(MethodPanel)
    assert panel is not None
    window.bench.restoration.method_wanted.emit("guided")
    assert panel.choice.currentData() == "guided"
    window.bench.restoration.method_wanted.emit("no such method")
    assert panel.choice.currentData() == "guided"
