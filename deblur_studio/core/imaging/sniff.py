"""Which format a file has, told by its content and never by its name."""

from __future__ import annotations

from deblur_studio.core.imaging.decode_png import SIGNATURE as PNG_SIGNATURE
from deblur_studio.core.imaging.ifd import (
    Entry,
    IfdError,
    byte_order,
    first_offset,
    numbers,
    read_ifd,
)

_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_RAW = (b"FUJIFILMCCD-RAW", b"IIRO", b"IIRS", b"MMOR", b"IIU\0", b"FOVb", b"\0MRM")
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_PHOTOMETRIC, _SUB_IFDS, _DNG_VERSION = 262, 330, 50706
_MOSAIC, _LINEAR_RAW = 32803, 34892


def format_of(data: bytes) -> str | None:
    """Return "JPEG", "PNG", "TIFF", "RAW" or "HEIC"; None for anything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(PNG_SIGNATURE):
        return "PNG"
    if data.startswith(_RAW) or data[4:12] == b"ftypcrx ":
        return "RAW"
    if data.startswith(_TIFF):
        return "RAW" if _is_raw(data) else "TIFF"
    return "HEIC" if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS else None


def _is_raw(data: bytes) -> bool:
    """Whether a TIFF-like file holds a camera's mosaic: DNG, CR2, NEF, ARW, PEF, ..."""
    if data[8:10] == b"CR":
        return True
    try:
        order = byte_order(data)
        main, _ = read_ifd(data, first_offset(data))
        offsets = [int(offset) for offset in numbers(main.get(_SUB_IFDS), order)]
        others = [read_ifd(data, offset)[0] for offset in offsets]
    except IfdError:
        return False
    return _DNG_VERSION in main or any(_is_mosaic(entries, order) for entries in (main, *others))


def _is_mosaic(entries: dict[int, Entry], order: str) -> bool:
    kind = numbers(entries.get(_PHOTOMETRIC), order)
    return bool(kind) and kind[0] in (_MOSAIC, _LINEAR_RAW)
