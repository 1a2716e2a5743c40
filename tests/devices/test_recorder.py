"""Recordings survive what happens to the program and to the disk."""

from __future__ import annotations

import errno
import io
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.errors import LogError, OutputError
from deblur_studio.core.motion.formats import log_summary, read_log
from deblur_studio.core.motion.recording_file import RECORDING_NAME, read_contents
from deblur_studio.core.motion.witmotion.decoder import Decoder, decode
from deblur_studio.core.motion.witmotion.encode import motion_frames
from deblur_studio.devices import growing_file
from deblur_studio.devices.recorder import Recorder, read_recording
from deblur_studio.devices.session import SensorSession
from deblur_studio.devices.simulated import Motion, simulated

CHILD = Path(__file__).with_name("recording_child.py")


def wait_until(true: Callable[[], bool], timeout_s: float = 5.0) -> None:
    deadline = time.monotonic() + timeout_s
    while not true():
        assert time.monotonic() < deadline, "it did not become true in time"
        time.sleep(0.005)


def frames(count: int, first: int = 0) -> bytes:
    number = np.arange(first, first + count)[:, None]
    gyro = 0.3 * np.sin(0.1 * number + np.arange(3))
    return motion_frames(np.tile([0.0, 0.0, 9.8], (count, 1)), gyro, np.zeros((count, 3))).tobytes()


@pytest.fixture
def troubles() -> list[str]:
    return []


@pytest.fixture
def recorder(tmp_path: Path, troubles: list[str]) -> Iterator[Recorder]:
    recorder = Recorder(tmp_path / "take 1", {"device": "WT"}, troubles.append)
    yield recorder
    recorder.stop()


def record(recorder: Recorder, count: int = 400) -> bytes:
    """Two seconds at 200 Hz, ten samples in a burst."""
    decoder, data = Decoder(), frames(count)
    for first in range(0, count, 10):
        piece = data[20 * first : 20 * (first + 10)]
        arrival_s = recorder.start_s + (first + 10) / 200
        recorder.add(piece, arrival_s, decoder.feed(piece, arrival_s), 0)
    return data


def test_that_a_recording_opens_as_a_log_with_its_exports(recorder: Recorder) -> None:
    data = record(recorder)
    recorder.mark("shutter pressed", recorder.start_s + 1.25)
    recording = recorder.finish()
    assert recording.source.format == "deblur-recording"
    assert recording.source.details["marker.1"] == "1.2500 s shutter pressed"
    assert recording.marks_s[0] == 1.25
    assert recording.source.details["device"] == "WT"
    assert recording.rate_hz == pytest.approx(200.0, rel=1e-3)
    wanted = decode(data).samples
    np.testing.assert_allclose(recording.gyro_rad_s, wanted.gyro_rad_s[:-1], rtol=1e-6)
    assert recording.accel_m_s2 is not None
    np.testing.assert_allclose(recording.accel_m_s2, wanted.accel_m_s2[:-1], rtol=1e-6)
    assert recording.unix_origin_s == pytest.approx(time.time(), abs=60.0)
    assert recording.warnings == ()
    for path in (recorder.folder / "motion.gcsv", recorder.folder / "motion.csv"):
        again = read_log(path)
        np.testing.assert_allclose(again.gyro_rad_s, recording.gyro_rad_s, atol=1e-6)
        np.testing.assert_allclose(again.time_s, recording.time_s, atol=1e-6)
        assert again.accel_m_s2 is not None
        np.testing.assert_allclose(again.accel_m_s2, recording.accel_m_s2, atol=2e-5)


def test_that_the_raw_bytes_are_kept_beside_the_samples(recorder: Recorder) -> None:
    data = record(recorder)
    recorder.stop()
    contents = read_contents((recorder.folder / RECORDING_NAME).read_bytes())
    assert b"".join(piece for _, piece in contents.raw) == data
    assert contents.raw[0][0] == pytest.approx(0.05)
    assert contents.complete
    assert contents.lost_bytes == 0
    assert len(contents.rows) == 399


def test_that_a_recording_cut_anywhere_is_read_up_to_there(
    recorder: Recorder, tmp_path: Path
) -> None:
    record(recorder)
    time.sleep(0.3)
    record(recorder)
    recorder.mark("x", recorder.start_s)
    recorder.stop()
    data = (recorder.folder / RECORDING_NAME).read_bytes()
    seen = [len(read_contents(data[:end]).rows) for end in range(0, len(data), 97)]
    assert seen == sorted(seen)
    assert set(seen) >= {0, 399}
    assert not read_contents(data[:-1]).complete


def test_that_a_damaged_chunk_ends_the_reading_without_an_error(recorder: Recorder) -> None:
    record(recorder)
    recorder.stop()
    path = recorder.folder / RECORDING_NAME
    data, rng = path.read_bytes(), np.random.default_rng(0)
    for _ in range(200):
        bad = bytearray(data)
        for place in rng.integers(0, len(data), 3):
            bad[place] = int(rng.integers(256))
        read_contents(bytes(bad))
    path.write_bytes(data[: len(data) - 5])
    assert any("was cut off" in note for note in read_recording(recorder.folder).warnings)


def test_that_a_killed_program_loses_at_most_half_a_second(tmp_path: Path) -> None:
    folder = tmp_path / "take"
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    history = []
    for line in child.stdout:
        samples, at_s = line.split()
        history.append((float(at_s), int(samples)))
        if history[-1][0] > 2.3:
            break
    child.kill()
    child.wait()
    child.stdout.close()
    recording = read_recording(folder)
    safe = max(samples for at_s, samples in history if at_s <= history[-1][0] - 0.5)
    assert safe > 200
    assert len(recording.time_s) >= safe
    assert any("was cut off" in note for note in recording.warnings)


class FullDisk(io.FileIO):
    """Takes what fits, and no more."""

    room = 6_000

    def write(self, data) -> int:
        room = FullDisk.room - self.tell()
        if room <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(bytes(data)[:room])


def test_that_a_full_disk_is_said_at_once_and_the_stream_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing_file.io, "FileIO", FullDisk)
    session = SensorSession(simulated(Motion.STILL, np.random.default_rng(0)))
    session.start()
    recorder = session.record(tmp_path / "take")
    wait_until(lambda: recorder.trouble is not None)
    said = [event for event in session.events() if isinstance(event, str)]
    assert len(said) == 1
    assert "no space left" in said[0]
    assert "make room" in said[0]
    before = session.quality().samples
    wait_until(lambda: session.quality().samples > before + 20)
    session.stop()
    assert [event for event in session.events() if isinstance(event, str)] == []
    contents = read_contents((tmp_path / "take" / RECORDING_NAME).read_bytes())
    assert len(contents.rows) > 10
    assert contents.lost_bytes == 0


def test_that_a_recording_never_overwrites_another(recorder: Recorder) -> None:
    with pytest.raises(OutputError, match="exists already"):
        Recorder(recorder.folder, {}, print)


def test_that_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot begin"):
        Recorder(tmp_path / "file" / "take", {}, print)


def test_that_an_empty_recording_says_so(recorder: Recorder) -> None:
    with pytest.raises(LogError, match="holds no samples"):
        recorder.finish()


def test_that_a_session_marks_the_gap_of_a_stall(tmp_path: Path) -> None:
    link = simulated(Motion.HAND_SHAKE, np.random.default_rng(0))
    session = SensorSession(link)
    session.start()
    recorder = session.record(tmp_path / "take")
    wait_until(lambda: recorder.samples > 100)
    link.silence(0.4)
    wait_until(lambda: session.quality().gaps == 1 and session.state.phase.value == "streaming")
    wait_until(lambda: recorder.samples > 250)
    session.stop()
    summary = log_summary(read_recording(recorder.folder))
    (gap,) = summary["gaps"]
    assert gap["end_s"] - gap["start_s"] == pytest.approx(0.4, abs=0.05)
    assert any("broke off" in note for note in summary["warnings"])


@pytest.mark.slow
def test_that_an_hour_at_fifty_times_speed_keeps_memory_flat(tmp_path: Path) -> None:
    sizes = []
    session = SensorSession(simulated(Motion.HAND_SHAKE, np.random.default_rng(0), speed=50.0))
    session.start()
    recorder = session.record(tmp_path / "take")
    while recorder.samples < 3600 * 200:
        time.sleep(1.0)
        sizes.append(_resident_bytes())
        assert len(sizes) < 300
    session.stop()
    assert sizes[-1] - sizes[len(sizes) // 4] < 8e6
    recording = recorder.finish()
    assert recording.duration_s > 3590.0
    assert recording.gaps == ()


def _resident_bytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return 4096.0 * pages
