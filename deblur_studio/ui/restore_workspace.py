"""The Restore workspace: which panels it has and what passes between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.alignment_gates import GatesPanel
from deblur_studio.ui.calibration_wizard import show_wizard
from deblur_studio.ui.case_asking import ask_details
from deblur_studio.ui.file_dialogs import (
    ask_log,
    ask_photo,
    ask_save,
    open_files,
)
from deblur_studio.ui.model_dialogs import ask_model, show_card
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import ColumnScroll, DockSpec, WorkspaceParts
from deblur_studio.ui.panels.camera_card import CameraCard
from deblur_studio.ui.panels.canvas_panel import CanvasPanel
from deblur_studio.ui.panels.case_card import CaseCard
from deblur_studio.ui.panels.history_panel import HistoryPanel
from deblur_studio.ui.panels.kernel_panel import KernelPanel
from deblur_studio.ui.panels.log_card import LogCard
from deblur_studio.ui.panels.method_panel import MethodPanel
from deblur_studio.ui.panels.photo_card import PhotoCard
from deblur_studio.ui.panels.timeline_panel import TimelinePanel
from deblur_studio.ui.restore_history import RestoreHistory
from deblur_studio.ui.status_line import StatusLine
from deblur_studio.ui.theme import Theme

_AREA = Qt.DockWidgetArea


def build_restore(theme: Theme, bench: Workbench) -> WorkspaceParts:
    """Build the panels and connect them."""
    canvas = CanvasPanel(theme, bench)
    kernel, method = KernelPanel(theme, bench), MethodPanel(theme, bench)
    canvas.kernel_clicked.connect(kernel.choose)
    canvas.files_dropped.connect(lambda paths: open_files(canvas, bench, paths))
    method.save_requested.connect(lambda: ask_save(method, bench))
    method.model_wanted.connect(lambda: ask_model(method, bench))
    method.card_wanted.connect(lambda model: show_card(method, theme, bench, model))
    history = RestoreHistory(bench.project, bench.evidence.choice, canvas)
    steps = HistoryPanel(theme, bench, history.stack)
    left, right = _AREA.LeftDockWidgetArea, _AREA.RightDockWidgetArea
    restoration = _column(method, GatesPanel(theme, bench))
    timeline = TimelinePanel(theme, bench)
    docks = (
        DockSpec("shot", tr("Shot"), left, _shot(theme, bench), width_px=300),
        DockSpec("method", tr("Restoration"), right, restoration, width_px=320, height_px=560),
        DockSpec("kernel", tr("Kernel"), right, kernel, width_px=320, height_px=260),
        DockSpec("history", tr("History"), right, steps, behind="kernel"),
        DockSpec("timeline", tr("Motion"), _AREA.BottomDockWidgetArea, timeline, height_px=240),
    )
    past = (steps.undo, steps.redo)
    canvas.addActions(list(past))  # their keys work while the list is not on view
    view_actions = (past, *canvas.view_actions(), (timeline.accel_action,))
    status = StatusLine(bench, canvas)
    return WorkspaceParts(canvas, docks, view_actions, status, method.deblur)


def _column(above: QWidget, below: QWidget) -> QWidget:
    """Return two panels of one dock, the upper one taking what room there is."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(above, 1)
    layout.addWidget(below)
    return column


def _shot(theme: Theme, bench: Workbench) -> QWidget:
    """Return the cards of case, photo, log and camera in one column that scrolls."""
    photo, log = PhotoCard(theme, bench), LogCard(theme, bench)
    photo.open_requested.connect(lambda: ask_photo(photo, bench))
    log.open_requested.connect(lambda: ask_log(log, bench))
    camera = CameraCard(theme, bench)
    camera.calibration_requested.connect(lambda: show_wizard(theme, bench, camera))
    case = CaseCard(theme, bench)
    case.details_requested.connect(lambda: ask_details(case, bench))
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
    layout.setSpacing(Space.S)
    for card in (case, photo, log, camera):
        layout.addWidget(card)
    layout.addStretch(1)
    return ColumnScroll(column)
