"""From the angles that a sensor computes itself to a rotation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def rotation_of(angle_deg: Floats) -> Floats:
    """Return (3, 3) sensor to room of angles (3,) about x, y and z.

    WitMotion turns about z first, then about the new y, then about the new x.
    """
    (cx, cy, cz), (sx, sy, sz) = np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))
    about_x = np.array([[1.0, 0.0, 0.0], [0.0, cx, -sx], [0.0, sx, cx]])
    about_y = np.array([[cy, 0.0, sy], [0.0, 1.0, 0.0], [-sy, 0.0, cy]])
    about_z = np.array([[cz, -sz, 0.0], [sz, cz, 0.0], [0.0, 0.0, 1.0]])
    rotation: Floats = about_z @ about_y @ about_x
    return rotation
