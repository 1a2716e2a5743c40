"""Motions worth looking at first, and the article's comparison of turning and travelling."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.field import psf_field
from deblur_studio.core.motion.psf import PsfField
from deblur_studio.core.sandbox.motion import camera_path_of
from deblur_studio.core.sandbox.settings import CameraSettings, MotionSettings
from deblur_studio.core.told import told


@dataclass(frozen=True)
class Preset:
    """A motion and what it needs of the camera, under a name.

    ``focal_widths`` of None keeps the lens that is on.
    """

    name: str
    title: str
    motion: MotionSettings
    exposure_s: float = 1 / 15
    focal_widths: float | None = None
    defocus_px: float = 0.0

    def camera(self, before: CameraSettings) -> CameraSettings:
        """Return the camera with what the preset sets."""
        return replace(
            before,
            exposure_s=self.exposure_s,
            focal_widths=self.focal_widths or before.focal_widths,
            defocus_px=self.defocus_px,
        )


_ROLL_DEG = 5.0
_SHAKE = MotionSettings(pan_deg_s=1.5, tilt_deg_s=-1.0, tremor_deg_s=12.0, tremor_hz=12.0)

PRESETS: tuple[Preset, ...] = (
    Preset("still", "Still", MotionSettings()),
    Preset("pan", "Pan", MotionSettings(pan_deg_s=8.0)),
    Preset("roll", "Roll", MotionSettings(roll_deg_s=60.0)),
    Preset("hand-shake", "Hand shake at 1/15 s", _SHAKE),
    Preset(
        "walking",
        "Walking",
        MotionSettings(
            pan_deg_s=3.0,
            tilt_deg_s=-7.0,
            roll_deg_s=15.0,
            tremor_deg_s=6.0,
            tremor_hz=4.0,
            travel_y_mm=4.0,
            travel_z_mm=40.0,
        ),
        exposure_s=1 / 20,
    ),
    Preset("step", "Step", MotionSettings(jolt_deg=0.4, tremor_deg_s=0.3)),
    Preset("defocus", "Defocus and shake", _SHAKE, defocus_px=3.0),
)


def preset(name: str) -> Preset:
    """Return the preset of that name; KeyError where there is none."""
    return {each.name: each for each in PRESETS}[name]


@dataclass(frozen=True, eq=False)
class NamedField:
    """Kernels over the picture under a title; ``amount`` is how far the camera moves for them."""

    title: str
    amount: str
    field: PsfField


def turning_and_travelling(camera: Camera, settings: CameraSettings) -> tuple[NamedField, ...]:
    """Return six small fields, one for each way to move, all blurring by about the same extent.

    Pan and tilt give nearly the same line everywhere, roll arcs about the centre; travel across
    gives lines as long everywhere as the depth says, travel forward lines away from the centre.
    """
    angle_deg = float(np.degrees(0.04 * camera.width / camera.fx_px))
    travel_mm = 0.04 * camera.width / camera.fx_px * settings.depth_m * 1000
    rate = angle_deg / settings.exposure_s
    forward_mm = 0.08 * settings.depth_m * 1000
    turn, roll = (told("{angle:.2g} deg", angle=angle) for angle in (angle_deg, _ROLL_DEG))
    travel, forward = (
        told("{way:.3g} mm at {depth:.3g} m", way=way_mm, depth=settings.depth_m)
        for way_mm in (travel_mm, forward_mm)
    )
    motions = (
        ("Pan", turn, MotionSettings(pan_deg_s=rate)),
        ("Tilt", turn, MotionSettings(tilt_deg_s=rate)),
        ("Roll", roll, MotionSettings(roll_deg_s=_ROLL_DEG / settings.exposure_s)),
        ("Travel right", travel, MotionSettings(travel_x_mm=travel_mm)),
        ("Travel down", travel, MotionSettings(travel_y_mm=travel_mm)),
        ("Travel forward", forward, MotionSettings(travel_z_mm=forward_mm)),
    )
    return tuple(
        NamedField(title, amount, _field(motion, settings, camera))
        for title, amount, motion in motions
    )


def _field(motion: MotionSettings, settings: CameraSettings, camera: Camera) -> PsfField:
    # The figure compares motions, so its values may lie beyond what sliders offer.
    path = camera_path_of(motion, settings, camera, np.random.default_rng(0), within_ranges=False)
    return psf_field(path, camera, rows=5, columns=7)
