from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.three_poses import Pose
from deblur_studio.devices.clock import Timing
from deblur_studio.devices.quality import LinkQuality
from deblur_studio.devices.status import SensorStatus
from deblur_studio.devices.transport import DeviceInfo, LinkState, Phase
from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.sensor_commands import Task
from deblur_studio.services.sensor_source import (
    BluetoothSource,
    ReplaySource,
    SimulatedSource,
    SourceKind,
)
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.file_dialogs import ask_picture, ask_replay, logs_filter
from deblur_studio.ui.panels.sensor_calibration import CalibrationPanel
from deblur_studio.ui.panels.sensor_connection import ConnectionPanel
from deblur_studio.ui.panels.sensor_curves import CurvesPanel
from deblur_studio.ui.panels.sensor_device import DevicePanel
from deblur_studio.ui.panels.sensor_link import LinkPanel, rows_of, verdict
from deblur_studio.ui.panels.sensor_values import ValuesPanel
from deblur_studio.ui.sensor_words import size_text, time_text, word_of
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.status import Status


@pytest.fixture
def streaming(bench: Workbench, qtbot: QtBot) -> Workbench:
    bench.sensor.connect_source(SimulatedSource("held by a hand", seed=1))
    qtbot.waitUntil(lambda: bench.sensor.state.phase is Phase.STREAMING, timeout=5000)
    return bench


@pytest.fixture
def curves(theme: Theme, bench: Workbench, qtbot: QtBot) -> Iterator[CurvesPanel]:
    panel = CurvesPanel(theme, bench)
    qtbot.addWidget(panel)
    panel.resize(800, 600)
    panel.show()
    yield panel
    panel.hide()


def shown(panel: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    panel.show()


def test_that_curves_are_drawn_only_while_something_streams_and_somebody_looks(
    curves: CurvesPanel, bench: Workbench, qtbot: QtBot
) -> None:
    assert not curves.drawing()
    assert not curves.plots.isVisible()
    bench.sensor.connect_source(SimulatedSource("swings", seed=1))
    qtbot.waitUntil(curves.drawing, timeout=5000)
    assert curves.plots.isVisible()
    qtbot.waitUntil(lambda: curves.strips[2].half_range > 10.0, timeout=5000)
    curves.hide()
    assert not curves.drawing()
    curves.show()
    assert curves.drawing()
    curves.bar.pause.trigger()
    assert not curves.drawing()
    curves.bar.pause.trigger()
    assert curves.drawing()
    with qtbot.waitSignal(bench.sensor.ended, timeout=5000):
        bench.sensor.disconnect_sensor()
    assert not curves.drawing()
    assert curves.plots.isVisible()


def test_that_the_bar_records_marks_and_stops(
    curves: CurvesPanel, streaming: Workbench, qtbot: QtBot
) -> None:
    bar = curves.bar
    assert bar.record.isEnabled()
    assert not bar.use.isEnabled()
    bar.record.trigger()
    assert bar.record.text() == "&Stop"
    QTest.keyClick(curves, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: "1 marked" in bar.told.text(), timeout=3000)
    assert "0:0" in bar.told.text()
    bar.record.trigger()
    qtbot.waitUntil(bar.use.isEnabled, timeout=3000)
    assert bar.record.text() == "&Record"
    assert "Last" in bar.told.text()
    with qtbot.waitSignal(bar.photo_wanted, timeout=500):
        bar.use.trigger()


def test_that_clearing_takes_curves_and_marks_away(
    curves: CurvesPanel, streaming: Workbench, qtbot: QtBot
) -> None:
    qtbot.wait(150)
    curves.bar.mark.trigger()
    assert streaming.recording.marks_s
    curves.bar.clear_curves.trigger()
    assert streaming.recording.marks_s == ()
    snapshot = streaming.sensor.snapshot(60.0)
    assert snapshot is not None
    assert len(snapshot.time_s) < 30


def test_that_the_span_of_time_can_be_chosen_up_to_a_minute(curves: CurvesPanel) -> None:
    spans = [curves.bar.span.itemData(index) for index in range(curves.bar.span.count())]
    assert max(spans) == 60.0
    curves.bar.span.setCurrentIndex(len(spans) - 1)
    assert curves.bar.span_s == 60.0
    assert curves.axis.labels()[0].endswith("60 s")


def test_that_each_source_has_its_form_and_connects(
    theme: Theme, bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = ConnectionPanel(theme, bench)
    shown(panel, qtbot)
    assert not panel.button.isEnabled()
    bench.scan._found.on_found(DeviceInfo("WT901BLE68", "AA", -52))
    bench.scan.changed.emit()
    assert panel.form.source() == BluetoothSource(DeviceInfo("WT901BLE68", "AA", -52))
    assert "-52 dBm" in panel.bluetooth.list.item(0).text()
    bench.scan._found.on_found(DeviceInfo("WT901BLE68", "AA", -80))
    bench.scan.changed.emit()
    assert panel.bluetooth.list.count() == 1
    assert "-80 dBm" in panel.bluetooth.list.item(0).text()
    panel.kind.setCurrentIndex(panel.kind.findData(SourceKind.REPLAY))
    assert not panel.button.isEnabled()
    panel.replay_file(tmp_path / "a.csv")
    panel.replay.loop.setChecked(True)
    assert panel.form.source() == ReplaySource(tmp_path / "a.csv", 1.0, True)
    panel.kind.setCurrentIndex(panel.kind.findData(SourceKind.SIMULATED))
    panel.button.click()
    qtbot.waitUntil(lambda: chip_of(panel) == "Streaming", timeout=5000)
    assert panel.button.text() == "Disconnect"
    assert panel.rate_row.isVisible()
    qtbot.waitUntil(lambda: panel.rate.currentText() == "200 Hz", timeout=5000)
    panel.button.click()
    qtbot.waitUntil(lambda: chip_of(panel) == "Off", timeout=5000)
    assert panel.button.text() == "Connect"


def chip_of(panel: ConnectionPanel) -> str:
    return "" if panel.chip is None else panel.chip.text


def test_that_several_sensors_are_listed_chosen_and_let_go_one_by_one(
    theme: Theme, bench: Workbench, qtbot: QtBot
) -> None:
    panel = ConnectionPanel(theme, bench)
    shown(panel, qtbot)
    assert not panel.connected.isVisible()
    panel.kind.setCurrentIndex(panel.kind.findData(SourceKind.SIMULATED))
    for motion in (0, 2):
        panel.simulated.motion.setCurrentIndex(motion)
        panel.button.click()
        qtbot.waitUntil(lambda: chip_of(panel) == "Streaming", timeout=5000)
        qtbot.waitUntil(panel.button.isEnabled, timeout=5000)
    assert [row.chip.text for row in panel.connected.rows] == ["Streaming", "Streaming"]
    still, swing = panel.connected.rows
    assert swing.mark.isChecked()
    still.mark.click()
    assert bench.sensor.shown is still.link
    assert still.mark.isChecked()
    panel.simulated.motion.setCurrentIndex(1)
    assert panel.button.text() == "Connect another"
    panel.simulated.motion.setCurrentIndex(2)
    assert panel.button.text() == "Disconnect", "the one that is chosen above"
    swing.end.click()
    qtbot.waitUntil(lambda: swing.chip.text == "Off", timeout=5000)
    assert still.chip.text == "Streaming"
    assert not swing.end.isEnabled()
    assert chip_of(panel) == "Streaming"


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> list[QMessageBox.StandardButton]:
    """What the user answers when asked, the last one for good."""
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Ok]

    def question(*_: object) -> QMessageBox.StandardButton:
        return answers.pop(0) if len(answers) > 1 else answers[0]

    monkeypatch.setattr(QMessageBox, "question", question)
    return answers


def test_that_the_device_is_changed_only_after_asking(
    theme: Theme,
    bench: Workbench,
    qtbot: QtBot,
    answer: list[QMessageBox.StandardButton],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("deblur_studio.services.sensor_commands.REST_S", 0.4)
    panel = DevicePanel(theme, bench)
    shown(panel, qtbot)
    assert not panel.rest.isEnabled()
    assert panel.reason.text().startswith("Connect")
    bench.sensor.connect_source(SimulatedSource("lies still", seed=1))
    qtbot.waitUntil(lambda: panel.axes.currentText() == "Six axes", timeout=5000)
    assert not panel.reason.isVisible()
    qtbot.waitUntil(lambda: bench.calibration.stillness() is not None, timeout=5000)
    panel.rest.click()
    assert bench.commands.task is None, "cancelled"
    panel.rest.click()
    assert bench.commands.task is Task.REST
    assert panel.bar.isVisible()
    assert panel.rest.text().startswith("Keep still")
    assert not panel.magnetic.isEnabled()
    qtbot.waitUntil(lambda: bench.commands.task is None, timeout=3000)
    assert not panel.bar.isVisible()
    panel.magnetic.click()
    assert panel.magnetic.text() == "End and save"
    panel.magnetic.click()
    assert bench.commands.task is None
    panel.axes.setCurrentIndex(1)
    panel.axes.activated.emit(1)
    qtbot.waitUntil(lambda: bench.commands.axes == 9, timeout=5000)
    assert panel.axes.currentText() == "Nine axes"


def test_that_every_state_has_a_word() -> None:
    words = [word_of(LinkState(phase)) for phase in Phase]
    assert len({word for _, word in words}) == len(Phase)
    assert word_of(LinkState(Phase.LOST))[0] is Status.ERROR


def quality(
    rate_hz: float | None = 200.0,
    wanted_hz: float | None = 200.0,
    age_s: float | None = 0.01,
    lost: int = 0,
    jitter_s: float = 0.004,
) -> LinkQuality:
    timing = Timing(rate_hz, None if rate_hz is None else jitter_s, lost)
    status = SensorStatus(rate_hz=wanted_hz, battery_v=3.96, temperature_c=24.6, firmware="1001")
    return LinkQuality(timing, None, 100, 2, 0, age_s, status)


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (quality(), "Good"),
        (quality(rate_hz=None, age_s=None), "Waiting"),
        (quality(rate_hz=None, age_s=3.0), "Silent"),
        (quality(rate_hz=150.0), "Off its rate"),
        (quality(lost=3), "Lossy"),
        (quality(jitter_s=0.1), "Uneven"),
        (quality(wanted_hz=None), "Good"),
    ],
)
def test_that_the_link_is_judged_in_a_word(given: LinkQuality, word: str) -> None:
    assert verdict(given)[1] == word


def test_that_the_link_is_told_in_figures_with_units() -> None:
    rows = {row.key: row for row in rows_of(quality(), live=True)}
    assert rows["rate"].value == "200.0 Hz"
    assert rows["rate"].note == "set to 200 Hz"
    assert rows["jitter"].value == "4.0 ms"
    assert rows["gaps"].value == "2"
    assert rows["last"].value == "10 ms"
    assert "3.96 V" in rows["battery"].value
    assert rows["temperature"].value == "24.6 °C"


def test_that_the_link_card_follows_the_sensor(
    theme: Theme, streaming: Workbench, qtbot: QtBot
) -> None:
    panel = LinkPanel(theme, streaming)
    shown(panel, qtbot)
    qtbot.waitUntil(lambda: panel.card.value("rate") == "200.0 Hz", timeout=5000)
    qtbot.waitUntil(lambda: "V" in panel.card.value("battery"), timeout=5000)


def test_that_values_are_written_with_signs_and_forgotten_when_the_sensor_goes(
    theme: Theme, streaming: Workbench, qtbot: QtBot
) -> None:
    panel = ValuesPanel(theme, streaming)
    shown(panel, qtbot)
    qtbot.waitUntil(lambda: panel.numbers[0][2].text().startswith("9."), timeout=5000)
    texts = [number.text() for row in panel.numbers for number in row]
    assert not [text for text in texts if text.startswith("-")]
    with qtbot.waitSignal(streaming.sensor.ended, timeout=5000):
        streaming.sensor.disconnect_sensor()
    assert {number.text() for row in panel.numbers for number in row} == {"\N{EN DASH}"}


def test_that_calibration_leads_through_bias_poses_and_a_profile(
    theme: Theme, bench: Workbench, qtbot: QtBot
) -> None:
    panel = CalibrationPanel(theme, bench)
    shown(panel, qtbot)
    assert not panel.take_bias.isEnabled()
    assert not panel.take_pose.isEnabled()
    bench.sensor.connect_source(SimulatedSource("lies still", seed=1))
    qtbot.waitUntil(panel.take_bias.isEnabled, timeout=5000)
    assert panel.meter.share() < 0.5
    assert panel.still.text().startswith("Still")
    assert panel.pose() is Pose.LEVEL
    assert panel.take_pose.text() == "Take pose 1 of 3"
    panel.take_pose.click()
    assert panel.pose() is Pose.LENS_DOWN
    assert panel.take_pose.text() == "Take pose 2 of 3"
    panel.again.click()
    assert panel.pose() is Pose.LEVEL
    qtbot.waitUntil(lambda: bench.calibration.stillness(3.0) is not None, timeout=5000)
    panel.take_bias.click()
    assert "°/s" in panel.bias.text()
    assert not panel.save.isEnabled()
    panel.name.setText("Table")
    panel.save.click()
    assert panel.profiles.currentText().startswith("Table, ")
    panel.profiles.setCurrentIndex(0)
    panel.profiles.activated.emit(0)
    assert bench.calibration.profile is None


def test_that_a_file_to_replay_is_asked_for(
    theme: Theme,
    bench: Workbench,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    panel = ConnectionPanel(theme, bench)
    shown(panel, qtbot)
    target = str(tmp_path / "a.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (target, ""))
    ask_replay(panel, bench, panel.replay_file)
    assert panel.replay.source() == ReplaySource(tmp_path / "a.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    ask_replay(panel, bench, panel.replay_file)
    assert panel.replay.source() == ReplaySource(tmp_path / "a.csv")


@pytest.mark.parametrize("suffixes", [(), (".360", ".insv", ".mp4")])
def test_that_camera_videos_are_offered_where_they_can_be_read(
    monkeypatch: pytest.MonkeyPatch, suffixes: tuple[str, ...]
) -> None:
    where = "deblur_studio.core.motion.formats.camera_video.readable_suffixes"
    monkeypatch.setattr(where, lambda: suffixes)
    kinds = logs_filter().split(";;")
    assert "*.gcsv" in kinds[0]
    assert "*.imu" in kinds[0]
    assert ("*.mp4" in kinds[0]) is bool(suffixes)
    assert ("*.MP4" in kinds[0]) is bool(suffixes)
    assert len(kinds) == (3 if suffixes else 2)
    assert kinds[-1] == "All files (*)"


@pytest.mark.parametrize("folder", ["", "missing"])
def test_that_a_picture_is_saved_or_its_failure_said(
    curves: CurvesPanel,
    bench: Workbench,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    folder: str,
) -> None:
    said: list[Notice] = []
    bench.notices.posted.connect(said.append)
    target = tmp_path / folder / "curves"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    ask_picture(curves, bench, curves.plots.grab())
    assert target.with_suffix(".png").is_file() is (folder == "")
    assert said[0].level is (Level.ERROR if folder else Level.INFO)


def test_that_sizes_and_times_are_written_as_people_do() -> None:
    assert (time_text(0.4), time_text(61.0), time_text(3600.0)) == ("0:00", "1:01", "60:00")
    assert (size_text(59_000), size_text(12_345_678)) == ("59 kB", "12.3 MB")


def test_that_an_angle_that_is_not_told_hides_the_figure_only(
    theme: Theme, streaming: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = ValuesPanel(theme, streaming)
    shown(panel, qtbot)
    session = streaming.sensor.session
    assert session is not None
    qtbot.waitUntil(lambda: len(session.snapshot(1.0).time_s) > 40, timeout=5000)
    newest = session.snapshot(0.1)
    newest.angle_deg[:] = np.nan
    monkeypatch.setattr(streaming.sensor, "snapshot", lambda _: newest)
    qtbot.waitUntil(lambda: panel.numbers[0][2].text().startswith("9."), timeout=3000)
    qtbot.waitUntil(lambda: panel.numbers[2][0].text() == "\N{EN DASH}", timeout=3000)
