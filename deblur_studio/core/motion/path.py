"""The camera path: poses of the camera while the shutter was open.

Conventions (axes and pixels: see core/camera/model.py):
    The reference instant is the middle of the exposure of the image's centre row; there the
    pose is the identity. ``time_s`` counts from it.
    ``rotations[i]`` R takes camera axes at the reference instant to camera axes at time i:
    a distant point seen along ray r at the reference is seen along R r at time i.
    ``positions_m[i]`` is where the camera is at time i, in camera axes of the reference.
    Turning the camera right (positive rate about y) moves the scene to the left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import BehindCameraError
from deblur_studio.core.told import told

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class CameraPath:
    """Poses at equally spaced times, wide enough for every row of a rolling shutter.

    ``time_s`` (N,) increasing, from -(exposure + readout)/2 to +(exposure + readout)/2.
    ``rotations`` (N, 3, 3). ``positions_m`` (N, 3), zero where translation is not used;
    ``depth_m`` is the distance of the fronto-parallel scene they act on.
    """

    time_s: Floats
    rotations: Floats
    positions_m: Floats
    exposure_s: float
    readout_s: float = 0.0
    depth_m: float = np.inf

    def row_times_s(self, row: Floats, height: int) -> Floats:
        """Return when the middle of the exposure of each row (any shape) was.

        Row v is exposed around ((v + 1/2) / H - 1/2) * readout.
        """
        return ((row + 0.5) / height - 0.5) * self.readout_s

    def poses_at(self, time_s: Floats) -> tuple[Floats, Floats]:
        """Return rotations (..., 3, 3) and positions (..., 3) at the times (...), interpolated.

        Poses are a millisecond or less apart, so straight lines between the matrices' entries
        stay within 1e-6 of a rotation for any hand-held rate.
        """
        step_s = self.time_s[1] - self.time_s[0]
        where = np.clip((time_s - self.time_s[0]) / step_s, 0, len(self.time_s) - 1)
        left = np.minimum(where.astype(np.intp), len(self.time_s) - 2)
        t = (where - left)[..., None]
        flat = np.concatenate([self.rotations.reshape(-1, 9), self.positions_m], axis=1)
        poses = flat[left] * (1 - t) + flat[left + 1] * t
        return poses[..., :9].reshape(*time_s.shape, 3, 3), poses[..., 9:]


def moved(path: CameraPath, camera: Camera, pixels_xy: Floats, time_s: Floats) -> Floats:
    """Return where the scene point at a reference pixel is seen at other times.

    Args:
        path: Poses.
        camera: Intrinsics of this image.
        pixels_xy: (..., 2) px at the reference instant.
        time_s: (...) s from the reference instant, broadcast against the pixels.

    Returns:
        (..., 2) px.

    Raises:
        BehindCameraError: The camera turns past a point.

    Source: homography K (R - R c n^T / d) K^-1, c the camera's position, of a
        fronto-parallel scene at depth d; Hartley & Zisserman 13.1, Whyte et al., IJCV 98 (2012).
    """
    rotations, positions = path.poses_at(np.asarray(time_s, dtype=np.float64))
    rays = camera.rays(pixels_xy) - positions / path.depth_m
    return _seen(camera, _turned(rotations, rays))


def origin(path: CameraPath, camera: Camera, pixels_xy: Floats, time_s: Floats) -> Floats:
    """Return the reference pixel whose scene point a pixel sees at other times: q(p, t).

    The inverse of ``moved``; shapes, errors and source as there.
    """
    rotations, positions = path.poses_at(np.asarray(time_s, dtype=np.float64))
    rays = _turned(np.swapaxes(rotations, -1, -2), camera.rays(pixels_xy))
    _check_in_front(rays)
    # The plane z = d in reference axes: the ray meets it d - c_z in front of the camera.
    reach = (1.0 - positions[..., 2:] / path.depth_m) / rays[..., 2:]
    return _seen(camera, rays * reach + positions / path.depth_m)


def _turned(rotations: Floats, rays: Floats) -> Floats:
    # Three products of whole arrays: einsum takes five times as long on broadcast operands.
    turned: Floats = (
        rotations[..., 0] * rays[..., 0:1]
        + rotations[..., 1] * rays[..., 1:2]
        + rotations[..., 2] * rays[..., 2:3]
    )
    return turned


def _seen(camera: Camera, rays: Floats) -> Floats:
    _check_in_front(rays)
    return camera.pixels(rays)


def _check_in_front(rays: Floats) -> None:
    if np.any(rays[..., 2] <= 1e-3):
        raise BehindCameraError(
            told(
                "The motion turns the camera past the scene; choose a shorter exposure,"
                " or check the units of the log's angular rate."
            )
        )
