"""Which pictures of which size are made of new kernels, and in what order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deblur_studio.services.sandbox_order import Drawn
from deblur_studio.services.sandbox_pace import SIZES_PX, Pace, Paces


@dataclass(frozen=True)
class Step:
    """One picture: ``kind`` is blur or restore, ``quick`` restores without care for clipping.

    A restoration of another size than the blurred picture on view blurs one for itself.
    """

    kind: str
    most_px: int
    quick: bool = False


class Plan:
    """The steps to the pictures of some kernels: what is owed to them, and what can wait.

    What is owed is made even if newer kernels came meanwhile, so that blurred and restored
    pictures both move during a drag.
    """

    def __init__(self, drawn: Drawn | None, paces: Paces) -> None:
        self.drawn = drawn
        self._owed: Iterator[Step] = iter(())
        self._later: Iterator[Step] = iter(())
        if drawn is not None:
            self._fill(drawn, paces)

    def next_owed(self) -> Step | None:
        """Take the next step that is owed."""
        return next(self._owed, None)

    def next_step(self) -> Step | None:
        """Take the next step."""
        return next(self._owed, None) or next(self._later, None)

    def forget_owed(self) -> None:
        """Give up what is owed: it took too long."""
        self._owed = iter(())

    def end(self) -> None:
        """Give up all steps."""
        self._owed = self._later = iter(())

    def add_full_size(self) -> None:
        """Make the pictures at full size as well, after all others."""
        if self.drawn is not None:
            self._later = iter((*self._later, *_both(pixels_of(self.drawn))))

    def _fill(self, drawn: Drawn, paces: Paces) -> None:
        from deblur_studio.core.sandbox.preview import FINE_PX

        whole = pixels_of(drawn)
        if whole <= SIZES_PX[-1]:
            self._owed = iter(_both(whole))
            return
        fine, pace = min(FINE_PX, whole), paces.restore(drawn.order.state.method)
        first = min(paces.blur.size_px, fine)
        blurred = Step("blur", first)
        restored = Step("restore", min(pace.size_px, first), quick=True)
        refined = _both(fine)[1:] if first == fine else _both(fine)
        now = pace.take_turn()
        self._owed = iter((blurred, restored) if now else (blurred,))
        self._later = iter(refined if now else (restored, *refined))


def pace_of(step: Step, drawn: Drawn, paces: Paces) -> Pace | None:
    """Return what learns from a step; fine restorations are no previews."""
    if step.kind == "blur":
        return paces.blur
    return paces.restore(drawn.order.state.method) if step.quick else None


def pixels_of(drawn: Drawn) -> int:
    """Return how many pixels the picture has at full size."""
    height, width = drawn.scene.pixels.shape[:2]
    return int(height * width)


def _both(most_px: int) -> tuple[Step, ...]:
    return Step("blur", most_px), Step("restore", most_px)
