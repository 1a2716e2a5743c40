"""What the status bar says: the pixel under the cursor, zoom, blur, size."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from deblur_studio.services.probe import Probe, probe
from deblur_studio.services.translation import tr, written
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panels.canvas_panel import CanvasPanel


class StatusLine(QWidget):
    """Labels that follow the canvas and the services."""

    def __init__(self, bench: Workbench, panel: CanvasPanel) -> None:
        super().__init__()
        self._bench, self._canvas = bench, panel.canvas
        self.pixel, self.busy, self.blur, self.extent, self.zoom = (QLabel() for _ in range(5))
        self.pixel.setMinimumWidth(80)  # so that its length never widens the window
        self._arrange()
        self._canvas.cursor_moved.connect(self._show_pixel)
        self._canvas.zoom_changed.connect(self._show_zoom)
        bench.psf.field_changed.connect(self._show_blur)
        bench.project.photo_changed.connect(self._show_extent)
        bench.loading.busy_changed.connect(self._show_busy)

    def _arrange(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.S, 0, Space.S, 0)
        layout.setSpacing(Space.L)
        layout.addWidget(self.pixel, 1)
        for label in (self.busy, self.blur, self.extent, self.zoom):
            layout.addWidget(label)

    def _show_pixel(self, x_px: float | None, y_px: float | None) -> None:
        if x_px is None or y_px is None:
            self.pixel.clear()
            return
        found = probe(self._bench.project, x_px, y_px, self._canvas.value_at(x_px, y_px))
        self.pixel.setText("" if found is None else text_of(found))

    def _show_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{zoom * 100:.0f} %")

    def _show_blur(self, field: object, extent_px: float) -> None:
        if self._bench.psf.problem:
            self.blur.setText(tr("Blur unknown"))
        else:
            self.blur.setText(
                "" if field is None else tr("Blur up to {extent:.1f} px", extent=extent_px)
            )

    def _show_extent(self) -> None:
        photo = self._bench.project.photo
        self.extent.setText("" if photo is None else f"{photo.width} \u00d7 {photo.height}")

    def _show_busy(self) -> None:
        under_way = self._bench.loading.under_way()
        self.busy.setText(tr("Reading {names}…", names=", ".join(under_way)) if under_way else "")


def text_of(found: Probe) -> str:
    """Return a pixel's place and values as text."""
    parts = [f"x {found.column}  y {found.row}"]
    if found.rgb8 is not None:
        parts.append(tr("8-bit {values}", values=" ".join(str(value) for value in found.rgb8)))
    if found.linear is not None:
        values = " ".join(written(value, ".4f") for value in found.linear)
        parts.append(tr("linear {values}", values=values))
    return "     ".join(parts)
