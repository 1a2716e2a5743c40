"""One look: colours from one place, names for all that is operated, keys that lead through it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

import deblur_studio
from deblur_studio.services.sample import sample_files
from deblur_studio.services.workbench import open_workbench
from deblur_studio.ui import palette
from deblur_studio.ui.about_dialog import AboutDialog
from deblur_studio.ui.batch_window import BatchWindow
from deblur_studio.ui.calibration_wizard import CalibrationWizard
from deblur_studio.ui.help_dialogs import shortcuts_dialog
from deblur_studio.ui.log_dialog import LogDialog
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.manual_window import ManualWindow
from deblur_studio.ui.model_cards import ModelCardsDialog
from deblur_studio.ui.preferences_dialog import PreferencesDialog
from deblur_studio.ui.theme import Theme, ThemeMode

UI = Path(deblur_studio.__file__).parent / "ui"
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{8}\b|QColor\(\s*\d")
# Machado, Oliveira, Fernandes, IEEE TVCG 15 (2009): what is seen without one kind of cone
BLIND = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
               [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
               [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
               [0.004733, 0.691367, 0.303900]],
}  # fmt: skip
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
TOLD_APART = 20.0


def lab(colour: str, matrix: list[list[float]]) -> np.ndarray:
    """Return what an eye sees of a colour, as CIE L*a*b*."""
    srgb = np.array(QColor(colour).getRgbF()[:3])
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(matrix) @ linear, 0, 1)
    xyz = TO_XYZ @ seen / (TO_XYZ @ np.ones(3))
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = root
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("eye", BLIND)
@pytest.mark.parametrize("colours", [palette.LIGHT, palette.DARK], ids=["light", "dark"])
def test_that_axes_are_told_apart_by_colour_blind_eyes(colours: palette.Colours, eye: str) -> None:
    seen = [lab(getattr(colours, axis), BLIND[eye]) for axis in ("x", "y", "z")]
    for first, second in itertools.combinations(seen, 2):
        assert np.linalg.norm(first - second) > TOLD_APART


def test_that_colours_are_named_in_the_palette_only() -> None:
    others = [path for path in UI.rglob("*.py") if path.name != "palette.py"]
    found = [
        f"{path.name}: {line.strip()}"
        for path in others
        for line in path.read_text(encoding="utf-8").splitlines()
        if COLOUR.search(line)
    ]
    assert found == []


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    theme = Theme(qapp, ThemeMode.LIGHT)
    window = MainWindow(theme, open_workbench(tmp_path))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()
    theme.deleteLater()


def is_ours(widget: QWidget) -> bool:
    """Leave out what Qt and pyqtgraph make inside their own widgets."""
    above: QWidget | None = widget
    while above is not None:
        if above is widget and above.objectName().startswith("qt_"):
            return False
        if isinstance(above, QMenu) or above.metaObject().className().endswith("PrivateContainer"):
            return False
        above = above.parentWidget()
    return True


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says."""
    heard = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or ("" if heard is None else heard.text(QAccessible.Text.Name))


def operated(inside: QWidget) -> list[QWidget]:
    widgets = [one for one in inside.findChildren(QWidget) if is_ours(one)]
    return [
        one
        for one in widgets
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus
        or (isinstance(one, QAbstractButton) and one.toolTip())
    ]


def nameless(inside: QWidget) -> list[str]:
    found = [one for one in operated(inside) if not name_of(one).strip()]
    return [f"{type(one).__name__} in {type(one.parentWidget()).__name__}" for one in found]


def test_that_everything_in_every_workspace_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    window.bench.loading.open_files(sample_files())
    qtbot.waitUntil(lambda: window.bench.project.settings is not None, timeout=30_000)
    window.workspaces.build_all()
    assert len(operated(window)) > 200
    assert nameless(window) == []


@pytest.mark.parametrize(
    "make",
    [
        lambda w: PreferencesDialog(w.theme, w.bench, w.shortcuts, w),
        lambda w: AboutDialog(w.theme, w.bench, w),
        lambda w: ModelCardsDialog(w.theme, w.bench, w),
        lambda w: ManualWindow(w.theme, w),
        lambda w: LogDialog(w.theme, w.bench.log, w),
        lambda w: BatchWindow(w.theme, w.bench, w),
        lambda w: CalibrationWizard(w.theme, w.bench, w),
        shortcuts_dialog,
    ],
    ids=["preferences", "about", "cards", "manual", "log", "batch", "calibration", "shortcuts"],
)
def test_that_everything_in_every_dialog_has_a_name(window: MainWindow, make: object) -> None:
    dialog = make(window)
    assert isinstance(dialog, QDialog)
    dialog.show()
    assert operated(dialog)
    assert nameless(dialog) == []
    dialog.close()


def tab_stops(window: MainWindow) -> list[QWidget]:
    """Return where Tab goes in the workspace on view, in order."""
    stops, widget = [], window.nextInFocusChain()
    while widget is not window:
        wanted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if wanted and widget.isVisible() and widget.isEnabled() and widget.window() is window:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return stops


def test_that_tab_goes_down_each_card_and_through_all_of_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.bench.loading.open_files(sample_files())
    qtbot.waitUntil(lambda: window.bench.project.settings is not None, timeout=30_000)
    qtbot.waitUntil(lambda: "Focal length" in map(name_of, tab_stops(window)), timeout=5000)
    names = [name_of(one) for one in tab_stops(window)]
    wanted = ["Open photo", "Open motion log", "Focal length", "Exposure", "Starts at", "Rig"]
    places = [names.index(name) for name in wanted]
    assert places == sorted(places)
    assert {"Method", "Deblur", "Motion over time", "Photo"} <= set(names)
