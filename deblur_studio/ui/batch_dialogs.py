"""What a batch asks: photos, logs, folders, and whether its window may close."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from deblur_studio.services.translation import counted, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.file_dialogs import PHOTOS_FILTER, logs_filter


def ask_batch_photos(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose photos for the batch."""
    folder = bench.settings.preferences.photo_folder
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Add photos"), folder, PHOTOS_FILTER)
    _add(bench, [Path(name) for name in names])


def ask_batch_folder(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a folder of photos, and of logs where they lie beside them."""
    folder = bench.settings.preferences.photo_folder
    name = QFileDialog.getExistingDirectory(parent, tr("Add a folder of photos"), folder)
    if name:
        bench.settings.change(replace(bench.settings.preferences, photo_folder=name))
        _add(bench, [Path(name)])


def ask_batch_list(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a list of photos and logs."""
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("Add a list of photos"), "", tr("Lists (*.csv *.tsv *.txt)")
    )
    _add(bench, [Path(name)] if name else [])


def ask_batch_logs(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose logs among which photos look for theirs."""
    folder = bench.settings.preferences.log_folder
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Add motion logs"), folder, logs_filter())
    _add_logs(bench, [Path(name) for name in names])


def ask_batch_log_folder(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a folder of logs."""
    folder = bench.settings.preferences.log_folder
    name = QFileDialog.getExistingDirectory(parent, tr("Add a folder of motion logs"), folder)
    _add_logs(bench, [Path(name)] if name else [])


def ask_log_for(parent: QWidget, bench: Workbench, photos: Sequence[Path]) -> None:
    """Let the user choose the log of some photos, one log that may consist of several files."""
    folder = bench.settings.preferences.log_folder
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Choose motion log"), folder, logs_filter())
    if names:
        bench.batch.choose_log(photos, [Path(name) for name in names])


def ask_results_folder(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose where the results go, or a batch that is there to go on with."""
    start = str(bench.batch.draft.out or bench.settings.preferences.save_folder)
    name = QFileDialog.getExistingDirectory(parent, tr("Folder for the results"), start)
    if name:
        bench.batch.open(Path(name))


def ask_batch_preset(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a preset."""
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("Preset of the batch"), "", tr("Presets (*.toml *.json)")
    )
    if name:
        bench.batch.read_preset(Path(name))


def may_leave_batch(window: QWidget, bench: Workbench) -> bool:
    """Whether the window may close now: a batch that it started goes on or stops, as is said."""
    batch = bench.batch
    if not batch.running or not batch.ours or batch.stopping:
        return True
    counts = batch.counts()
    left = counts["waiting"] + counts["running"]
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("A batch is running"))
    box.setText(
        counted("{n} photo is yet to be restored.", "{n} photos are yet to be restored.", left)
    )
    box.setInformativeText(
        tr("It can go on without this window, or stop now and go on where it was another time.")
    )
    let = box.addButton(tr("Let it go on"), QMessageBox.ButtonRole.AcceptRole)
    stop = box.addButton(tr("Stop it"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    box.deleteLater()
    if box.clickedButton() is stop:
        batch.stop()
    return box.clickedButton() in (let, stop)


def _add(bench: Workbench, paths: list[Path]) -> None:
    if paths:
        bench.batch.add(paths)


def _add_logs(bench: Workbench, paths: list[Path]) -> None:
    if paths:
        folder = str(paths[0].parent)
        bench.settings.change(replace(bench.settings.preferences, log_folder=folder))
        bench.batch.add_logs(paths)
