"""EXIF taken apart into its directories and put together again, at full length or shorter."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace

from deblur_studio.core.imaging.exif import (
    DESCRIPTION,
    EXIF_IFD,
    GPS_IFD,
    INTEROP_IFD,
    MAKE,
    MODEL,
    ORIENTATION,
    SOFTWARE,
)
from deblur_studio.core.imaging.ifd import (
    Entry,
    IfdError,
    byte_order,
    first_offset,
    number_entry,
    numbers,
    read_ifd,
    write_ifd,
)

_DATE, _ARTIST, _HOST, _COPYRIGHT = 0x132, 0x13B, 0x13C, 0x8298
_RESOLUTION = (0x11A, 0x11B, 0x128)
_SHOT = (0x829A, 0x829D, 0x8827, 0x9003, 0x920A, 0xA405)  # TIFF/EP keeps these in the main one
_TEXTS = (DESCRIPTION, MAKE, MODEL, SOFTWARE, _DATE, _ARTIST, _HOST, _COPYRIGHT)
_ABOUT_THE_SHOT = frozenset((*_TEXTS, *_RESOLUTION, *_SHOT, ORIENTATION))
_MAKER_NOTE = 0x927C
_HEADER = 8

Entries = dict[int, Entry]


@dataclass(frozen=True)
class ExifParts:
    """The directories of an EXIF block, without pointers and without the thumbnail."""

    order: str
    main: Entries
    detail: Entries
    gps: Entries

    def below(self) -> tuple[tuple[int, Entries], ...]:
        """Return the directories below the main one that are not empty, by their pointer."""
        both = ((EXIF_IFD, self.detail), (GPS_IFD, self.gps))
        return tuple((tag, entries) for tag, entries in both if entries)

    def about_the_shot(self) -> Entries:
        """Return the main entries that describe the shot and not how pixels are stored."""
        return {tag: entry for tag, entry in self.main.items() if tag in _ABOUT_THE_SHOT}


def take_apart(block: bytes) -> ExifParts:
    """Return the directories of a block or TIFF-like file; raises IfdError without a main one."""
    order = byte_order(block)
    main, _ = read_ifd(block, first_offset(block))
    detail, gps = (_pointed(block, main.pop(tag, None), order) for tag in (EXIF_IFD, GPS_IFD))
    detail.pop(INTEROP_IFD, None)  # its pointer would point nowhere
    return ExifParts(order, main, detail, gps)


def _pointed(block: bytes, pointer: Entry | None, order: str) -> Entries:
    offset = numbers(pointer, order)
    try:
        return read_ifd(block, int(offset[0]))[0] if offset else {}
    except IfdError:
        return {}


def put_together(parts: ExifParts) -> bytes:
    """Return a block without prefix and without gaps."""
    order = parts.order
    pointers = {tag: number_entry(tag, 0, order) for tag, _ in parts.below()}
    offset = _HEADER + len(write_ifd({**parts.main, **pointers}.values(), order, _HEADER))
    tail = b""
    for tag, entries in parts.below():
        pointers[tag] = number_entry(tag, offset + len(tail), order)
        tail += write_ifd(entries.values(), order, offset + len(tail))
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", _HEADER)
    return head + write_ifd({**parts.main, **pointers}.values(), order, _HEADER) + tail


def block_of_tiff(data: bytes) -> bytes:
    """Return an EXIF block with what a TIFF-like file says about the shot; empty if damaged."""
    try:
        parts = take_apart(data)
    except IfdError:
        return b""
    return put_together(replace(parts, main=parts.about_the_shot()))


def within(block: bytes, limit: int) -> bytes:
    """Return the block in at most ``limit`` bytes: without gaps, else without the maker note.

    Raises:
        IfdError: It is longer all the same.
    """
    if len(block) <= limit:
        return block
    parts = take_apart(block)
    detail = {tag: entry for tag, entry in parts.detail.items() if tag != _MAKER_NOTE}
    for shorter in (parts, replace(parts, detail=detail)):
        block = put_together(shorter)
        if len(block) <= limit:
            return block
    raise IfdError("the block is too long")
