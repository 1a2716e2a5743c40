"""What people say about a case, changed later; the record keeps what was said before."""

from __future__ import annotations

from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.evidence.record import Doing
from deblur_studio.core.evidence.units import with_units


def describe(opened: OpenCase, number: str, examiner: str, notes: str) -> None:
    """Change number, examiner and notes of a case.

    Raises:
        EvidenceError: The record cannot be written.
        OutputError: The disk refuses.
    """
    said = {"number": number, "examiner": examiner, "notes": notes}
    if said == opened.case.model_dump(include=set(said)):
        return
    opened.note(Doing("case-described", with_units(said)))
    opened.change(**said)
