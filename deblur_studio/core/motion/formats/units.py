"""How logs spell the units of time, angular rate and acceleration."""

from __future__ import annotations

import re

BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
_UNIT_NAMES = {
    "rad/s": ("rad/s", "rads-1", "rad/sec", "radians/s", "radian/s", "rads^-1", "rad·s-1"),
    "deg/s": (
        "deg/s",
        "°/s",
        "º/s",
        "˚/s",
        "dps",
        "degrees/s",
        "degree/s",
        "deg/sec",
        "度/s",
        "?/s",
    ),
    "m/s^2": ("m/s^2", "m/s2", "ms-2", "ms^-2", "m/s/s", "m/s²", "mps2", "m/sec^2"),
    "g": ("g", "gs", "g's", "gn"),
    "s": ("s", "sec", "secs", "second", "seconds"),
    "ms": ("ms", "msec", "millis", "milliseconds", "millisecond"),
    "us": ("us", "μs", "usec", "micros", "microseconds", "microsecond"),
    "ns": ("ns", "nsec", "nanos", "nanoseconds", "nanosecond"),
}
UNITS = {spelling: unit for unit, spellings in _UNIT_NAMES.items() for spelling in spellings}
TAILS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("rad", "s"), "rad/s"),
    (("rad", "sec"), "rad/s"),
    (("rad", "per", "s"), "rad/s"),
    (("rads",), "rad/s"),
    (("radps",), "rad/s"),
    (("deg", "s"), "deg/s"),
    (("deg", "sec"), "deg/s"),
    (("deg", "per", "s"), "deg/s"),
    (("degs",), "deg/s"),
    (("dps",), "deg/s"),
    (("m", "s2"), "m/s^2"),
    (("m", "s", "2"), "m/s^2"),
    (("ms2",), "m/s^2"),
    (("mps2",), "m/s^2"),
    (("mss",), "m/s^2"),
    (("g",), "g"),
)
AXIS_UNITS = {"gyro": ("rad/s", "deg/s"), "accel": ("g", "m/s^2")}
TIME_UNITS = ("s", "ms", "us", "ns")
