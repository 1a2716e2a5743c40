"""The verdict before the button: what stands in the way of removing the blur, and what is certain.

Each gate is one question with one sentence as its answer; the worst one decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.blocks import blocks_of
from deblur_studio.core.alignment.evidence import Guess, still_loss
from deblur_studio.core.alignment.judge import Judge
from deblur_studio.core.alignment.spectrum_model import SpectrumModel
from deblur_studio.core.alignment.track import AngleTrack
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px, kernels_at
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.told import told

Image = NDArray[np.float32]
Level = Literal["good", "doubtful", "bad"]

_LEAST_RATE_HZ, _LEAST_SAMPLES = 50.0, 3.0
_SHARE_DOUBTFUL, _SHARE_BAD = 0.35, 0.7
_CLIPPED_DOUBTFUL, _CLIPPED_BAD = 0.02, 0.25
_SATURATED, _LEAST_PASSED = 0.97, 0.02
_NOTICEABLE_PX = 3.0
_STUCK = 3
_ORDER: tuple[Level, ...] = ("good", "doubtful", "bad")


@dataclass(frozen=True)
class Gate:
    """One question: ``name``, how it came out, a sentence, and the number behind it."""

    name: str
    level: Level
    sentence: str
    value: float


@dataclass(frozen=True)
class ShotVerdict:
    """Whether the blur of a shot can be removed: ``level`` is that of the worst gate."""

    level: Level
    sentence: str
    gates: tuple[Gate, ...]


def verdict_before(
    pixels: Image,
    recording: ImuRecording,
    settings: ShotSettings,
    *,
    mounting_known: bool,
) -> ShotVerdict:
    """Judge a shot before it is restored.

    Args:
        pixels: The photo (H, W, C) in linear light.
        recording: The log.
        settings: Camera and exposure.
        mounting_known: Whether somebody said how the sensor sits on the camera.
    """
    gates = [_covered(recording, settings), _rate(recording, settings), _mounting(mounting_known)]
    gates += [_saturated_sensor(recording, settings), _clipped(pixels)]
    if gates[0].level == "good":
        path = camera_path(recording, settings)
        gates += _of_path(pixels, recording, settings, path)
    level = max((gate.level for gate in gates), key=_ORDER.index)
    reasons = [gate.sentence for gate in gates if gate.level == level]
    sentence = "Nothing stands in the way." if level == "good" else " ".join(reasons)
    return ShotVerdict(level, sentence, tuple(gates))


def _of_path(
    pixels: Image, recording: ImuRecording, settings: ShotSettings, path: CameraPath
) -> list[Gate]:
    try:
        extent_px = blur_extent_px(path, settings.camera)
    except MotionError as error:
        return [Gate("extent", "bad", str(error), float("inf"))]
    if extent_px < 0.3:
        sentence = told("The log shows no motion during the exposure; there is nothing to remove.")
        return [Gate("extent", "doubtful", sentence, extent_px)]
    blurs = told("The motion blurs by up to {extent:.1f} px.", extent=extent_px)
    extent = Gate("extent", "good", blurs, extent_px)
    judged = [_destroyed(settings, path)]
    return [extent, *judged, _still(pixels, recording, settings, extent_px)]


def _covered(recording: ImuRecording, settings: ShotSettings) -> Gate:
    try:
        camera_path(recording, settings)
    except MotionError as error:
        return Gate("coverage", "bad", str(error), 0.0)
    return Gate("coverage", "good", told("The log covers the exposure without a gap."), 1.0)


def _rate(recording: ImuRecording, settings: ShotSettings) -> Gate:
    rate_hz = recording.rate_hz
    samples = rate_hz * settings.exposure.duration_s
    if rate_hz < _LEAST_RATE_HZ:
        level: Level = "bad" if rate_hz < _LEAST_RATE_HZ / 2 else "doubtful"
        sentence = told(
            "The log has {rate:.0f} samples a second; hand shake needs 50 or more, better 100.",
            rate=rate_hz,
        )
        return Gate("rate", level, sentence, rate_hz)
    if samples < _LEAST_SAMPLES:
        sentence = told(
            "Only {samples:.1f} samples fall into the exposure; the rest is a guess.",
            samples=samples,
        )
        return Gate("rate", "doubtful", sentence, samples)
    enough = told("{samples:.0f} samples fall into the exposure.", samples=samples)
    return Gate("rate", "good", enough, samples)


def _mounting(known: bool) -> Gate:
    if known:
        return Gate("mounting", "good", told("The sensor's axes on the camera are known."), 1.0)
    sentence = told(
        "How the sensor sits on the camera is assumed, not known; give an orientation or a camera"
        " file, or let align refine the mounting."
    )
    return Gate("mounting", "doubtful", sentence, 0.0)


def _saturated_sensor(recording: ImuRecording, settings: ShotSettings) -> Gate:
    """Whether an axis stands at its largest value for several samples in the exposure."""
    start_s = settings.exposure.start_s + settings.camera.time_offset_s
    ends = [start_s, start_s + settings.exposure.duration_s]
    first, last = np.searchsorted(recording.time_s, ends)
    largest = np.abs(recording.gyro_rad_s).max(axis=0)
    inside = np.abs(recording.gyro_rad_s[first:last])
    stuck = int((inside >= 0.999 * largest).sum(axis=0).max()) if len(inside) else 0
    if stuck >= _STUCK and largest.max() > 1.0:
        sentence = told(
            "The gyroscope was at the end of its range in the exposure; it turned faster."
        )
        return Gate("sensor-range", "bad", sentence, stuck)
    within = told("The gyroscope stayed within its range.")
    return Gate("sensor-range", "good", within, stuck)


def _clipped(pixels: Image) -> Gate:
    share = float((pixels >= _SATURATED).any(axis=2).mean())
    percent = 100 * share
    if share < _CLIPPED_DOUBTFUL:
        sentence = told("{percent:.1f} % of the photo is clipped to white.", percent=percent)
        return Gate("clipping", "good", sentence, share)
    level: Level = "bad" if share > _CLIPPED_BAD else "doubtful"
    sentence = told(
        "{percent:.1f} % of the photo is clipped to white. Detail under it cannot come back.",
        percent=percent,
    )
    return Gate("clipping", level, sentence, share)


def _destroyed(settings: ShotSettings, path: CameraPath) -> Gate:
    """Share of the detail up to 0.4 cycles per pixel that the kernel in the middle takes away."""
    camera = settings.camera
    middle = np.array([(camera.width - 1) / 2]), np.array([(camera.height - 1) / 2])
    kernel = kernels_at(path, camera, *middle).kernels[0]
    side = max(128, 1 << (2 * kernel.shape[0] - 1).bit_length())
    passed = np.abs(np.fft.rfft2(kernel, s=(side, side)))
    radius = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side))
    share = float((passed[(radius > 0) & (radius < 0.4)] < _LEAST_PASSED).mean())
    level: Level = "bad" if share > _SHARE_BAD else "doubtful"
    if share < _SHARE_DOUBTFUL:
        level = "good"
    return Gate("destroyed", level, _lost(100 * share, level), share)


def _lost(percent: float, level: Level) -> str:
    if level == "good":
        return told(
            "The shutter destroyed {percent:.0f} % of the detail (zeros of the kernel).",
            percent=percent,
        )
    return told(
        "The shutter destroyed {percent:.0f} % of the detail (zeros of the kernel). It is not in"
        " the photo any more.",
        percent=percent,
    )


def _still(
    pixels: Image, recording: ImuRecording, settings: ShotSettings, extent_px: float
) -> Gate:
    """Whether the photo looks sharper than the log says: stabilisation, or another moment."""
    try:
        gain = motion_gain(pixels, recording, settings)
    except MotionError as error:
        return Gate("stabilised", "doubtful", str(error), float("nan"))
    if extent_px > _NOTICEABLE_PX and gain < 0:
        sentence = told(
            "The log says {extent:.0f} px of blur but the photo looks sharper: a stabilised"
            " lens or sensor, or the exposure lies elsewhere in the log (see align).",
            extent=extent_px,
        )
        return Gate("stabilised", "bad", sentence, gain)
    agree = told("The photo's spectra agree with the motion.")
    return Gate("stabilised", "good", agree, gain)


def motion_gain(pixels: Image, recording: ImuRecording, settings: ShotSettings) -> float:
    """Return how much better than a still camera the told motion explains the photo's spectra.

    Raises:
        MotionError: Too little texture, or the log does not cover the exposure.
    """
    model = SpectrumModel.of(blocks_of(pixels))
    exposure = settings.exposure
    middle_s = exposure.start_s + settings.camera.time_offset_s + exposure.duration_s / 2
    track = AngleTrack.of(recording, middle_s - 1.0, middle_s + 1.0)
    judge = Judge.of(model, settings.camera, track, exposure.duration_s)
    return still_loss(model) - judge.loss(Guess(middle_s, settings.bias_rad_s))
