"""The case's file (.dblr): JSON that people can read, saved whole, with an autosave beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.canonical import canonical, read_json
from deblur_studio.core.evidence.case import CASE_VERSION, Case
from deblur_studio.core.files import written_whole

MOST_BYTES = 1 << 26


def read_case(path: Path) -> Case:
    """Read a case.

    Raises:
        EvidenceError: It is missing, no case, or one of a newer version.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise EvidenceError(f"{path.name} is larger than any case; choose another file.")
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise EvidenceError(f"{path.name} cannot be read ({reason}); choose the case.") from error
    return case_of(data, path.name)


def case_of(data: bytes, name: str) -> Case:
    """Return the case that bytes hold; ``name`` is what the sentence of a failure begins with.

    Raises:
        EvidenceError: They are no case, or one of a newer version.
    """
    try:
        values = read_json(data)
    except ValueError as error:
        raise EvidenceError(
            f"{name} is not a case of this program; choose a .dblr file."
        ) from error
    version = values.get("version") if isinstance(values, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise EvidenceError(f"{name} is not a case of this program; choose a .dblr file.")
    if version > CASE_VERSION:
        raise EvidenceError(f"{name} was made by a newer version; update the program to open it.")
    return _validated(values, name)


def _validated(values: Any, name: str) -> Case:
    try:
        return Case.model_validate_json(canonical(values))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "it"
        said = first["msg"].rstrip(".").lower()
        raise EvidenceError(
            f"{name} holds a value that a case cannot have ({place}: {said}); take the autosave or"
            " an older copy."
        ) from error


def bytes_of(case: Case) -> bytes:
    """Return what the file of a case holds."""
    text = json.dumps(case.model_dump(mode="json"), indent=1, ensure_ascii=True, allow_nan=False)
    return text.encode("ascii") + b"\n"


def save_case(case: Case, path: Path) -> None:
    """Write the case whole, in place of what was there, and drop its autosave.

    Raises:
        OutputError: The disk refuses.
    """
    _write(case, path)
    drop_autosave(path)


def autosave_path(path: Path) -> Path:
    """Return where the autosave of a case lies."""
    return path.with_name(f".{path.name}.autosave")


def autosave(case: Case, path: Path) -> None:
    """Keep a state that was not saved yet; raises OutputError where the disk refuses."""
    _write(case, autosave_path(path))


def recovered(path: Path) -> Case | None:
    """Return the autosave of a case where it differs from what was saved, else None.

    An autosave that cannot be read is no reason not to open the case.
    """
    try:
        kept = read_case(autosave_path(path))
    except EvidenceError:
        return None
    try:
        return None if read_case(path) == kept else kept
    except EvidenceError:
        return kept


def drop_autosave(path: Path) -> None:
    """Remove the autosave of a case."""
    autosave_path(path).unlink(missing_ok=True)


def _write(case: Case, path: Path) -> None:
    with written_whole(path, overwrite=True) as temporary:
        temporary.write_bytes(bytes_of(case))
