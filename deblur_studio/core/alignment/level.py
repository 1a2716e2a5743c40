"""At which level of a photo's pyramid the blurs of a log fit into a block."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.track import AngleTrack
from deblur_studio.core.motion.shot import ShotSettings

Floats = NDArray[np.float64]

# A block shows longer kernels badly, but a smaller photo has few blocks.
_MOST_EXTENT_PX, _LEAST_PX = 56.0, 500


def level_of(
    shape: tuple[int, ...], track: AngleTrack, settings: ShotSettings, middles_s: Floats
) -> float:
    """Return 1, 0.5, 0.25...: the level at which the usual blurs of a stretch fit a block.

    Args:
        shape: Rows and columns of the photo.
        track: The log's angles about the exposures.
        settings: Exposure time and focal length.
        middles_s: (N,) middles of the exposures, on the log's clock.
    """
    half_s = settings.exposure.duration_s / 2
    some = middles_s[:: max(1, len(middles_s) // 2000)]
    turned = np.abs(track.angle(some + half_s) - track.angle(some - half_s))
    usual_px = float(np.quantile(np.linalg.norm(turned, axis=1), 0.75)) * settings.camera.fx_px
    scale = 1.0
    while usual_px * scale > _MOST_EXTENT_PX and min(shape[:2]) * scale / 2 >= _LEAST_PX:
        scale /= 2
    return scale
