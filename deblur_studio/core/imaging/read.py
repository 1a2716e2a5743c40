"""Reading photos: bytes once, hashed as they are, decoded by content, turned upright, linear."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import PhotoError
from deblur_studio.core.imaging.decode_heif import decode_heif
from deblur_studio.core.imaging.decode_jpeg import decode_jpeg
from deblur_studio.core.imaging.decode_png import decode_png
from deblur_studio.core.imaging.decode_raw import decode_raw
from deblur_studio.core.imaging.decode_tiff import decode_tiff
from deblur_studio.core.imaging.decoded import DAMAGE, Decoded, UndecodableError
from deblur_studio.core.imaging.exif import Exif, read_exif
from deblur_studio.core.imaging.exif_parts import block_of_tiff
from deblur_studio.core.imaging.icc import read_profile
from deblur_studio.core.imaging.orientation import upright
from deblur_studio.core.imaging.photo import Image, Photo, PhotoMetadata, SourceFile
from deblur_studio.core.imaging.remarks import collected_remarks
from deblur_studio.core.imaging.sniff import format_of
from deblur_studio.core.imaging.transfer import Transfer
from deblur_studio.core.told import told

DECODERS: Mapping[str, Callable[[bytes], Decoded]] = MappingProxyType(
    {
        "JPEG": decode_jpeg,
        "PNG": decode_png,
        "TIFF": decode_tiff,
        "RAW": decode_raw,
        "HEIC": decode_heif,
    }
)
_FORMATS = "JPEG, PNG, TIFF, HEIC or camera RAW"


def read_photo(path: Path) -> Photo:
    """Read a photo of any supported format as linear light.

    Raises:
        PhotoError: The file is missing, unreadable, damaged, too large or no photo.
    """
    data = _bytes_of(path)
    source = SourceFile(path, hashlib.sha256(data).hexdigest(), len(data))
    format_name = format_of(data)
    if format_name is None:
        raise PhotoError(
            told(
                "{name} is not a photo this program knows; choose a {formats}.",
                name=path.name,
                formats=_FORMATS,
            )
        )
    try:
        with collected_remarks() as said:
            decoded = DECODERS[format_name](data)
    except UndecodableError as error:
        raise PhotoError(told("{name} {said}", name=path.name, said=str(error))) from error
    except DAMAGE as error:
        raise PhotoError(
            told(
                "{name} is a damaged {format_name} file ({reason}); get an intact copy.",
                name=path.name,
                format_name=format_name,
                reason=_words(error),
            )
        ) from error
    return _photo(decoded.warned(*said), source)


def _bytes_of(path: Path) -> bytes:
    """Read the file once, read-only."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise PhotoError(
            told("{name} is not there any more; choose the photo again.", name=path.name)
        ) from error
    except IsADirectoryError as error:
        raise PhotoError(
            told("{name} is a folder; choose a photo inside it.", name=path.name)
        ) from error
    except PermissionError as error:
        said = "is a folder; choose a photo inside it." if path.is_dir() else _NO_PERMISSION
        raise PhotoError(told("{name} {said}", name=path.name, said=said)) from error
    except (OSError, ValueError) as error:
        raise PhotoError(
            told(
                "{name} cannot be read ({reason}); copy it anew.",
                name=path.name,
                reason=_words(error),
            )
        ) from error
    if not data:
        raise PhotoError(told("{name} is empty; get an intact copy.", name=path.name))
    return data


_NO_PERMISSION = "may not be read by you; change its permissions or copy it."


def _photo(decoded: Decoded, source: SourceFile) -> Photo:
    exif = _exif(decoded)
    profile = read_profile(decoded.icc)
    turn = 1 if decoded.upright else exif.orientation
    light = _light(decoded, profile.transfer)
    alpha = None if decoded.alpha is None else _scaled(decoded.alpha, decoded.white)
    return Photo(
        pixels=_three_channels(upright(light, turn)),
        source=source,
        format=decoded.format,
        bits=decoded.bits,
        metadata=exif.metadata,
        transfer=profile.transfer,
        icc_profile=decoded.icc,
        alpha=None if alpha is None else np.ascontiguousarray(upright(alpha, turn)),
        grey=decoded.samples.shape[2] == 1,
        orientation=exif.orientation,
        decoder=decoded.decoder,
        warnings=(*decoded.warnings, *exif.warnings, *profile.warnings),
    )


def _exif(decoded: Decoded) -> Exif:
    if not decoded.exif_is_file:
        return read_exif(decoded.exif)
    exif = read_exif(decoded.exif, keep_block=False)
    metadata = dataclasses.replace(exif.metadata, exif=block_of_tiff(decoded.exif))
    if decoded.fallback is None:
        return dataclasses.replace(exif, metadata=metadata)
    return Exif(_filled(metadata, decoded.fallback), exif.orientation)


def _filled(metadata: PhotoMetadata, fallback: PhotoMetadata) -> PhotoMetadata:
    """Fill in what EXIF does not say."""
    return PhotoMetadata(
        **{
            field.name: getattr(metadata, field.name) or getattr(fallback, field.name)
            for field in dataclasses.fields(PhotoMetadata)
        }
    )


def _light(decoded: Decoded, transfer: Transfer) -> Image:
    """Return linear light (H, W, C)."""
    samples = decoded.samples
    if decoded.linear:
        return _scaled(samples, decoded.white)
    if samples.dtype == np.float32:
        return transfer.to_linear(samples.astype(np.float32, copy=False))
    return transfer.decode_codes(samples, decoded.white)  # type: ignore[arg-type]


def _scaled(samples: NDArray[Any], white: int) -> Image:
    return samples.astype(np.float32) / np.float32(white)


def _three_channels(light: Image) -> Image:
    """Return (H, W, 3), contiguous."""
    full = np.broadcast_to(light, (*light.shape[:2], 3))
    return np.ascontiguousarray(full)


def _words(error: BaseException) -> str:
    """Return what a library says about the trouble, without the objects it names."""
    if isinstance(error, MemoryError):
        return "it needs more memory than there is"
    if not isinstance(error, (OSError, SyntaxError, ValueError)):
        return "its structure makes no sense"
    text = re.sub(r"<[^>]*>", "", str(getattr(error, "strerror", None) or error))
    return " ".join(text.split()).rstrip(".: ")[:120] or type(error).__name__
