"""What every decoder of a photo format hands back, before colour and orientation."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.photo import PhotoMetadata

Samples = NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.float32]

MAX_PIXELS = 400_000_000
TOO_LARGE = (
    f"has more than {MAX_PIXELS // 1_000_000} megapixels, the most this program holds;"
    " cut out the part you need."
)
_MAX_CHANNELS = 8
DAMAGE = (
    OSError,
    SyntaxError,  # Pillow's word for a broken PNG
    ValueError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    EOFError,
    RuntimeError,
    MemoryError,
    struct.error,
    zlib.error,
)
"""What the image libraries raise on damaged files."""


class UndecodableError(Exception):
    """A file holds no usable photo; the text follows the file's name in a sentence."""


@dataclass(frozen=True, eq=False)
class Decoded:
    """Samples as stored, in the file's own orientation.

    ``samples`` (H, W, C), C 1 or 3; ``alpha`` (H, W) or None; both of one type, ``white`` being
    full scale. ``linear``: the samples are linear light already. ``upright``: the decoder has
    applied the orientation. ``exif`` is the block, or the whole file where ``exif_is_file``.
    ``fallback`` is the metadata for formats without an EXIF block.
    """

    format: str
    samples: Samples
    white: int
    bits: int
    decoder: str
    alpha: Samples | None = None
    icc: bytes | None = None
    exif: bytes = b""
    exif_is_file: bool = False
    linear: bool = False
    upright: bool = False
    fallback: PhotoMetadata | None = None
    warnings: tuple[str, ...] = ()

    def warned(self, *warnings: str) -> Decoded:
        """Return the same with more warnings."""
        return replace(self, warnings=(*self.warnings, *warnings))


def check_size(width: int, height: int, channels: int = 1) -> None:
    """Raise UndecodableError for an empty picture and for one too large to hold."""
    if width < 1 or height < 1 or channels < 1:
        raise UndecodableError("holds no pixels; choose another file.")
    if width * height > MAX_PIXELS:
        raise UndecodableError(TOO_LARGE)
    if channels > _MAX_CHANNELS:
        raise UndecodableError(f"has {channels} channels; export it as grey or RGB.")


def split_alpha(samples: Samples) -> tuple[Samples, Samples | None]:
    """Split (H, W) or (H, W, 1 to 4) into colour (H, W, 1 or 3) and alpha (H, W) or None."""
    stack = samples[..., None] if samples.ndim == 2 else samples
    if stack.shape[2] in (2, 4):
        return stack[..., :-1], stack[..., -1]
    return stack, None
