"""The options that say how a shot was taken, shared by the commands that need its motion."""

from __future__ import annotations

import argparse
import dataclasses
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deblur_studio.cli import values
from deblur_studio.core.camera.file import read_camera
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.mounting import mounting_from_string
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.proposal import bias_from_recording, propose
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings


@dataclass(frozen=True, eq=False)
class Shot:
    """A photo, its log, the settings and ``notes``: where each setting comes from."""

    photo: Photo
    recording: ImuRecording
    settings: ShotSettings
    notes: dict[str, str]
    camera_file: Path | None = None

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files that nothing may be written over."""
        camera = () if self.camera_file is None else (self.camera_file,)
        return (self.photo.source.path, *self.recording.source.paths, *camera)

    def path(self) -> CameraPath:
        """Return what the camera did while the shutter was open.

        Raises:
            MotionError: It is not in the log, or blurs further than the photo reaches.
        """
        path = camera_path(self.recording, self.settings)
        blur_extent_px(path, self.settings.camera)
        return path

    def facts(self) -> dict[str, Any]:
        """Return what every answer about a shot tells."""
        exposure, camera = self.settings.exposure, self.settings.camera
        return {
            "photo_sha256": self.photo.source.sha256,
            "log_sha256": self.recording.source.sha256,
            "start_s": exposure.start_s,
            "exposure_s": exposure.duration_s,
            "time_offset_s": camera.time_offset_s,
            "readout_s": camera.readout_s,
            "focal_px": camera.fx_px,
            "bias_rad_s": self.settings.bias_rad_s,
            "notes": self.notes,
            "warnings": [*self.photo.warnings, *self.recording.warnings],
        }

    def remarks(self) -> list[str]:
        """Return the notes and warnings as lines."""
        notes = [f"{field}: {sentence}" for field, sentence in self.notes.items()]
        return [*notes, *self.photo.warnings, *self.recording.warnings]


def add_shot_options(
    parser: argparse.ArgumentParser, *, photo: str = "PHOTO", exposure_required: bool = False
) -> None:
    """Add the photo and everything about how it was taken."""
    parser.add_argument("photo", type=Path, metavar=photo, help="JPEG, PNG, TIFF, HEIC or RAW")
    group = parser.add_argument_group("the shot")
    group.add_argument(
        "--imu",
        type=Path,
        action="append",
        required=True,
        metavar="LOG",
        help="log of the sensor, or its folder; twice for gyroscope and accelerometer files",
    )
    group.add_argument("--camera", type=Path, metavar="CAMERA.toml", help="camera file")
    group.add_argument("--focal-px", type=values.positive, metavar="F", help="focal length")
    _add_times(group, required=exposure_required)
    group.add_argument(
        "--orientation", metavar="zYX", help="sensor axes along the camera's right, down, forward"
    )
    group.add_argument(
        "--depth-m",
        type=values.positive,
        metavar="D",
        help="distance of the scene: use the accelerometer's sideways motion too (default: off)",
    )
    group.add_argument(
        "--bias",
        type=values.bias,
        default="auto",
        metavar="auto|none|X,Y,Z",
        help="rate of the sensor at rest, rad/s (auto: from a still stretch of the log)",
    )


def _add_times(group: argparse._ArgumentGroup, *, required: bool) -> None:
    group.add_argument(
        "--start-s",
        type=values.number,
        required=required,
        metavar="T",
        help="when the shutter opened, on the log's clock"
        + ("" if required else " (default: the exposure is in the middle of the log)"),
    )
    group.add_argument(
        "--exposure-s",
        type=values.positive,
        required=required,
        metavar="E",
        help="how long it was open" + ("" if required else " (default: EXIF's exposure time)"),
    )
    group.add_argument(
        "--time-offset-s", type=values.number, metavar="D", help="added to the start"
    )
    group.add_argument(
        "--readout-s", type=values.not_negative, metavar="R", help="from the first row to the last"
    )


def read_shot(options: argparse.Namespace) -> Shot:
    """Read photo, log and camera file and settle what the options leave open.

    Raises:
        DeblurError: A file or a value cannot be used.
    """
    photo = read_photo(options.photo)
    recording = read_log(options.imu if len(options.imu) > 1 else options.imu[0])
    proposal = propose(photo, recording, read_camera(options.camera) if options.camera else None)
    notes = dict(proposal.notes)
    camera = _camera(proposal.settings.camera, options, notes)
    exposure = _exposure(proposal.settings.exposure, options, notes)
    bias = _bias(recording, exposure, options.bias, notes)
    depth_m = math.inf if options.depth_m is None else options.depth_m
    settings = ShotSettings(camera, exposure, bias, depth_m)
    return Shot(photo, recording, settings, notes, options.camera)


def _camera(camera: Camera, options: argparse.Namespace, notes: dict[str, str]) -> Camera:
    if options.focal_px is not None:
        notes["focal"] = "Given with --focal-px."
        fy_px = options.focal_px * camera.fy_px / camera.fx_px
        camera = camera.replaced(fx_px=options.focal_px, fy_px=fy_px)
    if options.orientation is not None:
        notes["mounting"] = "Given with --orientation."
        camera = camera.replaced(imu_to_camera=mounting_from_string(options.orientation))
    if options.time_offset_s is not None:
        camera = camera.replaced(time_offset_s=options.time_offset_s)
    if options.readout_s is not None:
        camera = camera.replaced(readout_s=options.readout_s)
    return camera


def _exposure(exposure: Exposure, options: argparse.Namespace, notes: dict[str, str]) -> Exposure:
    if options.exposure_s is not None:
        notes["exposure"] = "Given with --exposure-s."
        middle_s = exposure.start_s + exposure.duration_s / 2
        start_s = middle_s - options.exposure_s / 2
        exposure = Exposure(start_s, options.exposure_s)
    if options.start_s is not None:
        notes["start"] = "Given with --start-s."
        return dataclasses.replace(exposure, start_s=options.start_s)
    return exposure


def _bias(
    recording: ImuRecording,
    exposure: Exposure,
    wanted: values.Bias | str,
    notes: dict[str, str],
) -> values.Bias:
    if wanted == "auto":
        return bias_from_recording(recording, exposure.start_s + exposure.duration_s / 2, notes)
    if isinstance(wanted, str):
        notes["bias"] = "None taken off, as asked."
        return 0.0, 0.0, 0.0
    notes["bias"] = "Given with --bias."
    return wanted
