"""The window of the batch, and what is asked before the program closes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from deblur_studio.core.batch.ledger import Stored
from deblur_studio.core.batch.values import Item, Outcome, Preset
from deblur_studio.services.workbench import open_workbench
from deblur_studio.ui.batch_model import LOG, PHOTO, PICTURE, SAID, SECONDS, STATE
from deblur_studio.ui.batch_window import BatchWindow, show_batch
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.theme import Theme, ThemeMode

FOR_MS = 60_000
OUTCOME = Outcome(
    output_sha256="a" * 64,
    photo_sha256="b" * 64,
    log_sha256="c" * 64,
    start_s=1.0,
    exposure_s=0.05,
    seconds=0.52,
    cpu_s=0.4,
    chi=1.013,
    worst_block_chi=None,
    blur_extent_px=7.02,
    notes=("start: given",),
)


@pytest.fixture
def main(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    theme, bench = Theme(qapp, ThemeMode.LIGHT), open_workbench(tmp_path / "config")
    window = MainWindow(theme, bench)
    qtbot.addWidget(window, before_close_func=lambda _: bench.shutdown())
    window.show()
    yield window
    theme.deleteLater()


@pytest.fixture
def window(main: MainWindow) -> BatchWindow:
    return show_batch(main.theme, main.bench, main)


@pytest.fixture
def photos(shot_files: tuple[Path, Path], tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("A", "B"):
        shutil.copyfile(shot_files[0], folder / f"{name}.png")
    shutil.copyfile(shot_files[1], folder / "A.gcsv")
    return folder


def read(window: BatchWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window._batch.reading, timeout=FOR_MS)


def drop(window: BatchWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    window.dropEvent(event)


def row(window: BatchWindow, number: int) -> dict[int, str]:
    rows = window.table.rows
    return {column: rows.index(number, column).data() for column in (PHOTO, LOG, STATE, SAID)}


def stored(photos: Path, **states: str) -> Stored:
    """Return the state of a batch in which photos stand as given."""
    items = tuple(
        Item(
            name=name,
            photo=photos / f"{name}.png",
            logs=(photos / "A.gcsv",),
            state=state,
            said="it is odd." if state == "failed" else "A.gcsv is the only log.",
            outcome=OUTCOME if state == "done" else None,
        )
        for name, state in states.items()
    )
    return Stored(version=1, preset=Preset(method="wiener"), suffix=".tif", items=items)


def begun(window: BatchWindow, photos: Path, out: Path, **states: str) -> None:
    batch = window._batch
    batch._stored = stored(photos, **states)
    batch.set_options(items=batch._stored.items, out=out)


def test_that_there_is_one_window_and_the_menu_opens_it(main: MainWindow) -> None:
    entry = next(one for one in main.actions() if one.text() == "&Batch\u2026")
    entry.trigger()
    first = main.findChild(BatchWindow)
    assert first is not None
    assert first.isVisible()
    entry.trigger()
    assert main.findChildren(BatchWindow) == [first]


def test_that_dropped_photos_are_shown_with_their_logs(
    window: BatchWindow, photos: Path, qtbot: QtBot
) -> None:
    assert window.progress.problem.text() == "Add photos and the logs of their motion."
    assert not window.progress.start.isEnabled()
    drop(window, photos)
    read(window, qtbot)
    name = "A.gcsv has the photo's name."
    assert row(window, 0) == {PHOTO: "A.png", LOG: "A.gcsv", STATE: "Waiting", SAID: name}
    assert row(window, 1)[STATE] == "No log"
    assert window.progress.problem.text() == "Choose a folder for the results."
    assert window.progress.counts.whole_text == "1 waiting, 1 without a log"


def test_that_a_log_is_chosen_and_a_photo_taken_off(
    window: BatchWindow, photos: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(window, photos)
    read(window, qtbot)
    table = window.table
    assert not table.choose_log.isEnabled()
    table.selectRow(1)
    log = photos / "A.gcsv"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(log)], ""))
    table.choose_log.trigger()
    assert row(window, 1)[SAID] == "A.gcsv was chosen by hand."
    table.selectRow(0)
    table.take_off.trigger()
    assert table.rows.rowCount() == 1
    window.clear.click()
    assert table.rows.rowCount() == 0


def test_that_results_are_shown_with_scores_and_can_be_opened(
    window: BatchWindow, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(window, photos, tmp_path, A="done", B="failed")
    (tmp_path / "thumbnails").mkdir()
    shutil.copyfile(photos / "A.png", tmp_path / "thumbnails" / "A.png")
    rows = window.table.rows
    said = "Residual (chi) 1.01. Blur of 7.0 px. A.gcsv is the only log."
    assert row(window, 0)[SAID] == said
    assert rows.index(0, SECONDS).data() == "0.5"
    assert "start: given" in rows.index(0, SAID).data(Qt.ItemDataRole.ToolTipRole)
    assert rows.index(0, PICTURE).data(Qt.ItemDataRole.DecorationRole) is None  # no picture there
    assert row(window, 1)[STATE] == "Failed"
    assert window.chip.text == "Done, not all"
    assert window.progress.retry.isVisible()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()))
    window.table.selectRow(0)
    window.table.show_result.trigger()
    (tmp_path / "summary.html").touch()
    window._batch.changed.emit()
    window.progress.page.click()
    assert opened == ["A.tif", "summary.html"]
    assert not window.progress.table.isEnabled()
    window.table.selectRow(1)
    assert not window.table.show_result.isEnabled()


def test_that_small_pictures_are_as_high_as_their_row(
    window: BatchWindow, photos: Path, tmp_path: Path
) -> None:
    (tmp_path / "thumbnails").mkdir()
    from PIL import Image

    Image.new("RGB", (244, 90)).save(tmp_path / "thumbnails" / "A.jpg")
    begun(window, photos, tmp_path, A="done")
    picture = window.table.rows.index(0, PICTURE).data(Qt.ItemDataRole.DecorationRole)
    assert picture.height() == 44
    assert picture.height() < window.table.rowHeight(0)


def test_that_selection_stays_while_states_change(
    window: BatchWindow, photos: Path, tmp_path: Path
) -> None:
    begun(window, photos, tmp_path, A="running", B="waiting")
    window.table.selectRow(1)
    assert not window.table.take_off.isEnabled()  # the batch has begun
    begun(window, photos, tmp_path, A="done", B="waiting")
    assert [item.name for item in window.table.chosen()] == ["B"]
    assert window.progress.start.text() == "Go on"
    assert window.chip.text == "Stopped"


def test_that_method_format_and_jobs_are_of_the_batch(
    window: BatchWindow, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    options, batch = window.options, window._batch
    options.method.setCurrentIndex(options.method.findData("wiener"))
    options.method.activated.emit(options.method.currentIndex())
    assert batch.draft.preset == Preset(method="wiener")
    options.format.setCurrentIndex(options.format.findData(".png"))
    options.format.activated.emit(1)
    options.jobs.setValue(3)
    options.overwrite.setChecked(True)
    assert (batch.draft.suffix, batch.draft.jobs, batch.draft.overwrite) == (".png", 3, True)
    path = tmp_path / "mine.json"
    path.write_text('{"method": "total-variation", "parameters": {"iterations": 7}}')
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    options.method.setCurrentIndex(options.method.findData("file"))
    options.method.activated.emit(options.method.currentIndex())
    read(window, qtbot)
    assert options.method.currentData() == "total-variation"
    assert options.told.whole_text == "1 setting of its own"
    begun(window, photos, tmp_path, A="waiting")
    assert not options.method.isEnabled()


def answer(text: str) -> None:
    """Press a button of the question that is about to be asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(one for one in box.buttons() if text in one.text()).click()

    QTimer.singleShot(100, press)


class PretendRun:
    """Stands where a process would be at work, and remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, word: str) -> None:
        self.told.append(word)

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("button", "closes", "told"),
    [("Cancel", False, []), ("Let it go on", True, []), ("Stop it", True, ["stop"])],
)
def test_that_closing_asks_what_becomes_of_the_batch(
    main: MainWindow, window: BatchWindow, photos: Path, tmp_path: Path, button, closes, told
) -> None:
    begun(window, photos, tmp_path, A="running", B="waiting")
    run = PretendRun()
    main.bench.batch._run, main.bench.batch.ours = run, True
    answer(button)
    assert main.close() == closes
    assert run.told == told
    main.bench.batch._run = None


def test_that_a_batch_that_others_started_is_not_asked_about(
    main: MainWindow, window: BatchWindow, photos: Path, tmp_path: Path
) -> None:
    begun(window, photos, tmp_path, A="running")
    main.bench.batch._run = PretendRun()
    assert main.close()
    main.bench.batch._run = None


def test_that_pause_becomes_resume_and_stop_is_pressed_once(
    window: BatchWindow, photos: Path, tmp_path: Path
) -> None:
    batch, foot = window._batch, window.progress
    run = PretendRun()
    batch._run = run
    begun(window, photos, tmp_path, A="running", B="waiting")
    assert not foot.start.isVisible()
    assert not window.add_photos.isEnabled()
    foot.pause.click()
    assert foot.pause.text() == "Resume"
    assert window.chip.text == "Paused"
    foot.pause.click()
    foot.stop.click()
    assert not foot.stop.isEnabled()
    assert window.chip.text == "Stopping"
    assert run.told == ["pause", "resume", "stop"]
    batch._run = None
    batch.changed.emit()
