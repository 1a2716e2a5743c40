"""The Sensor workspace: which panels it has and what passes between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deblur_studio.core.motion.recording_file import RECORDING_NAME
from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.file_dialogs import ask_picture, ask_replay
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import ColumnScroll, DockSpec, WorkspaceParts
from deblur_studio.ui.panels.sensor_calibration import CalibrationPanel
from deblur_studio.ui.panels.sensor_connection import ConnectionPanel
from deblur_studio.ui.panels.sensor_curves import CurvesPanel
from deblur_studio.ui.panels.sensor_device import DevicePanel
from deblur_studio.ui.panels.sensor_link import LinkPanel
from deblur_studio.ui.panels.sensor_values import ValuesPanel
from deblur_studio.ui.sensor_status import SensorStatusLine
from deblur_studio.ui.theme import Theme

_AREA = Qt.DockWidgetArea


def build_sensor(theme: Theme, bench: Workbench) -> WorkspaceParts:
    """Build the panels and connect them."""
    curves, connection = CurvesPanel(theme, bench), ConnectionPanel(theme, bench)
    connection.file_wanted.connect(lambda: ask_replay(connection, bench, connection.replay_file))
    curves.bar.picture_wanted.connect(lambda: ask_picture(curves, bench, curves.plots.grab()))
    curves.bar.photo_wanted.connect(lambda: use_for_photo(bench))
    left, right = _AREA.LeftDockWidgetArea, _AREA.RightDockWidgetArea
    calibration = _column(CalibrationPanel(theme, bench), DevicePanel(theme, bench), margin=0)
    values = ValuesPanel(theme, bench)
    docks = (
        DockSpec("sensor_connection", tr("Sensor"), left,
                 _column(connection, LinkPanel(theme, bench)),
                 width_px=290),
        DockSpec("sensor_values", tr("Now"), right, values, width_px=290, height_px=300),
        DockSpec("sensor_calibration", tr("Calibration"), right, calibration, width_px=290,
                 height_px=440),
    )  # fmt: skip
    return WorkspaceParts(
        curves, docks, curves.bar.view_actions(), SensorStatusLine(bench), connection.toggle
    )


def use_for_photo(bench: Workbench) -> None:
    """Hand the last recording to Restore, with what is known of its sensor."""
    if bench.recording.last is not None:
        bench.navigation.go("restore")
        # The file, not its folder, where an export may just be written.
        recording = bench.recording.last / RECORDING_NAME
        bench.loading.load_log([recording], bench.calibration.profile)


def _column(*panels: QWidget, margin: int = Space.S) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(margin, 0, margin, margin)
    layout.setSpacing(Space.S)
    for panel in panels:
        layout.addWidget(panel)
    layout.addStretch(1)
    return ColumnScroll(column)
