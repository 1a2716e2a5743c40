"""One restored patch, quick enough to follow a hand that looks for the exposure.

The patch sees one kernel, that of its middle; a photo that is restored whole sees them vary.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from deblur_studio.core.blur.spectra import otf, power, spectrum, unspectrum
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.psf import radius_of, rasterise, samples_for, traces
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.restore.prior import detail_strength, inverse_prior

Image = NDArray[np.float32]

SIDE_PX = 224
_SPARE_PX = 24
_MOST_RADIUS_PX = 160
_CAUTION, _DOUBT = np.float32(1.5), np.float32(1.5e-3)
_SATURATED = 0.97


@dataclass(frozen=True, eq=False)
class PatchPreview:
    """A restored patch of a photo.

    ``pixels`` (h, w, C) float32 linear light, 0 to 1, whose first pixel is at ``left``, ``top``
    px; ``chi`` is how far the patch, blurred again, lies from the photo in units of its noise
    (about 1 where the motion explains it, NaN where all is clipped); ``extent_px`` is the
    blur's over the photo.
    """

    pixels: Image
    left: int
    top: int
    chi: float
    extent_px: float


def restored_patch(
    pixels: Image,
    noise: NoiseModel,
    recording: ImuRecording,
    settings: ShotSettings,
    place_xy: tuple[float, float],
) -> PatchPreview:
    """Restore the patch about a place (x, y) px of a photo (H, W, C) in linear light.

    Raises:
        MotionError: The log does not cover the exposure, or the blur is longer than the photo.
    """
    camera = settings.camera
    path = camera_path(recording, settings)
    extent_px = blur_extent_px(path, camera)
    curve = traces(path, camera, np.array([place_xy], np.float64), samples_for(path, camera))
    radius = min(radius_of(curve), _MOST_RADIUS_PX)
    margin = radius + _SPARE_PX
    left, top, width, height = _frame(pixels.shape, place_xy)
    side = int(fft.next_fast_len(max(width, height) + 2 * margin, real=True))
    seen = _cut(pixels, left - margin, top - margin, side)
    restored, residual = _solved(seen, rasterise(curve, radius), noise, margin)
    inside = (slice(None), slice(margin, margin + height), slice(margin, margin + width))
    variance = noise.variance(seen[inside])
    judged = (seen[inside] < _SATURATED).all(axis=0)
    squared = (np.square(residual[inside]) / variance).mean(axis=0)[judged]
    chi = float(np.sqrt(squared.mean())) if squared.size else float("nan")
    shown = np.clip(np.moveaxis(restored[inside], 0, 2), 0.0, 1.0)
    return PatchPreview(np.ascontiguousarray(shown), left, top, chi, extent_px)


def _frame(shape: tuple[int, ...], place_xy: tuple[float, float]) -> tuple[int, int, int, int]:
    """Return left, top, width and height of the patch, moved so that it lies in the photo."""
    height, width = min(SIDE_PX, shape[0]), min(SIDE_PX, shape[1])
    left = int(np.clip(round(place_xy[0] - width / 2), 0, shape[1] - width))
    top = int(np.clip(round(place_xy[1] - height / 2), 0, shape[0] - height))
    return left, top, width, height


def _cut(pixels: Image, left: int, top: int, side: int) -> Image:
    """Return a square (C, side, side) of a photo, its rim continued outwards."""
    rows = np.clip(np.arange(top, top + side), 0, pixels.shape[0] - 1)
    columns = np.clip(np.arange(left, left + side), 0, pixels.shape[1] - 1)
    return np.ascontiguousarray(np.moveaxis(pixels[np.ix_(rows, columns)], 2, 0))


def _solved(seen: Image, kernel: Image, noise: NoiseModel, margin: int) -> tuple[Image, Image]:
    """Return Wiener's restoration (C, side, side) and what it leaves of the photo unexplained."""
    side = seen.shape[-1]
    taper = _taper(side, margin)
    mean = seen.mean(axis=(1, 2), keepdims=True)
    shown = spectrum((seen - mean) * taper)[None]  # (1, C, side, side // 2 + 1)
    transfer = otf(kernel, side)
    passed, prior = power(transfer), inverse_prior(side)
    variance = np.array([noise.coarse_variance(mean.mean())], np.float32)
    energy = float(np.square(taper).sum())
    strength = detail_strength(shown, passed, prior, energy, variance)
    weight = _CAUTION * variance[0] / strength[0]
    inverse = np.conj(transfer) / (passed + weight * prior + _DOUBT)
    explained = transfer * inverse
    restored = unspectrum((shown * inverse)[0], side) + mean
    return restored, unspectrum((shown * (1 - explained))[0], side)


def _taper(side: int, margin: int) -> Image:
    """Return 1 within the margins (side, side), falling to 0 over the outer half of them."""
    ramp = np.clip((np.arange(side) + 0.5) / (margin / 2), 0, 1)
    soft = 0.5 - 0.5 * np.cos(np.pi * np.minimum(ramp, ramp[::-1]))
    return np.outer(soft, soft).astype(np.float32)
