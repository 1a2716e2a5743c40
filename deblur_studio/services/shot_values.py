"""What the values of a shot read like, one by one."""

from __future__ import annotations

import math

from deblur_studio.core.motion.mounting import string_from_mounting
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.services.translation import tr, written

UNITS = {
    "focal": "px",
    "exposure": "ms",
    "start": "s",
    "offset": "ms",
    "readout": "ms",
    "mounting": "",
    "bias": "\N{DEGREE SIGN}/s",
}


def text_of(settings: ShotSettings, key: str) -> str:
    """Return a value of the settings as it is shown, without its unit."""
    camera, exposure = settings.camera, settings.exposure
    if key == "mounting":
        return string_from_mounting(camera.imu_to_camera) or tr("matrix")
    if key == "bias":
        return "  ".join(written(math.degrees(rate), ".3f") for rate in settings.bias_rad_s)
    numbers = {
        "focal": written(camera.fx_px, ".1f"),
        "exposure": written(exposure.duration_s * 1e3, ".3f"),
        "start": written(exposure.start_s, ".4f"),
        "offset": written(camera.time_offset_s * 1e3, ".2f"),
        "readout": written(camera.readout_s * 1e3, ".2f"),
    }
    return numbers[key]
