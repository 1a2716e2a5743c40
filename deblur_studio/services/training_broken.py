"""Why a training broke off, in words."""

from __future__ import annotations

from deblur_studio.services.training_process import NOT_STARTED
from deblur_studio.services.training_runs import Run
from deblur_studio.services.translation import tr


def cause_of(code: int, *, told_to_stop: bool) -> str:
    """Return why a child ended that left no words."""
    if code == NOT_STARTED:
        return tr("the program does not find itself, install it anew")
    if told_to_stop:
        return tr("it did not stop in time and was ended")
    return tr("it was ended from outside, perhaps for want of memory")


def why_it_broke(run: Run, cause: str, words: str) -> str:
    """Return the sentence: the child's last line where it left one, else the cause."""
    last = words.splitlines()[-1].strip().rstrip(".") if words else ""
    return tr(
        "{name} broke off: {cause}. It can be resumed from its last checkpoint.",
        name=run.name,
        cause=last or cause,
    )
