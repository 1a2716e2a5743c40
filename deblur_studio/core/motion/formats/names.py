"""What the name of a file says about its sensor, and which file belongs to which."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

Sensor = Literal["gyro", "accel"]

_GYRO = re.compile(r"gyroscope|gyrometer|gyro|gyrm|gyr")
_ACCEL = re.compile(r"accelerometer|acceleration|accelero|accel|acce|accm|acc")
_QUALIFIER = re.compile(r"[-_ ]?(?<!un)calibrated")


def sensor_of_name(name: str) -> Sensor | None:
    """Which sensor a file is called after, None where it is called after none or both."""
    stem = PurePosixPath(name).stem.lower()
    gyro, accel = _GYRO.search(stem), _ACCEL.search(stem)
    if bool(gyro) == bool(accel):
        return None
    return "gyro" if gyro else "accel"


def partner_of(name: str, names: tuple[str, ...]) -> str | None:
    """The name of the other sensor's file: equal but for the sensor, in the same folder."""
    sensor = sensor_of_name(name)
    if sensor is None:
        return None
    for other in names:
        if sensor_of_name(other) not in (None, sensor) and _key(other) == _key(name):
            return other
    return None


def gyro_rank(name: str) -> int:
    """How likely a file of a folder is the gyroscope's: 0 best, 3 not at all."""
    stem = PurePosixPath(name).stem.lower()
    if PurePosixPath(name).parent.name == "meta" or sensor_of_name(name) == "accel":
        return 3
    if sensor_of_name(name) == "gyro":
        return 2 if "uncalibrated" in stem else 0
    return 1


def _key(name: str) -> tuple[str, str, str]:
    place = PurePosixPath(name.lower())
    stem = _ACCEL.sub("*", _GYRO.sub("*", place.stem))
    return str(place.parent), _QUALIFIER.sub("", stem), place.suffix
