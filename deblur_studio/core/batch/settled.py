"""The settings of a shot from what its files say and what somebody said about it."""

from __future__ import annotations

import dataclasses
import math

from deblur_studio.core.batch.values import Given
from deblur_studio.core.camera.file import read_camera
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.motion.mounting import mounting_from_string
from deblur_studio.core.motion.proposal import bias_from_recording, propose
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings


def settled(
    photo: Photo, recording: ImuRecording, given: Given
) -> tuple[ShotSettings, dict[str, str]]:
    """Return the settings of a shot and, for each, where it comes from.

    Raises:
        CameraError: The camera file cannot be used, or a value makes no sense.
    """
    told = None if given.camera is None else read_camera(given.camera)
    proposal = propose(photo, recording, told)
    notes = dict(proposal.notes)
    camera = _camera(proposal.settings.camera, given, notes)
    exposure = _exposure(proposal.settings.exposure, given, notes)
    bias = bias_from_recording(recording, exposure.start_s + exposure.duration_s / 2, notes)
    depth_m = math.inf if given.depth_m is None else given.depth_m
    return ShotSettings(camera, exposure, bias, depth_m), notes


def _camera(camera: Camera, given: Given, notes: dict[str, str]) -> Camera:
    if given.focal_px is not None:
        notes["focal"] = "As given."
        fy_px = given.focal_px * camera.fy_px / camera.fx_px
        camera = camera.replaced(fx_px=given.focal_px, fy_px=fy_px)
    if given.orientation is not None:
        notes["mounting"] = "As given."
        camera = camera.replaced(imu_to_camera=mounting_from_string(given.orientation))
    if given.time_offset_s is not None:
        camera = camera.replaced(time_offset_s=given.time_offset_s)
    if given.readout_s is not None:
        camera = camera.replaced(readout_s=given.readout_s)
    return camera


def _exposure(exposure: Exposure, given: Given, notes: dict[str, str]) -> Exposure:
    if given.exposure_s is not None:
        notes["exposure"] = "As given."
        middle_s = exposure.start_s + exposure.duration_s / 2
        exposure = Exposure(middle_s - given.exposure_s / 2, given.exposure_s)
    if given.start_s is not None:
        notes["start"] = "As given."
        exposure = dataclasses.replace(exposure, start_s=given.start_s)
    return exposure
