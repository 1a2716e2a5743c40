from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pretend_training
import pytest
from PIL import Image
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from deblur_studio.core.training.history import RunState
from deblur_studio.services.training_sources import SourceKind
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.panel import WorkspaceParts
from deblur_studio.ui.panels.training_form import NewRunPanel
from deblur_studio.ui.panels.training_progress import ProgressPanel
from deblur_studio.ui.panels.training_runs import RunsPanel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.training_dialogs import (
    ask_discard,
    ask_motion_folder,
    ask_motion_logs,
    ask_photo_folder,
    ask_runs_folder,
)
from deblur_studio.ui.training_status import TrainingStatusLine
from deblur_studio.ui.training_words import span_text, word_of
from deblur_studio.ui.training_workspace import build_training
from deblur_studio.ui.widgets.number_field import NumberEdit
from deblur_studio.ui.widgets.status import Status

FOR_MS = 15_000


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.fromarray(np.zeros((8, 8, 3), np.uint8)).save(folder / "one.png")
    return folder


@pytest.fixture
def bench_that_pretends(bench: Workbench) -> Workbench:
    bench.training.command = (sys.executable, pretend_training.__file__, "train")
    bench.training.folder.mkdir(parents=True)
    return bench


@pytest.fixture
def parts(bench_that_pretends: Workbench, theme: Theme, qtbot: QtBot) -> WorkspaceParts:
    parts = build_training(theme, bench_that_pretends)
    for widget in (*(dock.widget for dock in parts.docks), parts.status, parts.centre):
        qtbot.addWidget(widget)
        widget.show()
    return parts


@pytest.fixture
def form(parts: WorkspaceParts) -> NewRunPanel:
    panel = parts.docks[0].widget
    assert isinstance(panel, NewRunPanel)
    return panel


@pytest.fixture
def runs(parts: WorkspaceParts) -> RunsPanel:
    panel = parts.docks[1].widget
    assert isinstance(panel, RunsPanel)
    return panel


@pytest.fixture
def progress(parts: WorkspaceParts) -> ProgressPanel:
    assert isinstance(parts.centre, ProgressPanel)
    return parts.centre


def plan(bench: Workbench, **values: float) -> None:
    (bench.training.folder / "plan.json").write_text(json.dumps(values))


def start(bench: Workbench, form: NewRunPanel, photos: Path, qtbot: QtBot) -> None:
    bench.draft.sources.add(SourceKind.PHOTOS, [photos])
    qtbot.waitUntil(form.button.isEnabled, timeout=FOR_MS)
    form.button.click()


def end(bench: Workbench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bench.training.active is None, timeout=FOR_MS)
    qtbot.waitUntil(lambda: not bench.jobs.busy(), timeout=FOR_MS)


def test_that_the_form_asks_for_photos_and_then_starts_a_run_that_is_on_view(
    bench: Workbench,
    form: NewRunPanel,
    runs: RunsPanel,
    progress: ProgressPanel,
    photos: Path,
    qtbot: QtBot,
) -> None:
    assert form.missing.text() == "Add a folder of sharp photos to learn from."
    assert not form.button.isEnabled()
    form.start()
    assert bench.training.runs == ()
    plan(bench, steps=40)
    start(bench, form, photos, qtbot)
    assert progress.run is bench.training.active
    assert "one run at a time" in form.missing.text()
    end(bench, qtbot)
    run = runs.run()
    assert run is not None
    assert run.state is RunState.FINISHED
    assert form.missing.text() == ""
    assert run.config is not None
    assert run.config.photos == (photos,)
    qtbot.waitUntil(lambda: progress.chip.text == "Finished", timeout=FOR_MS)
    assert progress.figures.figure("Step") == "40 of 40"
    assert progress.figures.figure("Best PSNR") == "21.00 dB"
    assert progress.bar.value() == progress.bar.maximum()
    assert progress.plots.loss.lines[0].x[-1] == 40
    assert [level.y for level in progress.plots.psnr.levels] == [20.0, 24.0]
    assert progress.strip.label.text() == "Epoch 4, step 40"


def test_that_pause_and_stop_are_there_while_they_make_sense(
    bench: Workbench, form: NewRunPanel, progress: ProgressPanel, photos: Path, qtbot: QtBot
) -> None:
    plan(bench, steps=100_000)
    start(bench, form, photos, qtbot)
    qtbot.waitUntil(progress.pause.isEnabled, timeout=FOR_MS)
    assert not progress.resume.isVisible()
    progress.pause.click()
    qtbot.waitUntil(lambda: progress.pause.text() == "Resume", timeout=FOR_MS)
    progress.pause.click()
    qtbot.waitUntil(lambda: progress.pause.text() == "Pause", timeout=FOR_MS)
    progress.stop.click()
    assert not progress.stop.isEnabled()
    end(bench, qtbot)
    qtbot.waitUntil(lambda: progress.chip.text == "Stopped", timeout=FOR_MS)
    assert not progress.stop.isVisible()
    run = progress.run
    assert run is not None
    plan(bench, steps=run.history.step + 2)
    progress.resume.click()
    end(bench, qtbot)
    assert run.state is RunState.FINISHED


def test_that_ticked_runs_share_a_plot(
    bench: Workbench,
    form: NewRunPanel,
    runs: RunsPanel,
    progress: ProgressPanel,
    photos: Path,
    qtbot: QtBot,
) -> None:
    from PySide6.QtCore import Qt

    plan(bench, steps=12)
    start(bench, form, photos, qtbot)
    end(bench, qtbot)
    form.button.click()
    end(bench, qtbot)
    for number in range(2):
        runs.list.item(number).setCheckState(Qt.CheckState.Checked)
    assert progress.plots.names == ("quick-2", "quick-1")
    runs.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert progress.plots.names == ()
    assert len(progress.plots.loss.lines) == 1
    progress.log_action.trigger()
    assert progress.plots.logarithmic.isChecked()


def test_that_the_actions_on_a_run_do_what_they_say(
    bench: Workbench,
    form: NewRunPanel,
    runs: RunsPanel,
    photos: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not any(one.isEnabled() for one in runs.actions_on_runs())
    plan(bench, steps=12)
    start(bench, form, photos, qtbot)
    end(bench, qtbot)
    assert not runs.resume.isEnabled()
    opened: list[str] = []
    used: list[Path] = []

    def keep(url: QUrl) -> None:
        opened.append(url.fileName())

    monkeypatch.setattr(QDesktopServices, "openUrl", keep)
    monkeypatch.setattr(bench.results, "use", used.append)
    for one in (runs.open_folder, runs.open_log, runs.use):
        one.trigger()
    assert opened == ["quick-1", "log.txt"]
    assert used == [bench.training.folder / "quick-1" / "model.safetensors"]


def test_that_deleting_asks_and_asks_again_where_there_is_no_trash(
    bench: Workbench,
    form: NewRunPanel,
    runs: RunsPanel,
    progress: ProgressPanel,
    photos: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan(bench, steps=12)
    start(bench, form, photos, qtbot)
    end(bench, qtbot)
    asked: list[str] = []
    answers = [QMessageBox.StandardButton.Cancel]

    def answer(parent: object, title: str, text: str, *_: object) -> QMessageBox.StandardButton:
        asked.append(title)
        return answers[-1]

    monkeypatch.setattr(QMessageBox, "question", answer)
    monkeypatch.setattr("deblur_studio.services.training.QFile.moveToTrash", lambda path: False)
    runs.discard.trigger()
    assert asked == ["Delete run"]
    answers.append(QMessageBox.StandardButton.Yes)
    run = runs.run()
    assert run is not None
    ask_discard(runs, bench, run)
    assert asked[1:] == ["Delete run", "Delete run for good"]
    qtbot.waitUntil(lambda: not run.folder.exists(), timeout=FOR_MS)
    assert runs.list.count() == 0
    assert progress.run is None


def test_that_a_number_that_cannot_be_taken_is_told_and_stops_the_start(
    bench: Workbench, form: NewRunPanel, photos: Path, qtbot: QtBot
) -> None:
    bench.draft.sources.add(SourceKind.PHOTOS, [photos])
    qtbot.waitUntil(form.button.isEnabled, timeout=FOR_MS)
    form.recipe.unfold.click()
    field = form.recipe.field("crop_px")
    edit = field.findChild(NumberEdit)
    assert edit is not None
    assert edit.isVisible()
    edit.clear()
    QTest.keyClicks(edit, "100")
    assert "multiple of 16" in field.problem
    assert not form.button.isEnabled()
    assert form.missing.text()
    edit.clear()
    QTest.keyClicks(edit, "192")
    assert form.button.isEnabled()
    assert bench.draft.config.crop_px == 192


def test_that_a_preset_fills_the_form(bench: Workbench, form: NewRunPanel) -> None:
    index = form.preset.findData("seed")
    form.preset.setCurrentIndex(index)
    form.preset.activated.emit(index)
    assert form.name.text() == "seed"
    assert "150,000" in form.summary.text()
    assert form.recipe.summary.text() == "187,500 steps of 16 crops"
    form.name.setText("mine")
    form.name.editingFinished.emit()
    assert bench.draft.config.name == "mine"
    form.name.setText("  ")
    form.name.editingFinished.emit()
    assert form.name.text() == "mine"


def test_that_folders_and_logs_that_were_asked_for_are_added(
    bench: Workbench,
    form: NewRunPanel,
    photos: Path,
    shot_files: tuple[Path, Path],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log = shot_files[1]
    answers = [str(photos), str(log.parent)]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answers.pop(0))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(log)], ""))
    ask_photo_folder(form, bench)
    ask_motion_logs(form, bench)
    ask_motion_folder(form, bench)
    qtbot.waitUntil(lambda: not bench.draft.sources.counting(), timeout=FOR_MS)
    assert [line.told for line in form.photos.lines] == ["1 photo"]
    assert form.motions.lines[0].told == "1 log, 10 s"
    form.motions.removed.emit(1)
    form.motions.removed.emit(0)
    assert form.motions.lines == ()
    answers.append("")
    ask_motion_folder(form, bench)
    assert form.motions.lines == ()


def test_that_runs_can_be_kept_elsewhere(
    bench: Workbench,
    parts: WorkspaceParts,
    runs: RunsPanel,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "new"))
    with qtbot.waitSignal(bench.training.runs_changed, timeout=FOR_MS):
        ask_runs_folder(runs, bench)
    assert isinstance(parts.status, TrainingStatusLine)
    assert parts.status.folder.whole_text == f"Runs are kept in {tmp_path / 'new'}"


def test_that_a_broken_run_is_shown_with_its_reason(
    bench_that_pretends: Workbench, theme: Theme, qtbot: QtBot
) -> None:
    bench = bench_that_pretends
    (bench.training.folder / "odd-1").mkdir()
    (bench.training.folder / "odd-1" / "config.toml").write_text("name = ")
    panel = ProgressPanel(theme, bench)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(bench.training.runs_changed, timeout=FOR_MS):
        bench.training.read()
    (run,) = bench.training.runs
    assert word_of(run) == (Status.ERROR, "Unreadable")
    panel.show_run(run)
    assert "config.toml is not TOML" in panel.doing.whole_text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "1 s"),
        (75.0, "1 min 15 s"),
        (3700.0, "1 h 01 min"),
        (200_000.0, "2 d 7 h"),
        (float("inf"), ""),
    ],
)
def test_that_spans_of_time_read_well(seconds: float, text: str) -> None:
    assert span_text(seconds) == text
