"""Reading a record and holding every line to its hash and to the line before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.canonical import canonical, read_json
from deblur_studio.core.evidence.entry import FIRST, Entry, hash_of

MOST_BYTES = 1 << 28


@dataclass(frozen=True)
class Checked:
    """What a record holds up to its first fault.

    ``fault`` is one sentence that names the line, empty where all is well; ``torn`` what stands
    behind the last line end, of which a power cut is the usual cause; ``whole_bytes`` the size
    without it.
    """

    entries: tuple[Entry, ...]
    fault: str = ""
    torn: bytes = b""
    whole_bytes: int = 0

    @property
    def head(self) -> str:
        """Hash of the last entry that is in order."""
        return self.entries[-1].hash if self.entries else FIRST


def check_record(path: Path) -> Checked:
    """Read a record file; raises EvidenceError where it cannot be read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise EvidenceError(f"{path.name} is larger than any record; choose another file.")
        return checked(path.read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise EvidenceError(f"{path.name} cannot be read ({reason}); put it back.") from error


def checked(data: bytes) -> Checked:
    """Check the bytes of a record."""
    *lines, torn = data.split(b"\n")
    entries: list[Entry] = []
    for number, line in enumerate(lines, start=1):
        head = entries[-1].hash if entries else FIRST
        entry, fault = _checked_line(line, number, head)
        if entry is None:
            return Checked(tuple(entries), fault)
        entries.append(entry)
    return Checked(tuple(entries), "", torn, len(data) - len(torn))


def _checked_line(line: bytes, number: int, head: str) -> tuple[Entry | None, str]:
    try:
        entry = Entry.model_validate(read_json(line))
    except ValidationError:
        return None, f"line {number} of the record is no entry; it was changed."
    except ValueError:
        return None, f"line {number} of the record cannot be read; it was changed."
    if canonical(entry.model_dump(mode="json")) != line or hash_of(entry) != entry.hash:
        return None, f"line {number} of the record does not have its hash; it was changed."
    if entry.previous != head or entry.entry != number:
        return None, (
            f"line {number} of the record does not follow the one before; lines were taken out,"
            " added or exchanged."
        )
    return entry, ""
