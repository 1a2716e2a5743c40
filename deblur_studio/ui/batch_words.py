"""What the states and figures of a batch are called in the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from deblur_studio.services.batch import BatchService
from deblur_studio.services.translation import to_translate, tr, written
from deblur_studio.ui.widgets.status import Status

if TYPE_CHECKING:
    from deblur_studio.core.batch.values import Item

_WORDS = {
    "waiting": (Status.NEUTRAL, to_translate("Waiting")),
    "running": (Status.NEUTRAL, to_translate("Being restored")),
    "done": (Status.OK, to_translate("Restored")),
    "failed": (Status.ERROR, to_translate("Failed")),
    "unpaired": (Status.WARNING, to_translate("No log")),
}
_COUNTED = (
    ("done", to_translate("{n} restored")),
    ("running", to_translate("{n} being restored")),
    ("waiting", to_translate("{n} waiting")),
    ("failed", to_translate("{n} failed")),
    ("unpaired", to_translate("{n} without a log")),
)


def state_of(item: Item) -> tuple[Status, str]:
    """Return how good the state of a photo is, and its name."""
    status, word = _WORDS[item.state]
    return status, tr(word)


def said_of(item: Item) -> str:
    """Return what happened to a photo: its scores, why not, or how it got its log."""
    outcome = item.outcome if item.state == "done" else None
    if outcome is None:
        return item.said
    blur = tr("Blur of {size} px.", size=written(outcome.blur_extent_px, ".1f"))
    if outcome.chi is None:
        return f"{blur} {item.said}".strip()
    chi = tr("Residual (chi) {chi}.", chi=written(outcome.chi, ".2f"))
    return f"{chi} {blur} {item.said}".strip()


def seconds_of(item: Item) -> str:
    """Return how long a photo took; empty before its end."""
    outcome = item.outcome if item.state == "done" else None
    return "" if outcome is None else written(outcome.seconds, ".1f")


def counts_text(counts: Mapping[str, int]) -> str:
    """Return how many photos are in which state, without those that hold none."""
    told = [tr(words, n=counts[state]) for state, words in _COUNTED if counts.get(state)]
    return ", ".join(told)


def heading_of(batch: BatchService) -> tuple[Status, str]:
    """Return how the batch as a whole stands."""
    counts = batch.counts()
    if batch.stopping:
        return Status.WARNING, tr("Stopping")
    if batch.running and batch.paused:
        return Status.WARNING, tr("Paused")
    if batch.running:
        return Status.OK, tr("At work")
    if not batch.begun:
        return Status.NEUTRAL, ""
    if counts["waiting"]:
        return Status.WARNING, tr("Stopped")
    failed = counts["failed"] or counts["unpaired"]
    return (Status.WARNING, tr("Done, not all")) if failed else (Status.OK, tr("Done"))
