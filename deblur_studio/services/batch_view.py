"""What the window shows of a batch: its photos as they stand, and how it ended in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.batch.values import Item
    from deblur_studio.services.batch_draft import BatchDraft

PAGE_NAME, TABLE_NAME = "summary.html", "summary.csv"


def items_of(draft: BatchDraft, known: Sequence[Item], *, running: bool) -> tuple[Item, ...]:
    """Return the photos of a draft as they stand now, then those that only its state knows."""
    stored: dict[Path, list[Item]] = defaultdict(list)
    for item in known:
        stored[item.photo].append(item)
    shown = [_shown(item, stored[item.photo], running=running) for item in draft.items]
    left = [item for rest in stored.values() for item in rest]
    return (*shown, *left)


def _shown(item: Item, stored: list[Item], *, running: bool) -> Item:
    """Return a photo of the draft as the state has it, unless the draft is ahead of it."""
    if not stored:
        return item
    known = stored.pop(0)
    if running:
        return known
    if known.state == "running":
        return known.but(state="waiting")
    return item if known.state in ("waiting", "unpaired") else known


def counts_of(items: Sequence[Item]) -> dict[str, int]:
    """Return how many photos are in each state."""
    found: dict[str, int] = defaultdict(int)
    for item in items:
        found[item.state] += 1
    return found


def result_of(draft: BatchDraft, item: Item) -> Path | None:
    """Return where a photo's result lies, None where there is none."""
    out, outcome = draft.out, item.outcome
    if out is None or outcome is None or item.state != "done":
        return None
    return outcome.output or out / f"{item.name}{draft.suffix}"


def summary_of(draft: BatchDraft, *, page: bool) -> Path | None:
    """Return the summary, as a page or as a table, None where there is none yet."""
    path = None if draft.out is None else draft.out / (PAGE_NAME if page else TABLE_NAME)
    return path if path is not None and path.is_file() else None


def why_it_ended(words: str) -> str:
    """Return why a batch broke off: its last line where it left one."""
    last = words.splitlines()[-1].strip() if words else ""
    cause = last or tr("It was ended from outside, perhaps for want of memory.")
    return tr("The batch broke off. {cause} It goes on where it was.", cause=cause)


def how_it_ended(counts: Mapping[str, int]) -> str:
    """Return how many photos of a batch that is done were restored."""
    failed = counts.get("failed", 0) + counts.get("unpaired", 0)
    if failed:
        return tr(
            "The batch is done: {done} restored, {failed} not.",
            done=counts.get("done", 0),
            failed=failed,
        )
    return tr("The batch is done: {done} restored.", done=counts.get("done", 0))
