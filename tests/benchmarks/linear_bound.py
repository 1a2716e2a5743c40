"""What no linear filter can pass: the error of one that knows the sharp photo's spectrum.

In each tile the filter conj(H) |X|^2 / (|H|^2 |X|^2 + N) has the least mean squared error of all
filters that treat frequencies one by one, as it is told the true power |X|^2 of every frequency
of that very tile. What is left is noise, and detail that the kernel took below the noise.
"""

from __future__ import annotations

import numpy as np

from deblur_studio.core.blur.spectra import otf, power, spectrum
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.field import kernels_at
from deblur_studio.core.motion.path import CameraPath

SIDE, STEP = 128, 96
WEAK = 0.1  # of a frequency's contrast


def bound_of(
    sharp: np.ndarray, camera: Camera, path: CameraPath, variance: float
) -> dict[str, float]:
    """Return ``bound``, the most that a linear filter gains over the photo, dB of linear light.

    ``drowned`` is the share of the blur's squared error at frequencies that arrive below the
    noise, ``weak`` the share of frequencies of which less than a tenth arrives.
    """
    height, width = sharp.shape[:2]
    tops, lefts = (np.arange(0, size - SIDE + 1, STEP) for size in (height, width))
    middle = (SIDE - 1) / 2
    transfers = otf(kernels_at(path, camera, lefts + middle, tops + middle).kernels, SIDE)[:, 0]
    window = np.outer(np.hanning(SIDE), np.hanning(SIDE)).astype(np.float32)
    noise = variance * float(np.square(window).sum())
    places = [(top, left) for top in tops for left in lefts]
    errors = np.array([
        _errors(sharp[top : top + SIDE, left : left + SIDE], transfer, window, noise)
        for (top, left), transfer in zip(places, transfers, strict=True)
    ])  # fmt: skip
    blurred, best, drowned = errors.sum(axis=0)
    return {
        "bound": round(float(10 * np.log10(blurred / best)), 3),
        "drowned": round(float(drowned / blurred), 4),
        "weak": round(float((power(transfers) < WEAK**2).mean()), 4),
    }


def _errors(
    tile: np.ndarray, transfer: np.ndarray, window: np.ndarray, noise: float
) -> tuple[float, float, float]:
    """Return the squared errors of the photo, of the best filter, and of what is drowned."""
    planes = np.moveaxis(tile, 2, 0)
    detail = power(spectrum((planes - planes.mean(axis=(1, 2), keepdims=True)) * window))
    arrived, missing = power(transfer) * detail, power(1 - transfer) * detail
    mirrored = np.full(transfer.shape[1], 2.0)  # frequencies that the half spectrum leaves out
    mirrored[[0, -1]] = 1.0
    return tuple(
        float((mirrored * error).sum())
        for error in (
            missing + noise, detail * noise / (arrived + noise), missing * (arrived < noise),
        )
    )  # fmt: skip
