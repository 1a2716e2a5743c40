"""Fourier transforms of batches of patches."""

from __future__ import annotations

from functools import cache
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.float32]
Complex = NDArray[np.complex64]

# Patches of a batch take about this much memory. Larger batches leave the cache, and a stop is
# heard between batches only.
_BATCH_BYTES = 1 << 21


@cache
def _fft() -> ModuleType:
    """Import SciPy's transforms when first needed: the window starts without them."""
    from scipy import fft

    module: ModuleType = fft
    return module


def good_length(least: int) -> int:
    """Return the first length, from ``least`` on, that the FFT of real values likes."""
    return int(_fft().next_fast_len(least, real=True))


def spectrum(patches: Image) -> Complex:
    """Return the half spectrum (..., side, side // 2 + 1) of real patches (..., side, side)."""
    transformed: Complex = _fft().rfft2(patches)
    return transformed


def unspectrum(spectra: Complex, side: int) -> Image:
    """Return the real patches (..., side, side) of half spectra."""
    patches: Image = _fft().irfft2(spectra, s=(side, side), overwrite_x=True)
    return patches


def unspectrum_within(spectra: Complex, side: int, kept: slice) -> Image:
    """Return only the square ``kept`` by ``kept`` of the real patches of half spectra.

    Rows that are not kept are not transformed. The spectra are overwritten.
    """
    rows = _fft().ifft(spectra, axis=-2, overwrite_x=True)[..., kept, :]
    patches: Image = _fft().irfft(rows, n=side, axis=-1)[..., kept]
    return patches


def power(spectra: Complex) -> Image:
    """Return the squared magnitudes, of the same shape."""
    squared: Image = np.square(spectra.real)
    squared += np.square(spectra.imag)
    return squared


def otf(kernels: Image, side: int) -> Complex:
    """Return the transfer functions (n, 1, side, side // 2 + 1) of kernels (n, k, k), k <= side.

    The middle of the kernel is moved to the origin, so that convolving does not shift.
    """
    count, size, radius = len(kernels), kernels.shape[-1], kernels.shape[-1] // 2
    wide = np.zeros((count, size, side), np.float32)
    wide[..., : size - radius], wide[..., side - radius :] = (
        kernels[..., radius:],
        kernels[..., :radius],
    )
    # Only the rows that the kernel reaches are transformed; the others are zero.
    rows = _fft().rfft(wide, axis=-1)
    tall = np.zeros((count, side, side // 2 + 1), np.complex64)
    tall[:, : size - radius], tall[:, side - radius :] = rows[:, radius:], rows[:, :radius]
    transformed: Complex = _fft().fft(tall, axis=-2, overwrite_x=True)
    return transformed[:, None]


def gradient_power(side: int) -> Image:
    """Return |D|^2 (side, side // 2 + 1) of the two forward differences together."""
    down = 2 - 2 * np.cos(2 * np.pi * np.arange(side) / side)
    across = 2 - 2 * np.cos(2 * np.pi * np.arange(side // 2 + 1) / side)
    power: Image = (down[:, None] + across).astype(np.float32)
    return power


def batch_size(side: int, channels: int) -> int:
    """Return how many patches to transform at once."""
    return max(1, _BATCH_BYTES // (side * side * channels * 4))
