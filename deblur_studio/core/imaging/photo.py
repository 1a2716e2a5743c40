"""The photo as the program holds it: linear light, with everything its file said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.transfer import SRGB, Transfer

Image = NDArray[np.float32]


@dataclass(frozen=True)
class SourceFile:
    """The file something was read from, as it was at that moment."""

    path: Path
    sha256: str
    size_bytes: int


@dataclass(frozen=True)
class PhotoMetadata:
    """What EXIF says; None where it is silent.

    ``exif`` is the raw block, carried to exports. ``exif_size_px`` is the width and height
    that the camera wrote: where the photo's own differ, somebody resized or cropped it.
    """

    exposure_s: float | None = None
    focal_mm: float | None = None
    focal_35mm: float | None = None
    focal_plane_px_per_mm: float | None = None
    taken_at: datetime | None = None
    make: str = ""
    model: str = ""
    iso: int | None = None
    exif: bytes = field(default=b"", repr=False)
    exif_size_px: tuple[int, int] | None = None


@dataclass(frozen=True, eq=False)
class Photo:
    """A decoded photo.

    ``pixels`` (H, W, 3) float32 is linear light, 0 black to 1 white, in the primaries of the
    file's own ICC profile (sRGB where it has none), upright: the EXIF orientation is applied.
    ``alpha`` (H, W) float32 or None. ``grey`` says that the file had one channel (all three
    are equal). ``transfer`` leads to encoded values for display and export. ``bits`` is the
    depth of the file's samples, ``orientation`` what EXIF asked for before it was applied,
    ``decoder`` says in words what turned the file into pixels.
    """

    pixels: Image
    source: SourceFile
    format: str
    bits: int
    metadata: PhotoMetadata = field(default_factory=PhotoMetadata)
    transfer: Transfer = SRGB
    icc_profile: bytes | None = None
    alpha: Image | None = None
    grey: bool = False
    orientation: int = 1
    decoder: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        """Rows, upright."""
        return int(self.pixels.shape[0])

    @property
    def width(self) -> int:
        """Columns, upright."""
        return int(self.pixels.shape[1])
