from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.psf import PsfField
from deblur_studio.services.restoration import methods
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.panels.canvas_panel import CanvasPanel
from deblur_studio.ui.panels.method_panel import MethodPanel
from deblur_studio.ui.panels.timeline_panel import TimelinePanel
from deblur_studio.ui.widgets.compare import CompareMode
from deblur_studio.ui.widgets.status import Status

Files = tuple[Path, Path]
Drop = Callable[[QWidget, list[Path]], None]
T = TypeVar("T", bound=QWidget)


WITHOUT_WEIGHTS = {"unet"}  # says in a sentence how to train them


def panel_of(window: MainWindow, kind: type[T]) -> T:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.bench.jobs.busy(), timeout=30_000)


@pytest.fixture
def loaded(window: MainWindow, drop: Drop, shot_files: Files, qtbot: QtBot) -> MainWindow:
    drop(window, list(shot_files))
    idle(window, qtbot)
    assert window.bench.psf.current is not None
    return window


def test_that_a_photo_is_restored_from_drop_to_saved_file(
    loaded: MainWindow,
    shot_files: Files,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = [hashlib.sha256(path.read_bytes()).digest() for path in shot_files]
    canvas = panel_of(loaded, CanvasPanel).canvas
    method = panel_of(loaded, MethodPanel)
    assert shot_files[0].name in loaded.windowTitle()

    first = loaded.bench.psf.current
    drag_the_band(panel_of(loaded, TimelinePanel))
    idle(loaded, qtbot)
    second = loaded.bench.psf.current
    assert first is not None
    assert second is not None
    assert fields_differ(first.field, second.field)

    QTest.mouseClick(method.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: loaded.bench.project.result is not None, timeout=60_000)
    assert method.outcome.headline.text()

    assert canvas.mode is CompareMode.WIPE
    canvas.set_wipe(0.0)
    restored = picture(canvas)
    QTest.keyPress(canvas, Qt.Key.Key_B)
    original = picture(canvas)
    QTest.keyRelease(canvas, Qt.Key.Key_B)
    assert not np.array_equal(restored, original)
    assert np.array_equal(picture(canvas), restored)

    target = tmp_path / "restored.tif"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(loaded.bench.export.saved, timeout=10_000):
        method.outcome.save.click()
    saved = read_photo(target)
    assert (saved.width, saved.height, saved.bits) == (160, 120, 16)
    assert not loaded.bench.project.result_unsaved
    assert before == [hashlib.sha256(path.read_bytes()).digest() for path in shot_files]


def drag_the_band(panel: TimelinePanel) -> None:
    """Drag the middle of the band to the right with the mouse."""
    plot = panel.timeline.gyro.plot
    view = plot.getViewBox()
    exposure = panel.timeline.exposure
    assert exposure is not None
    middle_s = exposure[0] + exposure[1] / 2 - panel.timeline.gyro.origin_s
    scene = view.mapViewToScene(QPointF(middle_s, sum(view.viewRange()[1]) / 2))
    start = plot.mapFromScene(scene)
    target = plot.viewport()
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 9):
        QTest.mouseMove(target, start + QPoint(step * 5, 0), 20)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0))
    assert panel.timeline.exposure is not None
    assert panel.timeline.exposure[0] > exposure[0]
    settings = panel.bench.project.settings
    assert settings is not None
    assert settings.exposure.start_s + settings.camera.time_offset_s == pytest.approx(
        panel.timeline.exposure[0]
    )


def fields_differ(first: PsfField, second: PsfField) -> bool:
    if first.kernels.shape != second.kernels.shape:
        return True
    return not np.array_equal(first.kernels, second.kernels)


def picture(widget: QWidget) -> np.ndarray:
    image = widget.grab().toImage()
    return np.frombuffer(image.constBits(), np.uint8).copy()


def test_that_every_method_runs_from_the_window(loaded: MainWindow, qtbot: QtBot) -> None:
    method = panel_of(loaded, MethodPanel)
    for index in range(len(methods())):
        method.choice.setCurrentIndex(index)
        with qtbot.waitSignal(loaded.bench.restoration.ended, timeout=60_000) as ended:
            method.deblur()
        shipped = methods()[index].name not in WITHOUT_WEIGHTS
        assert ended.args == ["succeeded" if shipped else "failed"], methods()[index].name


def test_that_a_drop_on_the_canvas_works_as_well(
    window: MainWindow, drop: Drop, shot_files: Files, qtbot: QtBot
) -> None:
    drop(panel_of(window, CanvasPanel).canvas, [shot_files[1], shot_files[0]])
    idle(window, qtbot)
    assert window.bench.project.settings is not None


def test_that_a_bad_log_gives_a_banner_and_the_good_one_stays(
    loaded: MainWindow, drop: Drop, qtbot: QtBot, tmp_path: Path
) -> None:
    good = loaded.bench.project.recording
    (tmp_path / "bad.csv").write_text("not,a,log\n1,2,3\n", encoding="utf-8")
    drop(loaded, [tmp_path / "bad.csv"])
    idle(loaded, qtbot)
    banner = loaded.banners.banners()[0]
    assert banner.status is Status.ERROR
    assert "bad.csv" in banner.text
    assert loaded.bench.project.recording is good
    assert loaded.bench.psf.current is not None


def test_that_the_log_beside_a_photo_is_one_click_away(
    window: MainWindow, drop: Drop, shot_files: Files, qtbot: QtBot
) -> None:
    shot_files[1].rename(shot_files[0].with_suffix(".gcsv"))
    drop(window, [shot_files[0]])
    idle(window, qtbot)
    banner = window.banners.banners()[0]
    assert "IMG_1.gcsv" in banner.text
    banner.action_triggered.emit()
    idle(window, qtbot)
    assert window.bench.project.settings is not None


@pytest.mark.parametrize("keep", [True, False])
def test_that_an_unsaved_result_is_not_lost_without_a_question(
    loaded: MainWindow,
    drop: Drop,
    shot_files: Files,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    keep: bool,
) -> None:
    panel_of(loaded, MethodPanel).deblur()
    qtbot.waitUntil(lambda: loaded.bench.project.result is not None, timeout=60_000)
    buttons = QMessageBox.StandardButton
    answer = buttons.Cancel if keep else buttons.Discard
    asked: list[object] = []
    monkeypatch.setattr(QMessageBox, "question", lambda *said: asked.append(said) or answer)
    drop(loaded, list(shot_files))
    idle(loaded, qtbot)
    assert len(asked) == 1
    assert (loaded.bench.project.result is not None) is keep
    if keep:
        assert not loaded.close()
        assert loaded.isVisible()


def test_that_a_banner_goes_when_its_cause_is_gone_and_others_stay(
    window: MainWindow, drop: Drop, shot_files: Files, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "bad.csv").write_text("not,a,log\n1,2,3\n", encoding="utf-8")
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    drop(window, [tmp_path / "bad.csv", tmp_path / "bad.png"])
    idle(window, qtbot)
    assert len(window.banners.banners()) == 2
    drop(window, [shot_files[1]])
    idle(window, qtbot)
    (left,) = window.banners.banners()
    assert "bad.png" in left.text
