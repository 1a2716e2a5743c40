"""Originals before and after: bytes and time of change must be the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.kept_file import sha256_of


@dataclass(frozen=True)
class Originals:
    """What some files were when ``seen`` looked at them: path, time of change in ns, SHA-256."""

    states: tuple[tuple[Path, int, str], ...]

    @classmethod
    def seen(cls, paths: Iterable[Path]) -> Originals:
        """Look at files; raises EvidenceError where one cannot be read."""
        return cls(tuple(_state(path) for path in dict.fromkeys(paths)))

    def check(self) -> None:
        """Raise EvidenceError where one is not what it was."""
        for before in self.states:
            if _state(before[0]) != before:
                raise EvidenceError(
                    f"{before[0].name} was changed by somebody while it was worked on; the result"
                    " is not used. Get the original again."
                )


def _state(path: Path) -> tuple[Path, int, str]:
    sha256 = sha256_of(path)
    return path, path.stat().st_mtime_ns, sha256
