"""What a result says of itself wherever it goes: in its name and in its metadata."""

from __future__ import annotations

import dataclasses
import re

from deblur_studio.core.evidence.case import Mode
from deblur_studio.core.imaging.exif import DESCRIPTION, bare_block
from deblur_studio.core.imaging.ifd import (
    IfdError,
    byte_order,
    first_offset,
    read_ifd,
    text,
    text_entry,
    write_ifd,
)
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.restore.registry import Method

RESTORED = "Restored under the measured motion"
LEARNED = "INVESTIGATIVE ONLY: adds detail learned from other photos, not evidence"
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST = 60


def label_of(method: Method, mode: Mode) -> str:
    """Return the words that a result of a method carries."""
    said = f"{RESTORED} ({method.title.lower()}, {mode} mode)."
    return said if method.deterministic else f"{LEARNED}. {said}"


def base_name(photo: str, step: str, method: Method) -> str:
    """Return the beginning of the names of a result's files."""
    stem = _NOT_PLAIN.sub("-", photo.rsplit(".", 1)[0])[:_LONGEST].strip("-") or "photo"
    learned = "" if method.deterministic else ".INVESTIGATIVE"
    return f"{stem}.{step}.{method.name}{learned}"


def labelled(photo: Photo, label: str) -> Photo:
    """Return the photo with the label before its EXIF description, which exports keep."""
    block = bare_block(photo.metadata.exif)
    try:
        order = byte_order(block)
        main, following = read_ifd(block, first_offset(block))
    except IfdError:
        order, main, following, block = "<", {}, 0, b"II*\0" + bytes(4)
    before = text(main.get(DESCRIPTION))
    described = text_entry(DESCRIPTION, f"{label} {before}".strip())
    whole = bytearray(block + b"\0" * (len(block) % 2))
    whole[4:8] = len(whole).to_bytes(4, "little" if order == "<" else "big")
    whole += write_ifd({**main, DESCRIPTION: described}.values(), order, len(whole), following)
    return dataclasses.replace(
        photo, metadata=dataclasses.replace(photo.metadata, exif=bytes(whole))
    )
