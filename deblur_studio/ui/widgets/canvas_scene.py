"""What the canvas paints: photos in their panes, overlays, labels, legends."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets import canvas_paint
from deblur_studio.ui.widgets.compare import DIFFERENCE_GAIN, Pane, PhotoPair, Picture
from deblur_studio.ui.widgets.loupe import paint_loupe
from deblur_studio.ui.widgets.overlay import Overlay
from deblur_studio.ui.widgets.view import View


@dataclass
class CanvasScene:
    """Photos, overlays and words of a canvas; it paints them through a view."""

    theme: Theme
    pair: PhotoPair = field(default_factory=PhotoPair)
    overlays: list[Overlay] = field(default_factory=list)
    original_label: str = field(default_factory=lambda: tr("Original"))
    restored_label: str = field(default_factory=lambda: tr("Restored"))
    empty_text: tuple[str, str] = field(
        default_factory=lambda: (
            tr("Drop a photo and its motion log here"),
            tr("or open them from the File menu"),
        )
    )

    def paint_empty(self, painter: QPainter, area: QRectF) -> None:
        """Say what belongs here."""
        colours = self.theme.colours
        look = canvas_paint.EmptyLook(
            self.theme.font(FontRole.TITLE),
            self.theme.font(FontRole.BODY),
            colours.text,
            colours.muted,
        )
        icon = self.theme.icon("photo", "muted")
        canvas_paint.paint_empty(painter, area, icon, self.empty_text, look)

    def paint_panes(self, painter: QPainter, shown: list[Pane], view: View) -> None:
        """Paint every pane's picture and the overlays over it."""
        ratio = painter.device().devicePixelRatioF()
        for pane in shown:
            painter.save()
            painter.setClipRect(pane.clip)
            here = replace(view, area=pane.area)
            self.pair.pyramid(pane.picture).draw(painter, here, ratio)
            self._paint_overlays(painter, here)
            painter.restore()

    def paint_texts(self, painter: QPainter, shown: list[Pane], view: View, area: QRectF) -> None:
        """Name the pictures and explain the overlays."""
        font = self.theme.font(FontRole.SMALL)
        for pane in shown:
            label = self._label(pane.picture)
            canvas_paint.paint_label(painter, pane.clip, label, font, right=pane.label_right)
        asked = [overlay.legend(view) for overlay in self.overlays if overlay.visible]
        legends = [legend for legend in asked if legend is not None]
        canvas_paint.paint_legends(painter, area, legends, font)

    def paint_loupe(self, painter: QPainter, area: QRectF, view: View, place: QPointF) -> None:
        """Magnify a place of the image."""
        wanted = [Picture.ORIGINAL]
        if self.pair.has_restored:
            wanted.append(Picture.RESTORED)
        pyramids = [self.pair.pyramid(picture) for picture in wanted]
        paint_loupe(painter, area, view.to_screen(place.x(), place.y()), view, pyramids)

    def paint_drop_frame(self, painter: QPainter, area: QRectF) -> None:
        """Show that what is being dragged would be taken."""
        canvas_paint.paint_drop_frame(painter, area, self.theme.colours.accent)

    def background(self) -> QColor:
        return QColor(self.theme.colours.canvas)

    def _paint_overlays(self, painter: QPainter, view: View) -> None:
        painter.setTransform(view.transform(), True)
        for overlay in self.overlays:
            if overlay.visible:
                overlay.paint(painter, view)

    def _label(self, picture: Picture) -> str:
        if picture is Picture.DIFFERENCE:
            return tr("Difference \N{MULTIPLICATION SIGN}{gain}", gain=DIFFERENCE_GAIN)
        return self.original_label if picture is Picture.ORIGINAL else self.restored_label
