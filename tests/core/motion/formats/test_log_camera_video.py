"""Videos through the optional library: with a stand-in for it, and against it on a real log.

No video of a camera that stores its motion is at hand; what the library makes of one is its own.
"""

from __future__ import annotations

import hashlib
import sys
import types
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.formats.camera_video import read_camera_video

Write = Callable[[str, "str | bytes"], Path]
G = 9.80665
VIDEO = b"\x00\x00\x00\x20ftypmp42" + bytes(64)


class PanicException(BaseException):
    """What a panic in Rust arrives as."""


def stand_in(monkeypatch: pytest.MonkeyPatch, samples, error: BaseException | None = None) -> None:
    """Put a module in the library's place that gives ``samples`` or fails."""

    class Parser:
        camera, model = "GoPro", "HERO 9"

        def __init__(self, path: str) -> None:
            assert Path(path).is_file()

        def normalized_imu(self):
            if error is not None:
                raise error
            return samples

    module = types.ModuleType("telemetry_parser")
    module.Parser = Parser
    monkeypatch.setitem(sys.modules, "telemetry_parser", module)


def samples_of(motion, force):
    return [
        {"timestamp_ms": t * 1e3, "gyro": tuple(np.degrees(g)), "accl": tuple(a), "magn": None}
        for t, g, a in zip(motion.time_s, motion.gyro, force, strict=True)
    ]


@pytest.mark.parametrize("unit", [1.0, G])
@pytest.mark.parametrize("name", ["GX010123.MP4", "clip.insv", "C0001.mov"])
def test_that_the_motion_in_a_video_is_read(
    write: Write, motion, monkeypatch: pytest.MonkeyPatch, unit: float, name: str
) -> None:
    stand_in(monkeypatch, samples_of(motion, motion.accel / unit))
    recording = read_log(write(name, VIDEO))
    np.testing.assert_allclose(recording.time_s, motion.time_s)
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro)
    np.testing.assert_allclose(recording.accel_m_s2, motion.accel)
    source = recording.source
    assert (source.format, source.details["camera"]) == ("camera_video", "GoPro")
    assert source.sha256 == hashlib.sha256(VIDEO).hexdigest()
    assert any("axes are as telemetry-parser gives them" in note for note in recording.warnings)


def test_that_a_video_without_acceleration_is_read(write: Write, motion, monkeypatch) -> None:
    samples = [{**sample, "accl": None} for sample in samples_of(motion, motion.accel)]
    stand_in(monkeypatch, [*samples, {"timestamp_ms": 1.0, "gyro": None, "accl": None}])
    recording = read_log(write("clip.mp4", VIDEO))
    assert recording.accel_m_s2 is None
    assert len(recording.time_s) == 400


@pytest.mark.parametrize(
    "error", [OSError("Unsupported file format"), PanicException("index out of bounds\nat x")]
)
def test_that_what_the_library_cannot_read_is_one_sentence(
    write: Write, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    stand_in(monkeypatch, [], error)
    with pytest.raises(LogError, match=r"clip\.mp4 holds no motion that telemetry") as caught:
        read_log(write("clip.mp4", VIDEO))
    assert "\n" not in str(caught.value)


def test_that_other_exits_pass_through(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, [], KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        read_log(write("clip.mp4", VIDEO))


def test_that_a_video_without_motion_is_refused(write: Write, monkeypatch) -> None:
    stand_in(monkeypatch, [])
    with pytest.raises(LogError, match=r"clip\.mp4 holds no motion of the camera"):
        read_log(write("clip.mp4", VIDEO))


def test_that_a_missing_library_is_named(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "telemetry_parser", None)
    with pytest.raises(LogError, match=r"clip\.mp4 .*install the extra camera-logs"):
        read_log(write("clip.mp4", VIDEO))


@pytest.mark.parametrize("name", ["clip.mp4", "clip.insv", "LOG1.bbl", "A001.braw", "A001.r3d"])
@pytest.mark.parametrize("content", [VIDEO, bytes(range(256)) * 8, b""])
def test_that_the_real_library_refuses_files_without_motion(write: Write, name, content) -> None:
    pytest.importorskip("telemetry_parser")
    with pytest.raises(LogError, match=name):
        read_log(write(name, content))


@pytest.mark.real_data
def test_that_the_real_library_and_our_reader_agree_on_a_real_log(real_data: Path) -> None:
    pytest.importorskip("telemetry_parser")
    path = real_data / "imu/gcsv_derived/handheld_ar_30s.gcsv"
    ours, theirs = read_log(path), read_camera_video(path)
    np.testing.assert_allclose(theirs.time_s, ours.time_s, atol=1e-9)
    np.testing.assert_allclose(theirs.gyro_rad_s, ours.gyro_rad_s, atol=1e-12)
    np.testing.assert_allclose(theirs.accel_m_s2, ours.accel_m_s2, atol=1e-12)
