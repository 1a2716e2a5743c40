"""How the places of a slider stand for the values of a parameter."""

from __future__ import annotations

import math
from dataclasses import dataclass

from deblur_studio.core.parameters import ParameterSpec

_FINE = 1000
_SIGNIFICANT = 3


@dataclass(frozen=True)
class SliderScale:
    """Values from ``low`` to ``high``, evenly spaced or by even factors, on ``places`` + 1."""

    low: float
    high: float
    places: int
    step: float
    logarithmic: bool
    whole: bool

    @classmethod
    def of(cls, spec: ParameterSpec) -> SliderScale | None:
        """Return the scale of a parameter, None where it has no finite range."""
        if spec.minimum is None or spec.maximum is None or spec.maximum <= spec.minimum:
            return None
        logarithmic = spec.logarithmic and spec.minimum > 0
        whole = spec.type is int
        step = (spec.step or 0.0) if not whole else max(1.0, spec.step or 1.0)
        counted = (spec.maximum - spec.minimum) / step if step else math.inf
        places = _FINE if logarithmic or counted > _FINE else round(counted)
        return cls(spec.minimum, spec.maximum, max(1, places), step, logarithmic, whole)

    def value(self, place: int) -> float:
        """Return the value at a place, rounded so that it reads well."""
        part = place / self.places
        if self.logarithmic:
            exact = self.low * (self.high / self.low) ** part
            exact = float(f"{exact:.{_SIGNIFICANT}g}")
        else:
            exact = self._on_step(self.low + (self.high - self.low) * part)
        exact = min(max(exact, self.low), self.high)
        return float(round(exact)) if self.whole else exact

    def place(self, value: float) -> int:
        """Return the place nearest to a value."""
        inside = min(max(value, self.low), self.high)
        if self.logarithmic:
            part = math.log(inside / self.low) / math.log(self.high / self.low)
        else:
            part = (inside - self.low) / (self.high - self.low)
        return round(part * self.places)

    def _on_step(self, value: float) -> float:
        if not self.step:
            return float(f"{value:.{_SIGNIFICANT + 1}g}")
        steps = round((value - self.low) / self.step)
        return float(f"{self.low + steps * self.step:.12g}")
