"""How the words of the command line become values."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable

Bias = tuple[float, float, float]

_LARGEST = 1e9  # beyond any second or pixel, and far from overflowing


def number(text: str) -> float:
    """Read a number of sensible size."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if math.isnan(value) or abs(value) > _LARGEST:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number that makes sense here")
    return value


def positive(text: str) -> float:
    """Read a number greater than zero."""
    value = number(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{text!r} must be greater than zero")
    return value


def not_negative(text: str) -> float:
    """Read a number that is zero or more."""
    value = number(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text!r} must not be negative")
    return value


def whole_from(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers within limits."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise argparse.ArgumentTypeError(
                f"{text!r} is not a whole number from {least} to {most}"
            )
        return int(text)

    return read


def positive_range(text: str) -> tuple[float, float]:
    """Read A:B, or A alone for both, greater than zero and in order."""
    return _range(text, positive)


def range_from_zero(text: str) -> tuple[float, float]:
    """Read A:B, or A alone for both, not negative and in order."""
    return _range(text, not_negative)


def _range(text: str, read: Callable[[str], float]) -> tuple[float, float]:
    low, _, high = text.partition(":")
    limits = read(low), read(high or low)
    if limits[0] > limits[1]:
        raise argparse.ArgumentTypeError(f"{text!r} must go from the smaller to the larger")
    return limits


def bias(text: str) -> Bias | str:
    """Read ``auto``, ``none`` or three rates X,Y,Z in rad/s."""
    if text in ("auto", "none"):
        return text
    parts = text.split(",")
    if len(parts) != 3:
        raise argparse.ArgumentTypeError(f"{text!r} is neither auto, none nor X,Y,Z in rad/s")
    x, y, z = (number(part) for part in parts)
    return x, y, z


def stretch(text: str) -> tuple[float, float]:
    """Read two times A:B, the second later."""
    parts = text.split(":")
    if len(parts) != 2:
        raise argparse.ArgumentTypeError(f"{text!r} is not A:B in seconds")
    from_s, to_s = (number(part) for part in parts)
    if not to_s > from_s:
        raise argparse.ArgumentTypeError(f"{text!r} must end later than it begins")
    return from_s, to_s


def names_of(known: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """Return a reader of names separated by commas, the first of ``known`` always among them."""

    def read(text: str) -> tuple[str, ...]:
        chosen = set(text.split(","))
        unknown = sorted(chosen - set(known))
        if unknown:
            raise argparse.ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(known)}")
        return tuple(name for name in known if name in chosen or name == known[0])

    return read
