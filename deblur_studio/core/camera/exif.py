"""The focal length in pixels, from what EXIF says, with its source named."""

from __future__ import annotations

import math
from dataclasses import dataclass

from deblur_studio.core.imaging.photo import PhotoMetadata
from deblur_studio.core.told import told

FULL_FRAME_DIAGONAL_MM = math.hypot(36.0, 24.0)
ASSUMED_FOCAL_35MM = 28.0
"""A usual wide angle of phones and compact cameras: a guess for want of anything better."""

_ASSUMED_UNCERTAINTY = 0.3
_PLANE_UNCERTAINTY = 0.03  # nominal focal lengths, breathing when focused near
_DIAGONAL_UNCERTAINTY = 0.04  # the diagonal is one of several definitions in use
_CUT_UNCERTAINTY = 0.15
_DISAGREEMENT = 0.15  # beyond that, focal plane resolution is one of the known wrong ones
_SAME_SHAPE = 0.01


@dataclass(frozen=True)
class FocalGuess:
    """A focal length, where it comes from, and its standard uncertainty as a fraction."""

    focal_px: float
    source: str
    uncertainty: float
    assumed: bool = False


def focal_from_metadata(metadata: PhotoMetadata, width: int, height: int) -> FocalGuess | None:
    """Return the focal length of a photo of ``width`` x ``height`` px; None where EXIF is silent.

    Focal plane resolution comes first; where a 35 mm equivalent is there too and contradicts
    it, the equivalent is believed, since several cameras write a wrong resolution.
    """
    plane = _from_focal_plane(metadata, width, height)
    diagonal = _from_equivalent(metadata, width, height)
    if plane is None or diagonal is None:
        return plane or diagonal
    agrees = abs(plane.focal_px / diagonal.focal_px - 1) < _DISAGREEMENT
    return plane if agrees else diagonal


def assumed_focal(width: int, height: int) -> FocalGuess:
    """Return a focal length that nothing supports, for photos without any: say so to the user."""
    focal_px = ASSUMED_FOCAL_35MM * math.hypot(width, height) / FULL_FRAME_DIAGONAL_MM
    source = told(
        "assumed: {focal:g} mm equivalent, the photo says nothing", focal=ASSUMED_FOCAL_35MM
    )
    return FocalGuess(focal_px, source, _ASSUMED_UNCERTAINTY, assumed=True)


def _from_focal_plane(metadata: PhotoMetadata, width: int, height: int) -> FocalGuess | None:
    density, focal_mm = metadata.focal_plane_px_per_mm, metadata.focal_mm
    if density is None or focal_mm is None:
        return None
    scale, said, cut = _resizing(metadata, width, height)
    source = told(
        "EXIF focal length {focal:g} mm at {density:.4g} px/mm in the focal plane{said}",
        focal=focal_mm,
        density=density,
        said=said,
    )
    uncertainty = _CUT_UNCERTAINTY if cut else _PLANE_UNCERTAINTY
    return FocalGuess(focal_mm * density * scale, source, uncertainty)


def _from_equivalent(metadata: PhotoMetadata, width: int, height: int) -> FocalGuess | None:
    focal_35mm = metadata.focal_35mm
    if focal_35mm is None:
        return None
    _, said, cut = _resizing(metadata, width, height)
    focal_px = focal_35mm * math.hypot(width, height) / FULL_FRAME_DIAGONAL_MM
    rounding = 0.5 / focal_35mm
    source = told(
        "EXIF 35 mm equivalent {focal:g} mm over the diagonal {diagonal:.1f} mm{said}",
        focal=focal_35mm,
        diagonal=FULL_FRAME_DIAGONAL_MM,
        said=said,
    )
    uncertainty = _CUT_UNCERTAINTY if cut else math.hypot(_DIAGONAL_UNCERTAINTY, rounding)
    return FocalGuess(focal_px, source, uncertainty)


def _resizing(metadata: PhotoMetadata, width: int, height: int) -> tuple[float, str, bool]:
    """Return the scale since the camera wrote the photo, words for it, and whether it was cut.

    Sides are compared long to long, since the photo may have been turned upright.
    """
    if metadata.exif_size_px is None:
        return 1.0, "", False
    short, long = sorted(metadata.exif_size_px)
    now_short, now_long = sorted((width, height))
    if (short, long) == (now_short, now_long):
        return 1.0, "", False
    if abs(now_short / short / (now_long / long) - 1) > _SAME_SHAPE:
        return 1.0, f", though the photo was cut from {long} x {short} px", True
    return now_long / long, f", resized from {long} x {short} px", False
