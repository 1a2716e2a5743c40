"""From a training in the window, through all that can happen to it, to a photo restored with it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QProcess, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.core.training.history import RunState
from deblur_studio.services.training_runs import Run
from deblur_studio.services.training_sources import SourceKind
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.panels.method_panel import MethodPanel
from deblur_studio.ui.panels.training_form import NewRunPanel
from deblur_studio.ui.panels.training_progress import ProgressPanel
from deblur_studio.ui.panels.training_runs import RunsPanel

Drop = Callable[[QWidget, list[Path]], None]
FOR_MS = 240_000
SMALL = {"crop_px": 64, "batch": 2, "epochs": 40, "crops_per_epoch": 8, "validation_pairs": 2}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9"),
]


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Twenty pictures of rectangles, 256 px wide."""
    folder = tmp_path / "photos"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for number in range(20):
        codes = np.full((256, 256, 3), rng.integers(40, 200, 3), np.uint8)
        for _ in range(80):
            top, left = rng.integers(0, 240, 2)
            codes[top : top + rng.integers(4, 50), left : left + rng.integers(4, 50)] = (
                rng.integers(10, 240, 3)
            )
        Image.fromarray(codes).save(folder / f"{number}.png")
    return folder


@pytest.fixture
def run(window: MainWindow, photos: Path, qtbot: QtBot) -> Run:
    """A run of the preset quick, made small, that was started with the button."""
    draft = window.bench.draft
    window.bar.show_workspace("training")
    draft.choose("quick")
    for name, value in SMALL.items():
        draft.change(name, value)
    draft.change("device", "cpu")
    draft.sources.add(SourceKind.PHOTOS, [photos])
    form = window.findChild(NewRunPanel)
    assert form is not None
    qtbot.waitUntil(form.button.isEnabled, timeout=FOR_MS)
    QTest.mouseClick(form.button, Qt.MouseButton.LeftButton)
    started = window.bench.training.active
    assert started is not None
    return started


def test_that_a_model_is_trained_interrupted_resumed_and_used(
    window: MainWindow, run: Run, drop: Drop, shot_files: tuple[Path, Path], qtbot: QtBot
) -> None:
    progress, runs = window.findChild(ProgressPanel), window.findChild(RunsPanel)
    method = window.findChild(MethodPanel)
    assert progress is not None
    assert runs is not None
    assert method is not None

    qtbot.waitUntil(lambda: run.history.validated is not None, timeout=FOR_MS)
    qtbot.waitUntil(lambda: progress.strip.pair.count() == 2, timeout=FOR_MS)
    assert progress.plots.loss.lines[0].x.size > 0
    assert progress.plots.psnr.lines[0].x.size > 0

    QTest.mouseClick(progress.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: run.state is RunState.PAUSED, timeout=FOR_MS)
    paused_at = run.history.step
    qtbot.wait(500)
    assert run.history.step == paused_at
    qtbot.waitUntil(lambda: progress.pause.text() == "Resume", timeout=FOR_MS)
    QTest.mouseClick(progress.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: run.history.step > paused_at, timeout=FOR_MS)
    qtbot.waitUntil(lambda: run.history.saved is not None, timeout=FOR_MS)

    child = window.bench.training.findChild(QProcess)
    assert child is not None
    os.kill(child.processId(), signal.SIGKILL)
    qtbot.waitUntil(lambda: run.state is RunState.INTERRUPTED, timeout=FOR_MS)
    assert run.resumable
    killed_at = run.history.step
    QTest.mouseClick(progress.resume, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: run.alive and run.history.step > killed_at, timeout=FOR_MS)

    QTest.mouseClick(progress.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not run.alive, timeout=FOR_MS)
    assert run.state is RunState.STOPPED

    runs.use.trigger()
    qtbot.waitUntil(lambda: window.current.workspace.name == "restore", timeout=FOR_MS)
    assert method.choice.currentData() == "guided"
    assert method.picker.combo.currentText() == "quick"
    assert method.picker.told.text().startswith("Network guided-small, ")

    drop(window, list(shot_files))
    qtbot.waitUntil(method.button.isEnabled, timeout=FOR_MS)
    QTest.mouseClick(method.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bench.project.result is not None, timeout=FOR_MS)
    assert "Restored by the network 'quick', weights" in method.outcome.notes.text()
    assert "adds content" in method.outcome.notes.text()
