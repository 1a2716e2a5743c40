"""The lines of Python that make the kernel of a pixel with this program's core."""

from __future__ import annotations

import dataclasses
from typing import Any

from deblur_studio.core.sandbox.state import SandboxState

_HEAD = """import numpy as np

from deblur_studio.core.motion.field import kernels_at
from deblur_studio.core.sandbox.settings import CameraSettings, camera_for
"""
_TAIL = """
kernel = kernels_at(path, camera, np.array([{x!r}]), np.array([{y!r}])).kernels[0]
"""
_DEFOCUS = """
from deblur_studio.core.sandbox.kernels import defocused_field

psfs = kernels_at(path, camera, np.array([{x!r}]), np.array([{y!r}]))
kernel = defocused_field(psfs, settings.defocus_px).kernels[0]
"""
_SLIDERS = """
from deblur_studio.core.sandbox.motion import camera_path_of
from deblur_studio.core.sandbox.settings import MotionSettings

motion = {motion}
path = camera_path_of(motion, settings, camera, np.random.default_rng(motion.seed))
"""
_DRAWN = """
from deblur_studio.core.sandbox.drawing import drawn_path

points_px = np.array({points})
path = drawn_path(points_px, camera, settings.exposure_s, steady={steady!r})
"""
_LOG = """
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.sandbox.motion import stretch_of

path = stretch_of(read_log({log!r}), {start_s!r}, settings, camera)
"""


def python_lines(
    state: SandboxState, width: int, height: int, x: float, y: float, log: str = "motion.gcsv"
) -> str:
    """Return a script that leaves the kernel (k, k) of pixel (x, y) in ``kernel``.

    Args:
        state: Source of the motion and camera.
        width: Of the picture at full size.
        height: Of the picture at full size.
        x: Column of the pixel.
        y: Row of the pixel.
        log: File of the log where a stretch of one is the source.
    """
    camera = f"settings = {_call(state.camera)}\ncamera = camera_for(settings, {width}, {height})\n"
    source = {
        "sliders": _SLIDERS.format(motion=_call(state.motion)),
        "drawn": _DRAWN.format(
            points=[list(point) for point in state.drawn_xy_px], steady=state.drawn_steady
        ),
        "log": _LOG.format(log=log, start_s=state.log_start_s),
    }[state.source]
    tail = _DEFOCUS if state.camera.defocus_px > 0 else _TAIL
    return f"{_HEAD}\n{camera}{source}{tail.format(x=float(x), y=float(y))}"


def _call(settings: Any) -> str:
    """Return the call that makes a parameter dataclass, defaults left out."""
    given = [
        f"{field.name}={getattr(settings, field.name)!r}"
        for field in dataclasses.fields(settings)
        if getattr(settings, field.name) != field.default
    ]
    return f"{type(settings).__name__}({', '.join(given)})"
