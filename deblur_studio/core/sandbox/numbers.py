"""Named numbers that lessons and figures read off a state and what followed from it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.psf import traces
from deblur_studio.core.sandbox.kernels import Kernels
from deblur_studio.core.sandbox.otf import otf_picture
from deblur_studio.core.sandbox.restoring import Restored

Floats = NDArray[np.float64]

TITLES: Mapping[str, tuple[str, str]] = {
    "extent_px": ("Longest kernel", "px"),
    "centre_px": ("Kernel at the centre", "px"),
    "corner_px": ("Longest kernel at a corner", "px"),
    "angle_deg": ("Direction of the kernel at the centre", "deg"),
    "straightness": ("Chord over arc at the centre", ""),
    "variation_px": ("Kernels differ by, centre to corners", "px"),
    "peak_share": ("Brightest point of the kernel at the centre", ""),
    "destroyed_share": ("Destroyed frequencies at the centre", ""),
    "blurred_psnr_db": ("PSNR of the blurred picture", "dB"),
    "psnr_db": ("PSNR of the restored picture", "dB"),
    "gain_db": ("Gained by the restoration", "dB"),
    "blurred_ssim": ("SSIM of the blurred picture", ""),
    "ssim": ("SSIM of the restored picture", ""),
}
"""Title and unit of every number."""


def numbers_of_kernels(kernels: Kernels) -> dict[str, float]:
    """Return the numbers that the motion alone decides."""
    camera = kernels.camera
    xs, ys = (camera.width - 1) / 2, (camera.height - 1) / 2
    corners = [[0.0, 0.0], [2 * xs, 0.0], [0.0, 2 * ys], [2 * xs, 2 * ys]]
    curves = traces(kernels.path, camera, np.array([[xs, ys], *corners]), 256)
    about = curves - curves.mean(axis=1, keepdims=True)
    kernel = kernels.at(xs, ys)
    return {
        "extent_px": kernels.extent_px,
        "centre_px": _extent(curves[0]),
        "corner_px": max(_extent(curve) for curve in curves[1:]),
        "angle_deg": _angle_deg(about[0]),
        "straightness": _straightness(curves[0]),
        "variation_px": float(np.linalg.norm(about[1:] - about[0], axis=-1).max()),
        "peak_share": float(kernel.max()),
        "destroyed_share": otf_picture(kernel).destroyed_share,
    }


def numbers_of_restored(found: Restored) -> dict[str, float]:
    """Return the numbers that compare pictures."""
    return {
        "blurred_psnr_db": found.blurred_scores.psnr_db,
        "psnr_db": found.scores.psnr_db,
        "gain_db": found.scores.psnr_db - found.blurred_scores.psnr_db,
        "blurred_ssim": found.blurred_scores.ssim,
        "ssim": found.scores.ssim,
    }


def _extent(curve: Floats) -> float:
    """Return the largest distance in px between two points of a curve (S, 2)."""
    angles = np.arange(32) * np.pi / 32
    along = curve @ np.stack([np.cos(angles), np.sin(angles)])
    return float(np.ptp(along, axis=0).max())


def _straightness(curve: Floats) -> float:
    arc = float(np.linalg.norm(np.diff(curve, axis=0), axis=1).sum())
    return 1.0 if arc < 1e-6 else float(np.linalg.norm(curve[-1] - curve[0])) / arc


def _angle_deg(curve: Floats) -> float:
    """Return the main direction of a curve about its mean, from x downwards, -90 to 90 degrees."""
    if float(np.abs(curve).max()) < 1e-6:
        return 0.0
    _, _, axes = np.linalg.svd(curve, full_matrices=False)
    return float((np.degrees(np.arctan2(axes[0, 1], axes[0, 0])) + 90) % 180 - 90)
