"""What a batch is put together from, and the work of looking through it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from deblur_studio.services.dropped import is_photo, log_beside
from deblur_studio.services.job import JobContext
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.batch.pairing import Spans
    from deblur_studio.core.batch.values import Item, Preset

BY_HAND = "hand"
_KEPT = ("list", BY_HAND)  # what somebody said; the others are found anew
_LIST_HEAD_BYTES = 4096
_MOST_USUAL_JOBS = 4


def usual_jobs() -> int:
    """Return how many photos are restored at a time unless somebody says so."""
    return min(_MOST_USUAL_JOBS, os.cpu_count() or 1)


@dataclass(frozen=True)
class BatchDraft:
    """The order of a batch: photos with or without their logs, and how they are restored.

    ``logs`` are files and folders among which photos look for theirs; ``preset`` None: the usual
    method.
    """

    items: tuple[Item, ...] = ()
    logs: tuple[Path, ...] = ()
    preset: Preset | None = None
    out: Path | None = None
    suffix: str = ".tif"
    jobs: int = 1
    overwrite: bool = False

    def missing(self) -> str:
        """Return what is still needed, in a sentence; empty when nothing is."""
        if not self.items:
            return tr("Add photos and the logs of their motion.")
        if not any(item.state != "unpaired" for item in self.items):
            return tr("No photo has a log yet; add the logs.")
        if self.out is None:
            return tr("Choose a folder for the results.")
        if any(item.photo.parent == self.out for item in self.items):
            return tr("Choose a folder for the results that holds none of the photos.")
        return ""


@dataclass(frozen=True)
class Found:
    """What files and folders hold: photos, and places of logs."""

    items: tuple[Item, ...]
    logs: tuple[Path, ...]


def look_through(paths: Sequence[Path], context: JobContext) -> Found:
    """Return the photos and places of logs among paths: folders, lists, photos, logs.

    Raises:
        BatchError: A folder or list cannot be read.
    """
    from deblur_studio.core.batch.found import photos_in
    from deblur_studio.core.batch.listing import read_list

    items: list[Item] = []
    logs: list[Path] = []
    for number, path in enumerate(paths):
        context.checkpoint(number / len(paths))
        if path.is_dir():
            items += map(_item, photos_in(path))
            logs.append(path)
        elif is_photo(path):
            items.append(_item(path))
            logs += filter(None, [log_beside(path)])
        elif _is_list(path):
            items += map(_listed, read_list(path))
        else:
            logs.append(path)
    return Found(tuple(items), tuple(dict.fromkeys(logs)))


def with_found(draft: BatchDraft, found: Found) -> BatchDraft:
    """Return the draft with more photos and logs; a photo that is there already stays as it is."""
    known = {item.photo for item in draft.items}
    more = tuple(item for item in found.items if item.photo not in known)
    logs = tuple(dict.fromkeys((*draft.logs, *found.logs)))
    return replace(draft, items=(*draft.items, *more), logs=logs)


def with_pairs(draft: BatchDraft, spans: Spans, context: JobContext) -> BatchDraft:
    """Return the draft with each photo paired anew, unless somebody said which log is its own.

    Raises:
        BatchError: A place of logs is gone.
    """
    from deblur_studio.core.batch.found import logs_in
    from deblur_studio.core.batch.pairing import Shelf, paired

    items = [_open_again(item) for item in draft.items]
    shelf = Shelf(logs_in(draft.logs), sum(not item.logs for item in items), spans)
    done: list[Item] = []
    for number, item in enumerate(items):
        context.checkpoint(number / len(items), item.photo.name)
        done.append(item if item.logs or item.said else paired(item, shelf))
    return replace(draft, items=tuple(done))


def with_log(draft: BatchDraft, photos: Iterable[Path], logs: Sequence[Path]) -> BatchDraft:
    """Return the draft with the log of some photos as somebody chose it."""
    chosen = set(photos)
    said = tr("{name} was chosen by hand.", name=logs[0].name)
    change = {"logs": tuple(logs), "paired_by": BY_HAND, "said": said, "state": "waiting"}
    items = (item.but(**change) if item.photo in chosen else item for item in draft.items)
    return replace(draft, items=tuple(items))


def without(draft: BatchDraft, photos: Iterable[Path]) -> BatchDraft:
    """Return the draft without some of its photos."""
    gone = set(photos)
    return replace(draft, items=tuple(item for item in draft.items if item.photo not in gone))


def _item(photo: Path) -> Item:
    from deblur_studio.core.batch.values import Item

    return Item(name=photo.stem, photo=photo.absolute(), state="unpaired")


def _listed(item: Item) -> Item:
    """Return an item of a list so that what is wrong with its line stays said."""
    return item.but(paired_by="list") if item.said else item


def _open_again(item: Item) -> Item:
    """Return an item without the log that was found for it."""
    if item.paired_by in _KEPT:
        return item
    return item.but(logs=(), paired_by="", said="", state="unpaired")


def _is_list(path: Path) -> bool:
    """Whether a file is a list of photos: a table that has the column photo."""
    if path.suffix.lower() not in (".csv", ".tsv", ".txt"):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_LIST_HEAD_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return False
    first = head.splitlines()[0] if head.splitlines() else ""
    cells = first.replace(";", ",").replace("\t", ",").split(",")
    return "photo" in [cell.strip().lower() for cell in cells]
