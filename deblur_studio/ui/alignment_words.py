"""What the window says about a search for the exposure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deblur_studio.services.alignment_found import Choice, Reach, sureness
from deblur_studio.ui.widgets.status import Status

if TYPE_CHECKING:
    from deblur_studio.core.alignment.answer import Alignment

REACHES = {
    Reach.WHOLE: "in the whole log",
    Reach.AROUND: "within 2 s of the band",
    Reach.NEAR: "within 0.25 s of the band",
}
REFINEMENTS = {
    "bias": "Gyro bias",
    "scale": "Scale of the motion",
    "focal": "Focal length",
    "readout": "Readout",
    "mounting": "Mounting (tries all 24)",
}
CURVE = "How well the motion explains the blur, by the start of the exposure; click a mark to try"
_VERDICTS = {
    "found": (Status.OK, "Found"),
    "ambiguous": (Status.WARNING, "Ambiguous"),
    "not-found": (Status.ERROR, "Not found"),
}


def verdict_of(answer: Alignment) -> tuple[Status, str]:
    """Return how a search came out, in a word."""
    return _VERDICTS[answer.verdict]


def sentence_of(answer: Alignment) -> str:
    """Return the outcome with its figures."""
    if answer.verdict == "not-found":
        return answer.reason
    low, high = answer.interval_s
    way = "later" if answer.offset_s > 0 else "earlier"
    moved = f"{abs(answer.offset_s) * 1e3:.1f} ms {way} than the band was"
    sure = f"\u00b1{(high - low) / 2 * 1e3:.1f} ms, {sureness(answer.probability)}"
    maybe = "Perhaps " if answer.verdict == "ambiguous" else ""
    told = f"{maybe}{moved} ({sure}). {answer.reason}"
    return told[0].upper() + told[1:]


def choice_text(choice: Choice) -> str:
    """Return what tells one candidate from the others."""
    behind = "the best by spectra" if choice.behind <= 0 else f"{choice.behind:.0f} worse"
    return (
        f"Candidate {choice.number}: starts at {choice.start_s:.4f} s, blur up to"
        f" {choice.extent_px:.1f} px, {behind}"
    )
