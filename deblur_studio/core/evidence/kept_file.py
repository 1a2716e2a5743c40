"""A file that evidence is made of: what it is, its name and its hash, never its place alone."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from deblur_studio.core.errors import EvidenceError

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Strict(BaseModel):
    """A value that nobody changes and that knows all of its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class KeptFile(Strict):
    """``path`` is relative to the case where it can be, with slashes; ``role`` what it is.

    Roles: photo, log, camera, weights, card, result, sidecar, map, report, record, case.
    """

    role: str
    path: str
    sha256: Sha256
    size_bytes: int = Field(ge=0)

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rsplit("/", 1)[-1]


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes.

    Raises:
        EvidenceError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise EvidenceError(
            f"{path.name} cannot be read ({reason}); put it back or choose it again."
        ) from error


def keep(role: str, path: Path, shown_as: str) -> KeptFile:
    """Return the file as it is now; raises EvidenceError where it cannot be read."""
    sha256 = sha256_of(path)
    return KeptFile(role=role, path=shown_as, sha256=sha256, size_bytes=path.stat().st_size)
