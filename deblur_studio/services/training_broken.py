"""Why a training broke off, in words."""

from __future__ import annotations

from deblur_studio.services.training_process import NOT_STARTED
from deblur_studio.services.training_runs import Run


def cause_of(code: int, *, told_to_stop: bool) -> str:
    """Return why a child ended that left no words."""
    if code == NOT_STARTED:
        return "the program does not find itself, install it anew"
    if told_to_stop:
        return "it did not stop in time and was ended"
    return "it was ended from outside, perhaps for want of memory"


def why_it_broke(run: Run, cause: str, words: str) -> str:
    """Return the sentence: the child's last line where it left one, else the cause."""
    last = words.splitlines()[-1].strip().rstrip(".") if words else ""
    return f"{run.name} broke off: {last or cause}. It can be resumed from its last checkpoint."
