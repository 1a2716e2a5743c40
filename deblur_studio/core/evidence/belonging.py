"""Whether a log is that of a photo: what its motion tells of the photo's spectra.

A foreign motion is often better than none, since nearly any blur explains a blurred photo better
than a camera at rest; and the right one, off by its typical errors, is often worse than a plain
straight blur of the right length. So the motion may first move as far as is usual (clock, bias,
scale, focal length, mounting, readout), which costs it, and must then do better than the best plain
straight blur; one that must be bent further than is usual is foreign, too.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.answer import middle_of
from deblur_studio.core.alignment.evidence import Guess, plain_votes
from deblur_studio.core.alignment.judge import Judge
from deblur_studio.core.alignment.motion_refinement import seen_and_told
from deblur_studio.core.alignment.refine import REFINABLE, Hold, refined
from deblur_studio.core.alignment.spectrum_model import SpectrumModel
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings

Image = NDArray[np.float32]

SHORTEST_PX = 7.0
"""A blur that is shorter looks much like any other of its length."""
# Typical errors of MotionErrors: s, rad/s (three), log of scale and focal length, rad (three), s.
_TYPICAL = np.array([0.004, 0.01, 0.01, 0.01, 0.05, 0.03, 0.03, 0.03, 0.03, 0.004])
# Sum of squares in units of these; chosen, as SHORTEST_PX, on 292 simulated shots of free photos.
_MOST_STRAIN = 10.0


def motion_lead(pixels: Image, recording: ImuRecording, settings: ShotSettings) -> float | None:
    """Return by how much a motion beats the best plain straight blur, in log likelihood a block.

    Args:
        pixels: The photo (H, W, C) in linear light.
        recording: The log.
        settings: Camera, exposure and bias as they were told.

    Returns:
        Above 0: the motion is told apart from a plain blur, and is the photo's own; below 0 also
        where it had to be bent too far. None: there is too little texture, or the log ends too
        early, to say.
    """
    middle_s = middle_of(settings)
    try:
        blocks, track = seen_and_told(pixels, recording, settings)
    except MotionError:
        return None
    model = SpectrumModel.of(blocks)
    judge = Judge.of(model, settings.camera, track, settings.exposure.duration_s)
    start, hold = Guess(middle_s), Hold(_TYPICAL, middle_s)
    if not judge.covers(start):
        return None
    found, cost = refined(judge, start, REFINABLE, hold=hold)
    lead = float(plain_votes(model).sum() - cost) / len(model.blocks)
    strain = hold.strain(found)
    return lead if strain <= _MOST_STRAIN else min(lead, _MOST_STRAIN - strain)
