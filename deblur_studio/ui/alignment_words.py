"""What the window says about a search for the exposure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deblur_studio.services.alignment_found import Choice, Reach, sureness
from deblur_studio.services.translation import to_translate, tr, written
from deblur_studio.ui.widgets.status import Status

if TYPE_CHECKING:
    from deblur_studio.core.alignment.answer import Alignment

REACHES = {
    Reach.WHOLE: to_translate("in the whole log"),
    Reach.AROUND: to_translate("within 2 s of the band"),
    Reach.NEAR: to_translate("within 0.25 s of the band"),
    Reach.SET: to_translate("at the band: refine only"),
}
REFINEMENTS = {
    "bias": to_translate("Gyro bias"),
    "scale": to_translate("Scale of the motion"),
    "focal": to_translate("Focal length"),
    "readout": to_translate("Readout"),
    "mounting": to_translate("Mounting (tries all 24)"),
}
CURVE = to_translate(
    "How well the motion explains the blur, by the start of the exposure; click a mark to try"
)
_VERDICTS = {
    "found": (Status.OK, to_translate("Found")),
    "ambiguous": (Status.WARNING, to_translate("Ambiguous")),
    "not-found": (Status.ERROR, to_translate("Not found")),
}


def verdict_of(answer: Alignment) -> tuple[Status, str]:
    """Return how a search came out, in a word."""
    status, word = _VERDICTS[answer.verdict]
    return status, tr(word)


def sentence_of(answer: Alignment) -> str:
    """Return the outcome with its figures."""
    if answer.verdict == "not-found":
        return tr(answer.reason)
    low, high = answer.interval_s
    moved = _moved(answer).format(
        moved=written(abs(answer.offset_s) * 1e3, ".1f"),
        spread=written((high - low) / 2 * 1e3, ".1f"),
        sure=sureness(answer.probability),
    )
    return f"{moved} {tr(answer.reason)}"


def _moved(answer: Alignment) -> str:
    later, perhaps = answer.offset_s > 0, answer.verdict == "ambiguous"
    if perhaps:
        return (
            tr("Perhaps {moved} ms later than the band was (\u00b1{spread} ms, {sure}).")
            if later
            else tr("Perhaps {moved} ms earlier than the band was (\u00b1{spread} ms, {sure}).")
        )
    return (
        tr("{moved} ms later than the band was (\u00b1{spread} ms, {sure}).")
        if later
        else tr("{moved} ms earlier than the band was (\u00b1{spread} ms, {sure}).")
    )


def choice_text(choice: Choice) -> str:
    """Return what tells one candidate from the others."""
    behind = (
        tr("the best by spectra")
        if choice.behind <= 0
        else tr("{behind:.0f} worse", behind=choice.behind)
    )
    return tr(
        "Candidate {number}: starts at {start:.4f} s, blur up to {extent:.1f} px, {behind}",
        number=choice.number,
        start=choice.start_s,
        extent=choice.extent_px,
        behind=behind,
    )
