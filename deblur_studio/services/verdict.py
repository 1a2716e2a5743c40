"""What the scores of a restoration mean, in plain words.

chi is the root mean square of (photo - re-blurred result) over the photo's noise: one where the
measured motion explains the photo down to its noise.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.restore.run import Restoration

_EXPLAINED = 1.5
_ROUGHLY = 3.0
_NOTHING_TO_DO_PX = 1.5


@dataclass(frozen=True)
class Verdict:
    """A headline, the figures and what to do about them."""

    headline: str
    scores: str
    advice: str


def verdict_of(restoration: Restoration) -> Verdict:
    """Return what to say of a restoration."""
    chi, worst = restoration.chi, restoration.worst_block_chi
    scores = tr(
        "Re-blur residual {chi:.2f} times the noise, worst block {worst:.2f};"
        " blur up to {extent:.1f} px.",
        chi=chi,
        worst=worst,
        extent=restoration.blur_extent_px,
    )
    if restoration.blur_extent_px < _NOTHING_TO_DO_PX:
        headline = tr("There was hardly any blur to remove.")
        return Verdict(headline, scores, tr("The camera barely moved in this exposure."))
    if math.isnan(chi):
        headline = tr("The result could not be checked against the photo.")
        return Verdict(headline, scores, tr("The photo is clipped, or smaller than its blur."))
    if chi <= _EXPLAINED:
        advice = "" if worst <= _ROUGHLY else tr("One part fits less well: see the residual map.")
        return Verdict(tr("The measured motion explains the photo."), scores, advice)
    if chi <= _ROUGHLY:
        headline = tr("The measured motion explains most of the blur.")
        return Verdict(headline, scores, tr("Moving things or a small clock offset may be left."))
    headline = tr("The measured motion does not explain this photo.")
    advice = tr("Check the start of the exposure, the orientation and the focal length.")
    return Verdict(headline, scores, advice)
