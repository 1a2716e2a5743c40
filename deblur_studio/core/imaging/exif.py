"""What EXIF says about a photo. A broken block never stops the photo: it becomes a warning."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from deblur_studio.core.imaging.ifd import (
    Entry,
    IfdError,
    byte_order,
    first_offset,
    numbers,
    read_ifd,
    text,
)
from deblur_studio.core.imaging.photo import PhotoMetadata

EXIF_IFD, GPS_IFD, INTEROP_IFD = 0x8769, 0x8825, 0xA005
MAKE, MODEL, ORIENTATION, SOFTWARE, DESCRIPTION = 0x10F, 0x110, 0x112, 0x131, 0x10E
PIXEL_WIDTH, PIXEL_HEIGHT = 0xA002, 0xA003
_EXPOSURE, _SHUTTER_APEX, _ISO = 0x829A, 0x9201, 0x8827
_FOCAL, _FOCAL_35MM = 0x920A, 0xA405
_PLANE_X, _PLANE_UNIT = 0xA20E, 0xA210
_TAKEN_AT, _OFFSET, _SUBSECOND = 0x9003, 0x9011, 0x9291
_UNITS_PER_MM = {2: 25.4, 3: 10.0, 4: 1.0, 5: 0.001}  # inch, cm, mm, micrometre
_PREFIX = b"Exif\0\0"


@dataclass(frozen=True)
class Exif:
    """The decoded metadata, the orientation (1 to 8) and what was wrong with the block."""

    metadata: PhotoMetadata = field(default_factory=PhotoMetadata)
    orientation: int = 1
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Tags:
    """All tags that matter, of the main and the EXIF directory, in one byte order."""

    order: str
    entries: dict[int, Entry]

    def number(self, tag: int, *, positive: bool = True) -> float | None:
        values = numbers(self.entries.get(tag), self.order)
        if not values or not math.isfinite(values[0]) or (positive and values[0] <= 0):
            return None
        return float(values[0])

    def text(self, tag: int) -> str:
        return text(self.entries.get(tag))


def bare_block(block: bytes) -> bytes:
    """Return an EXIF block without its JPEG prefix: it then begins with II or MM."""
    while block.startswith(_PREFIX):
        block = block[len(_PREFIX) :]
    return block


def read_exif(block: bytes, *, keep_block: bool = True) -> Exif:
    """Return what an EXIF block, or a whole TIFF-like file, says.

    Args:
        block: With or without the prefix that JPEG puts before it; empty: no EXIF.
        keep_block: Whether ``block`` itself becomes the metadata's ``exif``.
    """
    block = bare_block(block)
    if not block:
        return Exif()
    try:
        tags = _read_tags(block)
    except IfdError as error:
        return Exif(warnings=(f"EXIF cannot be read ({error}) and was left aside.",))
    orientation = tags.number(ORIENTATION)
    known = orientation is not None and orientation in range(1, 9)
    return Exif(
        _metadata(tags, block if keep_block else b""), int(orientation or 1) if known else 1
    )


def _read_tags(block: bytes) -> _Tags:
    order = byte_order(block)
    main, _ = read_ifd(block, first_offset(block))
    pointer = numbers(main.get(EXIF_IFD), order)
    detail = read_ifd(block, int(pointer[0]))[0] if pointer else {}
    return _Tags(order, {**main, **detail})


def _metadata(tags: _Tags, block: bytes) -> PhotoMetadata:
    iso = tags.number(_ISO)
    return PhotoMetadata(
        exposure_s=_exposure_s(tags),
        focal_mm=tags.number(_FOCAL),
        focal_35mm=tags.number(_FOCAL_35MM),
        focal_plane_px_per_mm=_focal_plane_px_per_mm(tags),
        taken_at=_taken_at(tags),
        make=tags.text(MAKE),
        model=tags.text(MODEL),
        iso=None if iso is None else round(iso),
        exif=block,
        exif_size_px=_exif_size_px(tags),
    )


def _exposure_s(tags: _Tags) -> float | None:
    exposure_s = tags.number(_EXPOSURE)
    apex = tags.number(_SHUTTER_APEX, positive=False)
    if exposure_s is None and apex is not None and abs(apex) < 20:
        return float(2.0**-apex)
    return exposure_s


def _focal_plane_px_per_mm(tags: _Tags) -> float | None:
    density = tags.number(_PLANE_X)
    unit_mm = _UNITS_PER_MM.get(int(tags.number(_PLANE_UNIT) or 2))
    return None if density is None or unit_mm is None else density / unit_mm


def _exif_size_px(tags: _Tags) -> tuple[int, int] | None:
    width, height = tags.number(PIXEL_WIDTH), tags.number(PIXEL_HEIGHT)
    return None if width is None or height is None else (round(width), round(height))


def _taken_at(tags: _Tags) -> datetime | None:
    try:
        taken_at = datetime.strptime(tags.text(_TAKEN_AT), "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None
    digits = tags.text(_SUBSECOND)
    if digits.isascii() and digits.isdigit():
        taken_at += timedelta(seconds=float(f"0.{digits}"))
    return taken_at.replace(tzinfo=_zone(tags.text(_OFFSET)))


def _zone(offset: str) -> timezone | None:
    """Return the zone of "+02:00"; None where there is none."""
    try:
        delta = datetime.strptime(offset, "%z").utcoffset()
    except ValueError:
        return None
    return None if delta is None else timezone(delta)
