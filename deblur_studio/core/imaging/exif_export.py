"""EXIF blocks for exports: what the photo's file said, with the size and turning made true.

Nothing inside the block moves, so that offsets in maker notes stay right: the main directory
is written anew behind it. The thumbnail, which shows the photo before, is dropped.
"""

from __future__ import annotations

import struct

from deblur_studio import __version__
from deblur_studio.core.imaging.exif import (
    DESCRIPTION,
    EXIF_IFD,
    ORIENTATION,
    PIXEL_HEIGHT,
    PIXEL_WIDTH,
    SOFTWARE,
)
from deblur_studio.core.imaging.ifd import (
    LONG,
    SHORT,
    Entry,
    IfdError,
    byte_order,
    first_offset,
    number_entry,
    numbers,
    read_ifd,
    text,
    text_entry,
    write_ifd,
)

PROGRAM = f"Deblur Studio {__version__}"
_HEADER = 8
_THUMBNAIL_AT, _THUMBNAIL_SIZE = 0x201, 0x202


def exported_block(block: bytes, width: int, height: int) -> bytes:
    """Return the block of an upright picture of that size, marked as made by this program."""
    try:
        order = byte_order(block)
        main, following = read_ifd(block, first_offset(block))
    except IfdError:
        order, main, following, block = "<", {}, 0, b"II*\0" + bytes(4)
    whole = bytearray(_without_thumbnail(block, following))
    _set_size(whole, main.get(EXIF_IFD), order, (width, height))
    whole += b"\0" * (len(whole) % 2)
    struct.pack_into(order + "I", whole, 4, len(whole))
    return bytes(whole) + write_ifd(_marked(main, order).values(), order, len(whole))


def _marked(main: dict[int, Entry], order: str) -> dict[int, Entry]:
    """Set what is true of the export; the program that wrote the file before is kept too."""
    before = text(main.get(SOFTWARE))
    chain = before if before.startswith(PROGRAM) else "; ".join(filter(None, (PROGRAM, before)))
    described = main.get(DESCRIPTION) if text(main.get(DESCRIPTION)) else None
    return {
        **main,
        ORIENTATION: number_entry(ORIENTATION, 1, order, SHORT),
        SOFTWARE: text_entry(SOFTWARE, chain),
        DESCRIPTION: described or text_entry(DESCRIPTION, PROGRAM),
    }


def _set_size(block: bytearray, pointer: Entry | None, order: str, size: tuple[int, int]) -> None:
    """Overwrite the picture's size where the EXIF directory states it."""
    offset = numbers(pointer, order)
    if not offset or not _HEADER <= int(offset[0]) <= len(block) - 2:
        return
    start = int(offset[0]) + 2
    (count,) = struct.unpack_from(order + "H", block, start - 2)
    for place in range(start, min(start + 12 * count, len(block) - 11), 12):
        (tag,) = struct.unpack_from(order + "H", block, place)
        if tag in (PIXEL_WIDTH, PIXEL_HEIGHT):
            value = size[tag - PIXEL_WIDTH]
            struct.pack_into(order + "HII", block, place + 2, LONG, 1, value)


def _without_thumbnail(block: bytes, following: int) -> bytes:
    """Cut the thumbnail off where it ends the block; elsewhere it stays, unreferenced."""
    try:
        entries, _ = read_ifd(block, following)
    except IfdError:
        return block
    order = byte_order(block)
    start = numbers(entries.get(_THUMBNAIL_AT), order)
    size = numbers(entries.get(_THUMBNAIL_SIZE), order)
    at_end = bool(start and size) and start[0] + size[0] >= len(block) - 4
    return block[: int(start[0])] if at_end and start[0] > following else block
