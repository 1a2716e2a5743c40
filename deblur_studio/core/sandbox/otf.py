"""A kernel seen in frequency: what it lets through, what it destroys."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.spectra import otf

Kernel = NDArray[np.float32]
Floats = NDArray[np.float64]

DESTROYED_BELOW = 0.05
"""Detail of which less than this share is left drowns in the noise of a usual photo."""

_FLOOR_DB = -60.0
_LEAST_SIDE = 128


@dataclass(frozen=True, eq=False)
class OtfPicture:
    """|OTF| of a kernel over all frequencies.

    ``magnitude`` (s, s) float32, 1 at zero frequency, which is in the middle; x and y run from
    -1/2 to 1/2 cycles per px (``extent``). ``zeros`` are the outlines (M, 2), x and y in cycles
    per px, of where it is below ``below``; ``destroyed_share`` is how much of all frequencies
    up to 1/2 cycle per px that is.
    """

    magnitude: Kernel
    zeros: tuple[Floats, ...]
    destroyed_share: float
    below: float = DESTROYED_BELOW

    @property
    def decibels(self) -> Kernel:
        """The magnitude in dB (s, s), cut off at -60."""
        floor = np.float32(10 ** (_FLOOR_DB / 20))
        decibels: Kernel = (20 * np.log10(np.maximum(self.magnitude, floor))).astype(np.float32)
        return decibels


def otf_picture(kernel: Kernel, *, below: float = DESTROYED_BELOW) -> OtfPicture:
    """Return how a kernel (k, k) passes detail; the side is at least twice that of the kernel."""
    side = max(_LEAST_SIDE, 2 * (kernel.shape[0] + 1))
    half = np.abs(otf(kernel[None].astype(np.float32), side)[0, 0])
    magnitude = _centred(half / max(float(half[0, 0]), 1e-12), side)
    return OtfPicture(magnitude, _outlines(magnitude, below), _share(magnitude, below), below)


def frequencies(side: int) -> Floats:
    """Return the frequency (side,) of each row or column of a picture, cycles per px."""
    found: Floats = np.fft.fftshift(np.fft.fftfreq(side))
    return found


def profile(kernel: Kernel, angle_deg: float) -> tuple[Floats, Floats]:
    """Return frequency (n,) from 0 to 1/2 cycle per px and |OTF| (n,) along an angle from x."""
    radius = kernel.shape[0] // 2
    ys, xs = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    angle = np.radians(angle_deg)
    along = xs * np.cos(angle) + ys * np.sin(angle)
    frequency = np.linspace(0.0, 0.5, 257)
    waves = np.exp(-2j * np.pi * frequency[:, None] * along.ravel())
    return frequency, np.abs(waves @ kernel.ravel().astype(np.float64))


def _centred(half: Kernel, side: int) -> Kernel:
    """Return the whole plane of a half spectrum (s, s // 2 + 1), zero frequency in the middle."""
    rows = -np.arange(side) % side
    left = half[rows][:, 1 : (side + 1) // 2][:, ::-1]
    whole: Kernel = np.fft.fftshift(np.concatenate([half, left], axis=1)).astype(np.float32)
    return whole


def _outlines(magnitude: Kernel, below: float) -> tuple[Floats, ...]:
    side = len(magnitude)
    mask = (magnitude < below).astype(np.uint8)
    found, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    return tuple((np.asarray(each, np.float64)[:, 0] - side // 2) / side for each in found)


def _share(magnitude: Kernel, below: float) -> float:
    at = frequencies(len(magnitude))
    inside = np.hypot(at, at[:, None]) <= 0.5
    return float(np.mean(magnitude[inside] < below))
