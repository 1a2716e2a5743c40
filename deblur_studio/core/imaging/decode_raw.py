"""RAW files of cameras, through rawpy (LibRaw), to 16-bit linear light in sRGB primaries."""

from __future__ import annotations

import io
from typing import Any

import rawpy

from deblur_studio.core.imaging.decoded import Decoded, UndecodableError, check_size
from deblur_studio.core.imaging.photo import PhotoMetadata


def decode_raw(data: bytes) -> Decoded:
    """Develop the mosaic with the camera's white balance and nothing automatic."""
    try:
        with rawpy.imread(io.BytesIO(data)) as raw:
            check_size(int(raw.sizes.width), int(raw.sizes.height))
            samples = _developed(raw)
            fallback = _metadata(raw.other)
    except rawpy.LibRawError as error:
        raise UndecodableError(
            f"cannot be developed ({_words(error)}); get an intact copy."
        ) from error
    return Decoded(
        "RAW",
        samples,
        white=65535,
        bits=16,
        decoder=_decoder(),
        exif=data,
        exif_is_file=True,
        linear=True,
        upright=True,
        fallback=fallback,
    )


def _developed(raw: Any) -> Any:
    """Return (H, W, 3) uint16, upright. ``adjust_maximum_thr`` 0 keeps the white level fixed."""
    return raw.postprocess(
        gamma=(1, 1),
        no_auto_bright=True,
        adjust_maximum_thr=0.0,
        use_camera_wb=True,
        output_bps=16,
        output_color=rawpy.ColorSpace.sRGB,
    )


def _decoder() -> str:
    library = ".".join(str(part) for part in rawpy.libraw_version)
    return (
        f"rawpy {rawpy.__version__}, LibRaw {library}: demosaiced, camera white balance, no"
        " automatic brightness, fixed white level, linear, sRGB primaries, 16 bit, turned upright"
    )


def _metadata(other: Any) -> PhotoMetadata:
    """Return what LibRaw knows, for files whose EXIF block is not laid out like TIFF."""
    return PhotoMetadata(
        exposure_s=float(other.shutter_speed) or None,
        focal_mm=float(other.focal_length) or None,
        taken_at=None if other.timestamp.year <= 1970 else other.timestamp,
        iso=round(other.iso_speed) or None,
    )


def _words(error: Exception) -> str:
    first = error.args[0] if error.args else "unknown reason"
    return first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first)
