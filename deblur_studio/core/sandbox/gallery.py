"""Kernels to start from: each a function to (k, k) float32 that sums to one, k odd."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.psf import rasterise
from deblur_studio.core.told import told

Kernel = NDArray[np.float32]
Floats = NDArray[np.float64]

_SAMPLES = 2048
_FINE = 16


def identity(size: int, _angle_deg: float = 0.0) -> Kernel:
    """Return a single point: the picture stays as it is."""
    kernel = np.zeros((size, size), np.float32)
    kernel[size // 2, size // 2] = 1
    return kernel


def box(size: int, _angle_deg: float = 0.0) -> Kernel:
    """Return the plain mean of a square."""
    return np.full((size, size), 1 / size**2, np.float32)


def gaussian(size: int, _angle_deg: float = 0.0) -> Kernel:
    """Return a bell whose standard deviation is a sixth of its side."""
    away = np.arange(size) - size // 2
    bell = np.exp(-0.5 * (away / (size / 6)) ** 2)
    return normalised(np.outer(bell, bell))


def disk(size: int, _angle_deg: float = 0.0) -> Kernel:
    """Return a disk that fills the square: a lens out of focus."""
    return disk_of_radius(size / 2, size)


def disk_of_radius(radius_px: float, size: int = 0) -> Kernel:
    """Return a disk with smooth edges; the side is the smallest that holds it where not given."""
    size = size or 2 * int(np.ceil(max(radius_px - 0.5, 0))) + 1
    away = (np.arange(size * _FINE) + 0.5) / _FINE - size / 2
    inside = np.hypot(away, away[:, None]) <= max(radius_px, 0.5)
    return normalised(inside.reshape(size, _FINE, size, _FINE).mean(axis=(1, 3)))


def line(size: int, angle_deg: float = 0.0) -> Kernel:
    """Return a straight line through the middle: steady motion along an angle from the x axis."""
    along = np.linspace(-1, 1, _SAMPLES) * (size // 2)
    angle = np.radians(angle_deg)
    return _curve(np.stack([along * np.cos(angle), along * np.sin(angle)], axis=1), size)


def arc(size: int, angle_deg: float = 0.0) -> Kernel:
    """Return half a circle that starts at an angle: roll, or a hand that swings."""
    angle = np.radians(angle_deg) + np.linspace(0, np.pi, _SAMPLES)
    radius = size // 2
    return _curve(np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1), size)


def shake(size: int, angle_deg: float = 0.0) -> Kernel:
    """Return the wandering line of a hand; the angle turns it."""
    time = np.linspace(0, 1, _SAMPLES)
    waves = ((1.0, 0.9, 0.2), (0.55, 2.1, 1.3), (0.3, 3.4, 2.2))
    x = sum(size_ * np.sin(2 * np.pi * rate * time + phase) for size_, rate, phase in waves)
    y = sum(size_ * np.cos(2 * np.pi * rate * 0.83 * time + 2.6 * phase)
            for size_, rate, phase in waves)  # fmt: skip
    curve = np.stack([x, y], axis=1)
    curve -= (curve.max(axis=0) + curve.min(axis=0)) / 2
    angle = np.radians(angle_deg)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    curve = curve @ turn
    return _curve(curve / np.abs(curve).max() * (size // 2), size)


@dataclass(frozen=True)
class GalleryKernel:
    """A kernel under a name; ``make(size, angle_deg)``, size odd."""

    name: str
    title: str
    summary: str
    make: Callable[[int, float], Kernel]
    turns: bool = False


GALLERY: tuple[GalleryKernel, ...] = (
    GalleryKernel("identity", "Identity", "One point: nothing changes.", identity),
    GalleryKernel("box", "Box", "The mean of a square.", box),
    GalleryKernel("gaussian", "Gaussian", "Soft in all directions; no zeros.", gaussian),
    GalleryKernel("disk", "Disk", "A lens out of focus.", disk),
    GalleryKernel("line", "Line", "Steady motion along an angle.", line, turns=True),
    GalleryKernel("arc", "Arc", "The camera rolls.", arc, turns=True),
    GalleryKernel("shake", "Shake", "A hand that tries to hold still.", shake, turns=True),
)


def gallery_kernel(name: str, size: int, angle_deg: float = 0.0) -> Kernel:
    """Return the kernel of that name; an even size becomes the next odd one."""
    found = {each.name: each for each in GALLERY}[name]
    return found.make(size | 1, angle_deg)


def normalised(values: NDArray[np.floating]) -> Kernel:
    """Return a kernel (k, k) scaled to sum to one, so that the picture's light stays the same.

    Raises:
        MotionError: A value is not a number, or they sum to nothing.
    """
    if not np.isfinite(values).all():
        raise MotionError(told("The kernel holds a value that is not a number; enter it again."))
    total = float(np.sum(values, dtype=np.float64))
    if abs(total) < 1e-9:
        raise MotionError(
            told("The kernel sums to zero, so it cannot be normalised; add some light.")
        )
    return (np.asarray(values, np.float64) / total).astype(np.float32)


def _curve(points: Floats, size: int) -> Kernel:
    if size < 3:
        return identity(size)
    kernel: Kernel = rasterise(points[None], size // 2)[0]
    return kernel
