"""From a state to a camera path, whatever the source of the motion."""

from __future__ import annotations

import numpy as np

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import BehindCameraError, CameraError, DeblurError, FieldError
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.sandbox.drawing import drawn_path
from deblur_studio.core.sandbox.motion import camera_path_of, stretch_of
from deblur_studio.core.sandbox.settings import camera_for
from deblur_studio.core.sandbox.state import SandboxState
from deblur_studio.core.told import told

FIELDS = {"sliders": "motion", "drawn": "drawn_xy_px", "log": "log_start_s"}
"""Which field to change when the motion of a source makes no path."""


def camera_of(state: SandboxState, width: int, height: int) -> Camera:
    """Return the state's camera for a picture of that size; FieldError where it is too small."""
    try:
        return camera_for(state.camera, width, height)
    except CameraError as error:
        raise FieldError("picture", error.args[0]) from error


def path_of(
    state: SandboxState, camera: Camera, recording: ImuRecording | None = None
) -> CameraPath:
    """Return the path that the state's source of motion makes.

    Args:
        state: Says which source and its values.
        camera: Camera of the picture at full size.
        recording: The log that a stretch is taken of.

    Raises:
        FieldError: The motion makes no path; the field is the one to change.
    """
    try:
        if state.source == "drawn":
            return _drawn(state, camera)
        if state.source == "log":
            return _stretch(state, camera, recording)
        rng = np.random.default_rng(state.motion.seed)
        return camera_path_of(state.motion, state.camera, camera, rng)
    except FieldError:
        raise
    except DeblurError as error:
        raise FieldError(FIELDS[state.source], error.args[0]) from error


def unseen(state: SandboxState, camera: Camera, error: DeblurError) -> FieldError:
    """Return what is wrong with a path that has no kernels, in the words of its source."""
    if state.source == "log":
        return FieldError(FIELDS[state.source], error.args[0])
    wrong = (
        "turns the camera past the scene"
        if isinstance(error, BehindCameraError)
        else f"blurs further than the picture of {camera.width} x {camera.height} px reaches"
    )
    remedy = (
        "draw a shorter line"
        if state.source == "drawn"
        else "move less, expose shorter or take a wider lens"
    )
    return FieldError(FIELDS[state.source], f"This motion {wrong}; {remedy}.")


def _drawn(state: SandboxState, camera: Camera) -> CameraPath:
    if not state.drawn_xy_px:
        raise FieldError("drawn_xy_px", told("Draw a path on the picture with the mouse."))
    points = np.array(state.drawn_xy_px)
    return drawn_path(points, camera, state.camera.exposure_s, steady=state.drawn_steady)


def _stretch(state: SandboxState, camera: Camera, recording: ImuRecording | None) -> CameraPath:
    if recording is None:
        raise FieldError(
            "source", told("No log is open; open one in Restore, or record one in Sensor.")
        )
    return stretch_of(recording, state.log_start_s, state.camera, camera)
