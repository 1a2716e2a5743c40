"""What a column of a log holds, read from its name: sensor, axis and unit."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from deblur_studio.core.motion.formats.units import (
    AXIS_UNITS,
    BRACKETS,
    TAILS,
    TIME_UNITS,
    UNITS,
)

Kind = Literal["time", "date", "gyro", "accel", "linear", "gravity", "bare", "device", "other"]

_CHINESE = (
    ("角速度", " gyro "),
    ("加速度", " acc "),
    ("角度", " angle "),
    ("磁场", " mag "),
    ("四元数", " quat "),
    ("设备名称", " device "),
    ("设备编号", " device "),
    ("片上时间", " chip time "),
    ("时间", " time "),
    ("日期", " date "),
    ("温度", " temperature "),
)
_STEM = re.compile(
    r"(gyroscope|gyrometer|gyro|gyr|omega|angvel|angularvelocity|rotationrate|rotrate|gf|g|w|as|"
    r"accelerometer|acceleration|accel|acce|acc|a|useracceleration|linacc|gravity|grav)?"
    r"([xyz])(\d*)"
)


def _named(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GYRO = _named(
    "gyroscope gyrometer gyro gyroadc gyr gyrm g omega w as angvel angularvelocity rotationrate "
    "rotrate"
)
_TURNING = frozenset(
    (first, second)
    for first in ("ang", "angular", "rotation", "rot")
    for second in ("vel", "velocity", "rate")
)
_BIASES = frozenset({("b", "w"), ("b", "a"), ("b", "g")})
_ACCEL = _named("accelerometer acceleration accel acce acc accm a gf")
_NO_GRAVITY = _named("linear lin user useracceleration linacc")
_GRAVITY = _named("gravity grav")
_TIME = _named("time timestamp timestamps t ts epoch elapsed seconds clock datetime")
_DATE = frozenset({"date"})
_DEVICE = _named("device devicename deviceid address mac")
_NOT_A_RATE = _named(
    "bias drift offset angle mag magnetometer magnetic quat quaternion orientation euler attitude "
    "temperature temp chip variance std"
)


@dataclass(frozen=True)
class Column:
    """``axis`` 0, 1, 2 or None; ``group`` ties the three axes of one sensor together."""

    kind: Kind
    axis: int | None = None
    unit: str | None = None
    group: str = ""


def describe(name: str) -> Column:
    """Say what the column of this name holds."""
    text = unicodedata.normalize("NFKC", name)
    unit = bracket_unit(text)
    words = _words(BRACKETS.sub(" ", text))
    if unit is None:
        unit, words = _tail_unit(words)
    axis, stems, group = _axis(words)
    if axis is None:
        return _without_axis(words, unit)
    kind = _kind(stems, unit)
    known = kind != "other" and _fits(kind, unit)
    return Column(kind, axis, unit, group) if known else Column("other")


def bracket_unit(text: str) -> str | None:
    """The last unit in brackets, None where there is none that is known."""
    for inside in reversed(BRACKETS.findall(text)):
        squeezed = inside.lower().replace(" ", "").replace("*", "")
        if squeezed in UNITS:
            return UNITS[squeezed]
    return None


def _words(text: str) -> list[str]:
    for chinese, english in _CHINESE:
        text = text.replace(chinese, english)
    text = re.sub(r"\bgF(?=[xyz]\b)", "gf", text)  # g-force, not a sensor called F
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z]|[A-Z]\d*$|[A-Z][^a-zA-Z])", " ", text)
    return re.findall(r"[^\W_]+", text.lower())


def _tail_unit(words: list[str]) -> tuple[str | None, list[str]]:
    for tail, unit in TAILS:
        before = words[: -len(tail)]
        if tuple(words[-len(tail) :]) == tail and any(_STEM.fullmatch(word) for word in before):
            return unit, before
    if len(words) > 1 and words[-1] in UNITS and UNITS[words[-1]] in TIME_UNITS:
        return UNITS[words[-1]], words[:-1]
    return None, words


def _axis(words: list[str]) -> tuple[int | None, list[str], str]:
    """The axis, the words without it, and those words with the sensor's number as one name."""
    for index in range(len(words) - 1, -1, -1):
        match = _STEM.fullmatch(words[index])
        if match:
            stem, letter, number = match.groups()
            stems = [*words[:index], *([stem] if stem else []), *words[index + 1 :]]
            return "xyz".index(letter), stems, " ".join([*stems, number]).strip()
    return None, words, ""


def _without_axis(words: list[str], unit: str | None) -> Column:
    known = set(words)
    if known & _DEVICE:
        return Column("device")
    if known & _DATE and not known & _TIME:
        return Column("date")
    if known & _TIME and not known & _NOT_A_RATE:
        return Column("time", unit=unit if unit in TIME_UNITS else _unit_word(words))
    return Column("other")


def _unit_word(words: list[str]) -> str | None:
    """The unit in names such as seconds_elapsed, which put it first."""
    named = [UNITS[word] for word in words if len(word) > 2 and word in UNITS]
    return named[0] if named else None


def _kind(stems: list[str], unit: str | None) -> Kind:
    known = set(stems)
    pairs = set(itertools.pairwise(stems))
    if known & _NOT_A_RATE or pairs & _BIASES:
        return "other"
    if known & _GRAVITY:
        return "gravity"
    if known & _GYRO or pairs & _TURNING:
        return "gyro"
    if known & _NO_GRAVITY:
        return "linear"
    return "accel" if known & _ACCEL else _bare_kind(known, unit)


def _bare_kind(known: set[str], unit: str | None) -> Kind:
    if known - {"value", "axis", "val", "data"}:
        return "other"
    if unit in AXIS_UNITS["gyro"]:
        return "gyro"
    return "accel" if unit in AXIS_UNITS["accel"] else "bare"


def _fits(kind: Kind, unit: str | None) -> bool:
    """An angular rate in g is no angular rate."""
    if unit is None or kind == "bare":
        return True
    return unit in AXIS_UNITS["gyro" if kind == "gyro" else "accel"]
