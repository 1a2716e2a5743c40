from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.formats import CsvOptions, CsvPreset, inspect_csv
from deblur_studio.services.workbench import open_workbench
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.widgets.import_dialog import ImportChoice, ImportDialog

ANSWER = CsvOptions(
    time_column="when", time_unit="s", gyro_columns=("one", "two", "three"), gyro_unit="rad/s"
)


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    theme = Theme(qapp, ThemeMode.DARK)
    window = MainWindow(theme, open_workbench(tmp_path / "settings"))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()
    theme.deleteLater()


@pytest.fixture
def unknown(tmp_path: Path) -> Path:
    time_s = np.arange(400) * 0.005
    rates = 0.3 * np.sin(2 * np.pi * 5 * time_s[:, None] + [0, 1, 2])
    path = tmp_path / "bench.csv"
    rows = np.column_stack([time_s, rates])
    np.savetxt(path, rows, "%.6f", ",", header="when,one,two,three", comments="")
    return path


def refused(window: MainWindow, path: Path, qtbot: QtBot) -> ImportDialog:
    """Open a log that is refused and press the button of its banner."""
    window.bench.loading.load_log([path])
    qtbot.waitUntil(lambda: bool(window.banners.banners()))
    window.banners.banners()[0].action_triggered.emit()
    dialogs = window.findChildren(ImportDialog)
    assert len(dialogs) == 1
    return dialogs[0]


def answered(path: Path) -> ImportChoice:
    preview = inspect_csv(path, ANSWER)
    return ImportChoice(path, ANSWER, CsvPreset("bench", preview.header, preview.fields, ANSWER))


def test_that_a_refused_table_opens_once_its_columns_are_named(
    window: MainWindow, unknown: Path, qtbot: QtBot
) -> None:
    dialog = refused(window, unknown, qtbot)
    dialog.chosen.emit(answered(unknown))
    qtbot.waitUntil(lambda: window.bench.project.recording is not None)
    assert not any("bench.csv" in banner.text for banner in window.banners.banners())
    dialog.close()


def test_that_the_answer_is_remembered_for_the_next_log_of_its_kind(
    window: MainWindow, unknown: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.bench.loading.read_as(unknown, ANSWER, answered(unknown).preset)
    qtbot.waitUntil(lambda: window.bench.project.recording is not None)
    other = tmp_path / "other.csv"
    other.write_bytes(unknown.read_bytes())
    window.bench.loading.load_log([other])
    loaded = window.bench.project.recording
    qtbot.waitUntil(lambda: window.bench.project.recording is not loaded)
    recording = window.bench.project.recording
    assert recording is not None
    assert recording.source.details["preset"] == "bench"


def test_that_damaged_presets_do_not_keep_a_log_from_opening(
    window: MainWindow, unknown: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "settings").mkdir(exist_ok=True)
    (tmp_path / "settings" / "log-presets.json").write_text("{not json")
    window.bench.loading.read_as(unknown, ANSWER, None)
    qtbot.waitUntil(lambda: window.bench.project.recording is not None)
