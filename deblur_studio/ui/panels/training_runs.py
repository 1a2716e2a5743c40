"""The runs that there are: compare them, go on with one, use its model, throw it away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout

from deblur_studio.core.training.history import RunState
from deblur_studio.core.training.run_folder import LOG_NAME
from deblur_studio.services.training_runs import Run
from deblur_studio.services.translation import to_translate, tr, written
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import action
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.training_words import psnr_text, steps_text, word_of
from deblur_studio.ui.widgets.run_list import RunList, RunRow

_EMPTY = to_translate("Runs that you start are listed here and stay until you delete them.")
_HINT = to_translate("Tick runs to compare their curves.")


class RunsPanel(Panel):
    """Keeps one run chosen, so that there is always one on view."""

    chosen = Signal(object)
    """The run that is chosen, or None."""
    compared = Signal(object)
    """The runs that are ticked."""
    discard_wanted = Signal(object)
    folder_wanted = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.list = RunList(theme)
        self.list.set_empty_text(tr(_EMPTY))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self._make_actions()
        self._arrange()
        self.list.chosen.connect(lambda _: self._choose())
        self.list.ticked.connect(lambda keys: self.compared.emit(self._runs_of(keys)))
        bench.training.runs_changed.connect(self._fill)
        bench.training.run_changed.connect(self._show_run)
        bench.training.read()
        self._fill()

    def run(self) -> Run | None:
        """Return the run that is chosen."""
        return next(iter(self._runs_of((self.list.chosen_key(),))), None)

    def choose(self, run: Run) -> None:
        """Choose a run."""
        self.list.choose(run.folder)

    def actions_on_runs(self) -> tuple[QAction, ...]:
        """Return the actions on the run that is chosen."""
        return self.resume, self.use, self.open_folder, self.open_log, self.discard

    def resume_run(self, run: Run | None) -> None:
        """Go on with a run."""
        if run is not None:
            self.bench.training.resume(run)

    def _make_actions(self) -> None:
        def make(text: str, react: Callable[[Run], object], icon: str) -> QAction:
            def on_chosen() -> None:
                if (run := self.run()) is not None:
                    react(run)

            return action(self.theme, self, text, on_chosen, icon=icon)

        self.resume = make(tr("&Resume training"), self.resume_run, "play")
        self.use = make(tr("&Use this model"), self._use, "deblur")
        self.open_folder = make(tr("&Open folder"), lambda run: _open(run.folder), "open")
        self.open_log = make(tr("Open &log"), lambda run: _open(run.folder / LOG_NAME), "log")
        self.discard = make(tr("&Delete run…"), self.discard_wanted.emit, "trash")

    def _use(self, run: Run) -> None:
        if (model := run.model()) is not None:
            self.bench.results.use(model)

    def _arrange(self) -> None:
        hint = QLabel(tr(_HINT))
        hint.setProperty("role", "muted")
        hint.setFont(self.theme.font(FontRole.SMALL))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(Space.XS)
        for one in (self.use, self.resume, self.open_folder, self.discard):
            self.buttons.addWidget(self._button(one, text=one is self.use))
        self.buttons.insertStretch(1, 1)
        self.elsewhere = action(
            self.theme, self, tr("&Keep runs elsewhere…"), self.folder_wanted.emit, icon="open"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(hint)
        column.addWidget(self.list, 1)
        column.addLayout(self.buttons)

    def _button(self, of: QAction, *, text: bool) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(of)
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(of.text().replace("&", ""))
        if text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _fill(self) -> None:
        self.list.show_rows([self._row(run) for run in self.bench.training.runs])
        self._choose()

    def _show_run(self, run: Run) -> None:
        self.list.show_row(self._row(run))
        self._show_actions()

    def _row(self, run: Run) -> RunRow:
        training = self.bench.training
        stopping = training.stopping and run is training.active
        steps = written(run.steps, ",") if run.state is RunState.FINISHED else steps_text(run)
        facts = [psnr_text(run), tr("{steps} steps", steps=steps), run.preset or _architecture(run)]
        told = ", ".join(fact for fact in facts if fact)
        return RunRow(run.folder, run.name, told, *word_of(run, stopping=stopping))

    def _choose(self) -> None:
        self._show_actions()
        self.chosen.emit(self.run())

    def _show_actions(self) -> None:
        run = self.run()
        idle = self.bench.training.active is None
        self.resume.setEnabled(run is not None and run.resumable and idle)
        self.use.setEnabled(run is not None and run.model() is not None)
        self.open_folder.setEnabled(run is not None)
        self.open_log.setEnabled(run is not None)
        self.discard.setEnabled(run is not None and not run.alive)

    def _runs_of(self, keys: object) -> tuple[Run, ...]:
        assert isinstance(keys, tuple)
        return tuple(run for run in self.bench.training.runs if run.folder in keys)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self.actions_on_runs())
        menu.addSeparator()
        menu.addAction(self.elsewhere)
        menu.exec(self.list.viewport().mapToGlobal(place))
        menu.deleteLater()


def _architecture(run: Run) -> str:
    return "" if run.config is None else run.config.architecture


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
