from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.formats import read_log
from deblur_studio.devices.paced import PacedTransport
from deblur_studio.devices.transport import (
    DeviceInfo,
    LinkState,
    Listener,
    Phase,
    Reason,
    Trouble,
)
from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.sensor_recording import folder_for
from deblur_studio.services.sensor_source import (
    BluetoothSource,
    ReplaySource,
    SimulatedSource,
    simulated_motions,
)
from deblur_studio.services.workbench import Workbench

HELD = SimulatedSource("held by a hand", seed=1)


@pytest.fixture
def streaming(bench: Workbench, qtbot: QtBot) -> Workbench:
    bench.sensor.connect_source(HELD)
    qtbot.waitUntil(lambda: count(bench) > 20, timeout=5000)
    return bench


def count(bench: Workbench) -> int:
    snapshot = bench.sensor.snapshot(1e9)
    return 0 if snapshot is None else len(snapshot.time_s)


def recorded(bench: Workbench, qtbot: QtBot, until: Callable[[], bool]) -> Path:
    bench.recording.start()
    qtbot.waitUntil(until, timeout=5000)
    with qtbot.waitSignal(bench.recording.changed, timeout=5000):
        bench.recording.stop()
    assert bench.recording.last is not None
    return bench.recording.last


def test_that_a_sensor_streams_and_is_let_go_with_its_curves_kept(
    bench: Workbench, qtbot: QtBot
) -> None:
    phases: list[Phase] = []
    bench.sensor.state_changed.connect(lambda state: phases.append(state.phase))
    assert bench.sensor.snapshot(1.0) is None
    bench.sensor.connect_source(HELD)
    assert bench.sensor.live
    qtbot.waitUntil(lambda: count(bench) > 50, timeout=5000)
    assert bench.sensor.device is not None
    assert "held by a hand" in bench.sensor.device.name
    with qtbot.waitSignal(bench.sensor.ended, timeout=5000):
        bench.sensor.disconnect_sensor()
    assert not bench.sensor.live
    assert bench.sensor.state.phase is Phase.OFF
    assert count(bench) > 50
    assert [phase for phase in dict.fromkeys(phases) if phase is not Phase.OFF] == [
        Phase.CONNECTING,
        Phase.STREAMING,
    ]


@pytest.mark.parametrize("motion", simulated_motions())
def test_that_every_simulated_motion_streams(bench: Workbench, motion: str, qtbot: QtBot) -> None:
    bench.sensor.connect_source(SimulatedSource(motion))
    qtbot.waitUntil(lambda: count(bench) > 5, timeout=5000)


class LateTransport:
    """Takes its time before it tells its first state."""

    device = DeviceInfo("Late", "late")

    def __init__(self) -> None:
        self.listener: Listener | None = None

    def start(self, listener: Listener) -> None:
        self.listener = listener

    def stop(self) -> None:
        self.listener = None

    def send(self, commands: Sequence[bytes]) -> None:
        """Obeys nothing."""


def test_that_a_sensor_that_is_slow_to_begin_is_waited_for(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    transport = LateTransport()
    monkeypatch.setattr("deblur_studio.services.sensor_source.transport_of", lambda *_: transport)
    bench.sensor.connect_source(HELD)
    qtbot.waitUntil(lambda: transport.listener is not None, timeout=3000)
    qtbot.wait(200)
    assert bench.sensor.live
    assert transport.listener is not None
    for phase in (Phase.CONNECTING, Phase.STREAMING, Phase.LOST):
        with qtbot.waitSignal(bench.sensor.state_changed, timeout=3000) as told:
            transport.listener.on_state(LinkState(phase))
        assert told.args[0].phase is phase
    assert not bench.sensor.live


def test_that_a_source_is_connected_once(streaming: Workbench, qtbot: QtBot) -> None:
    session = streaming.sensor.session
    streaming.sensor.connect_source(HELD)
    qtbot.wait(100)
    assert streaming.sensor.session is session
    assert len(streaming.sensor.links) == 1


@pytest.fixture
def two(streaming: Workbench, tmp_path: Path, qtbot: QtBot) -> Workbench:
    """A simulated sensor and the replay of a recording at once; the replay is shown."""
    rows = "".join(f"{t / 100:.2f},0.1,0.2,{t / 1000:.3f}\n" for t in range(3000))
    (tmp_path / "log.csv").write_text("t,gx,gy,gz\n" + rows)
    streaming.sensor.connect_source(ReplaySource(tmp_path / "log.csv", speed=1.0))
    qtbot.waitUntil(lambda: len(streaming.sensor.links) == 2, timeout=5000)
    qtbot.waitUntil(lambda: count(streaming) > 5, timeout=5000)
    return streaming


def test_that_several_sensors_stream_and_one_is_shown(two: Workbench, qtbot: QtBot) -> None:
    simulated, replayed = two.sensor.links
    assert two.sensor.shown is replayed
    assert two.sensor.device is not None
    assert two.sensor.device.name.startswith("Replay")
    with qtbot.waitSignal(two.sensor.session_changed, timeout=500):
        two.sensor.show(simulated)
    assert two.sensor.session is simulated.session
    before = len(replayed.session.snapshot(1e9).time_s)
    qtbot.waitUntil(lambda: len(replayed.session.snapshot(1e9).time_s) > before, timeout=3000)


def test_that_each_sensor_is_let_go_on_its_own(two: Workbench, qtbot: QtBot) -> None:
    simulated, replayed = two.sensor.links
    with qtbot.waitSignal(two.sensor.ended, timeout=5000):
        two.sensor.disconnect_sensor(simulated)
    assert not simulated.live
    assert replayed.live
    assert two.sensor.any_live
    assert simulated in two.sensor.links, "its curves stay"
    two.sensor.connect_source(HELD)
    qtbot.waitUntil(lambda: simulated not in two.sensor.links, timeout=5000)
    assert len(two.sensor.links) == 2


def test_that_every_connected_sensor_is_recorded(two: Workbench, qtbot: QtBot) -> None:
    two.recording.start()
    state = two.recording.state()
    assert state is not None
    assert state.sensors == 2
    two.sensor.connect_source(SimulatedSource("swings"))
    qtbot.waitUntil(lambda: len(two.sensor.links) == 3, timeout=5000)
    joined = two.recording.state()
    assert joined is not None
    assert joined.sensors == 3, "one that joins is recorded too"
    two.recording.mark()
    qtbot.wait(600)
    two.recording.stop()
    qtbot.waitUntil(lambda: two.recording.state() is None, timeout=5000)
    qtbot.waitUntil(lambda: not two.jobs.busy(), timeout=5000)
    folders = sorted(two.recording.folder.iterdir())
    assert len(folders) == 3
    assert all(read_log(folder).duration_s > 0.3 for folder in folders)
    names = []
    for link in two.sensor.links:
        two.sensor.show(link)
        assert two.recording.last is not None
        names.append(two.recording.last.name)
    assert [name.split()[2] for name in names] == ["Simulated", "Replay", "Simulated"]


def test_that_the_rate_is_set_and_read_back(streaming: Workbench, qtbot: QtBot) -> None:
    def rate_hz() -> float | None:
        quality = streaming.sensor.quality()
        return None if quality is None else quality.status.rate_hz

    qtbot.waitUntil(lambda: rate_hz() == 200.0, timeout=5000)
    streaming.sensor.set_rate(50.0)
    qtbot.waitUntil(lambda: rate_hz() == 50.0, timeout=5000)


def test_that_a_recording_with_a_mark_and_a_gap_opens_as_a_log(
    streaming: Workbench, notices: list[Notice], qtbot: QtBot
) -> None:
    session = streaming.sensor.session
    assert session is not None
    assert isinstance(session.transport, PacedTransport)
    streaming.recording.start()
    state = streaming.recording.state()
    assert state is not None
    qtbot.wait(300)
    streaming.recording.mark()
    session.transport.silence(0.3)
    qtbot.waitUntil(lambda: streaming.sensor.state.phase is Phase.STALLED, timeout=3000)
    streaming.recording.mark()  # nothing streams: there is nothing to mark
    qtbot.waitUntil(lambda: streaming.sensor.state.phase is Phase.STREAMING, timeout=3000)
    folder = recorded(streaming, qtbot, lambda: True)
    qtbot.wait(10)
    assert len(streaming.recording.marks_s) == 1
    log = read_log(folder)
    assert len(log.gaps) == 1
    assert "shutter" in log.source.details["marker.1"]
    assert any(one.level is Level.INFO and str(folder) in one.sentence for one in notices)
    assert any(one.level is Level.WARNING for one in notices), "the stall is said"
    qtbot.waitUntil(lambda: not streaming.jobs.busy(), timeout=5000)
    for name in ("motion.gcsv", "motion.csv"):
        assert len(read_log(folder / name).time_s) == len(log.time_s)
    assert len(read_log(folder).time_s) == len(log.time_s), "what lies beside does no harm"


def test_that_letting_go_ends_and_announces_the_recording(
    streaming: Workbench, qtbot: QtBot
) -> None:
    streaming.recording.start()
    qtbot.wait(200)
    with qtbot.waitSignal(streaming.sensor.ended, timeout=5000):
        streaming.sensor.disconnect_sensor()
    assert streaming.recording.state() is None
    assert streaming.recording.last is not None
    assert len(read_log(streaming.recording.last).time_s) > 10


def test_that_a_disk_that_refuses_is_said_and_the_stream_goes_on(
    streaming: Workbench, notices: list[Notice], qtbot: QtBot
) -> None:
    (streaming.recording.folder).parent.mkdir(parents=True, exist_ok=True)
    streaming.recording.folder.write_text("a file where the folder should be")
    streaming.recording.start()
    assert notices[-1].level is Level.ERROR
    assert streaming.recording.state() is None
    before = count(streaming)
    qtbot.waitUntil(lambda: count(streaming) > before, timeout=3000)


def test_that_a_full_disk_ends_the_recording_in_a_sentence(
    streaming: Workbench, notices: list[Notice], qtbot: QtBot
) -> None:
    streaming.recording.start()
    assert streaming.sensor.session is not None
    streaming.sensor.session._events.append("The recording stopped: the disk is full.")
    qtbot.waitUntil(lambda: streaming.recording.state() is None, timeout=3000)
    assert any("disk is full" in one.sentence for one in notices)
    assert streaming.sensor.live


def test_that_a_recording_can_be_replayed(streaming: Workbench, qtbot: QtBot) -> None:
    folder = recorded(streaming, qtbot, lambda: count(streaming) > 100)
    with qtbot.waitSignal(streaming.sensor.ended, timeout=5000):
        streaming.sensor.disconnect_sensor()
    streaming.sensor.connect_source(ReplaySource(folder, speed=5.0))
    qtbot.waitUntil(lambda: streaming.sensor.state.phase is Phase.STREAMING, timeout=5000)
    qtbot.waitUntil(lambda: not streaming.sensor.live, timeout=5000)
    assert count(streaming) > 30


def test_that_a_file_that_cannot_be_replayed_is_said_in_a_sentence(
    bench: Workbench, notices: list[Notice], tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "bad.csv").write_text("not,a,log\n1,2,3\n")
    bench.sensor.connect_source(ReplaySource(tmp_path / "bad.csv"))
    qtbot.waitUntil(lambda: not bench.sensor.live, timeout=5000)
    assert "bad.csv" in notices[-1].sentence
    assert "\n" not in notices[-1].sentence


@pytest.mark.parametrize("phase", [Phase.FAILED, Phase.LOST, Phase.RECONNECTING])
def test_that_trouble_is_a_banner_until_the_stream_is_back(
    streaming: Workbench, notices: list[Notice], qtbot: QtBot, phase: Phase
) -> None:
    session = streaming.sensor.session
    assert session is not None
    session.on_state(LinkState(phase, Trouble(Reason.DROPPED, "The link dropped; go nearer.")))
    qtbot.waitUntil(lambda: bool(notices), timeout=3000)
    assert notices[-1].sentence == "The link dropped; go nearer."
    assert notices[-1].level is (Level.WARNING if phase is Phase.RECONNECTING else Level.ERROR)
    if phase is Phase.RECONNECTING:
        with qtbot.waitSignal(streaming.notices.settled, timeout=3000):
            session.on_state(LinkState(Phase.STREAMING))


class Radio:
    """A radio without a thread."""

    def __init__(self) -> None:
        self.finder = None
        self.scanning = False

    def scan(self, finder: object) -> None:
        self.finder, self.scanning = finder, True

    def stop_scan(self) -> None:
        self.scanning = False

    def close(self) -> None:
        self.scanning = False


@pytest.fixture
def radio(bench: Workbench) -> Radio:
    radio = Radio()
    bench.scan._radio = radio  # type: ignore[assignment]
    return radio


def test_that_a_scan_tells_what_is_in_reach_and_how_strong(
    bench: Workbench, radio: Radio, qtbot: QtBot
) -> None:
    bench.scan.start()
    assert bench.scan.state.phase is Phase.SCANNING
    assert radio.finder is not None
    with qtbot.waitSignal(bench.scan.changed, timeout=3000):
        radio.finder.on_found(DeviceInfo("WT901BLE68", "AA", -60))
    with qtbot.waitSignal(bench.scan.changed, timeout=3000):
        radio.finder.on_found(DeviceInfo("WT901BLE68", "AA", -50))
    assert bench.scan.found() == (DeviceInfo("WT901BLE68", "AA", -50),)
    bench.scan.stop()
    assert not radio.scanning
    qtbot.waitUntil(lambda: bench.scan.state.phase is Phase.OFF, timeout=3000)
    assert len(bench.scan.found()) == 1


def test_that_a_scan_that_cannot_be_is_said_in_a_sentence(
    bench: Workbench, radio: Radio, notices: list[Notice], qtbot: QtBot
) -> None:
    bench.scan.start()
    assert radio.finder is not None
    trouble = Trouble(Reason.NO_ADAPTER, "There is no Bluetooth adapter; plug one in.")
    radio.finder.on_state(LinkState(Phase.FAILED, trouble))
    qtbot.waitUntil(lambda: bool(notices), timeout=3000)
    assert notices[-1].sentence == trouble.sentence


def test_that_bluetooth_is_imported_only_when_it_is_wanted(bench: Workbench) -> None:
    source = BluetoothSource(DeviceInfo("WT901BLE68", "AA"))
    assert source.device.rssi_dbm is None
    code = "import sys, deblur_studio.services.workbench; print('bleak' in sys.modules)"
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_that_recordings_get_names_of_their_own(tmp_path: Path) -> None:
    from datetime import datetime

    now = datetime(2026, 3, 4, 5, 6, 7)
    first = folder_for(tmp_path, "WT901/BLE: 68", now)
    assert first.name == "2026-03-04 05.06.07 WT901 BLE 68"
    first.mkdir()
    assert folder_for(tmp_path, "WT901/BLE: 68", now).name.endswith("68 2")
