"""The main job without a mouse: only keys are sent, to whatever has the focus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.core.imaging.read import read_photo
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.panels.canvas_panel import CanvasPanel
from deblur_studio.ui.panels.method_panel import MethodPanel
from deblur_studio.ui.widgets.compare import CompareMode
from deblur_studio.ui.widgets.timeline import MotionTimeline

KEY, MOD = Qt.Key, Qt.KeyboardModifier
MOST_TABS, MOST_ROUNDS = 80, 50


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = MOD.NoModifier) -> None:
    """Press a key where the keyboard is: an open menu, a dialog, or the widget with the focus."""
    place = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert place is not None
    QTest.keyClick(place, key, modifiers)


def tab_to(wanted: Callable[[QWidget], bool]) -> QWidget:
    for _ in range(MOST_TABS):
        focus = QApplication.focusWidget()
        if focus is not None and wanted(focus):
            return focus
        press(KEY.Key_Tab)
    raise AssertionError("Tab never got there")


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.bench.jobs.busy(), timeout=200_000)


def type_file_name(path: Path) -> None:
    """Answer the file dialog that is about to open by typing, as soon as it has the focus."""
    rounds = 0

    def answer() -> None:
        nonlocal rounds
        rounds += 1
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            name = dialog.focusWidget()
            if rounds > MOST_ROUNDS or not isinstance(name, QLineEdit):
                dialog.reject()
                return
            if name.text() != str(path):
                QTest.keySequence(name, "Ctrl+A")
                QTest.keyClicks(name, str(path))
            popup = QApplication.activePopupWidget()  # of the names that begin so
            QTest.keyClick(popup or name, KEY.Key_Escape if popup else KEY.Key_Return)
        if rounds < 2 * MOST_ROUNDS and not path.exists():
            QTimer.singleShot(100, answer)

    QTimer.singleShot(100, answer)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, of popups
def test_that_a_photo_is_restored_compared_and_saved_by_keys_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bench, canvas = window.bench, window.findChild(CanvasPanel).canvas
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    canvas.setFocus()

    press(KEY.Key_E, MOD.ControlModifier)
    qtbot.waitUntil(lambda: bench.project.settings is not None, timeout=30_000)
    idle(window, qtbot)

    start_s = bench.project.settings.exposure.start_s
    tab_to(lambda widget: isinstance(widget, MotionTimeline))
    for _ in range(3):
        press(KEY.Key_Right)
    press(KEY.Key_Left)
    assert abs(bench.project.settings.exposure.start_s - start_s - 0.002) < 1e-9
    press(KEY.Key_Z, MOD.ControlModifier)
    press(KEY.Key_Z, MOD.ControlModifier)
    idle(window, qtbot)

    method = tab_to(lambda widget: widget is window.findChild(MethodPanel).choice)
    assert isinstance(method, QComboBox)
    while method.currentData() != "wiener":
        press(KEY.Key_Down)
    press(KEY.Key_Return, MOD.ControlModifier)
    qtbot.waitUntil(lambda: bench.project.result is not None, timeout=200_000)
    idle(window, qtbot)

    assert canvas.mode is CompareMode.WIPE
    press(KEY.Key_F4)
    assert canvas.mode is CompareMode.SIDE_BY_SIDE
    press(KEY.Key_F3)
    assert canvas.mode is CompareMode.WIPE

    target = tmp_path / "by keys.tif"
    type_file_name(target)
    with qtbot.waitSignal(bench.export.saved, timeout=30_000):
        press(KEY.Key_S, MOD.ControlModifier)
    assert (read_photo(target).width, read_photo(target).bits) == (512, 16)
    assert not bench.project.result_unsaved
