"""Where a batch's photos come from, looked at as often as wanted, and what is new in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from deblur_studio.core.batch.found import logs_in, photos_in
from deblur_studio.core.batch.ledger import Ledger, stamp_of
from deblur_studio.core.batch.listing import read_list
from deblur_studio.core.batch.order import ORDER_SUFFIX, read_order
from deblur_studio.core.batch.pairing import Shelf, Spans, paired
from deblur_studio.core.batch.values import Item, Stamp
from deblur_studio.core.errors import BatchError

_CHANGED = "{} changed since it was restored; --overwrite restores it again."
_SAID_ANEW = "What is said about {} changed since it was restored; --overwrite restores it again."


class Source:
    """A folder of photos, a list or an order of them, and the places of their logs.

    With ``patient`` a file counts only once it looks the same twice: it may still be copied.
    """

    def __init__(
        self, place: Path, log_places: Sequence[Path], *, patient: bool, overwrite: bool
    ) -> None:
        self._place = place.absolute()
        self._log_places = tuple(path.absolute() for path in log_places)
        self._patient, self._overwrite = patient, overwrite
        self._spans = Spans()
        self._seen: dict[Path, Stamp | None] = {}
        self._tried: dict[Path, tuple[Stamp | None, tuple[Path, ...]]] = {}
        if not place.exists():
            raise BatchError(f"There is no folder or list {place}; check the name.")

    def look(self, ledger: Ledger) -> None:
        """Bring what is there now into the ledger; what is finished stays.

        Raises:
            BatchError: The folder or list cannot be read, or results would lie among originals.
        """
        found = self._photos()
        if any(_same(item.photo.parent, ledger.out) for item in found):
            raise BatchError(
                f"{ledger.out} holds photos of the batch; choose a folder of its own for results."
            )
        logs = [log for log in logs_in(self._log_places) if self._settled(log)]
        shelf = Shelf(logs, sum(_is_open(item) for item in found), self._spans)
        names = _Names(ledger)
        for item in found:
            old = names.known(item)
            if old is not None and _is_kept(old, item, overwrite=self._overwrite):
                continue
            if _is_open(item):
                if old is not None and not self._is_news(item, shelf.logs):
                    continue
                item = paired(item, shelf)
            ledger.put(_joined(old, item, names, overwrite=self._overwrite))

    def _photos(self) -> tuple[Item, ...]:
        if not self._place.is_dir():
            is_order = self._place.suffix.lower() == ORDER_SUFFIX
            return read_order(self._place).items if is_order else read_list(self._place)
        photos = [photo for photo in photos_in(self._place) if self._settled(photo)]
        return tuple(Item(name=photo.stem, photo=photo) for photo in photos)

    def _is_news(self, item: Item, logs: tuple[Path, ...]) -> bool:
        """Whether photo or logs changed since somebody last tried to pair them."""
        now = (stamp_of(item.photo), logs)
        before, self._tried[item.photo] = self._tried.get(item.photo), now
        return now != before

    def _settled(self, path: Path) -> bool:
        if not self._patient or path.is_dir():
            return True
        now = stamp_of(path)
        before, self._seen[path] = self._seen.get(path), now
        return now is not None and now == before


class _Names:
    """Finds the item of a photo in a ledger, and free names; a list may name a photo twice."""

    def __init__(self, ledger: Ledger) -> None:
        self._by_photo: dict[tuple[Path, int], Item] = {}
        count: Counter[Path] = Counter()
        self._taken = {item.name.lower() for item in ledger.items}
        for item in ledger.items:
            self._by_photo[item.photo, count[item.photo]] = item
            count[item.photo] += 1
        self._met: Counter[Path] = Counter()

    def known(self, item: Item) -> Item | None:
        """Return the ledger's item for this one; to be asked once for each."""
        key = (item.photo, self._met[item.photo])
        self._met[item.photo] += 1
        return self._by_photo.get(key)

    def free(self, wanted: str) -> str:
        """Return a name that no other result has, not even on disks that ignore case."""
        wanted = wanted or "photo"
        name, number = wanted, 1
        while name.lower() in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name.lower())
        return name


def _is_open(item: Item) -> bool:
    """Whether a log is still to be found for the photo."""
    return not item.logs and not item.said


def _is_kept(old: Item, new: Item, *, overwrite: bool) -> bool:
    """Whether the ledger's item stays as it is."""
    if old.state == "unpaired":
        return False
    if old.state == "running" or not _change(old, new):
        return True
    return old.state == "failed" and old.stamp is not None and not overwrite


def _change(old: Item, new: Item) -> str:
    """Return, as a sentence to complete, what is not as it was; empty where all is."""
    if old.given != new.given or (new.logs and new.logs != old.logs):
        return _SAID_ANEW
    now = stamp_of(old.photo)
    return _CHANGED if old.stamp and now and old.stamp != now else ""


def _joined(old: Item | None, new: Item, names: _Names, *, overwrite: bool) -> Item:
    if old is None:
        return new.but(name=names.free(new.name))
    if old.state != "done" or overwrite:
        return new.but(name=old.name, tries=old.tries)
    return old.but(state="failed", said=_change(old, new).format(old.photo.name))


def _same(folder: Path, other: Path) -> bool:
    return folder.resolve() == other.resolve()
