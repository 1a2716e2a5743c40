"""Why deconvolution amplifies noise: from the inverse filter to Wiener's by one number.

One kernel blurs a small plane round the torus, so that the filter is exact and nothing but the
noise stands in its way: conj(K) Y / (|K|^2 + strength).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.spectra import otf, power, spectrum, unspectrum
from deblur_studio.core.imaging.metrics import psnr_db

Image = NDArray[np.float32]
Complex = NDArray[np.complex64]
Floats = NDArray[np.float64]

_LEAST = 1e-8  # what is divided by where the inverse filter would divide by zero
STRENGTHS: Floats = np.concatenate([[0.0], np.logspace(-6, 0, 37)])


@dataclass(frozen=True, eq=False)
class InverseCurve:
    """What each strength costs: all (N,).

    ``noise_gain`` is how many times stronger the noise comes out than it went in; ``error`` the
    RMS error against the sharp plane, ``lost`` the part of it that is missing detail and
    ``noise`` the part that is amplified noise. ``best`` is the strength of the least error.
    """

    strengths: Floats
    noise_gain: Floats
    error: Floats
    lost: Floats
    noise: Floats

    @property
    def best(self) -> float:
        """The strength that comes closest to the sharp plane."""
        return float(self.strengths[int(np.argmin(self.error))])


@dataclass(frozen=True, eq=False)
class InverseTrial:
    """A sharp plane (s, s), blurred by a kernel (k, k), k <= s, and given white noise."""

    sharp: Image
    kernel: Image
    noise: float
    rng: np.random.Generator

    @cached_property
    def blurred(self) -> Image:
        """The blurred and noisy plane (s, s)."""
        clean = unspectrum(spectrum(self.sharp) * self._transfer, len(self.sharp))
        noisy: Image = clean + self._grain
        return noisy

    def restored(self, strength: float) -> Image:
        """Return the plane (s, s) that the filter of that strength gives, not clipped."""
        return unspectrum(spectrum(self.blurred) * self._filter(strength), len(self.sharp))

    def psnr_db(self, strength: float) -> float:
        """Return how close the restored plane is to the sharp one, values clipped to 0 to 1."""
        return psnr_db(np.clip(self.restored(strength), 0, 1)[..., None], self.sharp[..., None])

    def noise_gain(self, strength: float) -> float:
        """Return how many times stronger white noise leaves the filter: the RMS of its gain."""
        gain = power(self._filter(strength)).astype(np.float64)
        return float(np.sqrt((gain * self._counts).sum() / len(self.sharp) ** 2))

    def curve(self, strengths: Floats = STRENGTHS) -> InverseCurve:
        """Return the cost of each strength (N,)."""
        rows = [self._cost(float(strength)) for strength in strengths]
        gain, error, lost, noise = np.array(rows).T
        return InverseCurve(np.asarray(strengths, np.float64), gain, error, lost, noise)

    def _cost(self, strength: float) -> tuple[float, float, float, float]:
        gain = self._filter(strength)
        lost = spectrum(self.sharp) * (gain * self._transfer - 1)
        noise = spectrum(self._grain) * gain
        gain_of_noise = self.noise_gain(strength)
        return gain_of_noise, self._rms(lost + noise), self._rms(lost), self._rms(noise)

    def _rms(self, half: Complex) -> float:
        total = (power(half).astype(np.float64) * self._counts).sum()
        return float(np.sqrt(total) / len(self.sharp) ** 2)

    def _filter(self, strength: float) -> Complex:
        gain = power(self._transfer) + np.float32(max(strength, _LEAST))
        found: Complex = np.conj(self._transfer) / gain
        return found

    @cached_property
    def _transfer(self) -> Complex:
        transfer: Complex = otf(self.kernel[None], len(self.sharp))[0, 0]
        return transfer

    @cached_property
    def _grain(self) -> Image:
        drawn = self.rng.standard_normal(self.sharp.shape, dtype=np.float32)
        return drawn * np.float32(self.noise)

    @cached_property
    def _counts(self) -> Floats:
        """How often each frequency of the half spectrum stands in the whole one."""
        side = len(self.sharp)
        counts = np.full((side, side // 2 + 1), 2.0)
        counts[:, 0] = 1.0
        if side % 2 == 0:
            counts[:, -1] = 1.0
        return counts
