"""The real program, built as it starts, with a settings folder of its own."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.app import build
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.theme import ThemeMode

Drop = Callable[[QWidget, list[Path]], None]


def _fixtures_of_devices() -> ModuleType:
    """Load the private message bus with its fake Bluetooth service."""
    path = Path(__file__).parents[1] / "devices" / "conftest.py"
    spec = importlib.util.spec_from_file_location("fixtures_of_devices", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bus, bluez = (getattr(_fixtures_of_devices(), name) for name in ("bus", "bluez"))


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
