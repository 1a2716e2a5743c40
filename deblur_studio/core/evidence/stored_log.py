"""Reading a log of a case again, the way it was read then."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.case import CaseLog
from deblur_studio.core.evidence.given import samples_sha256
from deblur_studio.core.motion.formats import CsvOptions, read_log
from deblur_studio.core.motion.recording import ImuRecording


def read_stored(kept: CaseLog, folder: Path, program: str) -> ImuRecording:
    """Return the recording of a log that lies in ``folder`` as the case says.

    Raises:
        LogError: It cannot be read.
        EvidenceError: It is read to other samples than then, by version ``program``.
    """
    given = [folder / asked for asked in kept.given]
    recording = read_log(given if len(given) > 1 else given[0], options_of(kept))
    if samples_sha256(recording) != kept.samples_sha256:
        raise EvidenceError(
            f"{kept.files[0].name} is read to other samples here; use the version of the program"
            f" that the case was made with ({program})."
        )
    return recording


def options_of(kept: CaseLog) -> CsvOptions | None:
    """Return how a log's table was said to be read; raises EvidenceError."""
    if kept.options is None:
        return None
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in kept.options.items()
    }
    try:
        return CsvOptions(**values)
    except TypeError as error:
        raise EvidenceError(f"{kept.files[0].name} is read in a way nobody knows.") from error
