"""The real program, built as it starts, with a settings folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.app import build
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.theme import ThemeMode

Drop = Callable[[QWidget, list[Path]], None]


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    _, window = build((), tmp_path / "config", ThemeMode.LIGHT)
    window.resize(1280, 720)
    window.show()
    yield window
    end(window)


def end(window: MainWindow) -> None:
    project = window.bench.project
    if project.result is not None:
        project.mark_saved(project.result)
    window.close()
    window.theme.deleteLater()
    window.deleteLater()


@pytest.fixture
def drop() -> Drop:
    def drop(widget: QWidget, paths: list[Path]) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left, no_keys = (
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        place = QPointF(widget.rect().center())
        enter = QDragEnterEvent(place.toPoint(), copy, data, left, no_keys)
        QApplication.sendEvent(widget, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(widget, QDropEvent(place, copy, data, left, no_keys))

    return drop
