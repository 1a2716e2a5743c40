"""A restoration from beginning to end: problem, method, check."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.parameters import check as check_parameters
from deblur_studio.core.progress import SILENT, Part, Progress
from deblur_studio.core.restore.consistency import check
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.restore.registry import method
from deblur_studio.core.told import told

Image = NDArray[np.float32]

# A kernel this small is a point: the photo is its own restoration.
_NO_MOTION_PX = 0.3


@dataclass(frozen=True, eq=False)
class Restoration:
    """A restored photo with what made it and how well it explains the blurred one.

    ``pixels`` (H, W, C) float32 linear light, clipped to 0 to 1 unless asked for as they are.
    chi and its blocks: see consistency. ``notes`` are sentences for the user.
    """

    pixels: Image
    method: str
    parameters: Any
    chi: float
    worst_block_chi: float
    chi_blocks: NDArray[np.float64]
    blur_extent_px: float
    noise: NoiseModel
    seconds: float
    notes: tuple[str, ...] = ()


def restore(
    pixels: Image,
    camera: Camera,
    path: CameraPath,
    method_name: str,
    parameters: Any = None,
    progress: Progress = SILENT,
    *,
    clipped: bool = True,
) -> Restoration:
    """Restore a photo (H, W, C) float32 linear light blurred along a camera path.

    Args:
        pixels: The photo.
        camera: Its camera.
        path: What the camera did while the shutter was open.
        method_name: Name in the registry.
        parameters: Instance of the method's parameters; None: its defaults.
        progress: Told several times a second.
        clipped: Whether pixels are clipped to 0 to 1; a check with a budget needs them as they are.

    Raises:
        RestoreError: Unknown method, parameter out of range, photo and camera of other sizes.
        Cancelled: ``progress`` asked to stop.
    """
    started = time.perf_counter()
    chosen = method(method_name)
    parameters = chosen.parameters_type() if parameters is None else parameters
    check_parameters(parameters)
    problem = prepare(pixels, camera, path, progress=Part(progress, 0.0, 0.02))
    extent_px = blur_extent_px(path, camera)
    notes: tuple[str, ...] = ()
    if extent_px < _NO_MOTION_PX:
        restored = pixels
        notes = (told("The motion moved no pixel noticeably; the photo is returned as it is."),)
    else:
        restored = chosen.run(problem, parameters, Part(progress, 0.02, 0.92))
    consistency = check(problem, restored, Part(progress, 0.92, 1.0))
    return Restoration(
        pixels=np.clip(restored, 0.0, 1.0) if clipped else restored,
        method=chosen.name,
        parameters=parameters,
        chi=consistency.chi,
        worst_block_chi=consistency.worst,
        chi_blocks=consistency.blocks,
        blur_extent_px=extent_px,
        noise=problem.noise,
        seconds=time.perf_counter() - started,
        notes=(*notes, *problem.remarks),
    )
