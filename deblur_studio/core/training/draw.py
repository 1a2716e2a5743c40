"""One simulated shot of the training data, decided by its generator alone.

Everything that is cheap happens here, in numpy: which photo, which motion, how wrong the motion
is told. The blur itself is made in core/training/simulate, on the device that trains.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import grid_nodes, traces
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.nets.motion_planes import Tile, cell_curves, cell_kernels, motion_steps
from deblur_studio.core.synthesis.motion_errors import MotionErrors
from deblur_studio.core.synthesis.shake import hand_shake
from deblur_studio.core.synthesis.sources import GENERATED, Motion
from deblur_studio.core.synthesis.windows import shot_of_extent, windows_with_motion
from deblur_studio.core.training.config import Simulation
from deblur_studio.core.training.photos import TrainingPhoto

Floats = NDArray[np.float64]
Image = NDArray[np.float32]

BORDER_PX = 32  # of real surroundings that blur into the crop
_MOST_CELL_PX = 96
MOST_RADIUS_PX = 40
_KNOT_PX = 16
_FRAME_WIDTH_PX = (700.0, 4000.0)
_RATES_HZ = (1000.0, 1000.0, 200.0, 100.0, 50.0)
_TRIES = 200
_STILL = Motion("still", None)


@dataclass(frozen=True)
class Origin:
    """Which photo and which motion a shot is made of, by name and hash; extent of the blur."""

    photo: str
    photo_sha256: str
    motion: str
    motion_sha256: str
    extent_px: float


@dataclass(frozen=True, eq=False)
class DrawnShot:
    """What a shot is simulated from.

    ``sharp`` (S + 2 b, S + 2 b, 3) uint8, b = BORDER_PX. ``curves`` (T, n, n, 2) px at knots
    every 16 px of the crop: the true displacement at T instants. ``true_kernels`` and
    ``kernels`` (R, C, k, k) of the true and the told motion, ``motion`` (16, m, m) as told.
    ``noise`` shot and read, ``told_noise`` what the network hears. ``seed`` decides the noise.
    """

    sharp: NDArray[np.uint8]
    curves: Image
    true_kernels: Image
    kernels: Image
    motion: Image
    noise: tuple[float, float]
    told_noise: tuple[float, float]
    highlights: float
    jpeg: int
    seed: int
    origin: Origin


@dataclass(frozen=True, eq=False)
class Source:
    """From what shots are drawn: photos, motions, ranges, and the side of the crops."""

    photos: Sequence[TrainingPhoto]
    motions: Sequence[Motion]
    simulation: Simulation
    crop_px: int


@dataclass(frozen=True, eq=False)
class _Moved:
    """A frame, a place in it, and the motion that blurred it with the one that is told."""

    motion: Motion
    extent_px: float
    tile: Tile
    camera: Camera
    path: CameraPath
    told_camera: Camera
    told_path: CameraPath


def draw_shot(source: Source, rng: np.random.Generator, difficulty: float) -> DrawnShot:
    """Return a shot; ``difficulty`` (0 to 1) scales the errors of the told motion.

    Raises:
        MotionError: No motion among many blurs as wanted.
    """
    for _ in range(_TRIES):
        try:
            moved = _moved(source, rng, difficulty)
            drawn = _drawn(source, moved, rng)
        except MotionError:
            continue
        if drawn is not None:
            return drawn
    raise MotionError("The logs hold no motion that blurs as wanted; add livelier logs.")


def _drawn(source: Source, moved: _Moved, rng: np.random.Generator) -> DrawnShot | None:
    """Return the shot of a motion, or None when its kernels are too large to train on."""
    tile = moved.tile
    cell_px = cell_px_of(source.crop_px)
    truth = cell_curves(moved.path, moved.camera, tile, cell_px)
    told = cell_curves(moved.told_path, moved.told_camera, tile, cell_px)
    # A common shift cannot be seen in a photo, and must not be learned.
    told = told + truth.mean(axis=(0, 1, 2)) - told.mean(axis=(0, 1, 2))
    radius = math.ceil(max(np.abs(truth).max(), np.abs(told).max()) + 1e-9) + 1
    if radius > MOST_RADIUS_PX:
        return None
    noise = _noise(source.simulation, rng)
    heard = math.exp(rng.normal(0.0, 0.25))
    ranges = source.simulation
    photo = source.photos[int(rng.integers(len(source.photos)))]
    return DrawnShot(
        sharp=_crop(photo, source.crop_px, rng),
        curves=_knots(moved, source.crop_px),
        true_kernels=cell_kernels(truth, radius),
        kernels=cell_kernels(told, radius),
        motion=motion_steps(moved.told_path, moved.told_camera, tile),
        noise=noise,
        told_noise=(noise[0] * heard, noise[1] * heard),
        highlights=float(rng.uniform(0.5, 4.0)) if rng.uniform() < 0.15 else 0.0,
        jpeg=int(rng.integers(75, 99)) if rng.uniform() < ranges.jpeg_share else 0,
        seed=int(rng.integers(2**62)),
        origin=_origin(photo, moved),
    )


def cell_px_of(crop_px: int) -> int:
    """Return the side of the cells of a crop: all alike, so that they fit a turned crop too."""
    return -(-crop_px // -(-crop_px // _MOST_CELL_PX))


def _origin(photo: TrainingPhoto, moved: _Moved) -> Origin:
    motion = moved.motion
    return Origin(photo.name, photo.sha256, motion.name, motion.sha256, moved.extent_px)


def _moved(source: Source, rng: np.random.Generator, difficulty: float) -> _Moved:
    ranges = source.simulation
    exposure_s = _even_in_log(rng, *ranges.exposure_s)
    motion, recording = _motion(source, rng)
    frame, tile = _frame(source.crop_px, rng)
    wanted_px = 0.0 if rng.uniform() < ranges.still_share else _even_in_log(rng, *ranges.extent_px)
    if wanted_px == 0.0:
        path = _still(exposure_s, frame)
        return _Moved(_STILL, 0.0, tile, frame, path, frame, path)
    settings, path = shot_of_extent(recording, frame, exposure_s, wanted_px, rng)
    scale = _error_scale(ranges, difficulty, rng)
    rates_hz = _RATES_HZ if scale > 0 else ()  # who is told no errors hears every sample
    errors = MotionErrors.drawn(rng, scale, most_translation_px=4.0, rates_hz=rates_hz)
    path = errors.moved_sideways(path, settings.camera)
    if scale > 0 and rng.uniform() < ranges.foreign_share * difficulty:
        settings = _elsewhere(recording, settings, rng)
    log, told = errors.applied(recording, settings)
    told_path = camera_path(log, told)
    return _Moved(motion, wanted_px, tile, settings.camera, path, told.camera, told_path)


def _error_scale(ranges: Simulation, difficulty: float, rng: np.random.Generator) -> float:
    """Draw how wrong the motion is told: not at all for some shots, else up to severe.

    Mostly little, since what a log is first told wrongly is mostly refined by the photo.
    """
    scale = ranges.motion_errors * difficulty * 1.5 * float(rng.uniform()) ** 2
    return 0.0 if rng.uniform() < ranges.exact_share else scale


def _motion(source: Source, rng: np.random.Generator) -> tuple[Motion, ImuRecording]:
    known = [(motion, motion.recording) for motion in source.motions]
    logs = [(motion, recording) for motion, recording in known if recording is not None]
    if not logs or rng.uniform() < source.simulation.generated_share:
        shake = hand_shake(rng, 200.0, 3.0, _even_in_log(rng, 0.02, 0.5))
        return Motion(GENERATED, shake), shake
    return logs[int(rng.integers(len(logs)))]


def _frame(crop_px: int, rng: np.random.Generator) -> tuple[Camera, Tile]:
    """Draw a camera's frame and where in it the crop lies."""
    width = max(round(_even_in_log(rng, *_FRAME_WIDTH_PX)), crop_px + 2 * BORDER_PX)
    height = max(round(width / 1.5), crop_px + 2 * BORDER_PX)
    left, top = (int(rng.integers(0, size - crop_px + 1)) for size in (width, height))
    readout_s = float(rng.uniform(0, 0.03)) if rng.uniform() < 0.6 else 0.0
    camera = Camera.centred(width, height, float(width)).replaced(readout_s=readout_s)
    return camera, Tile(left, top, crop_px, crop_px)


def _still(exposure_s: float, camera: Camera) -> CameraPath:
    span_s = exposure_s + camera.readout_s
    time_s = np.linspace(-span_s / 2, span_s / 2, 33)
    poses = np.repeat(np.eye(3)[None], 33, axis=0)
    return CameraPath(time_s, poses, np.zeros((33, 3)), exposure_s, camera.readout_s)


def _elsewhere(
    recording: ImuRecording, settings: ShotSettings, rng: np.random.Generator
) -> ShotSettings:
    """Return the settings with the exposure at some other time of the log: a wrong log."""
    length_s = settings.exposure.duration_s
    start_s = next(windows_with_motion(recording, length_s, rng))
    return ShotSettings(settings.camera, Exposure(start_s, length_s))


def _knots(moved: _Moved, crop_px: int) -> Image:
    """Return the true displacement (T, n, n, 2) at knots of the crop."""
    count = -(-(crop_px - 1) // _KNOT_PX) + 1
    knots = np.linspace(0.0, crop_px - 1.0, count)
    nodes = grid_nodes(moved.tile.left + knots, moved.tile.top + knots)
    coarse = traces(moved.path, moved.camera, nodes[:: max(1, len(nodes) // 9)], 64)
    length_px = np.linalg.norm(np.diff(coarse, axis=1), axis=-1).sum(axis=1).max()
    samples = int(np.clip(math.ceil(2 * length_px), 12, 160))
    curves = traces(moved.path, moved.camera, nodes, samples)
    return np.moveaxis(curves, 1, 0).reshape(samples, count, count, 2).astype(np.float32)


def _crop(photo: TrainingPhoto, crop_px: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Return a crop with its border, turned and mirrored at random."""
    values, size = photo.values, crop_px + 2 * BORDER_PX
    top, left = (int(rng.integers(0, side - size + 1)) for side in values.shape[:2])
    crop = np.rot90(values[top : top + size, left : left + size], int(rng.integers(4)))
    return np.ascontiguousarray(crop[:, ::-1] if rng.uniform() < 0.5 else crop)


def _noise(ranges: Simulation, rng: np.random.Generator) -> tuple[float, float]:
    if ranges.noise[1] == 0:
        return 0.0, 0.0
    variance = _even_in_log(rng, max(ranges.noise[0], 1e-4), ranges.noise[1]) ** 2
    read = float(rng.uniform(0.05, 0.6))
    return (1 - read) * variance, read * variance


def _even_in_log(rng: np.random.Generator, low: float, high: float) -> float:
    return math.exp(rng.uniform(math.log(low), math.log(high)))
