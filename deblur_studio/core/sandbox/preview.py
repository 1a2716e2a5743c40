"""From a state to pictures: kernels, the blurred photo and its restoration, at any size.

The defocus of the lens acts on the scene before the motion does. Kernels are shown with it,
restorations know of the motion alone, as those of real photos do.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.eff import EffBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import PhotoError
from deblur_studio.core.imaging.metrics import psnr_db, ssim
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.field import blur_extent_px, kernels_at, psf_field
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import PsfField, traces
from deblur_studio.core.progress import SILENT, Part, Progress
from deblur_studio.core.restore.problem import SATURATED, Problem
from deblur_studio.core.restore.registry import method
from deblur_studio.core.sandbox.convolution import convolved
from deblur_studio.core.sandbox.drawing import drawn_path
from deblur_studio.core.sandbox.gallery import disk_of_radius
from deblur_studio.core.sandbox.settings import CameraSettings

Image = NDArray[np.float32]
Rgb8 = NDArray[np.uint8]
Kernel = NDArray[np.float32]

COARSE_PX, FINE_PX = 120_000, 500_000
ROWS, COLUMNS = 6, 8
_NO_MOTION_PX = 0.3
_LONG_LENS = 1000.0  # so many widths away every pixel moves alike


@dataclass(frozen=True, eq=False)
class Scene:
    """A sharp picture (H, W, 3) float32 linear light under its name."""

    pixels: Image
    name: str
    _sizes: dict[int, Image] = field(default_factory=dict, init=False, repr=False)

    def reduced(self, most_px: int) -> Image:
        """Return the picture at no more than so many pixels, never enlarged."""
        if most_px not in self._sizes:
            self._sizes[most_px] = self._reduced(most_px)
        return self._sizes[most_px]

    def _reduced(self, most_px: int) -> Image:
        height, width = self.pixels.shape[:2]
        scale = (most_px / (height * width)) ** 0.5
        if scale >= 1:
            return self.pixels
        size = (max(2, round(width * scale)), max(2, round(height * scale)))
        return np.asarray(cv2.resize(self.pixels, size, interpolation=cv2.INTER_AREA), np.float32)


@dataclass(frozen=True, eq=False)
class Kernels:
    """The kernels of a path over a picture, defocus included, in px of the picture's full size.

    ``extent_px`` is the length of the longest kernel without defocus.
    """

    path: CameraPath
    camera: Camera
    field: PsfField
    extent_px: float
    defocus_px: float

    def at(self, x: float, y: float) -> Kernel:
        """Return the kernel (k, k) at a pixel."""
        one = kernels_at(self.path, self.camera, np.array([x]), np.array([y]))
        kernel: Kernel = defocused_field(one, self.defocus_px).kernels[0]
        return kernel


@dataclass(frozen=True, eq=False)
class Blurred:
    """What the camera would have recorded, (h, w, 3) linear light and as it looks on a screen.

    ``sharp`` is what it would have recorded at rest and in focus; ``camera`` is for this size,
    ``full_width`` that of the picture at full size.
    """

    pixels: Image
    rgb8: Rgb8
    sharp: Image
    sharp_rgb8: Rgb8
    camera: Camera
    path: CameraPath
    noise: NoiseModel
    full_width: int

    @property
    def scale(self) -> float:
        """Pixels of this picture for each one of the picture at full size."""
        return self.camera.width / self.full_width


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


def kernels_of(path: CameraPath, camera: Camera, settings: CameraSettings) -> Kernels:
    """Return the kernels over a picture.

    Raises:
        MotionError: The blur is longer than the picture, or the camera turns past the scene.
    """
    extent_px = blur_extent_px(path, camera)
    found = psf_field(path, camera, rows=ROWS, columns=COLUMNS)
    spread = defocused_field(found, settings.defocus_px)
    return Kernels(path, camera, spread, extent_px, settings.defocus_px)


def defocused_field(psfs: PsfField, radius_px: float) -> PsfField:
    """Return kernels spread by a disk of that radius; at half a pixel and less as they are."""
    if radius_px <= 0.5:
        return psfs
    disk = disk_of_radius(radius_px)
    margin = disk.shape[0] // 2
    wide = np.pad(psfs.kernels, ((0, 0), (margin, margin), (margin, margin)))
    spread = np.stack([convolved(kernel, disk) for kernel in wide])
    return replace(psfs, kernels=spread)


def blurred(
    scene: Scene,
    camera: Camera,
    path: CameraPath,
    settings: CameraSettings,
    rng: np.random.Generator,
    *,
    most_px: int = FINE_PX,
    progress: Progress = SILENT,
) -> Blurred:
    """Return what the camera records of a scene.

    Args:
        scene: The sharp picture.
        camera: Its camera at full size.
        path: What the camera did.
        settings: Defocus, brightness and noise.
        rng: Draws the noise.
        most_px: Largest number of pixels of the result.
        progress: Told several times.

    Raises:
        MotionError: The blur is longer than the picture, or the camera turns past the scene.
        PhotoError: The picture is not made of numbers.
    """
    light = scene.reduced(most_px) * np.float32(settings.brightness)
    if not np.isfinite(light).all():
        raise PhotoError(f"{scene.name} holds values that are not numbers; choose another picture.")
    height, width = light.shape[:2]
    small = camera.scaled(width, height)
    progress.checkpoint(0.1, "Blurring")
    soft = _defocused(light, settings.defocus_px * width / camera.width)
    moved = EffBlur.of_path(path, small).apply(soft, Part(progress, 0.1, 0.9))
    grain = rng.standard_normal(moved.shape, dtype=np.float32) * np.float32(settings.noise)
    pixels = np.clip(moved + grain, np.float32(0), np.float32(1))
    sharp = np.clip(light, np.float32(0), np.float32(1))
    return Blurred(
        pixels=pixels,
        rgb8=SRGB.encode_8bit(pixels),
        sharp=sharp,
        sharp_rgb8=SRGB.encode_8bit(sharp),
        camera=small,
        path=path,
        noise=NoiseModel(0.0, max(settings.noise, 1e-4) ** 2),
        full_width=camera.width,
    )


def restored(
    shot: Blurred,
    method_name: str,
    parameters: object,
    *,
    one_kernel: bool = False,
    progress: Progress = SILENT,
) -> Restored:
    """Return the restoration of a blurred picture by any method of the registry.

    Args:
        shot: The blurred picture with the motion that blurred it.
        method_name: Name in the registry.
        parameters: Instance of the method's parameters.
        one_kernel: Whether the kernel of the picture's centre is taken for all of it.
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
    if blur_extent_px(path, camera) < _NO_MOTION_PX:
        pixels, remarks = shot.pixels, ["The motion moved no pixel noticeably."]
    else:
        problem = problem_of(shot, camera, path)
        found = chosen.run(problem, parameters, Part(progress, 0.1, 0.9))
        pixels, remarks = np.clip(found, 0, 1), problem.remarks
    rgb8 = SRGB.encode_8bit(pixels)
    seconds = time.perf_counter() - started
    progress.checkpoint(0.95, "Comparing")
    return Restored(
        pixels, rgb8, shot, chosen.name,
        _scores(rgb8, shot), _scores(shot.rgb8, shot), seconds, tuple(remarks),
    )  # fmt: skip


def problem_of(shot: Blurred, camera: Camera, path: CameraPath) -> Problem:
    """Return the problem of a blurred picture, whose noise is known."""
    return Problem(
        pixels=shot.pixels,
        camera=camera,
        path=path,
        blur=EffBlur.of_path(path, camera),
        noise=shot.noise,
        saturated=np.asarray((shot.pixels >= SATURATED).any(axis=2)),
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


def _defocused(light: Image, radius_px: float) -> Image:
    return convolved(light, disk_of_radius(radius_px)) if radius_px > 0.5 else light


def _scores(rgb8: Rgb8, shot: Blurred) -> Scores:
    border = min(16, *(side // 8 for side in rgb8.shape[:2]))
    ours, truth = (codes.astype(np.float32) / 255 for codes in (rgb8, shot.sharp_rgb8))
    grey = [values.mean(axis=2, keepdims=True) for values in (ours, truth)]
    return Scores(psnr_db(ours, truth, border_px=border), ssim(grey[0], grey[1], border_px=border))
