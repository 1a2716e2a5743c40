"""The pictures of a report: before and after, kernels, motion, maps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.field_picture import field_picture
from deblur_studio.core.evidence.motion_plot import motion_plot
from deblur_studio.core.evidence.report import Pair, Picture
from deblur_studio.core.evidence.report_words import HEADINGS
from deblur_studio.core.imaging.display import display_rgb8
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px, psf_field
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings

Rgb = NDArray[np.uint8]

_LONG_PX, _MAP_PX, _DETAIL_PX = 1280, 640, 320
_QUALITY = 92


@dataclass(frozen=True)
class Detail:
    """A square of a photo shown pixel by pixel: its corner and side in px."""

    left: int
    top: int
    side: int


def before_and_after(photo: Photo, restored: Photo, label: str) -> Pair:
    """Return the whole photos, reduced for the page."""
    before, after = (display_rgb8(photo, each.pixels) for each in (photo, restored))
    return Pair(
        _jpeg(_fitting(before, _LONG_PX), "The photo as it was given, reduced for this page."),
        _jpeg(_fitting(after, _LONG_PX), f"{label} Reduced for this page; the file is the result."),
    )


def details(photo: Photo, restored: Photo, place: Detail) -> Pair:
    """Return the same square of both, pixel by pixel."""
    rows = slice(place.top, place.top + place.side)
    columns = slice(place.left, place.left + place.side)
    where = f"{place.side} x {place.side} px from ({place.left}, {place.top}), pixel by pixel"
    before, after = (
        _png(display_rgb8(photo, np.ascontiguousarray(each.pixels[rows, columns])), said)
        for each, said in ((photo, f"Photo: {where}."), (restored, f"Result: {where}."))
    )
    return Pair(before, after)


def liveliest(photo: Photo) -> Detail:
    """Return the square in which the photo has the most detail, away from its borders."""
    side = min(_DETAIL_PX, photo.width, photo.height)
    grey = photo.pixels.mean(axis=2)
    change = np.abs(np.diff(grey, axis=0))[:, :-1] + np.abs(np.diff(grey, axis=1))[:-1]
    sums = cv2.boxFilter(change, cv2.CV_32F, (side, side), normalize=False)
    half = side // 2
    inside = sums[half : sums.shape[0] - half + 1, half : sums.shape[1] - half + 1]
    if inside.size == 0:
        return Detail(0, 0, side)
    top, left = np.unravel_index(int(inside.argmax()), inside.shape)
    return Detail(min(int(left), photo.width - side), min(int(top), photo.height - side), side)


def kernels(photo: Photo, recording: ImuRecording, settings: ShotSettings) -> Picture:
    """Return the kernels drawn over the photo."""
    path = camera_path(recording, settings)
    field = psf_field(path, settings.camera, rows=7, columns=9)
    drawn = field_picture(
        display_rgb8(photo, photo.pixels), field, blur_extent_px(path, settings.camera)
    )
    said = "The blur kernels that follow from the measured motion, over the darkened photo."
    return _jpeg(_fitting(drawn, _LONG_PX), said)


def motion(recording: ImuRecording, settings: ShotSettings) -> Picture:
    """Return the angular rates around the exposure."""
    said = (
        "Angular rates of the sensor about its axes; the band is the exposure of the centre row,"
        " the paler one that of all rows."
    )
    return _png(motion_plot(recording, settings), said)


def map_picture(path: Path) -> Picture:
    """Return a map as it was written, reduced for the page.

    Raises:
        EvidenceError: It cannot be read.
    """
    data = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    if data is None:
        raise EvidenceError(f"{path.name} is not a picture; restore again.")
    kind = path.stem.rsplit(".", 1)[-1]
    picture = np.asarray(data[..., ::-1], dtype=np.uint8)
    return _png(_fitting(picture, _MAP_PX), HEADINGS.get(kind, kind))


def _fitting(picture: Rgb, long_px: int) -> Rgb:
    height, width = picture.shape[:2]
    scale = min(1.0, long_px / max(height, width))
    if scale == 1.0:
        return picture
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _jpeg(picture: Rgb, caption: str) -> Picture:
    options = [cv2.IMWRITE_JPEG_QUALITY, _QUALITY]
    data = cv2.imencode(".jpg", picture[..., ::-1], options)[1].tobytes()
    return Picture(data, "jpeg", picture.shape[1], picture.shape[0], caption)


def _png(picture: Rgb, caption: str) -> Picture:
    data = cv2.imencode(".png", picture[..., ::-1])[1].tobytes()
    return Picture(data, "png", picture.shape[1], picture.shape[0], caption)
