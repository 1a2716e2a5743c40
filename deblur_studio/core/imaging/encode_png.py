"""16-bit PNG, which Pillow cannot write in colour.

Source: PNG, third edition, sections 5 (chunks), 9 (filters) and 11.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.decode_png import SIGNATURE
from deblur_studio.core.imaging.encoded import Encoded

_COLOUR_TYPES = {1: 0, 2: 4, 3: 2, 4: 6}  # by the number of channels
_UP = 2  # the filter that subtracts the row above
_LEVEL = 4
_ROWS = 256  # compressed at a time


def write_png(encoded: Encoded, path: Path) -> None:
    """Write 16-bit codes (H, W, 1 to 4) with profile and EXIF."""
    height, width, channels = encoded.codes.shape
    header = struct.pack(">IIBBBBB", width, height, 16, _COLOUR_TYPES[channels], 0, 0, 0)
    with path.open("xb") as file:
        file.write(SIGNATURE)
        _write_chunk(file, b"IHDR", header)
        if encoded.icc:
            _write_chunk(file, b"iCCP", b"ICC\0\0" + zlib.compress(encoded.icc))
        elif encoded.srgb:
            _write_chunk(file, b"sRGB", b"\0")
        _write_chunk(file, b"eXIf", encoded.exif)
        for part in _compressed(encoded.codes):
            _write_chunk(file, b"IDAT", part)
        _write_chunk(file, b"IEND", b"")


def _write_chunk(file: BinaryIO, name: bytes, body: bytes) -> None:
    file.write(struct.pack(">I", len(body)) + name + body)
    file.write(struct.pack(">I", zlib.crc32(body, zlib.crc32(name))))


def _compressed(codes: NDArray[np.unsignedinteger]) -> Iterator[bytes]:
    packer = zlib.compressobj(_LEVEL)
    above = np.zeros((1, 2 * codes.shape[1] * codes.shape[2]), np.uint8)
    for start in range(0, len(codes), _ROWS):
        block = np.ascontiguousarray(codes[start : start + _ROWS], dtype=">u2")
        rows = block.view(np.uint8).reshape(len(block), -1)
        filtered = rows - np.concatenate([above, rows[:-1]])  # modulo 256, as the filter wants
        above = rows[-1:]
        marked = np.concatenate([np.full((len(rows), 1), _UP, np.uint8), filtered], axis=1)
        yield packer.compress(marked.tobytes())
    yield packer.flush()
