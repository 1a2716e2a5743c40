"""The batch of the window: what is put together, what works on it and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from deblur_studio.services.batch_draft import (
    BatchDraft,
    Found,
    look_through,
    usual_jobs,
    with_found,
    with_log,
    with_pairs,
    without,
)
from deblur_studio.services.batch_files import Opened, opened, write_order_files
from deblur_studio.services.batch_pace import Pace
from deblur_studio.services.batch_reading import BatchReading
from deblur_studio.services.batch_run import BatchRun, batch_command
from deblur_studio.services.batch_view import (
    counts_of,
    how_it_ended,
    items_of,
    result_of,
    summary_of,
    why_it_ended,
)
from deblur_studio.services.job import JobContext
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.settings import SettingsService
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.batch.control import Word
    from deblur_studio.core.batch.ledger import Stored
    from deblur_studio.core.batch.values import Item

_TOPIC = "batch"


class BatchService(QObject):
    """One batch at a time; its process outlives the window where that is wanted."""

    changed = Signal()
    """The photos, their states, or what works on them."""

    def __init__(
        self,
        jobs: Jobs,
        notices: Notices,
        settings: SettingsService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._notices, self._settings = jobs, notices, settings
        self._stored: Stored | None = None
        self._run: BatchRun | None = None
        self._spans: Any = None
        self.command = batch_command()
        """How the process is started; its arguments are added."""
        self.draft = BatchDraft(jobs=usual_jobs())
        self.pace = Pace()
        self.paused = self.stopping = self.ours = False
        self._reading = BatchReading(jobs, self.changed.emit)

    @property
    def reading(self) -> bool:
        """Whether files are being looked through."""
        return self._reading.busy

    @property
    def problem(self) -> str:
        """Why the last thing that was asked for was not done, or how the batch broke off."""
        return self._reading.problem

    @property
    def running(self) -> bool:
        """Whether a process is at work."""
        return self._run is not None

    @property
    def begun(self) -> bool:
        """Whether the folder of the results holds a batch already."""
        return self._stored is not None

    def items(self) -> tuple[Item, ...]:
        """Return all photos, each as it stands now."""
        known = () if self._stored is None else self._stored.items
        return items_of(self.draft, known, running=self.running)

    def counts(self) -> dict[str, int]:
        """Return how many photos are in each state."""
        return counts_of(self.items())

    def fraction(self) -> float:
        """Return the share of the photos that ended, well or not."""
        counts = self.counts()
        ended = counts["done"] + counts["failed"] + counts["unpaired"]
        return ended / max(1, sum(counts.values()))

    def result_of(self, item: Item) -> Path | None:
        """Return where a photo's result lies, None where there is none."""
        return result_of(self.draft, item)

    def summary(self, *, page: bool) -> Path | None:
        """Return the summary, as a page or as a table, None where there is none yet."""
        return summary_of(self.draft, page=page)

    def missing(self) -> str:
        """Return what is needed before the batch can start; empty when nothing is."""
        if self.reading:
            return tr("Looking through the files.")
        return self.draft.missing()

    def add(self, paths: Sequence[Path]) -> None:
        """Look through folders, lists, photos and logs, and take what they hold."""
        draft = self.draft

        def work(context: JobContext) -> BatchDraft:
            return with_pairs(
                with_found(draft, look_through(paths, context)), self._known_spans(), context
            )

        self._reading.look(work, self._take)

    def add_logs(self, paths: Sequence[Path]) -> None:
        """Let photos look for their logs in more places."""
        draft = with_found(self.draft, Found((), tuple(paths)))
        self._reading.look(
            lambda context: with_pairs(draft, self._known_spans(), context), self._take
        )

    def choose_log(self, photos: Iterable[Path], logs: Sequence[Path]) -> None:
        """Give photos a log by hand."""
        self._take(with_log(self.draft, photos, logs))

    def remove(self, photos: Iterable[Path]) -> None:
        """Take photos off; those of a batch that has begun stay."""
        if not self.begun:
            self._take(without(self.draft, photos))

    def set_options(self, **values: Any) -> None:
        """Change how the photos are restored: preset, suffix, jobs, overwrite."""
        self._take(replace(self.draft, **values))

    def choose_method(self, name: str) -> None:
        """Restore with a method and its usual settings."""
        from deblur_studio.core.batch.values import Preset

        self.set_options(preset=Preset(method=name))

    def read_preset(self, path: Path) -> None:
        """Restore as the preset of a file says."""
        from deblur_studio.core.batch.preset import find_preset

        self._reading.look(
            lambda context: find_preset(str(path)), lambda preset: self.set_options(preset=preset)
        )

    def open(self, out: Path) -> None:
        """Choose the folder of the results; a batch that it holds is shown and can go on."""

        def take(found: Opened) -> None:
            if not found.draft.items:  # an empty folder, for what is put together already
                self._stored = None
                self._take(replace(self.draft, out=out))
                return
            self.draft, self._stored = found.draft, found.stored
            self._remember(out)
            if found.held:
                self._follow(BatchRun(self._jobs, out, self))
            self.changed.emit()

        draft = self.draft
        self._reading.look(lambda context: opened(out, draft), take)

    def open_last(self) -> None:
        """Show the batch of last time where photos of it still wait."""
        out = self._settings.preferences.batch_folder
        if not out or self.draft.items or self.running:
            return

        def take(found: Opened) -> None:
            if found.held or found.is_unfinished():
                self.open(Path(out))

        draft = self.draft
        self._reading.look(lambda context: opened(Path(out), draft), take, lambda failure: None)

    def clear(self) -> None:
        """Begin another batch; what is on the disk stays."""
        if not self.running:
            kept = self.draft
            self._stored, self._reading.problem = None, ""
            self._take(BatchDraft(preset=kept.preset, jobs=kept.jobs, suffix=kept.suffix))

    def start(self, *, retry: bool = False) -> None:
        """Begin, or go on where it was; with ``retry`` what failed is tried again."""
        out = self.draft.out
        if self.running or self.missing() or out is None:
            return
        draft = self.draft
        self._notices.settle(_TOPIC)

        def launch(arguments: list[str]) -> None:
            run = BatchRun(self._jobs, out, self)
            self._follow(run)
            self.ours = True
            if not run.launch(self.command, [*arguments, *(["--retry"] if retry else [])]):
                self._end(tr("The program does not find itself; install it anew."))

        self._remember(out)
        self._reading.look(lambda context: write_order_files(draft), launch)

    def pause(self) -> None:
        """Hold back the next photo."""
        self._tell("pause")

    def go_on(self) -> None:
        """Let the next photo begin again."""
        self._tell("resume")

    def stop(self) -> None:
        """Stop within moments; what was being worked on waits again."""
        self._tell("stop")

    def shutdown(self) -> None:
        """Follow the batch no longer; it goes on by itself."""
        if self._run is not None:
            self._run.close()

    def _known_spans(self) -> Any:
        from deblur_studio.core.batch.pairing import Spans

        self._spans = self._spans or Spans()
        return self._spans

    def _take(self, draft: BatchDraft) -> None:
        self.draft = draft
        self.changed.emit()

    def _tell(self, word: Word) -> None:
        if self._run is not None:
            self._run.tell(word)
            self.paused = word == "pause"
            self.stopping |= word == "stop"
            self.changed.emit()

    def _remember(self, out: Path) -> None:
        self._settings.change(replace(self._settings.preferences, batch_folder=str(out)))

    def _follow(self, run: BatchRun) -> None:
        self._run, self._reading.problem = run, ""
        self.paused = self.stopping = self.ours = False
        self.pace = Pace()
        run.looked.connect(self._keep)
        run.unreadable.connect(self._reading.refuse)
        run.ended.connect(self._end)
        run.follow()
        self.changed.emit()

    def _keep(self, stored: Stored) -> None:
        self._stored = stored
        self.pace.take(self.counts())
        self.changed.emit()

    def _end(self, words: str) -> None:
        run, self._run = self._run, None
        stopped, ours = self.stopping, self.ours
        self.paused = self.stopping = self.ours = False
        if run is not None:
            run.close()
            run.deleteLater()
        counts = self.counts()
        if counts["waiting"] and not stopped:
            self._reading.problem = why_it_ended(words)
        elif ours and not stopped:
            self._notices.inform(how_it_ended(counts), _TOPIC)
        self.changed.emit()
