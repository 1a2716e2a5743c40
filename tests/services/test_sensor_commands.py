"""What a sensor is told to do to itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.stillness import Stillness
from deblur_studio.devices.transport import LinkState, Phase, Reason, Trouble
from deblur_studio.services import sensor_commands
from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.sensor_commands import Task
from deblur_studio.services.sensor_source import ReplaySource, SimulatedSource
from deblur_studio.services.workbench import Workbench

Sent = Callable[[], list[str]]


@pytest.fixture
def lying(bench: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    monkeypatch.setattr(sensor_commands, "REST_S", 0.3)
    bench.sensor.connect_source(SimulatedSource("lies still", seed=1))
    qtbot.waitUntil(lambda: bench.calibration.stillness() is not None, timeout=5000)
    return bench


@pytest.fixture
def sent(lying: Workbench, monkeypatch: pytest.MonkeyPatch) -> Sent:
    """The commands that were sent, in order."""
    frames: list[str] = []
    session = lying.sensor.session
    assert session is not None

    def send(commands: Sequence[bytes]) -> None:
        frames.extend(command.hex() for command in commands)

    monkeypatch.setattr(session.transport, "send", send)
    return lambda: frames


def test_that_a_calibration_at_rest_takes_its_time_and_is_saved(
    lying: Workbench, sent: Sent, notices: list[Notice], qtbot: QtBot
) -> None:
    assert lying.commands.fraction is None
    assert lying.commands.rest()
    assert lying.commands.task is Task.REST
    assert not lying.commands.start_magnetic(), "one at a time"
    assert sent() == ["ffaa6988b5", "ffaa010100"]
    qtbot.waitUntil(lambda: lying.commands.task is None, timeout=3000)
    assert sent()[2:] == ["ffaa6988b5", "ffaa010000", "ffaa000000"]
    assert notices[-1].level is Level.INFO
    assert "accelerometer" in notices[-1].sentence


def test_that_a_sensor_that_moves_is_not_calibrated(
    lying: Workbench, sent: Sent, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Stillness(1.0, 0.5, (0, 0, 0), (0, 9.8, 0))
    monkeypatch.setattr(lying.calibration, "stillness", lambda *_: found)
    assert not lying.commands.rest()
    assert sent() == []
    assert "moves" in notices[-1].sentence


def test_that_the_magnetometer_is_calibrated_until_it_is_ended(
    lying: Workbench, sent: Sent, notices: list[Notice]
) -> None:
    assert lying.commands.start_magnetic()
    assert lying.commands.task is Task.MAGNETIC
    lying.commands.end()
    assert sent() == ["ffaa6988b5", "ffaa010700", "ffaa6988b5", "ffaa010000", "ffaa000000"]
    assert "magnetometer" in notices[-1].sentence
    lying.commands.end()
    assert len(sent()) == 5, "what has ended is not ended again"


def test_that_the_axes_are_set_and_read_back(lying: Workbench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: lying.commands.axes == 6, timeout=5000)
    assert lying.commands.use_axes(9)
    qtbot.waitUntil(lambda: lying.commands.axes == 9, timeout=5000)
    assert lying.commands.use_axes(6)
    qtbot.waitUntil(lambda: lying.commands.axes == 6, timeout=5000)


def test_that_a_link_that_breaks_off_ends_the_calibration_in_a_sentence(
    lying: Workbench, notices: list[Notice], qtbot: QtBot
) -> None:
    assert lying.commands.start_magnetic()
    session = lying.sensor.session
    assert session is not None
    session.on_state(LinkState(Phase.LOST, Trouble(Reason.DROPPED, "It dropped; go nearer.")))
    qtbot.waitUntil(lambda: lying.commands.task is None, timeout=3000)
    assert any("calibrate it again" in one.sentence for one in notices)


def test_that_what_cannot_be_told_has_its_reason(
    bench: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "Connect" in bench.commands.obstacle()
    assert not bench.commands.start_magnetic()
    assert not bench.commands.use_axes(6)
    rows = "".join(f"{t / 100:.2f},0.1,0.2,0.3\n" for t in range(500))
    (tmp_path / "log.csv").write_text("t,gx,gy,gz\n" + rows)
    bench.sensor.connect_source(ReplaySource(tmp_path / "log.csv"))
    qtbot.waitUntil(lambda: bench.sensor.state.phase is Phase.STREAMING, timeout=5000)
    assert "replay" in bench.commands.obstacle()
    assert not bench.commands.start_magnetic()
