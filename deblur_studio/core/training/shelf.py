"""Photos of folders of any size, read when they are asked for; some stay in memory."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import overload

from deblur_studio.core.errors import PhotoError, TrainingError
from deblur_studio.core.synthesis.sources import photos_in
from deblur_studio.core.training.photos import TrainingPhoto, load_photo

_KEPT_BYTES = 1 << 29


class Shelf(Sequence[TrainingPhoto]):
    """``shelf[i]`` is the first photo from place i on that is whole and large enough.

    The answer depends on the files alone, never on what was asked before.
    """

    def __init__(self, folders: Iterable[Path], least_px: int) -> None:
        self.paths = tuple(path for folder in folders for path in photos_in(folder))
        self._least_px = least_px
        self._kept: OrderedDict[int, TrainingPhoto | None] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self.paths)

    @overload
    def __getitem__(self, place: int) -> TrainingPhoto: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[TrainingPhoto]: ...

    def __getitem__(self, place: int | slice) -> TrainingPhoto | Sequence[TrainingPhoto]:
        if isinstance(place, slice):
            return [self[index] for index in range(*place.indices(len(self)))]
        for step in range(len(self)):
            photo = self._at((place + step) % len(self))
            if photo is not None:
                return photo
        raise TrainingError(
            f"No photo of at least {self._least_px} x {self._least_px} px was found; choose other"
            " folders or smaller crops."
        )

    def _at(self, place: int) -> TrainingPhoto | None:
        with self._lock:
            if place in self._kept:
                self._kept.move_to_end(place)
                return self._kept[place]
        photo = self._read(self.paths[place])
        with self._lock:
            self._keep(place, photo)
        return photo

    def _read(self, path: Path) -> TrainingPhoto | None:
        try:
            photo = load_photo(path)
        except PhotoError:
            return None
        return photo if min(photo.values.shape[:2]) >= self._least_px else None

    def _keep(self, place: int, photo: TrainingPhoto | None) -> None:
        if place not in self._kept:
            self._kept[place] = photo
            self._bytes += _size(photo)
        while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1])


def _size(photo: TrainingPhoto | None) -> int:
    return 0 if photo is None else photo.values.nbytes
