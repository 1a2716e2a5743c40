"""From a live sensor to a photo's blur: stream, record through a drop, hand on to Restore."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.devices.paced import PacedTransport
from deblur_studio.devices.transport import Phase
from deblur_studio.services.sensor_source import SourceKind
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.panels.canvas_panel import CanvasPanel
from deblur_studio.ui.panels.log_card import LogCard
from deblur_studio.ui.panels.sensor_connection import ConnectionPanel
from deblur_studio.ui.panels.sensor_curves import CurvesPanel

T = TypeVar("T", bound=QWidget)
Drop = Callable[[QWidget, list[Path]], None]
Files = tuple[Path, Path]


def panel_of(window: MainWindow, kind: type[T]) -> T:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


def until(qtbot: QtBot, true: Callable[[], bool], timeout_ms: int = 10_000) -> None:
    qtbot.waitUntil(true, timeout=timeout_ms)


@pytest.fixture
def with_photo(window: MainWindow, drop: Drop, shot_files: Files, qtbot: QtBot) -> MainWindow:
    drop(window, [shot_files[0]])
    until(qtbot, lambda: not window.bench.jobs.busy())
    window.bar.show_workspace("sensor")
    return window


def choose(window: MainWindow, kind: SourceKind) -> ConnectionPanel:
    panel = panel_of(window, ConnectionPanel)
    panel.kind.setCurrentIndex(panel.kind.findData(kind))
    return panel


def streamed_s(window: MainWindow) -> float:
    snapshot = window.bench.sensor.snapshot(1e9)
    if snapshot is None or not len(snapshot.time_s):
        return 0.0
    return float(snapshot.time_s[-1] - snapshot.time_s[0])


def record_through(window: MainWindow, qtbot: QtBot, drop_link: Callable[[], None]) -> None:
    """Record, mark, lose the link and get it back, go on, stop."""
    bar, sensor = panel_of(window, CurvesPanel).bar, window.bench.sensor
    QTest.mouseClick(bar.widgetForAction(bar.record), Qt.MouseButton.LeftButton)
    start_s = streamed_s(window)
    until(qtbot, lambda: streamed_s(window) > start_s + 1.0)
    QTest.keyClick(bar, Qt.Key.Key_M)
    drop_link()
    until(qtbot, lambda: sensor.state.phase is not Phase.STREAMING)
    until(qtbot, lambda: sensor.state.phase is Phase.STREAMING, 20_000)
    back_s = streamed_s(window)
    until(qtbot, lambda: streamed_s(window) > back_s + 0.5)
    bar.record.trigger()
    until(qtbot, bar.use.isEnabled)


def use_for_photo(window: MainWindow, qtbot: QtBot) -> None:
    """Hand the recording on; the blur of an exposure clear of the gap must be there."""
    panel_of(window, CurvesPanel).bar.use.trigger()
    bench = window.bench
    assert window.current.workspace.name == "restore"
    until(qtbot, lambda: bench.project.settings is not None)
    recording = bench.project.recording
    assert recording is not None
    assert len(recording.gaps) == 1
    last = bench.recording.last
    assert last is not None
    assert panel_of(window, LogCard).card.value("file") == last.name
    assert "shutter" in recording.source.details["marker.1"]
    bench.project.set_exposure(Exposure(float(recording.time_s[0]) + 0.4, 0.05))
    until(qtbot, lambda: not bench.jobs.busy())
    assert bench.psf.problem == ""
    assert bench.psf.current is not None
    assert panel_of(window, CanvasPanel).field_overlay._field is bench.psf.current.field


def test_that_a_simulated_sensor_is_recorded_through_a_stall_and_explains_a_photo(
    with_photo: MainWindow, qtbot: QtBot
) -> None:
    panel = choose(with_photo, SourceKind.SIMULATED)
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    sensor = with_photo.bench.sensor
    until(qtbot, lambda: streamed_s(with_photo) > 0.2)
    assert sensor.session is not None
    transport = sensor.session.transport
    assert isinstance(transport, PacedTransport)
    record_through(with_photo, qtbot, lambda: transport.silence(0.4))
    use_for_photo(with_photo, qtbot)
    current = with_photo.bench.psf.current
    assert current is not None
    assert current.extent_px > 0.0
    assert sensor.live, "the stream goes on behind the other workspace"
    with_photo.bar.show_workspace("sensor")
    assert panel_of(with_photo, CurvesPanel).drawing()


def test_that_a_bluetooth_sensor_is_found_recorded_through_a_drop_and_opens_in_restore(
    bluez: Callable[..., Any], with_photo: MainWindow, qtbot: QtBot
) -> None:
    fake = bluez()
    panel = choose(with_photo, SourceKind.BLUETOOTH)
    QTest.mouseClick(panel.bluetooth.button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: panel.bluetooth.list.count() > 0)
    assert "WT901BLE68" in panel.bluetooth.list.item(0).text()
    assert "dBm" in panel.bluetooth.list.item(0).text()
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: streamed_s(with_photo) > 0.2, 20_000)
    assert panel.chip is not None
    assert panel.chip.text == "Streaming"
    record_through(with_photo, qtbot, lambda: fake.tell("drop"))
    use_for_photo(with_photo, qtbot)
    with qtbot.waitSignal(with_photo.bench.sensor.ended, timeout=10_000):
        with_photo.bench.sensor.disconnect_sensor()


def test_that_two_bluetooth_sensors_are_recorded_and_one_drop_leaves_the_other_alone(
    bluez: Callable[..., Any], window: MainWindow, qtbot: QtBot
) -> None:
    fake = bluez("--names", "WT901BLE67,WT901BLE68")
    window.bar.show_workspace("sensor")
    panel, bench = choose(window, SourceKind.BLUETOOTH), window.bench
    panel.bluetooth.button.click()
    until(qtbot, lambda: panel.bluetooth.list.count() == 2)
    for row in (0, 1):
        panel.bluetooth.list.setCurrentRow(row)
        until(qtbot, panel.button.isEnabled)
        panel.button.click()
        until(qtbot, lambda row=row: len(bench.sensor.links) == row + 1)
        until(qtbot, lambda: streamed_s(window) > 0.2, 20_000)
    first, second = bench.sensor.links
    assert [row.chip.text for row in panel.connected.rows] == ["Streaming", "Streaming"]
    bench.recording.start()
    qtbot.wait(500)
    fake.tell("drop")
    until(qtbot, lambda: first.session.quality().gaps == 1)
    assert second.session.quality().gaps == 0
    until(qtbot, lambda: first.state.phase is Phase.STREAMING, 20_000)
    qtbot.wait(500)
    bench.recording.stop()
    until(qtbot, lambda: bench.recording.state() is None and not bench.jobs.busy())
    logs = [read_log(folder) for folder in sorted(bench.recording.folder.iterdir())]
    assert [log.source.details["device"] for log in logs] == ["WT901BLE67", "WT901BLE68"]
    assert [len(log.gaps) for log in logs] == [1, 0]
    panel.connected.rows[0].end.click()
    until(qtbot, lambda: not first.live)
    assert second.state.phase is Phase.STREAMING


def test_that_closing_the_window_ends_a_recording_in_order(
    with_photo: MainWindow, qtbot: QtBot
) -> None:
    panel = choose(with_photo, SourceKind.SIMULATED)
    panel.button.click()
    until(qtbot, lambda: streamed_s(with_photo) > 0.2)
    with_photo.bench.recording.start()
    until(qtbot, lambda: streamed_s(with_photo) > 0.8)
    with_photo.close()
    (folder,) = with_photo.bench.recording.folder.iterdir()
    log = read_log(folder)
    assert log.warnings == ()
    assert log.duration_s > 0.4
