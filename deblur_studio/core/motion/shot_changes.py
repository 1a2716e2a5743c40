"""The values of a shot one by one: which differ, and taking one from other settings."""

from __future__ import annotations

from dataclasses import replace

from deblur_studio.core.motion.shot import ShotSettings

KEYS = ("focal", "exposure", "start", "offset", "readout", "mounting", "bias")
"""What each value is called where its source is told."""
_OF_CAMERA = {
    "focal": ("fx_px", "fy_px"),
    "offset": ("time_offset_s",),
    "readout": ("readout_s",),
    "mounting": ("imu_to_camera",),
}


def changed(before: ShotSettings, after: ShotSettings) -> list[str]:
    """Return which values, of ``KEYS``, differ."""
    return [key for key in KEYS if not same(before, after, key)]


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
    changes = {name: getattr(source.camera, name) for name in _OF_CAMERA[key]}
    return replace(settings, camera=settings.camera.replaced(**changes))
