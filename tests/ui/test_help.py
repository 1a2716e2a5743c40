from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deblur_studio.services.crash_log import CrashReport
from deblur_studio.services.licences import licences
from deblur_studio.services.workbench import open_workbench
from deblur_studio.ui.about_dialog import AboutDialog
from deblur_studio.ui.first_start import CrashDialog, greet, tell_reset
from deblur_studio.ui.log_dialog import LogDialog
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.model_cards import ModelCardsDialog
from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.tour import STOPS


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    theme = Theme(qapp, ThemeMode.LIGHT)
    window = MainWindow(theme, open_workbench(tmp_path))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    yield window
    window.close()
    theme.deleteLater()


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.bench.jobs.busy(), timeout=30_000)


def test_that_a_first_start_opens_the_sample_and_the_tour_and_no_later_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    greet(window, (), alone=True)
    assert window.tour.running
    qtbot.waitUntil(lambda: window.bench.project.settings is not None, timeout=30_000)
    idle(window, qtbot)
    window.tour.end()
    greet(window, (), alone=True)
    assert not window.tour.running


def test_that_a_start_with_files_is_left_alone(window: MainWindow) -> None:
    greet(window, (), alone=False)
    assert not window.tour.running
    assert window.bench.settings.preferences.welcomed == ""


def test_that_every_step_points_at_something_that_is_seen_and_fits_the_window(
    window: MainWindow,
) -> None:
    tour = window.tour
    tour.begin()
    for number, stop in enumerate(STOPS, start=1):
        target = stop.target(window)
        assert target is not None
        assert target.isVisible()
        assert tour.card.title.text() == stop.title
        assert tour.card.count.text() == f"{number} of 5"
        assert window.rect().contains(tour.card.geometry())
        assert tour.ring.isVisible()
        QTest.keyClick(tour.card, Qt.Key.Key_Return)
    assert not tour.running
    assert not tour.card.isVisible()


@pytest.mark.parametrize("how", ["key", "button", "workspace"])
def test_that_the_tour_is_skipped(window: MainWindow, how: str) -> None:
    window.tour.begin()
    if how == "key":
        QTest.keyClick(window.tour.card, Qt.Key.Key_Escape)
    elif how == "button":
        window.tour.card.skip.click()
    else:
        window.bar.show_workspace("training")
    assert not window.tour.running
    assert not window.tour.ring.isVisible()


def test_that_the_tour_follows_the_size_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.tour.begin()
    window.tour.card.next.click()
    window.resize(1600, 1000)
    qtbot.waitUntil(lambda: window.tour.ring.geometry().bottom() > 800, timeout=2000)
    assert window.rect().contains(window.tour.card.geometry())


def test_that_a_crash_of_the_last_run_is_told_shown_and_copied(
    window: MainWindow, qtbot: QtBot
) -> None:
    report = CrashReport(Path("/logs/crash-1.txt"), "ValueError: a defect")
    greet(window, (report,), alone=False)
    (banner,) = window.banners.banners()
    assert "crash-1.txt" in banner.text
    banner.copy_details()
    assert "a defect" in QGuiApplication.clipboard().text()
    banner.action_triggered.emit()
    dialog = window.findChild(CrashDialog)
    assert "a defect" in dialog.text.toPlainText()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == report.text
    dialog.close()


def test_that_a_reset_says_where_the_old_settings_are(window: MainWindow) -> None:
    tell_reset(window, Path("/settings.json.before-reset"))
    assert "before-reset" in window.banners.banners()[0].text


def test_that_the_log_is_read_filtered_and_copied(window: MainWindow, qtbot: QtBot) -> None:
    dialog = LogDialog(window.theme, window.bench.log, window)
    qtbot.addWidget(dialog)
    window.bench.notices.inform("Saved as a.tif.")
    window.bench.notices.warn("Low rate.")
    dialog.show_lines()
    assert dialog.text.toPlainText().count("\n") == 1
    dialog.level.setCurrentIndex(dialog.level.findData(logging.WARNING))
    assert "a.tif" not in dialog.text.toPlainText()
    dialog.level.setCurrentIndex(0)
    dialog.search.setText("SAVED")
    assert "Low rate" not in dialog.text.toPlainText()
    dialog.copy.click()
    assert "Saved as a.tif." in QGuiApplication.clipboard().text()


def test_that_about_lists_every_library_with_its_licence(window: MainWindow, qtbot: QtBot) -> None:
    dialog = AboutDialog(window.theme, window.bench, window)
    qtbot.addWidget(dialog)
    idle(window, qtbot)
    qtbot.waitUntil(lambda: dialog.parts.count() > 10, timeout=5000)
    names = [dialog.parts.item(row).text() for row in range(dialog.parts.count())]
    row = next(row for row, name in enumerate(names) if name.startswith("numpy "))
    dialog.parts.setCurrentRow(row)
    assert "BSD" in dialog.text.toPlainText()


def test_that_every_part_tells_its_terms() -> None:
    found = {one.name.lower(): one for one in licences()}
    assert {"python", "numpy", "torch", "pyside6_essentials", "bleak"} <= set(found)
    assert "pytest" not in found
    assert all(one.terms for one in found.values())


def test_that_model_cards_are_reached_without_choosing_a_method(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = ModelCardsDialog(window.theme, window.bench, window)
    qtbot.addWidget(dialog)
    idle(window, qtbot)
    qtbot.waitUntil(lambda: dialog.list.count() > 0, timeout=5000)
    assert "guided" in dialog.list.item(0).text()
    assert "SHA-256" in dialog.page.toPlainText()
