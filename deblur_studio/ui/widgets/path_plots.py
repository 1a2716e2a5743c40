"""The camera's path over time: turning, and travel where there is any."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from deblur_studio.core.motion.path import CameraPath
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.line_plot import LinePlot, Series
from deblur_studio.ui.widgets.path_curves import PathCurves
from deblur_studio.ui.widgets.plot_scale import Axes

_TURNS = (
    (to_translate("tilt"), "x"),
    (to_translate("pan"), "y"),
    (to_translate("roll"), "z"),
)
_WAYS = (
    (to_translate("right"), "x"),
    (to_translate("down"), "y"),
    (to_translate("forward"), "z"),
)
_LEAST_DEG, _LEAST_MM = 0.02, 0.1


class PathPlots(QWidget):
    """Two plots, one below the other; the lower one hides while the camera only turns."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turning = LinePlot(
            theme,
            tr("Turning of the camera over time"),
            Axes(tr("ms from mid-exposure"), tr("degrees"), least_span_y=_LEAST_DEG),
        )
        self.travelling = LinePlot(
            theme,
            tr("Travel of the camera over time"),
            Axes(tr("ms from mid-exposure"), "mm", least_span_y=_LEAST_MM),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.turning)
        column.addWidget(self.travelling)
        self.travelling.hide()

    def show_path(self, path: CameraPath) -> None:
        """Show another path."""
        curves = PathCurves.of(path)
        self.turning.show_series(
            [
                Series(tr(name), curves.time_ms, curves.turned_deg[:, axis], tint)
                for axis, (name, tint) in enumerate(_TURNS)
            ]
        )
        self.travelling.setVisible(curves.travels)
        if curves.travels:
            self.travelling.show_series(
                [
                    Series(tr(name), curves.time_ms, curves.moved_mm[:, axis], tint)
                    for axis, (name, tint) in enumerate(_WAYS)
                ]
            )
