from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QTableWidgetItem
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.formats import CsvOptions, inspect_csv, load_presets, save_preset
from deblur_studio.core.motion.formats.read import read_log
from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.widgets.import_dialog import ImportChoice, ImportDialog, import_dialog

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def table(path: Path, header: str, mark: str = ",") -> Path:
    time_s = np.arange(400) * 0.005
    rates = 0.3 * np.sin(2 * np.pi * 5 * time_s[:, None] + [0, 1, 2])
    numbers = np.column_stack([time_s, rates, np.tile([0.1, 0.2, 9.8], (400, 1))])
    rows = [mark.join(f"{value:.6f}" for value in row) for row in numbers]
    path.write_text("\n".join([header.replace(",", mark), *rows]) + "\n")
    return path


@pytest.fixture
def unknown(tmp_path: Path) -> Path:
    return table(tmp_path / "bench log.csv", "when,one,two,three,ax,ay,az")


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, unknown: Path) -> ImportDialog:
    made = import_dialog(theme, unknown)
    qtbot.addWidget(made)
    made.show()
    return made


def box(dialog: ImportDialog, name: str) -> QComboBox:
    boxes = {each.accessibleName(): each for each in dialog.findChildren(QComboBox)}
    return boxes[name]


def choose(qtbot: QtBot, dialog: ImportDialog, name: str, text: str) -> None:
    """Choose and wait for the new preview."""
    with qtbot.waitSignal(dialog.options_changed, timeout=2000):
        box(dialog, name).setCurrentText(text)


def choose_all(qtbot: QtBot, dialog: ImportDialog) -> None:
    for name, text in (
        ("Time column", "when"),
        ("Angular rate x", "one"),
        ("Angular rate y", "two"),
        ("Angular rate z", "three"),
    ):
        box(dialog, name).setCurrentText(text)
    choose(qtbot, dialog, "Unit of the angular rate", "deg/s")


def test_that_an_unknown_table_is_shown_with_its_problem(dialog: ImportDialog) -> None:
    item = dialog.table.item(1, 0)
    assert isinstance(item, QTableWidgetItem)
    assert item.text() == "0.005000"
    assert 'no time column among "when"' in dialog.verdict
    assert not dialog.can_open
    assert box(dialog, "Acceleration z").currentText() == "az"
    assert [dialog.table.use_of(column) for column in (0, 4, 6)] == ["", "accel. x", "accel. z"]


def test_that_choices_are_read_at_once(qtbot: QtBot, dialog: ImportDialog, unknown: Path) -> None:
    choose_all(qtbot, dialog)
    assert dialog.verdict.startswith("200.0 samples a second for 2.00 s, with acceleration.")
    assert dialog.can_open
    assert dialog.table.use_of(3) == "rate z"
    with qtbot.waitSignal(dialog.chosen) as caught:
        dialog.accept()
    choice = caught.args[0]
    assert isinstance(choice, ImportChoice)
    assert (choice.path, choice.preset) == (unknown, None)
    recording = read_log(unknown, choice.options)
    assert recording.rate_hz == pytest.approx(200.0)
    assert np.abs(recording.gyro_rad_s).max() == pytest.approx(np.radians(0.3), rel=0.01)


def test_that_what_was_remembered_opens_the_log_next_time(
    qtbot: QtBot, dialog: ImportDialog, unknown: Path, tmp_path: Path
) -> None:
    choose_all(qtbot, dialog)
    dialog.remember_as("  My bench ")
    preset = dialog.choice().preset
    assert preset is not None
    assert preset.name == "My bench"
    save_preset(tmp_path / "presets.json", preset)
    recording = read_log(unknown, presets=load_presets(tmp_path / "presets.json"))
    assert recording.source.details["preset"] == "My bench"


def test_that_remembering_needs_a_name(qtbot: QtBot, dialog: ImportDialog) -> None:
    choose_all(qtbot, dialog)
    dialog.remember_as("  ")
    assert not dialog.can_open
    dialog.remember_as("x")
    assert dialog.can_open


def test_that_a_choice_blocks_opening_until_it_is_read(qtbot: QtBot, dialog: ImportDialog) -> None:
    choose_all(qtbot, dialog)
    with qtbot.waitSignal(dialog.options_changed, timeout=2000):
        box(dialog, "Unit of the time").setCurrentText("ms")
        assert not dialog.can_open
        with qtbot.assertNotEmitted(dialog.chosen):
            dialog.accept()
    assert dialog.can_open
    assert "200000.0 samples a second" in dialog.verdict


def test_that_the_acceleration_can_be_left_out(qtbot: QtBot, dialog: ImportDialog) -> None:
    choose_all(qtbot, dialog)
    choose(qtbot, dialog, "Acceleration y", "none")
    assert "without acceleration" in dialog.verdict
    assert box(dialog, "Acceleration x").currentText() == "ax"  # half a choice stays
    assert not dialog.choice().options.use_accel


def test_that_another_delimiter_makes_other_columns(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    made = import_dialog(theme, table(tmp_path / "a.csv", "time,gx,gy,gz,ax,ay,az", ";"))
    qtbot.addWidget(made)
    assert box(made, "Delimiter").currentText() == "semicolon"
    assert "automatic (rad/s)" in box(made, "Unit of the angular rate").itemText(0)
    choose(qtbot, made, "Delimiter", "tab")
    assert made.verdict.startswith("a.csv holds no ")
    assert made.table.columnCount() == 1
    choose(qtbot, made, "Delimiter", "semicolon")
    assert made.can_open
    assert box(made, "Angular rate z").currentText() == "gz"


def test_that_a_file_that_vanishes_is_said(
    qtbot: QtBot, dialog: ImportDialog, unknown: Path
) -> None:
    unknown.unlink()
    choose(qtbot, dialog, "Time column", "when")
    assert "does not exist" in dialog.verdict
    assert not dialog.can_open


def test_that_the_widget_alone_only_tells_what_was_chosen(
    qtbot: QtBot, theme: Theme, unknown: Path
) -> None:
    made = ImportDialog(theme, inspect_csv(unknown))
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.options_changed, timeout=2000) as caught:
        box(made, "Time column").setCurrentText("when")
    options = caught.args[0]
    assert isinstance(options, CsvOptions)
    assert (options.time_column, options.accel_columns) == (1, (5, 6, 7))
    assert "no time column" in made.verdict  # until its owner answers


def test_that_it_is_drawn_in_both_appearances(
    qtbot: QtBot, dialog: ImportDialog, theme: Theme
) -> None:
    light = dialog.grab().toImage()
    theme.set_mode(ThemeMode.DARK)
    dark = dialog.grab().toImage()
    assert light.pixelColor(5, 5).lightness() > 200
    assert dark.pixelColor(5, 5).lightness() < 60
