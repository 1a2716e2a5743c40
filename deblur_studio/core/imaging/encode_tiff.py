"""16-bit TIFF, through tifffile; what EXIF says is put behind the picture.

tifffile writes no EXIF directories. A second main directory, a copy of the first with more
entries, takes its place; the few hundred bytes of the first remain unused.
"""

from __future__ import annotations

import mmap
import struct
from pathlib import Path
from typing import BinaryIO

import tifffile

from deblur_studio.core.imaging.encoded import Encoded
from deblur_studio.core.imaging.exif_parts import take_apart
from deblur_studio.core.imaging.ifd import Entry, first_offset, number_entry, read_ifd, write_ifd


def write_tiff(encoded: Encoded, path: Path) -> None:
    """Write 16-bit codes (H, W, 1 to 4), uncompressed, with profile and EXIF."""
    parts = take_apart(encoded.exif)
    order = parts.order
    _write_picture(encoded, path, order)
    with path.open("rb+") as file:
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
            written, _ = read_ifd(whole, first_offset(whole))
        entries = {**written, **parts.about_the_shot()}
        for tag, part in parts.below():
            entries[tag] = number_entry(tag, _append(file, part, order), order)
        offset = _append(file, entries, order)
        file.seek(4)
        file.write(struct.pack(order + "I", offset))


def _write_picture(encoded: Encoded, path: Path, order: str) -> None:
    channels = encoded.codes.shape[2]
    tifffile.imwrite(
        path,
        encoded.codes if channels > 1 else encoded.codes[..., 0],
        byteorder=order,
        photometric="rgb" if channels >= 3 else "minisblack",
        planarconfig="contig" if channels > 1 else None,
        extrasamples=["unassalpha"] if channels in (2, 4) else None,
        iccprofile=encoded.icc,
        metadata=None,
    )


def _append(file: BinaryIO, entries: dict[int, Entry], order: str) -> int:
    """Write a directory at the end of the file; return where it begins."""
    end = file.seek(0, 2)
    offset = end + file.write(b"\0" * (end % 2))
    file.write(write_ifd(entries.values(), order, offset))
    return offset
