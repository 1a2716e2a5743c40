"""How somebody outside pauses, resumes and stops a batch: a word in a file beside its state."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Literal

from deblur_studio.core.batch.ledger import STATE_NAME
from deblur_studio.core.errors import BatchError
from deblur_studio.core.files import written_whole

CONTROL_NAME = "batch.control"
Word = Literal["pause", "resume", "stop"]
WORDS: tuple[Word, ...] = ("pause", "resume", "stop")


def tell(out: Path, word: Word) -> None:
    """Leave a word for the batch that works in a folder.

    Raises:
        BatchError: There is no batch.
    """
    if not (out / STATE_NAME).is_file():
        raise BatchError(f"There is no batch in {out}; give the folder of its results.")
    with written_whole(out / CONTROL_NAME, overwrite=True) as temporary:
        temporary.write_text(word + "\n", encoding="utf-8")


def heard(out: Path) -> Word | None:
    """Take the word that somebody left, None where there is none; what is no word is dropped."""
    path = out / CONTROL_NAME
    if not path.exists():
        return None
    with suppress(OSError, ValueError):
        said = path.read_bytes()[:20].decode("ascii").strip()
        path.unlink(missing_ok=True)
        return next((word for word in WORDS if word == said), None)
    return None
