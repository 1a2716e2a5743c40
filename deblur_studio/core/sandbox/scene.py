"""A sharp picture, and what of it every preview needs again."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.windows import PatchGrid
from deblur_studio.core.errors import PhotoError
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.sandbox.convolution import convolved
from deblur_studio.core.sandbox.gallery import disk_of_radius
from deblur_studio.core.sandbox.kernels import SHARP_PX
from deblur_studio.core.sandbox.quick import transformed

Image = NDArray[np.float32]
Complex = NDArray[np.complex64]
Rgb8 = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class AtRest:
    """A scene as a camera at rest and in focus sees it.

    ``light`` (h, w, 3) float32 linear light, not clipped; ``sharp`` and ``sharp_rgb8`` what the
    camera would have recorded without noise; ``grain`` (h, w, 3) white noise of spread 1. The
    last defocus and the last spectra are kept.
    """

    light: Image
    sharp: Image
    sharp_rgb8: Rgb8
    grain: Image
    _soft: dict[float, Image] = field(default_factory=dict, init=False, repr=False)
    _spectra: dict[tuple[float, PatchGrid], Complex] = field(
        default_factory=dict, init=False, repr=False
    )

    def defocused(self, radius_px: float) -> Image:
        """Return the light (h, w, 3) through a lens that turns points into disks."""
        if radius_px <= SHARP_PX:
            return self.light
        if (found := self._soft.get(radius_px)) is None:
            found = convolved(self.light, disk_of_radius(radius_px))
            self._soft.clear()
            self._soft[radius_px] = found
        return found

    def spectra(self, radius_px: float, grid: PatchGrid) -> Complex:
        """Return the spectra of the patches of the defocused light."""
        key = (radius_px, grid)
        if (found := self._spectra.get(key)) is None:
            self._spectra.clear()
            found = transformed(self.defocused(radius_px), grid)
            self._spectra[key] = found
        return found


@dataclass(frozen=True, eq=False)
class Scene:
    """A sharp picture (H, W, 3) float32 linear light under its name.

    Sizes and the last exposure at rest of each size are kept, as every step of a drag asks for
    the same ones.
    """

    pixels: Image
    name: str
    _sizes: dict[int, Image] = field(default_factory=dict, init=False, repr=False)
    _rests: dict[int, tuple[tuple[float, int], AtRest]] = field(
        default_factory=dict, init=False, repr=False
    )

    def reduced(self, most_px: int) -> Image:
        """Return the picture at no more than so many pixels, never enlarged."""
        if most_px not in self._sizes:
            self._sizes[most_px] = self._reduced(most_px)
        return self._sizes[most_px]

    def at_rest(self, most_px: int, brightness: float, seed: int) -> AtRest:
        """Return the scene as seen at rest, at no more than so many pixels.

        Args:
            most_px: Largest number of pixels.
            brightness: Factor of its light.
            seed: Decides the grain; the same seed and size give the same.

        Raises:
            PhotoError: The picture is not made of numbers.
        """
        key = (brightness, seed)
        known = self._rests.get(most_px)
        if known is None or known[0] != key:
            grain = known[1].grain if known is not None and known[0][1] == seed else None
            known = (key, self._at_rest(most_px, brightness, seed, grain))
            self._rests[most_px] = known
        return known[1]

    def _at_rest(self, most_px: int, brightness: float, seed: int, grain: Image | None) -> AtRest:
        light = self.reduced(most_px) * np.float32(brightness)
        if not np.isfinite(light).all():
            raise PhotoError(
                f"{self.name} holds values that are not numbers; choose another picture."
            )
        if grain is None:
            grain = np.random.default_rng(seed).standard_normal(light.shape, dtype=np.float32)
        sharp = np.clip(light, np.float32(0), np.float32(1))
        return AtRest(light, sharp, SRGB.encode_8bit(sharp), grain)

    def _reduced(self, most_px: int) -> Image:
        height, width = self.pixels.shape[:2]
        scale = (most_px / (height * width)) ** 0.5
        if scale >= 1:
            return self.pixels
        size = (max(2, round(width * scale)), max(2, round(height * scale)))
        return np.asarray(cv2.resize(self.pixels, size, interpolation=cv2.INTER_AREA), np.float32)
