"""How long kernels and blurs take, beside the plain way to the same result."""

from __future__ import annotations

import time

import numpy as np
import pytest

from deblur_studio.core.blur.eff import EffBlur
from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.motion.field import psf_field
from deblur_studio.core.motion.path import moved
from deblur_studio.core.motion.psf import samples_for


def seconds(work, times=3):
    """Return the shortest of some runs."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


@pytest.mark.parametrize("readout_s", [0.0, 0.03], ids=["global", "rolling"])
def test_that_a_field_of_kernels_is_much_faster_than_one_by_one(benchmark, motion_of, readout_s):
    camera, path = motion_of(readout_s=readout_s)
    field = benchmark.pedantic(psf_field, (path, camera), rounds=15, warmup_rounds=2)
    samples, r = samples_for(path, camera), field.radius_px
    within_s = ((np.arange(samples) + 0.5) / samples - 0.5) * path.exposure_s

    def one_by_one():
        for node in field.centres_px:
            row_s = path.row_times_s(node[1], camera.height)
            curve = moved(path, camera, node, row_s + within_s) - node
            np.histogram2d(*curve.T, bins=2 * r + 1, range=[(-r - 0.5, r + 0.5)] * 2)

    ratio = seconds(one_by_one) / benchmark.stats.stats.min
    print(
        f"\n192 kernels of {2 * r + 1} px, 12 MP: {benchmark.stats.stats.min * 1e3:.1f} ms, ",
        end="",
    )
    print(f"{ratio:.1f} times as fast as one by one")
    assert ratio > 2.0


def test_that_the_fast_blur_is_much_faster_than_the_exact_one(benchmark, megapixel):
    blur = EffBlur.of_path(megapixel.path, megapixel.camera)
    fast = benchmark.pedantic(blur.apply, (megapixel.sharp,), rounds=5, warmup_rounds=1)
    exact = WarpBlur(megapixel.path, megapixel.camera)
    slow_s = seconds(lambda: exact.apply(megapixel.sharp), times=1)
    ratio = slow_s / benchmark.stats.stats.min
    rms = np.sqrt(np.mean(np.square(fast - exact.apply(megapixel.sharp))))
    print(
        f"\nper MP: fast {benchmark.stats.stats.min / 1.05:.3f} s, exact {slow_s / 1.05:.2f} s,"
        f" ratio {ratio:.0f}, RMS between them {rms:.5f}"
    )
    assert ratio > 5.0
    assert rms < 0.002
