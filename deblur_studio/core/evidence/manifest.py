"""The list of what a bundle holds, and the names and sizes that a bundle may have."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, ValidationError

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.canonical import canonical, digest, read_json
from deblur_studio.core.evidence.kept_file import KeptFile, Sha256, Strict

MANIFEST, CASE, RECORD, REPORT = "manifest.json", "case.dblr", "record.jsonl", "report.html"
BUNDLE_VERSION = 1
MOST_MEMBERS, MOST_BYTES = 10_000, 1 << 34
MOST_MANIFEST_BYTES = 1 << 24
_LONGEST_NAME = 400
# Not in any name: what Windows forbids, control characters, and ways out of a folder.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')


class Manifest(Strict):
    """All files of a bundle but the manifest itself; ``sha256`` is the hash of the rest of it."""

    format: Literal["deblur-studio bundle"] = "deblur-studio bundle"
    version: Literal[1] = 1
    program: str
    made_utc: str
    record_head: Sha256
    files: tuple[KeptFile, ...] = Field(max_length=MOST_MEMBERS)
    sha256: Sha256

    def file(self, path: str) -> KeptFile | None:
        """Return the file of that path."""
        return next((each for each in self.files if each.path == path), None)


def sealed_manifest(
    program: str, made_utc: str, record_head: str, files: tuple[KeptFile, ...]
) -> Manifest:
    """Return the manifest with its hash."""
    blank = Manifest(
        program=program, made_utc=made_utc, record_head=record_head, files=files, sha256="0" * 64
    )
    return blank.model_copy(update={"sha256": _hash(blank)})


def bytes_of_manifest(manifest: Manifest) -> bytes:
    """Return what the file of a manifest holds."""
    return canonical(manifest.model_dump(mode="json")) + b"\n"


def manifest_of(data: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        EvidenceError: It is none, one of a newer version, or was changed.
    """
    try:
        values = read_json(data)
        version = values.get("version") if isinstance(values, dict) else None
        if isinstance(version, int) and version > BUNDLE_VERSION:
            raise EvidenceError(
                "The bundle was made by a newer version; update the program to verify it."
            )
        manifest = Manifest.model_validate_json(canonical(values))
    except ValidationError as error:
        raise EvidenceError(f"{MANIFEST} is not that of a bundle, or was changed.") from error
    except ValueError as error:
        raise EvidenceError(f"{MANIFEST} cannot be read, or was changed.") from error
    if bytes_of_manifest(manifest) != data or _hash(manifest) != manifest.sha256:
        raise EvidenceError(f"{MANIFEST} does not have its hash; it was changed.")
    return manifest


def safe_name(name: str) -> str:
    """Return a path with slashes as a bundle may hold it."""
    parts = (_FORBIDDEN.sub("_", part).strip(" .") or "_" for part in name.split("/"))
    return "/".join(parts)


def check_name(name: str) -> None:
    """Raise EvidenceError for a name that leads out of a folder, or that some system forbids."""
    whole = len(name) <= _LONGEST_NAME and not _FORBIDDEN.search(name)
    if not whole or any(part.strip(" .") != part or not part for part in name.split("/")):
        raise EvidenceError(
            f"The bundle holds a file of the forbidden name {name[:80]!r}; it was not made by this"
            " program and nothing of it is used."
        )


def _hash(manifest: Manifest) -> str:
    return digest(manifest.model_dump(mode="json", exclude={"sha256"}))
