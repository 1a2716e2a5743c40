"""The Training workspace: which panels it has and what passes between them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.panel import DockSpec, WorkspaceParts
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.training_dialogs import (
    ask_discard,
    ask_motion_folder,
    ask_motion_logs,
    ask_photo_folder,
    ask_runs_folder,
)
from deblur_studio.ui.training_status import TrainingStatusLine

_AREA = Qt.DockWidgetArea


def build_training(theme: Theme, bench: Workbench) -> WorkspaceParts:
    """Build the panels and connect them."""
    # Not at the start of the program: pydantic and pyqtgraph's plots take a third of a second.
    from deblur_studio.ui.panels.training_form import NewRunPanel
    from deblur_studio.ui.panels.training_progress import ProgressPanel
    from deblur_studio.ui.panels.training_runs import RunsPanel

    form, progress = NewRunPanel(theme, bench), ProgressPanel(theme, bench)
    runs = RunsPanel(theme, bench)
    form.photos_wanted.connect(lambda: ask_photo_folder(form, bench))
    form.logs_wanted.connect(lambda: ask_motion_logs(form, bench))
    form.log_folder_wanted.connect(lambda: ask_motion_folder(form, bench))
    form.started.connect(runs.choose)
    runs.chosen.connect(progress.show_run)
    runs.compared.connect(progress.compare)
    runs.discard_wanted.connect(lambda run: ask_discard(runs, bench, run))
    runs.folder_wanted.connect(lambda: ask_runs_folder(runs, bench))
    progress.resume_wanted.connect(runs.resume_run)
    progress.show_run(runs.run())
    docks = (
        DockSpec("training_form", tr("New training"), _AREA.LeftDockWidgetArea, form, width_px=290),
        DockSpec("training_runs", tr("Runs"), _AREA.RightDockWidgetArea, runs, width_px=310),
    )
    view_actions = (runs.actions_on_runs(), (runs.elsewhere,), (progress.log_action,))
    status = TrainingStatusLine(bench)
    return WorkspaceParts(progress, docks, view_actions, status, form.start)
