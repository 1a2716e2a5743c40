"""The photo in hand: what its file is and what it says."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from deblur_studio.core.imaging.photo import Photo, PhotoMetadata
from deblur_studio.services.project import LoadedPhoto
from deblur_studio.services.translation import tr, written
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.card import Card
from deblur_studio.ui.widgets.card_row import Row
from deblur_studio.ui.widgets.status import Status

_THUMBNAIL_PX = 480


class PhotoCard(Panel):
    """Shows the photo's file; asks for another."""

    open_requested = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.card = Card(
            theme, tr("Photo"), "photo", tr("Drop a blurred photo here, or press Ctrl+O.")
        )
        self.card.add_action("open", tr("Open photo")).clicked.connect(self.open_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        bench.project.photo_changed.connect(self._show)

    def _show(self) -> None:
        loaded = self.bench.project.loaded
        if loaded is None:
            self.card.clear()
            return
        self.card.set_rows(rows_of(loaded.photo))
        self.card.set_thumbnail(_thumbnail(loaded))
        if loaded.photo.warnings:
            self.card.set_status(Status.WARNING, tr("Notes"))
        else:
            self.card.set_status(Status.OK, tr("OK"))


def _thumbnail(loaded: LoadedPhoto) -> NDArray[np.uint8]:
    step = max(1, max(loaded.rgb8.shape[:2]) // _THUMBNAIL_PX)
    return loaded.rgb8[::step, ::step].copy()


def rows_of(photo: Photo) -> list[Row]:
    """Return what the card says of a photo."""
    megapixels = photo.width * photo.height / 1e6
    rows = [
        Row("file", tr("File"), photo.source.path.name),
        Row(
            "size",
            tr("Size"),
            f"{photo.width} \u00d7 {photo.height}",
            tr("{size:.1f} megapixels", size=megapixels),
        ),
        Row(
            "format", tr("Format"), tr("{format}, {bits} bit", format=photo.format, bits=photo.bits)
        ),
    ]
    rows += [Row(key, label, value) for key, label, value in _exif(photo.metadata) if value]
    rows += [Row(f"warning{i}", tr("Note"), text) for i, text in enumerate(photo.warnings)]
    return [*rows, Row("sha256", "SHA-256", photo.source.sha256[:16] + "…")]


def _exif(metadata: PhotoMetadata) -> list[tuple[str, str, str]]:
    return [
        ("camera", tr("Camera"), " ".join((metadata.make, metadata.model)).strip()),
        ("exposure", tr("Exposure"), shutter(metadata.exposure_s)),
        ("lens", tr("Focal length"), _focal(metadata)),
        ("iso", tr("ISO"), "" if metadata.iso is None else str(metadata.iso)),
        (
            "taken",
            tr("Taken"),
            f"{metadata.taken_at:%Y-%m-%d %H:%M:%S}" if metadata.taken_at else "",
        ),
    ]


def shutter(exposure_s: float | None) -> str:
    """Return an exposure as photographers write it, with milliseconds."""
    if exposure_s is None or exposure_s <= 0:
        return ""
    if exposure_s >= 0.4:
        return f"{written(exposure_s, '.3g')} s"
    return f"1/{1 / exposure_s:.0f} s ({written(exposure_s * 1e3, '.3g')} ms)"


def _focal(metadata: PhotoMetadata) -> str:
    if metadata.focal_mm is None:
        return ""
    if not metadata.focal_35mm:
        return f"{written(metadata.focal_mm, 'g')} mm"
    return tr(
        "{focal:g} mm ({same:g} mm on 35 mm)", focal=metadata.focal_mm, same=metadata.focal_35mm
    )
