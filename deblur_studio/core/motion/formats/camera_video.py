"""Videos and black boxes of cameras (GoPro, Sony, DJI, Insta360...) through telemetry-parser.

That library is an optional extra. It turns every camera's axes into its own normal orientation
and its angular rate into deg/s; which unit the acceleration has differs between cameras, so it
is told from the length of gravity. Nothing of a video is kept in memory but its motion.
"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path
from typing import Any

import numpy as np

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import guess
from deblur_studio.core.motion.formats.assemble import assemble
from deblur_studio.core.motion.formats.streams import DEGREE_RAD, RawLog, Stream
from deblur_studio.core.motion.recording import ImuRecording, LogSource
from deblur_studio.core.told import told

FORMAT_NAME = "camera_video"
CLOCK = told("seconds since the start of the video")
AXES_NOTE = (
    "The axes are as telemetry-parser gives them: its own normal orientation of this camera, not "
    "checked against a photo; check the mounting with a known motion."
)

_SUFFIXES = frozenset(
    {".mp4", ".mov", ".m4v", ".mxf", ".insv", ".360", ".lrv", ".braw", ".r3d", ".bbl", ".bfl"}
)


def readable_suffixes() -> tuple[str, ...]:
    """The suffixes of camera videos, none where the extra that reads them is not installed."""
    installed = importlib.util.find_spec("telemetry_parser") is not None
    return tuple(sorted(_SUFFIXES)) if installed else ()


def is_camera_video(path: Path) -> bool:
    """Whether the name is that of a camera's video or of a black box."""
    return path.suffix.lower() in _SUFFIXES and path.is_file()


def read_camera_video(path: Path) -> ImuRecording:
    """Read the motion that the camera stored in a video.

    Raises:
        LogError: The extra is not installed, or the file holds no angular rate.
    """
    samples, details = _samples(path)
    turning = [sample for sample in samples if sample.get("gyro")]
    if not turning:
        raise LogError(f"{path.name} holds no motion of the camera; give the log of a gyroscope.")
    raw = RawLog(
        _stream(turning, "gyro", DEGREE_RAD),
        _force([sample for sample in samples if sample.get("accl")]),
        CLOCK,
        (),
        details=details,
        warnings=(AXES_NOTE,),
    )
    return assemble(raw, LogSource((path,), _sha256(path), FORMAT_NAME, details))


def _samples(path: Path) -> tuple[list[dict[str, Any]], dict[str, str]]:
    try:
        import telemetry_parser
    except ImportError:
        raise LogError(
            f"{path.name} is a camera's video; install the extra camera-logs (pip install "
            "'deblur-studio[camera-logs]') to read its motion."
        ) from None
    try:
        parser = telemetry_parser.Parser(str(path))
        samples = parser.normalized_imu()
    except (OSError, ValueError, RuntimeError) as error:
        raise LogError(_refusal(path, error)) from None
    except BaseException as error:  # a panic in Rust is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise LogError(_refusal(path, error)) from None
    return samples, _details(parser)


def _refusal(path: Path, error: BaseException) -> str:
    reason = str(error).split("\n")[0].rstrip(".")
    return (
        f"{path.name} holds no motion that telemetry-parser can read ({reason}); export its "
        "gyroscope data to a text log."
    )


def _details(parser: Any) -> dict[str, str]:
    details = {"camera": parser.camera, "model": parser.model}
    return {
        "reader": "telemetry-parser",
        "axes": "as telemetry-parser gives them",
        **{key: str(value) for key, value in details.items() if value},
    }


def _stream(samples: list[dict[str, Any]], key: str, factor: float) -> Stream:
    time_s = np.array([sample["timestamp_ms"] for sample in samples], dtype=np.float64) / 1000.0
    values = np.array([sample[key] for sample in samples], dtype=np.float64).reshape(-1, 3)
    return Stream(time_s, values * factor)


def _force(samples: list[dict[str, Any]]) -> Stream | None:
    if not samples:
        return None
    stream = _stream(samples, "accl", 1.0)
    unit = guess.guess_accel_unit(stream.values)
    return Stream(stream.time_s, stream.values * guess.ACCEL_FACTORS[unit])


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
