"""The record: what was done, one JSON line each, every line holding the hash of the one before.

Lines are written as things happen and are on the disk before anything goes on. A flipped byte, a
missing or an exchanged line breaks the chain at a line that can be named. Who can rewrite every
line can make another chain: the last hash must be noted elsewhere, such as in a signed report.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.canonical import canonical
from deblur_studio.core.evidence.entry import FIRST, Entry, sealed
from deblur_studio.core.evidence.environment import environment
from deblur_studio.core.evidence.kept_file import KeptFile
from deblur_studio.core.evidence.record_check import check_record
from deblur_studio.core.evidence.units import Quantity, quantity

_MOST_TORN_BYTES = 4096


@dataclass(frozen=True)
class Doing:
    """One thing that was done: ``step`` names it, ``said`` are sentences that were shown.

    ``parameters`` are values with their units (see units); ``seconds`` is how long it took.
    """

    step: str
    parameters: Mapping[str, Quantity] = field(default_factory=dict)
    inputs: Sequence[KeptFile] = ()
    outputs: Sequence[KeptFile] = ()
    device: str = "cpu"
    seed: int | None = None
    seconds: float = 0.0
    said: Sequence[str] = ()


class Record:
    """The record of one case, open for appending.

    Raises:
        EvidenceError: The file is no whole record, or cannot be written.
    """

    def __init__(self, path: Path, operator: str, mode: str) -> None:
        self.path, self._operator, self._mode = path, operator, mode
        self._count, self._head, self._size = 0, FIRST, 0
        if path.exists():
            self._take_up()

    @property
    def head(self) -> str:
        """Hash of the last entry; 64 zeros where there is none."""
        return self._head

    @property
    def count(self) -> int:
        """How many entries there are."""
        return self._count

    def check_untouched(self) -> None:
        """Raise EvidenceError where another program has written into the record since."""
        if self.path.exists() and self.path.stat().st_size != self._size:
            raise self._touched()

    def append(self, doing: Doing) -> Entry:
        """Write one entry; when this returns it is on the disk.

        Raises:
            EvidenceError: Another program has written into the record, or the disk refuses.
        """
        entry = self._entry(doing)
        line = canonical(entry.model_dump(mode="json")) + b"\n"
        try:
            self._write(line)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise EvidenceError(
                f"{self.path.name} cannot be written ({reason}); nothing more is done without"
                " a record."
            ) from error
        self._count, self._head, self._size = self._count + 1, entry.hash, self._size + len(line)
        return entry

    def _entry(self, doing: Doing) -> Entry:
        values: dict[str, Any] = {
            "entry": self._count + 1,
            "previous": self._head,
            "time_utc": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "step": doing.step,
            "parameters": dict(doing.parameters),
            "inputs": [each.model_dump(mode="json") for each in doing.inputs],
            "outputs": [each.model_dump(mode="json") for each in doing.outputs],
            "operator": self._operator,
            "mode": self._mode,
            "environment": environment(),
            "device": doing.device,
            "seed": doing.seed,
            "seconds": round(doing.seconds, 3),
            "said": list(doing.said),
        }
        return sealed(values)

    def _write(self, line: bytes) -> None:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        descriptor = os.open(self.path, flags, 0o644)
        try:
            if os.fstat(descriptor).st_size != self._size:
                raise self._touched()
            if os.write(descriptor, line) != len(line):
                raise OSError("the disk took only a part")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _touched(self) -> EvidenceError:
        return EvidenceError(
            f"{self.path.name} was written to by another program; open the case again."
        )

    def _take_up(self) -> None:
        """Go on where the record ends; a torn last line is cut off and kept in a new entry."""
        checked = check_record(self.path)
        if checked.fault:
            raise EvidenceError(f"{self.path.name} is not used further: {checked.fault}")
        self._count, self._size = len(checked.entries), checked.whole_bytes
        self._head = checked.head
        if checked.torn:
            os.truncate(self.path, checked.whole_bytes)
            self.append(_recovered(checked.torn))


def _recovered(torn: bytes) -> Doing:
    kept = base64.b64encode(torn[:_MOST_TORN_BYTES]).decode("ascii")
    parameters = {
        "torn_bytes": quantity(len(torn), "byte"),
        "torn_sha256": quantity(hashlib.sha256(torn).hexdigest()),
        "torn_base64": quantity(kept),
    }
    said = (
        "The last line of the record was torn, as by a power cut; it was taken off and kept here."
    )
    return Doing("recovered", parameters, said=[said])
