"""Checks of motion, kernels and blur against closed forms and against each other."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from deblur_studio.core.blur.eff import EffBlur
from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import psf_field
from deblur_studio.core.motion.path import moved
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.selftest.bench import Bench
from deblur_studio.core.selftest.finding import Finding
from deblur_studio.core.synthesis.shake import hand_shake


def kernel_sums(bench: Bench) -> Finding:
    """Kernels hand on all light."""
    kernels = psf_field(bench.path, bench.camera).kernels
    worst = np.abs(kernels.sum(axis=(1, 2), dtype=np.float64) - 1).max()
    return Finding("Kernels sum to one, largest error", float(worst), 1e-5)


def yaw(bench: Bench) -> Finding:
    """A turn about the vertical axis moves the middle of the image by f tan(angle)."""
    rate_rad_s, exposure_s = 0.5, 0.1
    still = hand_shake(bench.rng(), 200.0, 1.0, 0.0)
    turning = replace(still, gyro_rad_s=np.tile([0.0, rate_rad_s, 0.0], (len(still.time_s), 1)))
    camera = bench.camera.replaced(readout_s=0.0)
    path = camera_path(turning, ShotSettings(camera, Exposure(0.45, exposure_s)))
    centre = np.array([camera.cx_px, camera.cy_px])
    end = moved(path, camera, centre, np.array(exposure_s / 2))
    expected = centre - (camera.fx_px * math.tan(rate_rad_s * exposure_s / 2), 0.0)
    return Finding(
        "Yaw moves by f tan(angle), error", float(np.abs(end - expected).max()), 1e-3, "px"
    )


def exact_adjoint(bench: Bench) -> Finding:
    """The exact blur and its adjoint belong together."""
    error = _adjoint_error(WarpBlur(bench.path, bench.camera), bench)
    return Finding("Exact blur, <Ax, y> = <x, A'y>, relative error", error, 1e-5)


def fast_adjoint(bench: Bench) -> Finding:
    """The fast blur and its adjoint belong together."""
    error = _adjoint_error(EffBlur.of_path(bench.path, bench.camera), bench)
    return Finding("Fast blur, <Ax, y> = <x, A'y>, relative error", error, 1e-5)


def fast_against_exact(bench: Bench) -> Finding:
    """The fast blur gives what the exact one gives, away from the borders."""
    camera, sharp = bench.sample_settings.camera, bench.truth
    exact = WarpBlur(bench.sample_path, camera).apply(sharp, bench.progress)
    fast = EffBlur.of_path(bench.sample_path, camera).apply(sharp, bench.progress)
    inside = (slice(24, -24),) * 2
    rms = float(np.sqrt(np.mean(np.square(exact[inside] - fast[inside], dtype=np.float64))))
    return Finding("Fast blur against exact blur on the sample, RMS", rms, 0.003)


def _adjoint_error(blur: WarpBlur | EffBlur, bench: Bench) -> float:
    rng, shape = bench.rng(), (bench.camera.height, bench.camera.width, 1)
    x, y = (rng.uniform(size=shape).astype(np.float32) for _ in range(2))
    forward = float(np.vdot(blur.apply(x).astype(np.float64), y))
    backward = float(np.vdot(x, blur.adjoint(y).astype(np.float64)))
    return abs(forward - backward) / abs(forward)
