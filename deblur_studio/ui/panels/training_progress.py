"""How a run goes: figures, curves, sample strips; pauses, resumes and stops it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.core.training.history import RunState
from deblur_studio.services.training_runs import Run
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import toggle
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.training_figures import WORDS, doing_text, figures_of
from deblur_studio.ui.training_words import word_of
from deblur_studio.ui.widgets.chip import StatusChip
from deblur_studio.ui.widgets.elided_label import ElidedLabel
from deblur_studio.ui.widgets.empty_page import EmptyPage
from deblur_studio.ui.widgets.figure_row import FigureRow
from deblur_studio.ui.widgets.pyramid import Rgb
from deblur_studio.ui.widgets.strip_view import StripView
from deblur_studio.ui.widgets.training_plots import PlottedRun, TrainingPlots

_FRAME_MS = 200
_BAR = 1000
_EMPTY = to_translate("No run yet")
_HINT = to_translate("Choose a preset and a folder of photos at the left, then start the training.")


class ProgressPanel(Panel):
    """Shows one run and the curves of those compared; draws at most five times a second."""

    resume_wanted = Signal(object)

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.run: Run | None = None
        self._compared: tuple[Run, ...] = ()
        self._make_head()
        self.plots, self.strip = TrainingPlots(theme), StripView(theme)
        self.log_action: QAction = toggle(
            theme, self, tr("&Logarithmic steps"), self.plots.set_logarithmic_x
        )
        self.plots.logarithmic.toggled.connect(self.log_action.setChecked)
        self.log_action.toggled.connect(self.plots.logarithmic.setChecked)
        self._arrange()
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(_FRAME_MS)
        self._frame.timeout.connect(self.show_frame)
        self.strip.chosen.connect(self._load_strip)
        bench.results.strip_loaded.connect(self._show_strip)
        bench.training.run_changed.connect(self._follow)
        self.show_run(None)

    def show_run(self, run: Run | None) -> None:
        """Show another run."""
        changed = run is not self.run
        self.run = run
        self._stack.setCurrentIndex(0 if run is None else 1)
        self.show_frame(other_run=changed)

    def compare(self, runs: Sequence[Run]) -> None:
        """Show the curves of these runs instead; none: only those of the run on view."""
        self._compared = tuple(runs)
        self.show_frame()

    def show_frame(self, *, other_run: bool = False) -> None:
        """Draw what has come."""
        run = self.run
        if run is None:
            return
        self._show_head(run)
        runs = self._compared or (run,)
        self.plots.show_runs(
            [
                PlottedRun(one.name, one.history.loss.points(), one.history.psnr_db.points())
                for one in runs
            ],
            self._levels(runs),
        )
        samples = run.history.samples
        names = [
            tr("Epoch {epoch}, step {step:,}", epoch=one.epoch, step=one.step) for one in samples
        ]
        if not names:
            self.strip.show_picture(None)
        self.strip.show_names(names, other_run=other_run)

    def _levels(self, runs: Sequence[Run]) -> dict[str, float]:
        validated = runs[0].history.validated
        if len(runs) > 1 or validated is None:
            return {}
        return {
            tr("Blurred"): validated.blurred_psnr_db,
            tr("Best classical"): validated.best_classical_psnr_db,
        }

    def _follow(self, run: Run | None) -> None:
        if run is self.run or run in self._compared:
            if run is self.run and run is not None:
                self._show_buttons(run)
            if not self._frame.isActive():
                self._frame.start()

    def _show_head(self, run: Run) -> None:
        self.title.set_whole_text(run.name)
        self.chip.set_status(*word_of(run, stopping=self._stopping(run)))
        self.doing.set_whole_text(doing_text(run, stopping=self._stopping(run)))
        self.figures.show_figures(figures_of(run))
        share = run.history.step / run.steps if run.steps else 0.0
        self.bar.setValue(round(share * _BAR))
        self._show_buttons(run)

    def _stopping(self, run: Run) -> bool:
        return self.bench.training.stopping and run is self.bench.training.active

    def _show_buttons(self, run: Run) -> None:
        ours, stopping = run is self.bench.training.active, self._stopping(run)
        paused = run.state is RunState.PAUSED
        self.pause.setVisible(ours)
        self.pause.setText(tr("Resume") if paused else tr("Pause"))
        self.theme.bind_icon(self.pause, "play" if paused else "pause")
        self.pause.setEnabled(not stopping and run.state in (RunState.RUNNING, RunState.PAUSED))
        self.stop.setVisible(ours)
        self.stop.setEnabled(not stopping)
        self.resume.setVisible(run.resumable)
        self.resume.setEnabled(self.bench.training.active is None)

    def _toggle_pause(self) -> None:
        if self.run is not None and self.run.state is RunState.PAUSED:
            self.bench.training.go_on()
        else:
            self.bench.training.pause()

    def _load_strip(self, number: int) -> None:
        if self.run is not None and number < len(self.run.history.samples):
            path = self.run.picture_of(self.run.history.samples[number])
            self.bench.results.load_strip(path)

    def _show_strip(self, path: Path, rgb: Rgb | None) -> None:
        missing = tr("The picture of this step is not in the run's folder any more.")
        self.strip.show_picture(rgb, missing if rgb is None else "")

    def _make_head(self) -> None:
        self.title = ElidedLabel()
        self.title.setFont(self.theme.font(FontRole.TITLE))
        self.chip = StatusChip(self.theme)
        self.doing = ElidedLabel(elide=Qt.TextElideMode.ElideRight)
        self.doing.setProperty("role", "muted")
        self.pause, self.stop, self.resume = (
            QPushButton(text) for text in (tr("Pause"), tr("Stop"), tr("Resume"))
        )
        self.stop.setToolTip(tr("Save a checkpoint and end; the run can be resumed"))
        self.theme.bind_icon(self.stop, "stop")
        self.theme.bind_icon(self.resume, "play")
        self.pause.clicked.connect(self._toggle_pause)
        self.stop.clicked.connect(self.bench.training.stop)
        self.resume.clicked.connect(lambda: self.resume_wanted.emit(self.run))
        self.figures = FigureRow(self.theme, WORDS)
        self.bar = QProgressBar()
        self.bar.setRange(0, _BAR)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Share of the training that is done"))

    def _arrange(self) -> None:
        self._stack = QStackedLayout(self)
        self._stack.addWidget(EmptyPage(self.theme, tr(_EMPTY), tr(_HINT)))
        page = QWidget()
        self._stack.addWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.S)
        column.addLayout(self._head_row())
        column.addWidget(self.bar)
        column.addWidget(self.figures)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.plots)
        split.addWidget(self.strip)
        split.setSizes([270, 300])
        column.addWidget(split, 1)

    def _head_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStrut(self.stop.sizeHint().height())  # the same height without buttons
        self.title.setSizePolicy(self.chip.sizePolicy())
        row.addWidget(self.title)
        row.addWidget(self.chip)
        row.addWidget(self.doing, 1)
        for button in (self.pause, self.stop, self.resume):
            row.addWidget(button)
        return row
