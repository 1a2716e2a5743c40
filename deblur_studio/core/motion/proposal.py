"""What the program assumes about a shot until somebody says better, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from deblur_studio.core.camera.exif import assumed_focal, focal_from_metadata
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import CameraError
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.motion.bias import still_bias
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.told import told

_FALLBACK_EXPOSURE_S = 0.05


@dataclass(frozen=True)
class Proposal:
    """Settings and, for each of focal, exposure, start, bias and mounting, where it came from."""

    settings: ShotSettings
    notes: dict[str, str]


def propose(photo: Photo, recording: ImuRecording, camera: Camera | None = None) -> Proposal:
    """Return settings for a photo and a log from EXIF, the log and, if given, a camera file.

    Raises:
        CameraError: The camera file is for another image size.
    """
    notes: dict[str, str] = {}
    if camera is None:
        camera = camera_from_photo(photo, notes)
        notes["mounting"] = told("Assumed: sensor axes lie along the camera's (XYZ).")
    else:
        _check_size(photo, camera)
        notes["focal"] = notes["mounting"] = told("From the camera file.")
    exposure = _exposure(photo, recording, notes)
    bias = bias_from_recording(recording, (exposure.start_s + exposure.end_s) / 2, notes)
    return Proposal(ShotSettings(camera, exposure, bias), notes)


def camera_from_photo(photo: Photo, notes: dict[str, str]) -> Camera:
    """Return the camera that EXIF tells of, its source noted under ``focal``."""
    guess = focal_from_metadata(photo.metadata, photo.width, photo.height)
    guess = guess or assumed_focal(photo.width, photo.height)
    notes["focal"] = guess.source
    return Camera.centred(photo.width, photo.height, guess.focal_px)


def _exposure(photo: Photo, recording: ImuRecording, notes: dict[str, str]) -> Exposure:
    if photo.metadata.exposure_s:
        duration_s = photo.metadata.exposure_s
        notes["exposure"] = told("EXIF exposure time, {length:.6g} s.", length=duration_s)
    else:
        duration_s = _FALLBACK_EXPOSURE_S
        notes["exposure"] = told(
            "Assumed: {length:g} s, as the photo does not tell.", length=duration_s
        )
    middle_s = _likely_middle(photo, recording, duration_s, notes)
    return Exposure(float(middle_s - duration_s / 2), duration_s)


def _likely_middle(
    photo: Photo, recording: ImuRecording, duration_s: float, notes: dict[str, str]
) -> float:
    """Return when the photo may have been taken: the last mark, EXIF's time, else mid-log."""
    first_s, last_s = float(recording.time_s[0]), float(recording.time_s[-1])
    half_s = duration_s / 2
    marks_s = [
        mark_s for mark_s in recording.marks_s if first_s + half_s < mark_s < last_s - half_s
    ]
    if marks_s:
        notes["start"] = told(
            "The last mark of the recording, at {mark:.2f} s; a hand marks to some tenths"
            " of a second, so set the start more exactly.",
            mark=marks_s[-1],
        )
        return marks_s[-1]
    taken_s = _exif_time_s(photo, recording)
    if taken_s is not None and first_s + half_s < taken_s < last_s - half_s:
        notes["start"] = told(
            "EXIF time, {taken:.2f} s on the log's clock; cameras tell it to a second and their"
            " clocks drift, so set the start more exactly.",
            taken=taken_s,
        )
        return taken_s
    notes["start"] = told(
        "Assumed: the middle of the log; set the start to when the photo was taken."
    )
    return (first_s + last_s) / 2


def _exif_time_s(photo: Photo, recording: ImuRecording) -> float | None:
    """Return EXIF's time on the log's clock, None where one of them does not tell the day."""
    taken_at, origin_s = photo.metadata.taken_at, recording.unix_origin_s
    return None if taken_at is None or origin_s is None else taken_at.timestamp() - origin_s


def bias_from_recording(
    recording: ImuRecording, near_s: float, notes: dict[str, str]
) -> tuple[float, float, float]:
    """Return the bias (rad/s) that the log itself shows near a time, noted under ``bias``."""
    found = still_bias(recording, near_s)
    if found is None:
        notes["bias"] = told("None taken off: the sensor never lay still for half a second.")
        return (0.0, 0.0, 0.0)
    notes["bias"] = told(
        "Mean rate while still, {start:.2f} s to {end:.2f} s.", start=found.start_s, end=found.end_s
    )
    return found.bias_rad_s


def _check_size(photo: Photo, camera: Camera) -> None:
    if (camera.width, camera.height) != (photo.width, photo.height):
        raise CameraError(
            told(
                "The camera file is for {width} x {height} pixels but {name} has {wide} x"
                " {high}; use the camera file of this photo or scale its values.",
                width=camera.width,
                height=camera.height,
                name=photo.source.path.name,
                wide=photo.width,
                high=photo.height,
            )
        )
