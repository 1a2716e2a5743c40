"""The pinhole camera with lens distortion and a rolling shutter.

Conventions, used everywhere in core:
    Camera axes: x right, y down, z forward (into the scene), right-handed.
    Pixels: (x, y), the centre of the first pixel is (0, 0); image arrays are (row, column).
    ``imu_to_camera`` R_ci maps a vector measured by the sensor to camera axes: v_cam = R_ci v_imu.
    ``time_offset_s`` is added to a time of the photo to get the time on the log's clock.
    ``readout_s`` is the time from the exposure of the first row to that of the last.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import CameraError
from deblur_studio.core.told import told

Floats = NDArray[np.float64]
_IDENTITY = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@dataclass(frozen=True)
class Camera:
    """Intrinsics and mounting of the camera that took a photo.

    ``distortion`` holds OpenCV's k1, k2, p1, p2, k3 (empty: none).
    """

    width: int
    height: int
    fx_px: float
    fy_px: float
    cx_px: float
    cy_px: float
    readout_s: float = 0.0
    time_offset_s: float = 0.0
    imu_to_camera: tuple[tuple[float, float, float], ...] = _IDENTITY
    distortion: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1:
            raise CameraError(
                told(
                    "The camera's image size {width} x {height} is empty.",
                    width=self.width,
                    height=self.height,
                )
            )
        for name in ("fx_px", "fy_px"):
            focal_px = getattr(self, name)
            if not (math.isfinite(focal_px) and focal_px > 0):
                raise CameraError(
                    told(
                        "{name} is {focal:g}; a focal length in pixels is positive.",
                        name=name,
                        focal=focal_px,
                    )
                )
        if not 0 <= self.readout_s <= 1:
            raise CameraError(
                told("readout_s is {value:g}; choose 0 to 1 second.", value=self.readout_s)
            )
        for name in ("cx_px", "cy_px", "time_offset_s"):
            if not math.isfinite(getattr(self, name)):
                raise CameraError(
                    told(
                        "{name} is {value:g}; it must be a finite number.",
                        name=name,
                        value=getattr(self, name),
                    )
                )
        if len(self.distortion) not in (0, 4, 5) or not all(map(math.isfinite, self.distortion)):
            raise CameraError(told("distortion must be four or five finite numbers, or none."))
        check_rotation(np.asarray(self.imu_to_camera, dtype=np.float64))

    @classmethod
    def centred(cls, width: int, height: int, focal_px: float) -> Camera:
        """Return the camera with square pixels and its axis in the middle of the image."""
        return cls(width, height, focal_px, focal_px, (width - 1) / 2, (height - 1) / 2)

    def replaced(self, **changes: object) -> Camera:
        """Return a copy with some values changed."""
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]

    def matrix(self) -> Floats:
        """Return K, (3, 3)."""
        return np.array(
            [[self.fx_px, 0.0, self.cx_px], [0.0, self.fy_px, self.cy_px], [0.0, 0.0, 1.0]]
        )

    def mounting(self) -> Floats:
        """Return R_ci, (3, 3): sensor axes to camera axes."""
        return np.asarray(self.imu_to_camera, dtype=np.float64)

    def scaled(self, width: int, height: int) -> Camera:
        """Return the camera of the same photo resampled to another size.

        Pixel centres sit at integers, so the principal point moves by the half pixel too.
        """
        sx, sy = width / self.width, height / self.height
        return self.replaced(
            width=width,
            height=height,
            fx_px=self.fx_px * sx,
            fy_px=self.fy_px * sy,
            cx_px=(self.cx_px + 0.5) * sx - 0.5,
            cy_px=(self.cy_px + 0.5) * sy - 0.5,
        )

    def rays(self, pixels_xy: Floats) -> Floats:
        """Return the direction (..., 3), z = 1, that each pixel (..., 2) looks at, undistorted."""
        if self.distortion:
            flat = np.ascontiguousarray(pixels_xy.reshape(-1, 1, 2))
            xy = cv2.undistortPoints(flat, self.matrix(), np.asarray(self.distortion))
            xy = np.asarray(xy, dtype=np.float64).reshape(pixels_xy.shape)
        else:
            xy = (pixels_xy - (self.cx_px, self.cy_px)) / (self.fx_px, self.fy_px)
        return np.concatenate([xy, np.ones_like(xy[..., :1])], axis=-1)

    def pixels(self, rays: Floats) -> Floats:
        """Return the pixel (..., 2) at which each direction (..., 3) with z > 0 is seen."""
        xy = rays[..., :2] / rays[..., 2:]
        if self.distortion:
            xy = _distort(xy, self.distortion)
        return xy * (self.fx_px, self.fy_px) + (self.cx_px, self.cy_px)


def check_rotation(matrix: Floats) -> None:
    """Raise CameraError unless ``matrix`` (3, 3) is orthonormal, mirror images allowed.

    A left-handed mounting matrix occurs in published calibrations (sensor axes given with one
    sign flipped); angular rate is an axial vector, so it is accepted and used as written.
    """
    if matrix.shape != (3, 3) or not np.allclose(matrix @ matrix.T, np.eye(3), atol=1e-3):
        raise CameraError(told("imu_to_camera must be a 3 x 3 matrix with orthonormal rows."))


def _distort(xy: Floats, coefficients: tuple[float, ...]) -> Floats:
    """Apply Brown's radial and tangential distortion (Brown 1971, as OpenCV orders it)."""
    k1, k2, p1, p2, k3 = (*coefficients, 0.0, 0.0, 0.0, 0.0, 0.0)[:5]
    x, y = xy[..., 0], xy[..., 1]
    r2 = x * x + y * y
    radial = 1 + r2 * (k1 + r2 * (k2 + r2 * k3))
    x_out = x * radial + 2 * p1 * x * y + p2 * (r2 + 2 * x * x)
    y_out = y * radial + p1 * (r2 + 2 * y * y) + 2 * p2 * x * y
    return np.stack([x_out, y_out], axis=-1)
