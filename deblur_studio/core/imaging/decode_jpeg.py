"""JPEG, through Pillow (libjpeg-turbo)."""

from __future__ import annotations

import numpy as np

from deblur_studio.core.imaging.decoded import Decoded, Samples, UndecodableError, split_alpha
from deblur_studio.core.imaging.pillow_bridge import (
    PILLOW,
    frame_warnings,
    opened,
    pixels_of,
    without_cmyk,
)

_START_OF_SCAN, _END_OF_IMAGE = 0xDA, b"\xff\xd9"
_BARE_MARKERS = (0x01, *range(0xD0, 0xD9))  # these have no length
_MIDDLE_GREY = 128  # what libjpeg fills in for missing data
_FILLED_ROWS = 16


def decode_jpeg(data: bytes) -> Decoded:
    """Decode 8-bit grey, RGB and CMYK JPEG; raises UndecodableError when it is cut off."""
    if data.find(_END_OF_IMAGE, _scan_start(data)) < 0:
        raise UndecodableError("is cut off: the JPEG has no end; get an intact copy.")
    with opened(data, "JPEG") as image:
        image.load()
        frames = frame_warnings(image)
        rgb, cmyk = without_cmyk(image)
        samples, _ = split_alpha(pixels_of(rgb))
        return Decoded(
            "JPEG",
            samples,
            white=255,
            bits=8,
            decoder=PILLOW,
            icc=None if cmyk else image.info.get("icc_profile"),
            exif=image.info.get("exif", b""),
            warnings=(*frames, *cmyk, *_filled_warning(samples)),
        )


def _scan_start(data: bytes) -> int:
    """Return where the first scan begins; the thumbnail inside EXIF lies before it."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == _START_OF_SCAN:
            return place
        bare = marker in _BARE_MARKERS
        filler = marker == 0xFF
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        place += 1 if filler else 2 if bare else 2 + length
    raise UndecodableError("is cut off before its picture begins; get an intact copy.")


def _filled_warning(samples: Samples) -> tuple[str, ...]:
    """Say when the picture ends in the flat grey that stands for missing data."""
    height = len(samples)
    differs = np.flatnonzero(np.any(samples != _MIDDLE_GREY, axis=(1, 2)))
    filled = height - 1 - int(differs[-1]) if differs.size else height
    if filled < min(_FILLED_ROWS, height):
        return ()
    return (f"The lowest {filled} rows are flat grey, as in a damaged JPEG: check the picture.",)
