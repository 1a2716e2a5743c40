"""What the Training workspace asks: folders, logs, and whether something may go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from deblur_studio.services.training_runs import Run
from deblur_studio.services.training_sources import SourceKind
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench

_LOGS = to_translate(
    "Motion logs (*.gcsv *.csv *.txt *.log *.zip *.json *.bin *.imu);;All files (*)"
)
_BUTTONS = QMessageBox.StandardButton


def ask_photo_folder(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a folder of photos to learn from."""
    start = bench.settings.preferences.photo_folder
    name = QFileDialog.getExistingDirectory(parent, tr("Folder of sharp photos"), start)
    if name:
        bench.settings.change(replace(bench.settings.preferences, photo_folder=name))
        bench.draft.sources.add(SourceKind.PHOTOS, [Path(name)])


def ask_motion_logs(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose logs to learn from."""
    start = bench.settings.preferences.log_folder
    names, _ = QFileDialog.getOpenFileNames(parent, tr("Motion logs"), start, tr(_LOGS))
    _add_motions(bench, [Path(name) for name in names])


def ask_motion_folder(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a folder of logs to learn from."""
    start = bench.settings.preferences.log_folder
    name = QFileDialog.getExistingDirectory(parent, tr("Folder of motion logs"), start)
    _add_motions(bench, [Path(name)] if name else [])


def ask_runs_folder(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose where runs are kept from now on."""
    start = str(bench.training.folder)
    name = QFileDialog.getExistingDirectory(parent, tr("Folder for training runs"), start)
    if name:
        bench.training.set_folder(Path(name))


def ask_discard(parent: QWidget, bench: Workbench, run: Run) -> None:
    """Move a run to the trash once the user agreed; without a trash, ask to delete it for good."""
    question = tr("Move {name} with its checkpoint and model to the trash?", name=run.name)
    if not _agreed(parent, tr("Delete run"), question):
        return
    if not bench.training.discard(run):
        question = tr(
            "There is no trash for {folder}. Delete {name} for good?",
            folder=run.folder,
            name=run.name,
        )
        if _agreed(parent, tr("Delete run for good"), question):
            bench.training.delete(run)


def may_end_training(window: QWidget, bench: Workbench) -> bool:
    """Whether the window may close now; a training is first asked about, then saved."""
    training = bench.training
    if training.active is None:
        return True
    if not training.stopping and not _stop_agreed(window, training.active):
        return False
    _CloseAfter(window, bench)
    training.stop()
    return False


class _CloseAfter(QObject):
    """Closes a window once its training has ended."""

    def __init__(self, window: QWidget, bench: Workbench) -> None:
        for earlier in window.findChildren(_CloseAfter):
            earlier.setParent(None)
            earlier.deleteLater()
        super().__init__(window)
        self._window, self._training = window, bench.training
        bench.training.run_changed.connect(self._close)

    def _close(self) -> None:
        if self._training.active is None and self.parent() is not None:
            self._training.run_changed.disconnect(self._close)
            self._window.close()


def _stop_agreed(window: QWidget, run: Run) -> bool:
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("A training is running"))
    box.setText(tr("{name} is being trained and ends with this window.", name=run.name))
    box.setInformativeText(tr("It can be resumed from where it is saved."))
    stop = box.addButton(tr("Stop and save, then close"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(_BUTTONS.Cancel))
    box.exec()
    box.deleteLater()
    return box.clickedButton() is stop


def _agreed(parent: QWidget, title: str, question: str) -> bool:
    answer = QMessageBox.question(
        parent, title, question, _BUTTONS.Yes | _BUTTONS.Cancel, _BUTTONS.Cancel
    )
    return answer == _BUTTONS.Yes


def _add_motions(bench: Workbench, paths: list[Path]) -> None:
    if paths:
        folder = str(paths[0].parent)
        bench.settings.change(replace(bench.settings.preferences, log_folder=folder))
        bench.draft.sources.add(SourceKind.MOTIONS, paths)
