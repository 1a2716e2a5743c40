"""The state of a batch in the folder of its results: written whole at every change.

What a process that was killed had begun is waiting again; what was finished stays so.
"""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from deblur_studio.core.batch.values import (
    STATES,
    Item,
    Preset,
    Recording,
    Stamp,
    State,
    Task,
    Value,
)
from deblur_studio.core.errors import BatchError
from deblur_studio.core.files import written_whole
from deblur_studio.core.locks import take

STATE_NAME, THUMBNAILS_NAME = "batch.json", "thumbnails"
RESULT_SUFFIXES = (".tif", ".png", ".jpg")
_LOCK_NAME = "batch.lock"
_VERSION = 1
_MAX_BYTES = 2**30
_PATIENCE_S = 0.5  # somebody may just be asking whether the batch is held
_RETRY_S = 0.05
_HALF_WRITTEN = re.compile(r"\.[0-9a-f]{32}\.part(\.\w+)?")


class Stored(Value):
    """What the state file holds."""

    version: int
    preset: Preset
    suffix: str
    items: tuple[Item, ...]


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Hold the folder of a batch for as long as the block lasts, tidied before and after.

    Raises:
        BatchError: Another process holds it, or it cannot be written to.
    """
    try:
        (out / THUMBNAILS_NAME).mkdir(parents=True, exist_ok=True)
        descriptor = os.open(out / _LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BatchError(
            f"{out} cannot be written to ({reason}); choose another folder."
        ) from error
    try:
        if not _taken_patiently(descriptor):
            raise BatchError(f"Another process works on the batch in {out}; stop it or wait.")
        _tidy(out)
        try:
            yield
        finally:
            _tidy(out)
    finally:
        os.close(descriptor)


def is_held(out: Path) -> bool:
    """Whether a process is at work on the batch of a folder."""
    try:
        descriptor = os.open(out / _LOCK_NAME, os.O_RDWR)
    except OSError:
        return False  # nobody was ever at work, or nobody can be
    try:
        return not take(descriptor)
    finally:
        os.close(descriptor)


def _taken_patiently(descriptor: int) -> bool:
    until_s = time.monotonic() + _PATIENCE_S
    while not take(descriptor):
        if time.monotonic() > until_s:
            return False
        time.sleep(_RETRY_S)
    return True


def _tidy(out: Path) -> None:
    """Take away what processes that were killed had half written."""
    for folder in (out, out / THUMBNAILS_NAME):
        for path in folder.iterdir() if folder.is_dir() else ():
            if _HALF_WRITTEN.fullmatch(path.name):
                path.unlink(missing_ok=True)


class Ledger:
    """The items of a batch, by name, and the file that keeps them."""

    def __init__(self, out: Path, preset: Preset, suffix: str, items: Iterable[Item] = ()) -> None:
        self.out, self.preset, self.suffix = out, preset, suffix
        self._items = {item.name: item for item in items}
        self._lines = {name: item.model_dump_json() for name, item in self._items.items()}

    @classmethod
    def opened(cls, out: Path, preset: Preset, suffix: str) -> Ledger:
        """Return what the folder holds, or a new one.

        Raises:
            BatchError: It was made with another preset or ending, or cannot be read.
        """
        stored = read_state(out)
        if stored is None:
            return cls(out, preset, suffix)
        if (stored.preset, stored.suffix) != (preset, suffix):
            raise BatchError(
                f"{out} holds a batch with {stored.preset.method} and results in {stored.suffix}"
                " with other settings than these; choose another folder or give the same."
            )
        begun = (item.but(state="waiting") for item in stored.items if item.state == "running")
        waiting = {item.name: item for item in begun}
        items = (waiting.get(item.name, item) for item in stored.items)
        return cls(out, preset, suffix, items)

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in their order."""
        return tuple(self._items.values())

    def item(self, name: str) -> Item | None:
        """Return the item of that name, None where there is none."""
        return self._items.get(name)

    def put(self, item: Item) -> None:
        """Take an item in, in place of the one of its name; ``write`` keeps it."""
        self._items[item.name] = item
        self._lines[item.name] = item.model_dump_json()

    def next_waiting(self) -> Item | None:
        """Return the first item that waits."""
        return next((item for item in self._items.values() if item.state == "waiting"), None)

    def counts(self) -> dict[State, int]:
        """Return how many items are in each state."""
        found = Counter(item.state for item in self._items.values())
        return {state: found[state] for state in STATES}

    def task(self, item: Item, *, overwrite: bool, recording: Recording | None = None) -> Task:
        """Return an item's work."""
        return Task(
            photo=item.photo,
            logs=item.logs,
            given=item.given,
            preset=self.preset,
            output=self.output(item),
            thumbnail=self.thumbnail(item),
            overwrite=overwrite,
            recording=recording,
        )

    def output(self, item: Item) -> Path:
        """Return where an item's result goes, or is."""
        outcome = item.outcome if item.state == "done" else None
        if outcome is not None and outcome.output is not None:
            return outcome.output
        return self.out / f"{item.name}{self.suffix}"

    def thumbnail(self, item: Item) -> Path:
        """Return where an item's small pictures go."""
        return self.out / THUMBNAILS_NAME / f"{item.name}.jpg"

    def write(self) -> None:
        """Write the state; raises OutputError where the disk refuses."""
        head = Stored(version=_VERSION, preset=self.preset, suffix=self.suffix, items=())
        text = head.model_dump_json().removesuffix("[]}")
        with written_whole(self.out / STATE_NAME, overwrite=True) as temporary:
            temporary.write_text(
                text + "[\n" + ",\n".join(self._lines.values()) + "\n]}\n", encoding="utf-8"
            )


def read_state(out: Path) -> Stored | None:
    """Return the state that a folder holds, None where it holds none.

    Raises:
        BatchError: It cannot be read or makes no sense.
    """
    path = out / STATE_NAME
    try:
        if not path.exists():
            return None
        if path.stat().st_size > _MAX_BYTES:
            raise BatchError(f"{path} is too large for a batch's state; move it away.")
        stored = Stored.model_validate_json(path.read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BatchError(f"{path} cannot be read ({reason}); choose another folder.") from error
    except ValidationError as error:
        raise BatchError(
            f"{path} is not the state of a batch that this program wrote; move it away and start"
            " anew: results that are there already are recognised."
        ) from error
    if stored.version != _VERSION or not all(map(is_plain, stored.items)):
        raise BatchError(f"{path} was written by another version; choose another folder.")
    return stored


def stamp_of(path: Path) -> Stamp | None:
    """Return how a file looks from outside, None where it is not there."""
    try:
        state = path.stat()
    except OSError:
        return None
    return Stamp(size_bytes=state.st_size, mtime_ns=state.st_mtime_ns)


def is_plain(item: Item) -> bool:
    """Whether an item's name stays in the folder of the results, and its result is a photo."""
    name, elsewhere = item.name, item.outcome and item.outcome.output
    if elsewhere and elsewhere.suffix.lower() not in RESULT_SUFFIXES:
        return False
    return Path(name).name == name and name not in ("", ".", "..") and "\0" not in name
