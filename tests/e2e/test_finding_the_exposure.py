"""Finding the exposure in the real window, from an assumed start to a result."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import known_shot
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.export import write_gcsv
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.core.synthesis.moved import told_distance_px
from deblur_studio.services.alignment_found import Reach
from deblur_studio.ui.alignment_gates import GatesPanel
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.panels.camera_card import CameraCard
from deblur_studio.ui.panels.canvas_panel import CanvasPanel
from deblur_studio.ui.panels.timeline_panel import TimelinePanel

Drop = Callable[[QWidget, list[Path]], None]


def test_that_the_exposure_is_found_used_and_taken_back_in_the_window(
    window: MainWindow, drop: Drop, tmp_path: Path, qtbot: QtBot
) -> None:
    log = known_shot.shaken_log()
    codes = SRGB.encode_8bit(known_shot.pixels_at(log, 2.9))
    Image.fromarray(codes).save(tmp_path / "shaken.png")
    write_gcsv(known_shot.told_log(log), tmp_path / "motion.gcsv")
    bench, project = window.bench, window.bench.project
    panel, card = window.findChild(TimelinePanel), window.findChild(CameraCard)
    gates, canvas = window.findChild(GatesPanel), window.findChild(CanvasPanel)
    drop(window, [tmp_path / "shaken.png", tmp_path / "motion.gcsv"])
    qtbot.waitUntil(lambda: project.settings is not None, timeout=30_000)
    assert panel.search.reach.currentData() == Reach.WHOLE.value, "nobody knows the start"
    project.set_camera("focal length", "focal", known_shot.CAMERA)
    project.set_exposure(Exposure(2.93, known_shot.EXPOSURE_S))
    told = project.settings
    assert panel.search.reach.currentData() == Reach.NEAR.value

    QTest.mouseClick(panel.search.start, Qt.MouseButton.LeftButton)
    assert panel.search.progress.isVisible()
    qtbot.waitUntil(lambda: bench.alignment.found is not None, timeout=240_000)
    assert panel.search.verdict.text == "Found"
    assert project.settings == told
    QTest.mouseClick(panel.search.choices.use, Qt.MouseButton.LeftButton)
    assert panel.timeline.exposure[0] == pytest.approx(2.9, abs=0.006)
    true = known_shot.settings_at(2.9)
    paths = camera_path(log, true), camera_path(bench.project.recording, project.settings)
    assert told_distance_px(true.camera, paths[0], project.settings.camera, paths[1]) < 0.5
    assert "Found in the log" in card.card.note("start")

    panel.timeline.exposure_dragged.emit(*panel.timeline.exposure)
    qtbot.waitUntil(lambda: canvas.patch_overlay.shows_patch, timeout=30_000)
    qtbot.waitUntil(lambda: not bench.gates.judging, timeout=30_000)
    assert gates.isVisible()
    assert any("Mounting doubtful" in text for text in gates.texts()), "it was assumed"
    QTest.mouseClick(panel.search.choices.undo, Qt.MouseButton.LeftButton)
    assert project.settings == told
    qtbot.waitUntil(lambda: not bench.jobs.busy(), timeout=30_000)
