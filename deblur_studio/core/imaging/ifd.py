"""TIFF directories: the layout of EXIF blocks, TIFF photos and most RAW files.

Entries are carried as raw bytes, so that whatever is copied keeps its type and value.
Source: TIFF 6.0 section 2; Exif 2.32 section 4.6.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterable
from dataclasses import dataclass

_SIZES = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4)  # bytes of one value, by type
_FORMATS = {1: "B", 3: "H", 4: "I", 6: "b", 7: "B", 8: "h", 9: "i", 11: "f", 12: "d", 13: "I"}
Block = bytes | mmap.mmap
_BIG = (b"+\0", b"\0+")
ASCII, SHORT, LONG = 2, 3, 4
_RATIONAL, _SIGNED_RATIONAL = 5, 10


class IfdError(ValueError):
    """A directory lies outside its file, or the file has none."""


@dataclass(frozen=True)
class Entry:
    """One tag: its number, TIFF type, count and the bytes of its value."""

    tag: int
    type: int
    count: int
    raw: bytes


def byte_order(block: Block) -> str:
    """Return "<" or ">"; raises IfdError when ``block`` does not begin like a TIFF."""
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or len(block) < 8:
        raise IfdError("no TIFF header")
    if block[2:4] in _BIG:
        raise IfdError("BigTIFF, whose directories are laid out differently")
    return order


def first_offset(block: Block) -> int:
    """Return where the first directory begins."""
    return int(struct.unpack_from(byte_order(block) + "I", block, 4)[0])


def read_ifd(block: Block, offset: int) -> tuple[dict[int, Entry], int]:
    """Return the entries by tag and the offset of the next directory (0: none).

    Entries of unknown type, or with values outside ``block``, are left out.

    Raises:
        IfdError: The directory is not inside ``block``.
    """
    places, order, following = _places(block, offset)
    entries = [entry for place in places if (entry := _read_entry(block, place, order))]
    return {entry.tag: entry for entry in entries}, following


def unreadable_tags(block: Block, offset: int) -> set[int]:
    """Return the tags that ``read_ifd`` leaves out; raises IfdError as it does."""
    places, order, _ = _places(block, offset)
    lost = (place for place in places if _read_entry(block, place, order) is None)
    return {int(struct.unpack_from(order + "H", block, place)[0]) for place in lost}


def _places(block: Block, offset: int) -> tuple[range, str, int]:
    """Return where each entry begins, the byte order and the offset of the next directory."""
    order = byte_order(block)
    if not 8 <= offset <= len(block) - 2:
        raise IfdError("a directory lies outside the file")
    (count,) = struct.unpack_from(order + "H", block, offset)
    end = offset + 2 + 12 * count
    if end > len(block):
        raise IfdError("a directory is cut off")
    following = struct.unpack_from(order + "I", block, end)[0] if end + 4 <= len(block) else 0
    return range(offset + 2, end, 12), order, int(following)


def _read_entry(block: Block, place: int, order: str) -> Entry | None:
    tag, kind, count = struct.unpack_from(order + "HHI", block, place)
    if not 1 <= kind < len(_SIZES):
        return None
    size = _SIZES[kind] * count
    start = place + 8 if size <= 4 else struct.unpack_from(order + "I", block, place + 8)[0]
    if start + size > len(block):
        return None
    return Entry(tag, kind, count, block[start : start + size])


def write_ifd(entries: Iterable[Entry], order: str, offset: int, following: int = 0) -> bytes:
    """Return the bytes of a directory that will stand at ``offset``, values behind it."""
    entries = sorted(entries, key=lambda entry: entry.tag)
    head = struct.pack(order + "H", len(entries))
    values = b""
    start = offset + 2 + 12 * len(entries) + 4
    for entry in entries:
        head += struct.pack(order + "HHI", entry.tag, entry.type, entry.count)
        if len(entry.raw) <= 4:
            head += entry.raw.ljust(4, b"\0")
        else:
            head += struct.pack(order + "I", start + len(values))
            values += entry.raw + b"\0" * (len(entry.raw) % 2)
    return head + struct.pack(order + "I", following) + values


def numbers(entry: Entry | None, order: str) -> tuple[float, ...]:
    """Return the values of a numeric entry; empty for text, for nothing and for x / 0."""
    if entry is None or entry.type == ASCII:
        return ()
    if entry.type in (_RATIONAL, _SIGNED_RATIONAL):
        code = "I" if entry.type == _RATIONAL else "i"
        parts = struct.unpack(f"{order}{2 * entry.count}{code}", entry.raw)
        pairs = list(zip(parts[::2], parts[1::2], strict=True))
        return tuple(top / bottom for top, bottom in pairs) if all(parts[1::2]) else ()
    return struct.unpack(f"{order}{entry.count}{_FORMATS[entry.type]}", entry.raw)


def text(entry: Entry | None) -> str:
    """Return the text of an ASCII entry without padding; empty for anything else."""
    if entry is None or entry.type != ASCII:
        return ""
    return entry.raw.split(b"\0")[0].decode("utf-8", "replace").strip()


def text_entry(tag: int, value: str) -> Entry:
    """Return an ASCII entry."""
    raw = value.encode("utf-8") + b"\0"
    return Entry(tag, ASCII, len(raw), raw)


def number_entry(tag: int, value: int, order: str, kind: int = LONG) -> Entry:
    """Return an entry of one LONG (or SHORT)."""
    return Entry(tag, kind, 1, struct.pack(order + _FORMATS[kind], value))
