"""HEIC and HEIF, through pi-heif (libheif), at the depth of the file."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pi_heif

from deblur_studio.core.imaging.decoded import Decoded, Samples, check_size, split_alpha

_SRGB_LIKE = (1, 2, 6, 13)  # transfer characteristics of ITU-T H.273 that sRGB stands for
_SRGB_PRIMARIES = (1, 2)


def decode_heif(data: bytes) -> Decoded:
    """Decode the primary image; libheif applies the file's rotation and mirroring."""
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
