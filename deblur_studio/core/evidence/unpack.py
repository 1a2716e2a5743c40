"""Taking a bundle apart, as if it came from somebody who means harm.

Nothing leaves the folder that it is unpacked into, no size is believed before it is counted, and
nothing that is unpacked is ever run.
"""

from __future__ import annotations

import hashlib
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.kept_file import KeptFile
from deblur_studio.core.evidence.manifest import (
    MANIFEST,
    MOST_BYTES,
    MOST_MANIFEST_BYTES,
    MOST_MEMBERS,
    Manifest,
    check_name,
    manifest_of,
)
from deblur_studio.core.progress import SILENT, Progress

_CHUNK = 1 << 20
_MOST_RATIO, _SMALL_BYTES = 300, 1 << 26
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,  # an encrypted member
)


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be: which file (or line of the record), and what."""

    place: str
    sentence: str


@dataclass(frozen=True)
class Unpacked:
    """What came out of a bundle: its manifest and what is wrong with its files."""

    folder: Path
    manifest: Manifest
    findings: tuple[Finding, ...]


def unpack(path: Path, folder: Path, progress: Progress = SILENT) -> Unpacked:
    """Unpack a bundle into an empty folder and hold every file to its hash.

    Raises:
        EvidenceError: It is no bundle, or one that must not be unpacked.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(archive, path)
            data = _manifest_bytes(archive)
            manifest = manifest_of(data)
            findings = _members_named(archive, manifest)
            for index, file in enumerate(manifest.files):
                progress.checkpoint(index / len(manifest.files), f"Checking {file.name}")
                if not any(finding.place == file.path for finding in findings):
                    findings += _unpacked(archive, file, folder)
    except _DAMAGE as error:
        raise EvidenceError(
            f"{path.name} cannot be read as a bundle ({_words(error)}); get it again."
        ) from error
    return Unpacked(folder, manifest, tuple(findings))


def _check_members(archive: zipfile.ZipFile, path: Path) -> None:
    """Refuse names that lead elsewhere, links, encryption, twins and bombs, by what is declared."""
    infos = archive.infolist()
    names = [info.filename for info in infos]
    for info in infos:
        check_name(info.filename)
        if stat.S_ISLNK(info.external_attr >> 16) or info.flag_bits & 1:
            raise EvidenceError(f"{path.name} holds a link or an encrypted file; nothing is used.")
    if len({name.casefold() for name in names}) != len(names):
        raise EvidenceError(f"{path.name} holds two files of one name; nothing of it is used.")
    total = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    bomb = total > _SMALL_BYTES and total > _MOST_RATIO * max(packed, 1)
    if len(infos) > MOST_MEMBERS or total > MOST_BYTES or bomb:
        raise EvidenceError(f"{path.name} would become far too large; nothing of it is used.")
    if MANIFEST not in names:
        raise EvidenceError(f"{path.name} is not a bundle of this program; it has no {MANIFEST}.")


def _manifest_bytes(archive: zipfile.ZipFile) -> bytes:
    with archive.open(MANIFEST) as member:
        data = member.read(MOST_MANIFEST_BYTES + 1)
    if len(data) > MOST_MANIFEST_BYTES:
        raise EvidenceError(f"{MANIFEST} is larger than that of any bundle; nothing is used.")
    return data


def _members_named(archive: zipfile.ZipFile, manifest: Manifest) -> list[Finding]:
    listed = [file.path for file in manifest.files]
    for name in listed:
        check_name(name)
    there = set(archive.namelist()) - {MANIFEST}
    missing = [Finding(name, f"{name} is missing.") for name in sorted(set(listed) - there)]
    surplus = sorted(there - set(listed))
    return missing + [Finding(name, f"{name} does not belong to it.") for name in surplus]


def _unpacked(archive: zipfile.ZipFile, file: KeptFile, folder: Path) -> list[Finding]:
    """Write one file; more bytes than the manifest says are never written."""
    place = folder / file.path
    place.parent.mkdir(parents=True, exist_ok=True)
    known, size = hashlib.sha256(), 0
    try:
        with archive.open(file.path) as member, place.open("xb") as out:
            while chunk := member.read(_CHUNK):
                size += len(chunk)
                if size > file.size_bytes:
                    return [Finding(file.path, f"{file.path} is longer than it was.")]
                known.update(chunk)
                out.write(chunk)
    except _DAMAGE as error:
        return [Finding(file.path, f"{file.path} is damaged in the zip ({_words(error)}).")]
    if known.hexdigest() != file.sha256:
        return [Finding(file.path, f"{file.path} does not have its hash; it was changed.")]
    return []


def _words(error: Exception) -> str:
    return (" ".join(str(getattr(error, "strerror", None) or error).split()) or "damaged")[:100]
