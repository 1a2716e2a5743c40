"""How the sensor sits on the camera: orientation strings and matrices."""

from __future__ import annotations

import numpy as np

from deblur_studio.core.errors import CameraError
from deblur_studio.core.told import told

Mounting = tuple[tuple[float, float, float], ...]

_AXES = "XYZ"


def mounting_from_string(orientation: str) -> Mounting:
    """Return R_ci (3 x 3) of an orientation string such as ``zYX``.

    The three letters say which sensor axis points along the camera's x (right), y (down) and
    z (forward); a small letter means the opposite direction.

    Raises:
        CameraError: The string is not made of one x, one y and one z.
    """
    if sorted(orientation.upper()) != sorted(_AXES):
        raise CameraError(
            told(
                "The orientation {orientation!r} must name each of x, y and z once, such as"
                " XYZ or zYX; a small letter turns the axis round.",
                orientation=orientation,
            )
        )
    rows = []
    for letter in orientation:
        row = [0.0, 0.0, 0.0]
        row[_AXES.index(letter.upper())] = 1.0 if letter.isupper() else -1.0
        rows.append((row[0], row[1], row[2]))
    return tuple(rows)


def string_from_mounting(mounting: Mounting) -> str | None:
    """Return the orientation string of a matrix, None when it is not along the axes."""
    letters = ""
    for row in np.asarray(mounting, dtype=np.float64):
        axis = int(np.argmax(np.abs(row)))
        if not np.allclose(np.abs(row), np.eye(3)[axis], atol=1e-6):
            return None
        letters += _AXES[axis] if row[axis] > 0 else _AXES[axis].lower()
    return letters if sorted(letters.upper()) == sorted(_AXES) else None
