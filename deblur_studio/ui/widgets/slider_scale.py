"""How the places of a slider stand for the values of a parameter."""

from __future__ import annotations

import math
from dataclasses import dataclass

from deblur_studio.core.parameters import ParameterSpec

_FINE = 1000
_EACH_WAY = 300
_SIGNIFICANT = 3


@dataclass(frozen=True)
class SliderScale:
    """Values from ``low`` to ``high`` on ``places`` + 1: even, by even factors, or swelling.

    A wide range about zero swells: beside zero each place is a step, further out ever more, so
    that small values can be set by hand and large ones reached.
    """

    low: float
    high: float
    places: int
    step: float
    logarithmic: bool
    whole: bool
    swell: float = 0.0

    @classmethod
    def of(cls, spec: ParameterSpec) -> SliderScale | None:
        """Return the scale of a parameter, None where it has no finite range."""
        if spec.minimum is None or spec.maximum is None or spec.maximum <= spec.minimum:
            return None
        logarithmic = spec.logarithmic and spec.minimum > 0
        whole = spec.type is int
        step = (spec.step or 0.0) if not whole else max(1.0, spec.step or 1.0)
        counted = (spec.maximum - spec.minimum) / step if step else math.inf
        if step and counted > _FINE and spec.minimum == -spec.maximum:
            swell = _swell(spec.maximum / step / _EACH_WAY)
            return cls(spec.minimum, spec.maximum, 2 * _EACH_WAY, step, False, whole, swell)
        places = _FINE if logarithmic or counted > _FINE else round(counted)
        return cls(spec.minimum, spec.maximum, max(1, places), step, logarithmic, whole)

    def value(self, place: int) -> float:
        """Return the value at a place, rounded so that it reads well."""
        part = place / self.places
        if self.logarithmic:
            exact = self.low * (self.high / self.low) ** part
            exact = float(f"{exact:.{_SIGNIFICANT}g}")
        elif self.swell:
            share = math.sinh(self.swell * (2 * part - 1)) / math.sinh(self.swell)
            exact = self._on_step(self.high * share)
        else:
            exact = self._on_step(self.low + (self.high - self.low) * part)
        exact = min(max(exact, self.low), self.high)
        return float(round(exact)) if self.whole else exact

    def place(self, value: float) -> int:
        """Return the place nearest to a value."""
        inside = min(max(value, self.low), self.high)
        if self.logarithmic:
            part = math.log(inside / self.low) / math.log(self.high / self.low)
        elif self.swell:
            share = inside / self.high * math.sinh(self.swell)
            part = (math.asinh(share) / self.swell + 1) / 2
        else:
            part = (inside - self.low) / (self.high - self.low)
        return round(part * self.places)

    def _on_step(self, value: float) -> float:
        if not self.step:
            return float(f"{value:.{_SIGNIFICANT + 1}g}")
        steps = round((value - self.low) / self.step)
        return float(f"{self.low + steps * self.step:.12g}")


def _swell(factor: float) -> float:
    """Return b > 0 with sinh(b) / b = factor > 1, by halving."""
    low, high = 1e-3, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if math.sinh(middle) / middle < factor else (low, middle)
    return low
