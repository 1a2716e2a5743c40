"""Trains in a child process, one run at a time, and knows the runs that there are."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QObject, Signal

from deblur_studio.core.errors import DeblurError, TrainingError
from deblur_studio.core.training.events import Command, Event
from deblur_studio.core.training.history import RunState
from deblur_studio.core.training.run_folder import is_held
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices, Remedy
from deblur_studio.services.settings import SettingsService
from deblur_studio.services.training_broken import cause_of, why_it_broke
from deblur_studio.services.training_process import TrainingProcess, worker_command
from deblur_studio.services.training_runs import Run, last_words, log_size, new_run, read_runs
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.training.config import TrainingConfig

_TOPIC = "training"
_READING = "training runs"


class TrainingService(QObject):
    """Starts, pauses and ends runs; what they say lands in their history."""

    runs_changed = Signal()
    """There are other runs than before."""
    run_changed = Signal(object)
    """A run said something, began or ended."""

    def __init__(
        self,
        jobs: Jobs,
        notices: Notices,
        settings: SettingsService,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._notices, self._settings = jobs, notices, settings
        self._usual_folder = folder
        self._process: TrainingProcess | None = None
        self._log_size = 0
        self.command = worker_command()
        """How the child is started; the run's folder is added."""
        self.runs: tuple[Run, ...] = ()
        self.active: Run | None = None
        """The run whose child is ours."""
        self.stopping = False

    @property
    def folder(self) -> Path:
        """Where runs are kept."""
        chosen = self._settings.preferences.training_folder
        return Path(chosen) if chosen else self._usual_folder

    def set_folder(self, folder: Path) -> None:
        """Keep runs elsewhere from now on; those of before stay where they are."""
        changed = replace(self._settings.preferences, training_folder=str(folder))
        self._settings.change(changed)
        self.read()

    def read(self) -> None:
        """Read the runs of the folder as a job."""
        folder = self.folder
        reaction = Reaction(self._keep, lambda failure: self._notices.fail(failure, _TOPIC))
        self._jobs.replace(_READING, lambda context: read_runs(folder, context), reaction)

    def start(self, config: TrainingConfig, preset: str) -> Run | None:
        """Begin a new run; None where that was refused."""
        try:
            self._refuse_second()
            run = new_run(self.folder, config, preset)
        except DeblurError as error:
            self._notices.refuse(error, _TOPIC)
            return None
        self.runs = (run, *self.runs)
        self.runs_changed.emit()
        self._launch(run)
        return run

    def resume(self, run: Run) -> None:
        """Go on with a run that ended early, from its last checkpoint."""
        try:
            self._refuse_second()
        except TrainingError as error:
            self._notices.refuse(error, _TOPIC)
            return
        if run.resumable:
            self._launch(run)

    def pause(self) -> None:
        """Let the run wait."""
        self._tell("pause")

    def go_on(self) -> None:
        """Let the run that waits go on."""
        self._tell("resume")

    def stop(self) -> None:
        """Let the run save a checkpoint and end."""
        if self._process is not None and not self.stopping:
            self.stopping = True
            self._tell("stop")
            self.run_changed.emit(self.active)

    def discard(self, run: Run) -> bool:
        """Move a run to the system's trash; False where there is none for it."""
        if run.alive or not QFile.moveToTrash(str(run.folder)):
            return False
        self._forget(run)
        return True

    def delete(self, run: Run) -> None:
        """Delete a run for good."""
        if not run.alive:
            self._forget(run)
            reaction = Reaction(lambda _: None, cancelled=lambda: None)
            self._jobs.start(lambda context: shutil.rmtree(run.folder), reaction)

    def shutdown(self, timeout_s: float = 5.0) -> None:
        """End the child, if there still is one."""
        if self._process is not None:
            self._process.shutdown(timeout_s)
            self._process, self.active = None, None

    def _refuse_second(self) -> None:
        busy = self.active or next((run for run in self.runs if is_held(run.folder)), None)
        if busy is not None:
            raise TrainingError(
                tr("{name} is being trained; stop it or wait for its end.", name=busy.name)
            )

    def _launch(self, run: Run) -> None:
        self._notices.settle(_TOPIC)
        run.history.begin()
        run.alive, self.active, self.stopping = True, run, False
        self._log_size = log_size(run.folder)
        self._process = TrainingProcess(run.folder, self.command, self)
        self._process.said.connect(self._hear)
        self._process.ended.connect(self._end)
        self._process.start()
        self.run_changed.emit(run)

    def _tell(self, command: Command) -> None:
        if self._process is not None:
            self._process.tell(command)

    def _hear(self, events: tuple[Event, ...]) -> None:
        if self.active is not None:
            for event in events:
                self.active.history.take(event)
            self.run_changed.emit(self.active)

    def _end(self, code: int) -> None:
        run, process = self.active, self._process
        assert run is not None
        assert process is not None
        process.deleteLater()
        told_to_stop = self.stopping
        run.alive, self.active, self._process, self.stopping = False, None, None, False
        self.run_changed.emit(run)
        if run.state in (RunState.FAILED, RunState.INTERRUPTED):
            folder, since = run.folder, self._log_size
            cause = cause_of(code, told_to_stop=told_to_stop)
            reaction = Reaction(lambda words: self._say_broken(run, cause, words))
            self._jobs.start(lambda context: last_words(folder, since), reaction)
        elif run.state is RunState.FINISHED:
            self._notices.inform(tr("{name} is trained.", name=run.name), _TOPIC)

    def _say_broken(self, run: Run, cause: str, words: str) -> None:
        ended = run.history.ended
        sentence = why_it_broke(run, cause, words) if ended is None else ended.message
        remedy = Remedy(tr("Resume"), lambda: self.resume(run))
        self._notices.fail(Failure(sentence, words, expected=True), _TOPIC, remedy)

    def _forget(self, run: Run) -> None:
        self.runs = tuple(one for one in self.runs if one is not run)
        self.runs_changed.emit()

    def _keep(self, runs: tuple[Run, ...]) -> None:
        """Take what was read, but for runs that went on meanwhile."""
        ours = {run.folder: run for run in self.runs if run.alive}
        fresh = tuple(ours.pop(run.folder, run) for run in runs)
        self.runs = (*ours.values(), *fresh)
        self.runs_changed.emit()
