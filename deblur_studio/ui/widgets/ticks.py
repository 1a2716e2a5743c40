"""Round numbers along an axis."""

from __future__ import annotations

import math

from deblur_studio.services.translation import written

MINUS = "\N{MINUS SIGN}"


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Return round values between two ends, about as many as wished for."""
    if not high > low:
        return [low]
    rough = (high - low) / max(about, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [index * step for index in range(first, last + 1)]


def decades(low: float, high: float) -> list[float]:
    """Return the powers of ten between two positive ends."""
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    return [10.0**index for index in range(first, last + 1)]


def words(value: float) -> str:
    """Return a number as it is written on an axis."""
    text = written(value, ".4g") if abs(value) > 1e-12 else "0"
    if "e" in text:
        digits, power = text.split("e")
        text = f"{digits}e{int(power)}"
    return text.replace("-", MINUS)
