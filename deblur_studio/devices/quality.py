"""How well a sensor is received."""

from __future__ import annotations

from dataclasses import dataclass

from deblur_studio.devices.clock import Timing
from deblur_studio.devices.status import SensorStatus


@dataclass(frozen=True)
class LinkQuality:
    """How well the sensor is received.

    ``drift_ppm`` is against the rate that the sensor says it is set to. ``gaps`` counts
    interruptions, ``lost_samples`` those missing within the stream. ``last_frame_age_s`` is None
    before the first frame.
    """

    timing: Timing
    drift_ppm: float | None
    samples: int
    gaps: int
    bytes_left_out: int
    last_frame_age_s: float | None
    status: SensorStatus
