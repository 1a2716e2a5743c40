"""What is set in a case and not restored yet, kept so that no crash can take it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from deblur_studio.core.evidence.case import Case, Step
from deblur_studio.core.evidence.case_file import autosave, autosave_path, recovered
from deblur_studio.core.evidence.open_case import OpenCase


@dataclass(frozen=True)
class DraftLeft:
    """A draft that a crash left behind, and when it was kept."""

    draft: Step
    kept_utc: datetime


def keep_draft(case: Case, path: Path, draft: Step) -> None:
    """Keep a draft beside the case's file; raises OutputError where the disk refuses."""
    autosave(case.model_copy(update={"draft": draft}), path)


def settle_draft(opened: OpenCase, draft: Step | None) -> None:
    """Save the case with what is set now, as it is when it is left in order.

    Raises:
        OutputError: The disk refuses.
    """
    opened.change(draft=draft)


def draft_left(path: Path) -> DraftLeft | None:
    """Return the draft of a case that was not left in order, None where there is none.

    Only what was set is taken from an autosave: results and record are always those on the disk.
    """
    kept = recovered(path)
    if kept is None or kept.draft is None:
        return None
    changed_s = autosave_path(path).stat().st_mtime
    return DraftLeft(kept.draft, datetime.fromtimestamp(changed_s, UTC))
