"""The whole window in another language: nothing stays English, nothing is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from deblur_studio.services.language import speak
from deblur_studio.services.translation import CONTEXT
from deblur_studio.services.workbench import open_workbench
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.workspaces import WORKSPACES

SIZE = (1280, 720)
NO_WORDS = {"rad/s", "deg/s", "SHA-256", "Deblur Studio", "XYZ"}
KEYS = re.compile(r"\b(?:(?:Ctrl|Shift|Alt)\+)+\S|\bF\d+\b|\b(?:Space|Return|Ctrl\+Return)\b")
OF_LIBRARIES = {"Scroll Left", "Scroll Right", "Export", "Export..."}  # pyqtgraph's is never shown
NAMES_OF_DATA = {"quick"}  # the proposed name of a run is the user's to change


class Marker(QTranslator):
    """Puts every text of the window between marks, so that what was not asked for stands out."""

    def translate(
        self, context: str, text: str, about: str | None = None, number: int = -1
    ) -> str | None:
        return f"\N{LEFT CEILING}{text}\N{RIGHT CEILING}" if context == CONTEXT else None

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, ThemeMode.LIGHT)
    yield theme
    theme.deleteLater()


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    speak(qapp, "de")
    yield
    speak(qapp, "en")


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    marker = Marker()
    QCoreApplication.installTranslator(marker)
    yield
    QCoreApplication.removeTranslator(marker)


def window_with_all(theme: Theme, folder: Path, qtbot: QtBot) -> MainWindow:
    window = MainWindow(theme, open_workbench(folder))
    qtbot.addWidget(window)
    window.resize(*SIZE)
    window.show()
    for workspace in WORKSPACES:
        window.bar.show_workspace(workspace.name)
    return window


def texts_of(window: QWidget) -> Iterator[str]:
    """Yield every text that the window's objects show, say or offer."""
    for one in window.findChildren(QObject):
        if one.objectName().startswith("qt_") or isinstance(one, QScrollBar):
            continue  # Qt's own
        if isinstance(one, QAction | QAbstractButton | QLabel):
            yield from (one.text(), one.toolTip())
        if isinstance(one, QLineEdit):
            yield from (one.text(), one.placeholderText())
        if isinstance(one, QGroupBox):
            yield one.title()
        if isinstance(one, QWidget):
            yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip())
            yield one.windowTitle()
        if isinstance(one, QComboBox):
            yield from (one.itemText(index) for index in range(one.count()))
        if isinstance(one, QTabBar):
            yield from (one.tabText(index) for index in range(one.count()))


def test_that_every_text_of_the_window_is_asked_for_in_the_users_language(
    marked: None, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    window = window_with_all(theme, tmp_path, qtbot)
    bare = {text for text in texts_of(window) if words_outside(text, tmp_path)}
    assert sorted(bare - NO_WORDS - NAMES_OF_DATA - OF_LIBRARIES) == []


def words_outside(text: str, folder: Path) -> bool:
    """Whether a text has words outside the marks; folders are the user's."""
    left = text.replace(str(folder), "")
    while left != (inner := re.sub("\N{LEFT CEILING}[^\N{LEFT CEILING}\N{RIGHT CEILING}]*"
                                   "\N{RIGHT CEILING}", "", left)):  # fmt: skip
        left = inner
    return bool(re.search(r"[A-Za-z]{3,}", KEYS.sub("", re.sub(r"<[^>]*>", "", left))))


def test_that_menus_and_workspaces_are_german(
    german: None, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    window = window_with_all(theme, tmp_path, qtbot)
    menus = [entry.text().replace("&", "") for entry in window.menuBar().actions()]
    assert menus == ["Datei", "Ansicht", "Hilfe"]
    entries = [one.text() for one in window.bar.entries.actions()]
    assert entries == ["Restaurieren", "Sandkasten", "Sensor", "Training"]
    assert {dock.windowTitle() for dock in window.docks} == {"Neues Training", "Läufe"}


@pytest.mark.parametrize("number", range(len(WORKSPACES)), ids=[one.name for one in WORKSPACES])
def test_that_german_fits_into_a_small_screen(
    german: None, theme: Theme, tmp_path: Path, qtbot: QtBot, number: int
) -> None:
    window = window_with_all(theme, tmp_path, qtbot)
    window.bar.show_workspace(WORKSPACES[number].name)
    qtbot.wait(50)
    assert (window.width(), window.height()) == SIZE
    cut = [
        one.text()
        for one in window.findChildren(QPushButton)
        if one.isVisible() and one.width() < one.sizeHint().width()
    ]
    assert not cut
    scrolling = [
        one.tabText(0)
        for one in window.findChildren(QTabBar)
        if one.isVisible() and one.width() < one.sizeHint().width()
    ]
    assert not scrolling
