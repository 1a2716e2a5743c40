"""Where the files of a case are: relative to it, and found again when they were moved."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.canonical import canonical
from deblur_studio.core.evidence.case import Case
from deblur_studio.core.evidence.kept_file import KeptFile, sha256_of

_MOST_FILES = 20_000


@dataclass(frozen=True, eq=False)
class FoundAgain:
    """The case with the paths that hold now, and a sentence for each file that moved.

    ``missing`` names what is nowhere, or has changed where it was.
    """

    case: Case
    moved: tuple[str, ...]
    missing: tuple[str, ...]


def shown_path(path: Path, folder: Path) -> str:
    """Return a path relative to the case's folder, with slashes; absolute on another drive."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def place_of(shown: str, folder: Path) -> Path:
    """Return where a path of a case leads, the case being in ``folder``."""
    return folder / shown


def found_again(case: Case, folder: Path, others: Iterable[Path] = ()) -> FoundAgain:
    """Check every file by its hash; look for those that moved below the case and ``others``.

    Args:
        case: As it was saved.
        folder: Where its file is now.
        others: Further folders to look in.
    """
    lost = {file.path: file for file in case.files() if not _is(file, place_of(file.path, folder))}
    if not lost:
        return FoundAgain(case, (), ())
    found = _search(lost.values(), (folder, *others))
    paths = {
        shown: shown_path(found[file.sha256], folder)
        for shown, file in lost.items()
        if file.sha256 in found
    }
    moved = tuple(f"{lost[old].name} was found again as {new}." for old, new in paths.items())
    missing = tuple(_lost(file, folder) for file in lost.values() if file.sha256 not in found)
    return FoundAgain(with_paths(case, paths), moved, missing)


def with_paths(case: Case, paths: Mapping[str, str]) -> Case:
    """Return the case with some paths exchanged, also where a log's folder moved with its file.

    Raises:
        EvidenceError: The files of one log would no longer lie together as they did.
    """
    values = case.model_dump(mode="json")
    given = [_moved_given(log, paths) for log in values["logs"]]
    return with_places(case, paths, given)


def with_places(case: Case, paths: Mapping[str, str], given: Sequence[Sequence[str]]) -> Case:
    """Return the case with some paths exchanged; ``given`` are those that each log was asked by."""
    values = case.model_dump(mode="json")
    for log, asked in zip(values["logs"], given, strict=True):
        log["given"] = list(asked)
    return Case.model_validate_json(canonical(_exchanged(values, paths)))


def _exchanged(value: Any, paths: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        if value.keys() >= {"path", "sha256", "role"} and value["path"] in paths:
            return {**value, "path": paths[value["path"]]}
        return {key: _exchanged(item, paths) for key, item in value.items()}
    return [_exchanged(item, paths) for item in value] if isinstance(value, list) else value


def _moved_given(log: dict[str, Any], paths: Mapping[str, str]) -> list[str]:
    """Return the paths that were asked for as they are after the move of a log's files."""
    given = []
    for asked in log["given"]:
        inside = [file["path"] for file in log["files"] if _below(file["path"], asked)]
        ends = {path: path[len(asked) :] for path in inside if path in paths}
        roots = {paths[path].removesuffix(end) for path, end in ends.items()}
        whole = all(paths[path].endswith(end) for path, end in ends.items())
        if len(roots) > 1 or not whole or (ends and len(ends) < len(inside)):
            raise EvidenceError(
                f"The files of the log {asked} no longer lie together; put them back as they were."
            )
        given.append(roots.pop() if roots else asked)
    return given


def _below(path: str, asked: str) -> bool:
    return path == asked or path.startswith(f"{asked}/")


def _is(file: KeptFile, place: Path) -> bool:
    try:
        return place.stat().st_size == file.size_bytes and sha256_of(place) == file.sha256
    except (OSError, ValueError, EvidenceError):
        return False


def _search(files: Iterable[KeptFile], folders: Iterable[Path]) -> dict[str, Path]:
    """Return where files of these hashes are; only files of the same size are read."""
    wanted: dict[int, set[str]] = {}
    for file in files:
        wanted.setdefault(file.size_bytes, set()).add(file.sha256)
    found: dict[str, Path] = {}
    for path, size in _walk(folders):
        if size in wanted:
            sha256 = sha256_of(path)
            if sha256 in wanted[size]:
                found.setdefault(sha256, path)
    return found


def _walk(folders: Iterable[Path]) -> Iterator[tuple[Path, int]]:
    count = 0
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(names):
                count += 1
                if count > _MOST_FILES:
                    return
                path = Path(place) / name
                if path.is_file():
                    yield path, path.stat().st_size


def _lost(file: KeptFile, folder: Path) -> str:
    there = place_of(file.path, folder).exists()
    what = "has changed since it was taken into the case" if there else "is not there any more"
    return f"{file.name} {what}; put back the file with SHA-256 {file.sha256[:16]}..."
