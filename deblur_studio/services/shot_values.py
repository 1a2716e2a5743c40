"""The values of a shot one by one: what each reads like, and taking one from other settings."""

from __future__ import annotations

import math
from dataclasses import replace

from deblur_studio.core.motion.mounting import string_from_mounting
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.services.translation import tr, written

KEYS = ("focal", "exposure", "start", "offset", "readout", "mounting", "bias")
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


def same(first: ShotSettings, second: ShotSettings, key: str) -> bool:
    """Whether two settings agree in a value."""
    return taken(first, key, second) == first


def taken(settings: ShotSettings, key: str, source: ShotSettings) -> ShotSettings:
    """Return settings with one value taken from others."""
    if key == "bias":
        return replace(settings, bias_rad_s=source.bias_rad_s)
    if key == "start":
        exposure = replace(settings.exposure, start_s=source.exposure.start_s)
        return replace(settings, exposure=exposure)
    if key == "exposure":
        exposure = replace(settings.exposure, duration_s=source.exposure.duration_s)
        return replace(settings, exposure=exposure)
    fields = {
        "focal": ("fx_px", "fy_px"),
        "offset": ("time_offset_s",),
        "readout": ("readout_s",),
        "mounting": ("imu_to_camera",),
    }[key]
    changes = {name: getattr(source.camera, name) for name in fields}
    return replace(settings, camera=settings.camera.replaced(**changes))
