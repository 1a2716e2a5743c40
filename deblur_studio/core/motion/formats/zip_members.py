"""The files in a zip, read without unpacking it to disk."""

from __future__ import annotations

import io
import zipfile
import zlib

from deblur_studio.core.errors import LogError
from deblur_studio.core.told import told

MAX_MEMBER_BYTES = 2**28


def member_names(data: bytes, title: str) -> list[str]:
    """The names of all members of the zip called ``title``.

    Raises:
        LogError: The zip is broken.
    """
    with _open_zip(data, title) as archive:
        return archive.namelist()


def read_member(data: bytes, name: str, title: str) -> bytes:
    """One member, of at most 256 MB.

    Raises:
        LogError: It is damaged, encrypted or larger.
    """
    try:
        with _open_zip(data, title) as archive, archive.open(name) as member:
            content = member.read(MAX_MEMBER_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError):
        raise LogError(
            told("{name} in {title} is damaged; copy the zip file again.", name=name, title=title)
        ) from None
    except (RuntimeError, NotImplementedError):
        raise LogError(
            told(
                "{name} in {title} is encrypted or packed in an unknown way; unpack it first.",
                name=name,
                title=title,
            )
        ) from None
    if len(content) > MAX_MEMBER_BYTES:
        raise LogError(
            told(
                "{name} in {title} is larger than 256 MB; unpack it and cut it first.",
                name=name,
                title=title,
            )
        )
    return content


def _open_zip(data: bytes, title: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        raise LogError(told("{title} is a damaged zip file; copy it again.", title=title)) from None
