"""What the record holds of steps and results: hashes that do not change when files are moved."""

from __future__ import annotations

from deblur_studio.core.evidence.canonical import digest
from deblur_studio.core.evidence.case import Result, Step


def step_digest(step: Step) -> str:
    """Return the hash of all that decides a restoration."""
    return digest(step.model_dump(mode="json"))


def result_digest(result: Result) -> str:
    """Return the hash of a result, its files by role and hash, wherever they lie."""
    values = result.model_dump(mode="json", exclude={"files"})
    return digest({**values, "files": [[file.role, file.sha256] for file in result.files]})
