"""Planted facts: small scenes whose truth is certain, to see what a method invents or loses.

Each measures one number against its limit. Drawn scenes and motions only, so they need no data.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.evaluation.scores import BLURRED, likeness
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.progress import SILENT, Progress
from deblur_studio.core.restore.problem import Problem, prepare
from deblur_studio.core.restore.registry import method
from deblur_studio.core.synthesis.scene import glyphs, leaves
from deblur_studio.core.synthesis.shake import hand_shake
from deblur_studio.core.synthesis.windows import shot_of_extent

Image = NDArray[np.float32]

_HEIGHT, _WIDTH = 160, 192
_SIGMA, _EXTENT_PX = 0.005, 10.0
_BORDER_PX = 16
GLYPH_PAIRS = ("EF", "83", "PR", "CG")
_GLYPH_PX, _DIFFER = 26, 0.02
_DIMMED, _SMOOTHED_PX = 0.5, 2.0


@dataclass(frozen=True)
class Fact:
    """What was measured, the limit in words, and whether it was kept."""

    value: float
    unit: str
    limit: str
    passed: bool


def glyph_swap(name: str) -> Fact:
    """By how much a restored glyph is nearer to itself than to its look-alike, worst pair."""
    apart = []
    for number, pair in enumerate(GLYPH_PAIRS):
        scenes = [glyphs(letter, _HEIGHT, _WIDTH, _GLYPH_PX) for letter in pair]
        for own, other in (scenes, scenes[::-1]):
            found = _restored(name, _problem(own, _motion(_EXTENT_PX, number), number))
            apart.append(_nearer_db(found, own, other))
    return _at_least(min(apart), 0.0, "dB")


def flat_noise(name: str) -> Fact:
    """How much rougher a flat grey with noise becomes, at single pixels or smoothed."""
    flat = np.full((_HEIGHT, _WIDTH, 3), 0.4, np.float32)
    problem = _problem(flat, _motion(_EXTENT_PX, 1), 1, sigma=0.01)
    found = _restored(name, problem)
    before, after = _roughness(problem.pixels - flat), _roughness(found - flat)
    return _at_most(float((after / before).max()), 1.1, "x noise")


def zero_motion(name: str) -> Fact:
    """What a photo of a camera at rest gains or loses."""
    camera, path = _motion(_EXTENT_PX, 2)
    still = dataclasses.replace(path, rotations=np.broadcast_to(np.eye(3), path.rotations.shape))
    sharp = _leaves(2)
    problem = _problem(sharp, (camera, still), 2)
    return _at_least(_gain(_restored(name, problem), problem, sharp), -0.1, "dB")


def foreign_motion(name: str) -> Fact:
    """What a photo gains or loses when it is given another shot's motion, worst of three."""
    gains = []
    for seed in (3, 4, 5):
        sharp = _leaves(seed)
        problem = _problem(sharp, _motion(_EXTENT_PX, seed), seed)
        camera, path = _motion(_EXTENT_PX, seed + 50)
        foreign = prepare(problem.pixels, camera, path, problem.noise)
        gains.append(_gain(_restored(name, foreign), problem, sharp))
    return _at_least(min(gains), -0.2, "dB")


def equivariance(name: str) -> Fact:
    """How far the restoration of half the light is from half the restoration, over the noise."""
    problem = _problem(_leaves(6), _motion(_EXTENT_PX, 6), 6)
    dim_noise = NoiseModel(0.0, (_DIMMED * _SIGMA) ** 2)
    dim_pixels = problem.pixels * np.float32(_DIMMED)
    dim = prepare(dim_pixels, problem.camera, problem.path, dim_noise)
    apart = _inside(_restored(name, dim) / np.float32(_DIMMED) - _restored(name, problem))
    return _at_most(float(np.sqrt(np.mean(apart**2)) / _SIGMA), 1.0, "x noise")


FACTS: MappingProxyType[str, Callable[[str], Fact]] = MappingProxyType(
    {
        "glyph swap": glyph_swap,
        "flat and noise": flat_noise,
        "zero motion": zero_motion,
        "foreign motion": foreign_motion,
        "half the light": equivariance,
    }
)


def planted_facts(names: Sequence[str], progress: Progress = SILENT) -> dict[str, dict[str, Any]]:
    """Return every fact of every method as plain values."""
    chosen = [name for name in names if name != BLURRED]
    found: dict[str, dict[str, Any]] = {name: {} for name in chosen}
    for number, name in enumerate(chosen):
        for count, (fact, measure) in enumerate(FACTS.items()):
            share = (number + count / len(FACTS)) / len(chosen)
            progress.checkpoint(share, f"Planted facts, {name}: {fact}")
            found[name][fact] = dataclasses.asdict(measure(name))
    return found


def _roughness(rest: Image) -> NDArray[np.float64]:
    """Return the standard deviation at single pixels and smoothed over a few, where shapes show."""
    smooth = cv2.GaussianBlur(rest, (0, 0), _SMOOTHED_PX)
    return np.array([_inside(rest).std(), _inside(np.asarray(smooth, np.float32)).std()])


def _motion(extent_px: float, seed: int) -> tuple[Camera, CameraPath]:
    rng = np.random.default_rng(seed)
    camera = Camera.centred(_WIDTH, _HEIGHT, _WIDTH)
    settings, path = shot_of_extent(hand_shake(rng, 200.0, 6.0, 0.3), camera, 0.08, extent_px, rng)
    return settings.camera, path


def _leaves(seed: int) -> Image:
    return leaves(_HEIGHT, _WIDTH, np.random.default_rng(seed))


def _problem(
    sharp: Image, motion: tuple[Camera, CameraPath], seed: int, sigma: float = _SIGMA
) -> Problem:
    """Return the photo of a scene as methods are given it, its noise known."""
    camera, path = motion
    noise = NoiseModel(0.0, sigma**2)
    photo = noise.draw(WarpBlur(path, camera).apply(sharp), np.random.default_rng(seed))
    return prepare(np.clip(photo, 0.0, 1.0), camera, path, noise)


def _restored(name: str, problem: Problem) -> Image:
    known = method(name)
    return np.clip(known.run(problem, known.parameters_type(), SILENT), 0.0, 1.0)


def _gain(found: Image, problem: Problem, sharp: Image) -> float:
    before, after = (likeness(each, sharp, _BORDER_PX)[0] for each in (problem.pixels, found))
    return after - before


def _nearer_db(found: Image, own: Image, other: Image) -> float:
    """Return by how many dB a picture is nearer to one glyph than to another where they differ."""
    image, mine, theirs = (SRGB.to_encoded(each) for each in (found, own, other))
    differ = np.abs(mine - theirs).max(axis=2) > _DIFFER
    near, far = (float(np.mean((image - each)[differ] ** 2)) for each in (mine, theirs))
    return float(10 * np.log10(max(far, 1e-12) / max(near, 1e-12)))


def _inside(image: Image) -> Image:
    return image[_BORDER_PX:-_BORDER_PX, _BORDER_PX:-_BORDER_PX]


def _at_least(value: float, limit: float, unit: str) -> Fact:
    return Fact(value, unit, f"at least {limit:g}", value >= limit)


def _at_most(value: float, limit: float, unit: str) -> Fact:
    return Fact(value, unit, f"at most {limit:g}", value <= limit)
