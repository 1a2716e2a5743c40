"""The angles that a sensor turned through since some instant, and what they do to a picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import BSpline, make_interp_spline

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.told import told

Floats = NDArray[np.float64]

_TURN_RAD = 1e-4


@dataclass(frozen=True, eq=False)
class AngleTrack:
    """The integral of the measured rate, in sensor axes, without bias taken off.

    Within an exposure the turns are so small that they add up like vectors, so one integral
    over the log serves every stretch of it. ``gaps`` (G, 2) s.
    """

    start_s: float
    end_s: float
    angle: BSpline
    rate: BSpline
    gaps: Floats

    @classmethod
    def of(cls, recording: ImuRecording, start_s: float, end_s: float) -> AngleTrack:
        """Integrate a stretch of a log, as much of it as there is.

        Raises:
            MotionError: The log has hardly any samples there.
        """
        known_s = recording.time_s
        first = max(0, int(np.searchsorted(known_s, start_s)) - 4)
        last = int(np.searchsorted(known_s, end_s)) + 4
        time_s, gyro = known_s[first:last], recording.gyro_rad_s[first:last]
        if len(time_s) < 8:
            raise MotionError(
                told(
                    "{name} has hardly any samples between {start:.3f} s and {end:.3f} s; search"
                    " another stretch.",
                    name=recording.source.paths[0].name,
                    start=start_s,
                    end=end_s,
                )
            )
        rate = make_interp_spline(time_s, gyro, k=3)
        gaps = np.array([(gap.start_s, gap.end_s) for gap in recording.gaps]).reshape(-1, 2)
        begins, ends = max(start_s, float(time_s[0])), min(end_s, float(time_s[-1]))
        return cls(begins, ends, rate.antiderivative(), rate, gaps)

    def covers(self, from_s: Floats, to_s: Floats) -> NDArray[np.bool_]:
        """Return which stretches (any shape) lie inside the log and touch no gap."""
        inside = (from_s >= self.start_s) & (to_s <= self.end_s)
        for gap_start_s, gap_end_s in self.gaps:
            inside &= (to_s <= gap_start_s) | (from_s >= gap_end_s)
        return np.asarray(inside)


def turn_jacobians(camera: Camera, pixels_xy: Floats) -> Floats:
    """Return (N, 2, 3) px per rad: how kernels' curves at pixels (N, 2) follow small turns.

    The turn is the camera's, in its own axes; see ``traces`` for the sign.
    """
    rays = camera.rays(pixels_xy)
    columns = []
    for axis in np.eye(3):
        ahead = camera.pixels(rays - _TURN_RAD * np.cross(axis, rays))
        behind = camera.pixels(rays + _TURN_RAD * np.cross(axis, rays))
        columns.append((ahead - behind) / (2 * _TURN_RAD))
    return np.stack(columns, axis=-1)


def row_shares(camera: Camera, pixels_xy: Floats) -> Floats:
    """Return how much of the readout after the centre row each pixel (N, 2) is read, -1/2..1/2."""
    shares: Floats = (pixels_xy[:, 1] + 0.5) / camera.height - 0.5
    return shares
