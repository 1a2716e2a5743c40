"""From a state to pictures: kernels, the blurred photo and its restoration, at any size.

The defocus of the lens acts on the scene before the motion does. Kernels are shown with it,
restorations know of the motion alone, as those of real photos do.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.eff import EffBlur, variation
from deblur_studio.core.blur.windows import PatchGrid
from deblur_studio.core.camera.model import Camera
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
from deblur_studio.core.sandbox.scene import Scene
from deblur_studio.core.sandbox.settings import CameraSettings

Image = NDArray[np.float32]
Rgb8 = NDArray[np.uint8]
Kernel = NDArray[np.float32]

COARSE_PX, FINE_PX = 120_000, 500_000
ROWS, COLUMNS = 6, 8
_NO_MOTION_PX = 0.3
_CURVES_APART_PX, _WIDEST_PX = 0.45, 160
_LEAST_NOISE = 1e-4  # what rounding alone leaves
_LONG_LENS = 1000.0  # so many widths away every pixel moves alike


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
    seed: int,
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
        seed: Draws the noise.
        most_px: Largest number of pixels of the result.
        progress: Told several times.

    Raises:
        MotionError: The blur is longer than the picture, or the camera turns past the scene.
        PhotoError: The picture is not made of numbers.
    """
    rest = scene.at_rest(most_px, settings.brightness, seed)
    height, width = rest.light.shape[:2]
    small = camera.scaled(width, height)
    progress.checkpoint(0.1, "Blurring")
    soft = _defocused(rest.light, settings.defocus_px * width / camera.width)
    pixels = quick_blur(path, small).apply(soft, Part(progress, 0.1, 0.9))
    if settings.noise > 0:
        pixels += rest.grain * np.float32(settings.noise)
    np.clip(pixels, np.float32(0), np.float32(1), out=pixels)
    return Blurred(
        pixels=pixels,
        rgb8=SRGB.encode_8bit(pixels),
        sharp=rest.sharp,
        sharp_rgb8=rest.sharp_rgb8,
        camera=small,
        path=path,
        noise=NoiseModel(0.0, max(settings.noise, _LEAST_NOISE) ** 2),
        full_width=camera.width,
    )


def quick_blur(path: CameraPath, camera: Camera) -> EffBlur:
    """Return the fast blur with patches of which half see one kernel alone.

    As long as the curves of neighbours lie less than half a pixel apart the result is within
    0.002 RMS of the exact blur of photos; where kernels change faster, it is blended as usual.
    """
    lowest = max(32.0, 0.75 * blur_extent_px(path, camera))
    apart = _CURVES_APART_PX / variation(path, camera)
    if apart < lowest:
        return EffBlur.of_path(path, camera)
    pitch = int(min(apart, _WIDEST_PX)) // 8 * 8
    bare = PatchGrid(camera.height, camera.width, pitch, 0, pitch // 2)
    psfs = kernels_at(path, camera, bare.node_xs(), bare.node_ys())
    return EffBlur(psfs, replace(bare, margin=psfs.radius_px))


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
    if blur_extent_px(path, camera) < _NO_MOTION_PX:
        pixels, remarks = shot.pixels, ["The motion moved no pixel noticeably."]
    else:
        problem = problem_of(shot, camera, path, quick=quick)
        found = chosen.run(problem, parameters, Part(progress, 0.1, 0.9))
        pixels, remarks = np.clip(found, 0, 1), problem.remarks
    rgb8 = SRGB.encode_8bit(pixels)
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


def _defocused(light: Image, radius_px: float) -> Image:
    return convolved(light, disk_of_radius(radius_px)) if radius_px > 0.5 else light


def _scores(rgb8: Rgb8, shot: Blurred) -> Scores:
    border = min(16, *(side // 8 for side in rgb8.shape[:2]))
    ours, truth = (codes.astype(np.float32) / 255 for codes in (rgb8, shot.sharp_rgb8))
    grey = [values.mean(axis=2, keepdims=True) for values in (ours, truth)]
    return Scores(psnr_db(ours, truth, border_px=border), ssim(grey[0], grey[1], border_px=border))
