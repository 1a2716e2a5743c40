"""How well a kernel's transfer function explains the spectra of blocks.

The periodogram of a block of a photo is taken to be exponentially distributed about
A S(f) |K(f)|^2 + noise. S falls with frequency as the spectra of scenes do, times a Gaussian
for optics and demosaicking; how strong, how steep and how directed the texture of a block is
stays free within limits. Outliers above the model (texture that repeats) count linearly.
Source: Whittle's likelihood; spectra of scenes: Field, JOSA A 4 (1987).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.blocks import Blocks

Image = NDArray[np.float32]

_EXPONENT, _OPTICS_PX = 2.4, 0.6
# Kernels that change within a block fill up the zeros.
FILL = 2e-3
# Standard deviations of a block's texture: steepness; anisotropy of second and fourth order.
_FREE = (0.6, 0.5, 0.5, 0.4, 0.4)
_CAP = 1.2
_ROUGH_FILL, _ROUGH_CAP = np.float32(0.01), np.float32(1.5)
_ROUGH_VARIANCE = np.float32(0.2)
_ROUNDS, _LARGEST_STEP = 5, 1.5


@dataclass(frozen=True, eq=False)
class SpectrumModel:
    """The blocks with what does not depend on the motion.

    ``log_base`` (B, F): log of S over the noise. ``textures`` (F, 1 + T): a constant and the
    directions in which a block's log spectrum may differ; ``stiffness`` (1 + T,) their inverse
    variances. ``telling`` (B, F) weighs what is signal; ``inverses`` (B, 1 + T, 1 + T) of a
    block's information about its texture.
    """

    blocks: Blocks
    log_base: Image
    textures: Image
    stiffness: Image
    telling: Image
    inverses: Image

    @classmethod
    def of(cls, blocks: Blocks) -> SpectrumModel:
        """Prepare the blocks."""
        x, y = blocks.frequencies.T
        radius = np.hypot(x, y) / blocks.scale
        log_scene = -_EXPONENT * np.log(radius) - (2 * np.pi * _OPTICS_PX * radius) ** 2
        angle = np.arctan2(y, x)
        shapes = [np.log(radius) - np.log(radius).mean()]
        shapes += [np.cos(2 * angle), np.sin(2 * angle), np.cos(4 * angle), np.sin(4 * angle)]
        textures = np.stack([np.ones_like(radius), *shapes], axis=1).astype(np.float32)
        stiffness = np.array([1e-6, *(1 / size**2 for size in _FREE)], np.float32)
        log_base = (log_scene - blocks.log_noise[:, None]).astype(np.float32)
        telling = _weight(blocks.log_power)
        own = np.einsum("ft,bf,fu->btu", textures, telling, textures) + np.diag(stiffness)
        inverses = np.linalg.inv(own.astype(np.float64)).astype(np.float32)
        return cls(blocks, log_base, textures, stiffness, telling, inverses)

    def losses(self, block: int, passed: Image) -> Image:
        """Return the loss (C,) of one block under the squared transfer functions (C, F)."""
        return self.fitted(block, passed)[0]

    def fitted(self, block: int, passed: Image) -> tuple[Image, Image, Image]:
        """Return losses (C,), pulls (C, F) and shares of the signal (C, F) at the best texture.

        A pull is the loss's derivative by the log of the model, turned round; the share is how
        much of the model is signal, not noise.
        """
        shown = self.blocks.log_power[block]
        base = self.log_base[block] + np.log(passed + np.float32(FILL))
        telling = self.telling[block]
        start = ((shown + np.float32(0.577) - base) * telling).sum(axis=1) / telling.sum()
        texture = np.zeros((len(passed), self.textures.shape[1]), np.float32)
        texture[:, 0] = start
        for _ in range(_ROUNDS):
            rest, share = _rest(shown, base + texture @ self.textures.T)
            pull = np.minimum(np.exp(np.minimum(rest, np.float32(_CAP))), np.exp(_CAP)) - 1
            slope = (pull * share) @ self.textures - self.stiffness * texture
            texture += np.clip(slope @ self.inverses[block], -_LARGEST_STEP, _LARGEST_STEP)
        rest, share = _rest(shown, base + texture @ self.textures.T)
        prior = 0.5 * (self.stiffness[1:] * texture[:, 1:] ** 2).sum(axis=1)
        pull = np.exp(np.minimum(rest, np.float32(_CAP))) - 1
        return _loss(rest).sum(axis=1) + prior, pull.astype(np.float32), share

    def rough_losses(self, block: int, passed: Image) -> Image:
        """Return losses (C,) of one mean spectrum, its texture fitted once: fast, less sharp."""
        shown = self.blocks.log_power[block]
        telling = self.telling[block]
        signal = self.log_base[block] + np.log(passed + _ROUGH_FILL)
        signal += ((shown - signal) @ (telling / telling.sum()))[:, None]
        rest = shown - np.log1p(np.exp(np.minimum(signal, np.float32(60))))
        weighted = self.textures * telling[:, None]
        own = self.textures.T @ weighted + _ROUGH_VARIANCE * np.diag(self.stiffness)
        texture = np.linalg.solve(own.astype(np.float64), weighted.T).astype(np.float32)
        rest -= (rest @ texture.T) @ self.textures.T
        np.clip(rest, -_ROUGH_CAP, _ROUGH_CAP, out=rest)
        losses: Image = np.square(rest) @ telling
        return losses


def _weight(shown: Image) -> Image:
    """Return how much of each log periodogram over the noise (F,) is signal, 0.02 to 1."""
    share = 1 - np.exp(-np.maximum(shown, np.float32(0)))
    weight: Image = np.square(np.maximum(share, np.float32(0.15)))
    return weight


def _rest(shown: Image, log_signal: Image) -> tuple[Image, Image]:
    """Return the log of shown power over the model, and the share of signal in the model."""
    signal = np.exp(np.minimum(log_signal, np.float32(60)))
    return shown - np.log1p(signal), signal / (1 + signal)


def _loss(rest: Image) -> Image:
    """Return exp(r) - r - 1 of log ratios, continued straight above a cap."""
    capped = np.minimum(rest, np.float32(_CAP))
    risen = np.exp(capped)
    loss: Image = risen - capped - 1 + (rest - capped) * (risen - 1)
    return loss
