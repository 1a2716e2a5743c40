"""Making, opening and leaving cases: the work of jobs. The case before is always left in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deblur_studio.core.errors import EvidenceError
from deblur_studio.services.job import JobContext
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.evidence.case import Step
    from deblur_studio.core.evidence.drafting import DraftLeft
    from deblur_studio.core.evidence.open_case import About, OpenCase

Opened = tuple["OpenCase", "DraftLeft | None"]
"""A case and the draft that a crash left of it."""


def made(
    before: OpenCase | None, draft: Step | None, path: Path, about: About, context: JobContext
) -> Opened:
    """Make a case; ``draft`` is what is set in the one before."""
    from deblur_studio.core.evidence.open_case import make_case

    context.checkpoint(0.0)
    settle(before, draft)
    return make_case(path, about), None


def opened_again(
    before: OpenCase | None, draft: Step | None, path: Path, context: JobContext
) -> Opened:
    """Open a case; ``draft`` is what is set in the one before."""
    from deblur_studio.core.evidence.drafting import draft_left
    from deblur_studio.core.evidence.open_case import open_case

    context.checkpoint(0.0, tr("Checking every file of the case"))
    settle(before, draft)
    left = draft_left(path)  # first: opening may save the case
    return open_case(path), left


def settled(opened: OpenCase, draft: Step | None, context: JobContext) -> None:
    """Leave a case."""
    context.checkpoint(0.0)
    settle(opened, draft)


def settle(opened: OpenCase | None, draft: Step | None) -> None:
    """Save a case as it is left; what another program saved in it stays."""
    from deblur_studio.core.evidence.drafting import settle_draft

    if opened is None:
        return
    try:
        settle_draft(opened, draft)
    except EvidenceError:
        return
