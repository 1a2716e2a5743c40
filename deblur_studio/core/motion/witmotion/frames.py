r"""Find the frames in the bytes of a WitMotion sensor.

Three kinds of frame: ``55 61`` with 18 bytes of motion, or 26 with the device's time (the
pitch is 20 or 28, one sensor sends one of them); ``55 71`` with the answer to a register read
(20 bytes); ``55 50`` to ``55 5F`` of the classic serial protocol (11 bytes, the last a checksum).

Only the classic kind has a checksum, and ``55 61`` also occurs inside data. So a frame counts
when a header stands right behind it. The last frame before garbage counts too, unless a confirmed
frame begins inside it: then bytes of it were lost. A frame whose header was overwritten does not
move the grid: the one behind it is looked for in its old place first.

Every decision depends on the bytes alone and waits for all it needs, so it does not matter how
the stream is cut into pieces.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from deblur_studio.core.motion.witmotion.headers import (
    ANSWER,
    CLASSIC_BYTES,
    CLASSIC_FIRST,
    CLASSIC_LAST,
    HEADER,
    LOOKAHEAD,
    MARK,
    MOTION,
    Bytes,
    bytes_needed,
    confirmed_length,
    is_header,
    length_on_grid,
    whole_classic,
)

_FIRST_WINDOW = 64


@dataclass(frozen=True, eq=False)
class Run:
    """Frames of one length side by side: ``data`` (count, length), ``start`` in the bytes."""

    start: int
    data: Bytes


@dataclass(frozen=True)
class Scan:
    """The frames found; ``used`` bytes are settled, the rest has to be given again with more.

    ``pitch`` is the length of the motion frame that begins at ``used`` where the grid is known.
    """

    runs: tuple[Run, ...]
    used: int
    pitch: int | None


def scan(data: bytes, pitch: int | None = None, *, final: bool = False) -> Scan:
    """Find the frames from the start of ``data``.

    Args:
        data: The bytes that an earlier scan left over, and what came since.
        pitch: What the earlier scan returned, None at the start of a stream.
        final: Nothing more will come; the last frame needs no follower.
    """
    finder = _Finder(data, pitch, final)
    finder.walk()
    return Scan(tuple(finder.runs), finder.place, finder.pitch)


class _Finder:
    """One pass over ``data``; ``place`` is where the next frame begins or is looked for."""

    def __init__(self, data: bytes, pitch: int | None, final: bool) -> None:
        self.data, self.pitch, self.final = data, pitch, final
        self.bytes: Bytes = np.frombuffer(data, np.uint8)
        self.place, self.runs = 0, list[Run]()

    def walk(self) -> None:
        while self._locked() if self.pitch else self._search():
            pass

    def _locked(self) -> bool:
        """Take what stands at ``place``; False where more bytes are needed."""
        assert self.pitch is not None
        length = length_on_grid(self.data, self.place, self.pitch)
        if length is None:
            return self._off_the_grid()
        if self.data[self.place + 1] == MOTION and self._take_run():
            return True
        end = self.place + length
        if len(self.data) < end or (len(self.data) < end + 2 and not self.final):
            return False
        if is_header(self.data, end) or end == len(self.data):
            return self._take(length)
        return self._last_before_garbage(length)

    def _take_run(self) -> bool:
        """Take all motion frames that a header follows; False where there are none."""
        count = self._followed()
        if count:
            self._take(self.pitch or 0, count)
        return count > 0

    def _followed(self) -> int:
        """How many motion frames stand in a row, each with a header behind it."""
        assert self.pitch is not None
        start, pitch, window = self.place + self.pitch, self.pitch, _FIRST_WINDOW
        count, most = 0, (len(self.data) - 2 - self.place) // self.pitch
        while count < most:
            size = min(window, most - count)
            begin = start + count * pitch
            first = self.bytes[begin : begin + (size - 1) * pitch + 1 : pitch]
            second = self.bytes[begin + 1 : begin + 1 + (size - 1) * pitch + 1 : pitch]
            fits = (first == MARK) & (second == MOTION)
            if not fits.all():
                count += int(np.argmin(fits))
                return count + int(is_header(self.data, start + count * pitch))
            count, window = count + size, 4 * window
        return count

    def _last_before_garbage(self, length: int) -> bool:
        """A frame with no header behind it: whole, unless a confirmed frame begins in it."""
        end = self.place + length
        if not self.final and len(self.data) < end + 2 * LOOKAHEAD:
            return False
        if is_header(self.data, end + length) and self._confirmed(end + length):
            self._take(length)
            self.place += length  # only the header of the next one was overwritten
            return True
        if not any(self._confirmed(at) for at in range(self.place + 1, end)):
            self._take(length)
        else:
            self.place += 1
        self.pitch = None
        return True

    def _off_the_grid(self) -> bool:
        if len(self.data) < self.place + CLASSIC_BYTES and not self.final:
            return False
        self.pitch = None
        return True

    def _confirmed(self, at: int) -> bool:
        return confirmed_length(self.data, at, final=self.final) is not None

    def _search(self) -> bool:
        """Go to the first frame that is confirmed; False where there is none yet."""
        found = HEADER.search(self.data, self.place)
        if found is None:
            self.place = max(self.place, len(self.data) - (0 if self.final else 1))
            return False
        at = found.start()
        self.place = at
        if len(self.data) < at + bytes_needed(self.data, at) and not self.final:
            return False
        if CLASSIC_FIRST <= self.data[at + 1] <= CLASSIC_LAST:
            return self._take_classic()
        return self._lock(at)

    def _lock(self, at: int) -> bool:
        length = confirmed_length(self.data, at, final=self.final)
        if length is None:
            self.place += 1
        elif self.data[at + 1] == ANSWER:
            self._take(length)
        else:
            self.pitch = length
        return True

    def _take_classic(self) -> bool:
        """Take the classic frames from here on; skip the mark where the checksum is wrong."""
        count = (len(self.data) - self.place) // CLASSIC_BYTES
        size = min(count, _FIRST_WINDOW)
        good = self._classic_run(size)
        while good == size and size < count:
            size = min(count, 4 * size)
            good = self._classic_run(size)
        if good:
            self._take(CLASSIC_BYTES, good)
        else:
            self.place += 1
        return True

    def _classic_run(self, count: int) -> int:
        end = self.place + count * CLASSIC_BYTES
        return whole_classic(self.bytes[self.place : end].reshape(count, CLASSIC_BYTES))

    def _take(self, length: int, count: int = 1) -> bool:
        end = self.place + length * count
        rows = self.bytes[self.place : end].reshape(count, length)
        self.runs.append(Run(self.place, rows))
        self.place = end
        return True
