"""The restoration of a blurred picture by any method, and how close it comes to the sharp one."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.metrics import psnr_db, ssim
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import traces
from deblur_studio.core.progress import SILENT, Part, Progress
from deblur_studio.core.restore.problem import SATURATED, Problem
from deblur_studio.core.restore.registry import method
from deblur_studio.core.sandbox.drawing import drawn_path
from deblur_studio.core.sandbox.preview import Blurred, on_screen
from deblur_studio.core.sandbox.quick import quick_blur
from deblur_studio.core.told import told

Image = NDArray[np.float32]
Rgb8 = NDArray[np.uint8]

_NO_MOTION_PX = 0.3
_LONG_LENS = 1000.0  # so many widths away every pixel moves alike


@dataclass(frozen=True)
class Scores:
    """How close a picture is to the sharp one, in sRGB values, without the borders."""

    psnr_db: float
    ssim: float


@dataclass(frozen=True, eq=False)
class Restored:
    """A restoration of a blurred picture, and how close both are to the sharp one."""

    pixels: Image
    rgb8: Rgb8
    of: Blurred
    method: str
    scores: Scores
    blurred_scores: Scores
    seconds: float
    remarks: tuple[str, ...] = ()


def restored(
    shot: Blurred,
    method_name: str,
    parameters: object,
    *,
    one_kernel: bool = False,
    quick: bool = False,
    progress: Progress = SILENT,
) -> Restored:
    """Return the restoration of a blurred picture by any method of the registry.

    Args:
        shot: The blurred picture with the motion that blurred it.
        method_name: Name in the registry.
        parameters: Instance of the method's parameters.
        one_kernel: Whether the kernel of the picture's centre is taken for all of it.
        quick: Whether clipped pixels are taken as they are, which spares the patch methods most
            of their time and leaves rings around lights.
        progress: Told several times.

    Raises:
        RestoreError: There is no such method, or it cannot run.
        MotionError: The blur is longer than the picture.
    """
    started = time.perf_counter()
    chosen = method(method_name)
    path, camera = (
        same_everywhere(shot.path, shot.camera) if one_kernel else (shot.path, shot.camera)
    )
    remarks: list[str]
    if blur_extent_px(path, camera) < _NO_MOTION_PX:
        pixels, remarks = shot.pixels, [told("The motion moved no pixel noticeably.")]
    else:
        problem = problem_of(shot, camera, path, quick=quick)
        found = chosen.run(problem, parameters, Part(progress, 0.1, 0.9))
        pixels, remarks = np.clip(found, 0, 1), problem.remarks
    rgb8 = on_screen(pixels)
    seconds = time.perf_counter() - started
    progress.checkpoint(0.95, "Comparing")
    return Restored(
        pixels, rgb8, shot, chosen.name,
        _scores(rgb8, shot), _scores(shot.rgb8, shot), seconds, tuple(remarks),
    )  # fmt: skip


def problem_of(shot: Blurred, camera: Camera, path: CameraPath, *, quick: bool = False) -> Problem:
    """Return the problem of a blurred picture, whose noise is known; ``quick`` as above."""
    clipped = np.asarray((shot.pixels >= SATURATED).any(axis=2))
    return Problem(
        pixels=shot.pixels,
        camera=camera,
        path=path,
        blur=quick_blur(path, camera),
        noise=shot.noise,
        saturated=np.zeros_like(clipped) if quick else clipped,
    )


def same_everywhere(path: CameraPath, camera: Camera) -> tuple[CameraPath, Camera]:
    """Return a path and camera that give every pixel the kernel of the picture's centre.

    Seen through an endlessly long lens a turn moves all pixels alike.
    """
    centre = np.array([[(camera.width - 1) / 2, (camera.height - 1) / 2]])
    curve = traces(path, camera, centre, 512)[0]
    long_px = _LONG_LENS * camera.width
    long_lens = Camera.centred(camera.width, camera.height, long_px)
    return drawn_path(curve, long_lens, path.exposure_s, steady=False, centred=False), long_lens


def _scores(rgb8: Rgb8, shot: Blurred) -> Scores:
    border = min(16, *(side // 8 for side in rgb8.shape[:2]))
    ours, truth = (codes.astype(np.float32) / 255 for codes in (rgb8, shot.sharp_rgb8))
    grey = [values.mean(axis=2, keepdims=True) for values in (ours, truth)]
    return Scores(psnr_db(ours, truth, border_px=border), ssim(grey[0], grey[1], border_px=border))
