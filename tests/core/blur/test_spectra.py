"""Transforms of patches and kernels."""

from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.blur.spectra import otf, power, spectrum, unspectrum, unspectrum_within


@pytest.mark.parametrize("radius", [0, 1, 6])
def test_that_the_transfer_function_is_that_of_the_kernel_moved_to_the_origin(radius):
    side, size = 24, 2 * radius + 1
    kernels = np.random.default_rng(0).random((2, size, size), np.float32)
    placed = np.zeros((2, side, side), np.float32)
    placed[:, :size, :size] = kernels
    expected = np.fft.rfft2(np.roll(placed, (-radius, -radius), axis=(1, 2)))
    found = otf(kernels, side)
    assert found.shape == (2, 1, side, side // 2 + 1)
    assert np.abs(found[:, 0] - expected).max() < 1e-4


@pytest.mark.parametrize("side", [20, 25])
def test_that_part_of_a_patch_is_what_the_whole_holds_there(side):
    patches = np.random.default_rng(0).random((2, 3, side, side), np.float32)
    kept = slice(4, 15)
    whole = unspectrum(spectrum(patches), side)
    part = unspectrum_within(spectrum(patches), side, kept)
    assert np.abs(part - whole[..., kept, kept]).max() < 1e-5


def test_that_power_is_the_squared_magnitude():
    spectra = spectrum(np.random.default_rng(0).random((1, 8, 8), np.float32))
    assert np.allclose(power(spectra), np.abs(spectra) ** 2, rtol=1e-5)
