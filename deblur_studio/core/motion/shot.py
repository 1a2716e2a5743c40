"""One shot: when the shutter was open on the log's clock, and the settings that make its path."""

from __future__ import annotations

import math
from dataclasses import dataclass

from deblur_studio.core.camera.model import Camera


@dataclass(frozen=True)
class Exposure:
    """When the shutter was open for the image's centre row, on the log's clock.

    The camera's ``time_offset_s`` is added to ``start_s`` before the log is read.
    """

    start_s: float
    duration_s: float

    @property
    def end_s(self) -> float:
        """When the shutter closed for the centre row."""
        return self.start_s + self.duration_s


@dataclass(frozen=True)
class ShotSettings:
    """Everything besides photo and log that decides the camera path.

    ``depth_m`` is the distance of the scene; with it the accelerometer's sideways motion is
    used too, at infinity (the default) only rotation counts.
    """

    camera: Camera
    exposure: Exposure
    bias_rad_s: tuple[float, float, float] = (0.0, 0.0, 0.0)
    depth_m: float = math.inf
