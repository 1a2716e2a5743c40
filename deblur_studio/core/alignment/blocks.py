"""The parts of a photo that tell something about its blur: periodograms of textured blocks."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import fft, ndimage

from deblur_studio.core.errors import MotionError
from deblur_studio.core.imaging.noise import NoiseModel, estimate_noise
from deblur_studio.core.told import told

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

SIDE = 128
BAND = (0.02, 0.42)
_TEXTURE_BAND = (0.05, 0.25)
_MOST_LOOKED_AT = 900
_SATURATED, _MOST_SATURATED = 0.97, 0.004
# A block whose texture does not stand out of the noise by this factor abstains.
_LEAST_OVER_NOISE = 2.0
_FEWEST = 4
_FINEST, _FINEST_TIMES = 0.5, 4.0
_ZONE_BAND = 0.3
_MEAN_OF_LOG = np.float32(0.577)  # by which a mean of logarithms of periodograms is too low


@dataclass(frozen=True, eq=False)
class Blocks:
    """Textured blocks of one level of a photo's pyramid, what their spectra show, and noise.

    ``centres_px`` (B, 2) px of the whole photo; ``frequencies`` (F, 2) cycles per pixel of the
    whole photo, x and y, one half plane; ``log_power`` (B, F) float32, natural logarithm of the
    periodogram over that of the noise, ``smooth`` the mean of it over neighbouring bins;
    ``log_noise`` (B,); ``scale`` is the size of this level over that of the whole photo. White
    noise of variance v has the periodogram v.
    """

    centres_px: Floats
    frequencies: Floats
    log_power: Image
    smooth: Image
    log_noise: Floats
    scale: float

    def __len__(self) -> int:
        return len(self.centres_px)

    def thinned(self, every: int) -> Blocks:
        """Return every n-th frequency of an even spread."""
        kept = _spread(len(self.frequencies), len(self.frequencies) // every)
        return Blocks(
            self.centres_px,
            self.frequencies[kept],
            np.ascontiguousarray(self.log_power[:, kept]),
            np.ascontiguousarray(self.smooth[:, kept]),
            self.log_noise,
            self.scale,
        )

    def zones(self, across: int, down: int, most_frequencies: int) -> Blocks:
        """Return the mean spectra of the blocks of each part of the photo, little noisy."""
        left, top = self.centres_px.min(axis=0)
        width, height = np.ptp(self.centres_px, axis=0) + 1
        column = ((self.centres_px[:, 0] - left) * across / width).astype(np.intp)
        row = ((self.centres_px[:, 1] - top) * down / height).astype(np.intp)
        members = [row * across + column == zone for zone in range(across * down)]
        members = [here for here in members if here.any()]
        radius = np.hypot(*self.frequencies.T) / self.scale
        low = np.nonzero(radius < _ZONE_BAND)[0]
        kept = low[_spread(len(low), most_frequencies)]
        means = np.stack([self.smooth[here][:, kept].mean(axis=0) for here in members])
        means += _MEAN_OF_LOG
        return Blocks(
            np.stack([self.centres_px[here].mean(axis=0) for here in members]),
            self.frequencies[kept],
            means,
            means,
            np.array([float(self.log_noise[here].mean()) for here in members]),
            self.scale,
        )


def _spread(count: int, wanted: int) -> NDArray[np.intp]:
    order = np.random.default_rng(0).permutation(count)
    return np.sort(order[:wanted])


def blocks_of(pixels: Image, most: int = 40, scale: float = 1.0) -> Blocks:
    """Choose the blocks of a photo (H, W, C) in linear light that speak about its blur.

    Flat and clipped ones abstain; the others are taken from all over the photo.

    Args:
        pixels: The photo.
        most: How many blocks at most.
        scale: 1, 0.5, 0.25...: the level of the pyramid to look at.

    Raises:
        MotionError: The photo is too small or shows too little texture.
    """
    light, clipped = _level(pixels, scale)
    if min(light.shape) < SIDE:
        raise MotionError(
            told(
                "A photo of {wide} x {high} px is too small to find the exposure by; set the"
                " start of the exposure by hand.",
                wide=pixels.shape[1],
                high=pixels.shape[0],
            )
        )
    noise = estimate_noise(light[..., None])
    corners = _corners(light.shape, clipped)
    power, means = _periodograms(light, corners)
    allowed = np.minimum(noise.coarse_variance(means), _FINEST_TIMES * _finest(power))
    log_noise = np.log(np.maximum(allowed, 1e-9))
    kept = _most_telling(power, log_noise, corners, light.shape, most)
    if len(kept) < _FEWEST:
        raise MotionError(
            told(
                "The photo shows too little texture that is not clipped to find the exposure by;"
                " set the start of the exposure by hand."
            )
        )
    ys, xs = _used_bins()
    values = np.log(np.maximum(power[kept], 1e-12)) - log_noise[kept, None, None]
    smooth = ndimage.uniform_filter(values, (0, 3, 3), mode=("nearest", "wrap", "nearest"))
    across, down = np.fft.rfftfreq(SIDE), np.fft.fftfreq(SIDE)
    frequencies = scale * np.stack([across[xs], down[ys]], axis=1).astype(np.float64)
    centres = ((corners[kept][:, ::-1] + SIDE / 2) / scale - 0.5).astype(np.float64)
    return Blocks(
        centres,
        frequencies,
        values[:, ys, xs].astype(np.float32),
        smooth[:, ys, xs].astype(np.float32),
        log_noise[kept],
        scale,
    )


def _level(pixels: Image, scale: float) -> tuple[Image, NDArray[np.bool_]]:
    """Return the mean of the channels at a level of the pyramid and where it is clipped."""
    light = pixels.mean(axis=2, dtype=np.float32)
    clipped = np.asarray((pixels >= _SATURATED).any(axis=2))
    while scale < 1:
        rows, columns = light.shape[0] // 2 * 2, light.shape[1] // 2 * 2
        size = (columns // 2, rows // 2)
        smaller = cv2.resize(light[:rows, :columns], size, interpolation=cv2.INTER_AREA)
        light = np.asarray(smaller, dtype=np.float32)
        quads = clipped[:rows, :columns].reshape(rows // 2, 2, columns // 2, 2)
        clipped = np.asarray(quads.any(axis=(1, 3)))
        scale *= 2
    return light, clipped


def _corners(shape: tuple[int, ...], clipped: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return top and left (N, 2) of the blocks, at least half overlapping, without clipped ones."""
    stride = SIDE // 2
    while np.prod([(size - SIDE) // stride + 1 for size in shape[:2]]) > _MOST_LOOKED_AT:
        stride += SIDE // 4
    tops, lefts = (np.arange(0, size - SIDE + 1, stride) for size in shape[:2])
    found = [
        (top, left)
        for top in tops
        for left in lefts
        if clipped[top : top + SIDE, left : left + SIDE].mean() <= _MOST_SATURATED
    ]
    return np.array(found, dtype=np.intp).reshape(-1, 2)


def _periodograms(light: Image, corners: NDArray[np.intp]) -> tuple[Image, Floats]:
    """Return periodograms (N, SIDE, SIDE // 2 + 1) under a Hann window, and mean light (N,)."""
    window = np.hanning(SIDE + 2)[1:-1]
    taper = np.outer(window, window).astype(np.float32)
    power = np.empty((len(corners), SIDE, SIDE // 2 + 1), np.float32)
    means = np.empty(len(corners))
    for index, (top, left) in enumerate(corners):
        block = light[top : top + SIDE, left : left + SIDE]
        means[index] = (block * taper).sum() / taper.sum()
        spectrum = fft.rfft2((block - np.float32(means[index])) * taper)
        power[index] = np.square(spectrum.real) + np.square(spectrum.imag)
    return power / np.square(taper).sum(), means


def _finest(power: Image) -> Floats:
    """Return the mean power (N,) of the finest detail, which a blurred photo has none of.

    Where all of a photo is texture, its noise is taken for much stronger than it is.
    """
    radius = np.hypot(np.fft.fftfreq(SIDE)[:, None], np.fft.rfftfreq(SIDE))
    finest: Floats = power[:, radius > _FINEST].mean(axis=1).astype(np.float64)
    return finest


def _most_telling(
    power: Image,
    log_noise: Floats,
    corners: NDArray[np.intp],
    shape: tuple[int, ...],
    most: int,
) -> NDArray[np.intp]:
    """Return the blocks with the most texture: first the best of each part of the photo."""
    if len(corners) == 0:
        return np.empty(0, np.intp)
    radius = np.hypot(np.fft.fftfreq(SIDE)[:, None], np.fft.rfftfreq(SIDE))
    textured = (radius > _TEXTURE_BAND[0]) & (radius < _TEXTURE_BAND[1])
    energy = np.log(np.maximum(power[:, textured].mean(axis=1), 1e-12)) - log_noise
    middles = corners + SIDE / 2
    across = max(1, round(np.sqrt(most * shape[1] / shape[0])))
    down = max(1, -(-most // across))
    cell = (middles[:, 0] * down // shape[0]) * across + middles[:, 1] * across // shape[1]
    by_energy = np.argsort(-energy)
    _, best_of_cell = np.unique(cell[by_energy], return_index=True)
    rank = np.arange(len(by_energy)) + len(by_energy)
    rank[best_of_cell] -= len(by_energy)
    ordered = by_energy[np.argsort(rank)][:most]
    return np.asarray(ordered[energy[ordered] > np.log(_LEAST_OVER_NOISE)], dtype=np.intp)


def _used_bins() -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return rows and columns of every second bin, either way, within the band."""
    radius = np.hypot(np.fft.fftfreq(SIDE)[:, None], np.fft.rfftfreq(SIDE))
    within = (radius >= BAND[0]) & (radius <= BAND[1])
    within[1::2] = False
    within[:, 1::2] = False
    within[SIDE // 2 :, 0] = False  # the other half of a real spectrum
    rows, columns = np.nonzero(within)
    return rows, columns


def noise_of(pixels: Image) -> NoiseModel:
    """Return the noise of the mean of a photo's channels (H, W, C)."""
    return estimate_noise(pixels.mean(axis=2, dtype=np.float32)[..., None])
