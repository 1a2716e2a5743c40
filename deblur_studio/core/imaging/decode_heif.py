"""HEIC and HEIF, through pi-heif (libheif), at the depth of the file."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pi_heif

from deblur_studio.core.imaging.decoded import (
    Decoded,
    Samples,
    UndecodableError,
    check_size,
    split_alpha,
)

_SRGB_LIKE = (1, 2, 6, 13)  # transfer characteristics of ITU-T H.273 that sRGB stands for
_SRGB_PRIMARIES = (1, 2)
_ITEM, _BEFORE_WORDS = b"infe", 12  # version and flags, number, protection; then kind and names


def decode_heif(data: bytes) -> Decoded:
    """Decode the primary image; libheif applies the file's rotation and mirroring."""
    _check_items(data)
    file = pi_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=False, hdr_to_16bit=False)
    check_size(*file.size)
    stored: Samples = np.array(file)  # a copy: the file's own memory goes with it
    samples, alpha = split_alpha(stored)
    bits = int(file.info.get("bit_depth", 8))
    icc = file.info.get("icc_profile") or None
    return Decoded(
        "HEIC",
        samples,
        white=2**bits - 1,
        bits=bits,
        decoder=f"pi-heif {pi_heif.__version__}, libheif {pi_heif.libheif_version()}",
        alpha=alpha,
        icc=icc,
        exif=file.info.get("exif") or b"",
        upright=True,
        warnings=(*_frames(len(file)), *_colour_warnings(file.info, icc)),
    )


def _check_items(data: bytes) -> None:
    """Refuse items whose kind or name is no text: pi-heif ends the whole process over them."""
    data = _contents(data)
    place = data.find(_ITEM)
    while place >= 4:
        size = int.from_bytes(data[place - 4 : place])
        words = data[place + _BEFORE_WORDS : max(place - 4 + size, place + _BEFORE_WORDS + 4)]
        try:
            words.decode("utf-8")
        except UnicodeDecodeError:
            raise UndecodableError("is damaged: what it holds is named by no text.") from None
        place = data.find(_ITEM, place + 1)


def _contents(data: bytes) -> bytes:
    """Return the boxes that tell of items, without the coded pictures, where chance may spell."""
    told, place = b"", 0
    while place + 8 <= len(data):
        size, header = int.from_bytes(data[place : place + 4]), 8
        if size == 1:
            size, header = int.from_bytes(data[place + 8 : place + 16]), 16
        end = len(data) if size == 0 else place + max(size, header)
        if data[place + 4 : place + 8] != b"mdat":
            told += data[place:end]
        place = end
    return told


def _frames(count: int) -> tuple[str, ...]:
    return () if count < 2 else (f"The file holds {count} pictures; the primary one is used.",)


def _colour_warnings(info: dict[str, Any], icc: bytes | None) -> tuple[str, ...]:
    """Say when the file names, without a profile, colours that are not sRGB."""
    named = info.get("nclx_profile")
    if icc or not named:
        return ()
    usual = named["transfer_characteristics"] in _SRGB_LIKE
    if usual and named["color_primaries"] in _SRGB_PRIMARIES:
        return ()
    return ("The file names colours other than sRGB without a profile; sRGB is assumed instead.",)
