"""A bundle: a case in one zip that anybody can verify, wherever the originals are."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import deblur_studio
from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.case import Case, CaseLog
from deblur_studio.core.evidence.case_file import bytes_of
from deblur_studio.core.evidence.kept_file import KeptFile
from deblur_studio.core.evidence.manifest import (
    CASE,
    MANIFEST,
    RECORD,
    REPORT,
    Manifest,
    bytes_of_manifest,
    safe_name,
    sealed_manifest,
)
from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.evidence.places import with_places
from deblur_studio.core.evidence.record import Doing
from deblur_studio.core.files import refuse_inputs, written_whole
from deblur_studio.core.progress import SILENT, Progress

_CHUNK = 1 << 20
_SAME_DAY = (1980, 1, 1, 0, 0, 0)  # so that the same case gives the same bytes


@dataclass(frozen=True)
class _Packing:
    """The case as the bundle holds it, and which file goes where in it."""

    case: Case
    sources: tuple[tuple[Path, KeptFile], ...]


def write_bundle(
    opened: OpenCase,
    path: Path,
    report: bytes,
    *,
    overwrite: bool = False,
    progress: Progress = SILENT,
) -> Manifest:
    """Write a case with all its files, its record and a report into one zip.

    The record gets an entry that holds the hashes of all of it.

    Args:
        opened: The case.
        path: Of the zip.
        report: The report in HTML.
        overwrite: Whether a zip that is there may be replaced.
        progress: Told once a file.

    Raises:
        EvidenceError: A file has changed or is missing.
        OutputError: The zip is there already, or the disk refuses.
    """
    refuse_inputs(path, [opened.path, opened.record.path, *_places(opened)])
    with written_whole(path, overwrite=overwrite) as temporary:
        packing = _packed(opened)
        made = [_made("case", CASE, bytes_of(packing.case)), _made("report", REPORT, report)]
        listed = tuple(file for _, file in packing.sources)
        opened.note(Doing("bundle", outputs=[*(file for file, _ in made), *listed]))
        record = _made("record", RECORD, opened.record.path.read_bytes())
        files = (*(file for file, _ in made), record[0], *listed)
        made_utc = datetime.now(UTC).isoformat(timespec="seconds")
        head = opened.record.head
        manifest = sealed_manifest(deblur_studio.__version__, made_utc, head, files)
        whole = [_made("manifest", MANIFEST, bytes_of_manifest(manifest)), *made, record]
        _write_zip(temporary, whole, packing, progress)
    opened.change()
    return manifest


def _places(opened: OpenCase) -> Iterator[Path]:
    return (opened.folder / file.path for file in opened.case.files())


def _made(role: str, name: str, data: bytes) -> tuple[KeptFile, bytes]:
    sha256 = hashlib.sha256(data).hexdigest()
    return KeptFile(role=role, path=name, sha256=sha256, size_bytes=len(data)), data


def _packed(opened: OpenCase) -> _Packing:
    case = opened.case
    paths: dict[str, str] = {}
    for number, photo in enumerate(case.photos, start=1):
        paths[photo.file.path] = safe_name(f"photos/{number}/{photo.file.name}")
    given = []
    for number, log in enumerate(case.logs, start=1):
        names = _log_names(log, opened.folder, number)
        paths |= {file.path: names[file.path] for file in log.files}
        given.append([names[asked] for asked in log.given])
    for number, file in enumerate(case.cameras, start=1):
        paths[file.path] = safe_name(f"cameras/{number}/{file.name}")
    paths |= {file.path: safe_name(f"weights/{file.name}") for file in case.weights}
    for result in case.results:
        paths |= {file.path: safe_name(f"results/{file.name}") for file in result.files}
    packed = with_places(case, paths, given)
    state = packed.record.model_copy(update={"path": RECORD})
    packed = packed.model_copy(update={"record": state, "draft": None})
    unique = {paths[file.path]: file for file in case.files()}
    sources = tuple(
        (opened.folder / file.path, file.model_copy(update={"path": name}))
        for name, file in unique.items()
    )
    return _Packing(packed, sources)


def _log_names(log: CaseLog, folder: Path, number: int) -> dict[str, str]:
    """Return names in the bundle under which a log's files lie together as they did."""
    shown = (*log.given, *(file.path for file in log.files))
    places = {each: Path(os.path.normpath(folder.resolve() / each)) for each in shown}
    try:
        base = Path(os.path.commonpath([place.parent for place in places.values()]))
    except ValueError as error:
        raise EvidenceError(
            f"The files of the log {log.files[0].name} lie on two drives; put them into one folder."
        ) from error
    return {
        each: safe_name(f"logs/{number}/{place.relative_to(base).as_posix()}")
        for each, place in places.items()
    }


def _write_zip(
    path: Path, made: list[tuple[KeptFile, bytes]], packing: _Packing, progress: Progress
) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file, data in made:
            archive.writestr(_info(file.path), data, zipfile.ZIP_DEFLATED, 1)
        for index, (source, file) in enumerate(packing.sources):
            progress.checkpoint(index / len(packing.sources), f"Packing {file.name}")
            _copy(archive, source, file)


def _copy(archive: zipfile.ZipFile, source: Path, file: KeptFile) -> None:
    """Pack a file; what is packed is what is hashed."""
    known = hashlib.sha256()
    try:
        with (
            source.open("rb") as read,
            archive.open(_info(file.path), "w", force_zip64=True) as out,
        ):
            while chunk := read.read(_CHUNK):
                known.update(chunk)
                out.write(chunk)
    except FileNotFoundError as error:
        raise EvidenceError(f"{file.name} is not there any more; put it back.") from error
    if known.hexdigest() != file.sha256:
        raise EvidenceError(
            f"{file.name} has changed since it was taken into the case; put back the file with"
            f" SHA-256 {file.sha256[:16]}..."
        )


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _SAME_DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
