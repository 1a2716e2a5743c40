"""The timeline: the band tells where it is put, and no peak of a long log is lost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.recording import Gap, ImuRecording, LogSource
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.decimate import segments_of, thinned
from deblur_studio.ui.widgets.timeline import MotionTimeline
from deblur_studio.ui.widgets.timeline_header import RateUnit

# the offscreen platform says so of every window that is shown
START_S = 1_700_000_000.0


def recording(samples: int = 4000, gaps: tuple[Gap, ...] = ()) -> ImuRecording:
    time_s = START_S + np.arange(samples) / 200.0
    keep = np.ones(samples, bool)
    for gap in gaps:
        keep &= (time_s <= gap.start_s) | (time_s >= gap.end_s)
    rates = np.sin(np.outer(time_s - START_S, [1.0, 2.0, 3.0]))
    source = LogSource((), "", "made by hand")
    accel = np.tile([0.0, 0.0, 9.81], (int(keep.sum()), 1))
    return ImuRecording(time_s[keep], rates[keep], accel, "Unix time", source, gaps=gaps)


@pytest.fixture
def timeline(qtbot: QtBot, theme: Theme) -> MotionTimeline:
    made = MotionTimeline(theme)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.set_recording(recording())
    made.set_exposure(START_S + 8.0, 4.0)
    made.show()
    qtbot.waitExposed(made)
    return made


def spot_of(timeline: MotionTimeline, time_s: float) -> QPoint:
    plot = timeline.gyro.plot
    middle = sum(plot.getViewBox().viewRange()[1]) / 2
    place = plot.getViewBox().mapViewToScene(QPointF(time_s - START_S, middle))
    return plot.mapFromScene(place)


def drag(qtbot: QtBot, widget: QWidget, start: QPoint, end: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mouseMove(widget, start)
    qtbot.mousePress(widget, left, pos=start)
    for part in (0.3, 0.6, 1.0):
        qtbot.mouseMove(widget, start + (end - start) * part)
        qtbot.wait(15)
    qtbot.mouseRelease(widget, left, pos=end)


def test_that_dragging_the_band_tells_its_start_and_keeps_its_length(
    qtbot: QtBot, timeline: MotionTimeline
) -> None:
    dragged: list[tuple[float, float]] = []
    timeline.exposure_dragged.connect(lambda start, length: dragged.append((start, length)))
    view = timeline.gyro.plot.viewport()
    with qtbot.waitSignal(timeline.exposure_committed) as told:
        drag(qtbot, view, spot_of(timeline, START_S + 10), spot_of(timeline, START_S + 13))

    assert len(dragged) >= 2
    assert told.args == pytest.approx([START_S + 11.0, 4.0], abs=0.05)
    assert timeline.exposure == pytest.approx(tuple(told.args))


def test_that_dragging_an_edge_changes_the_length(qtbot: QtBot, timeline: MotionTimeline) -> None:
    view = timeline.gyro.plot.viewport()
    with qtbot.waitSignal(timeline.exposure_committed) as told:
        drag(qtbot, view, spot_of(timeline, START_S + 12), spot_of(timeline, START_S + 14))

    assert told.args == pytest.approx([START_S + 8.0, 6.0], abs=0.1)


def test_that_a_band_too_narrow_to_see_is_moved_by_its_grip(
    qtbot: QtBot, timeline: MotionTimeline
) -> None:
    timeline.set_exposure(START_S + 5.0, 0.01)
    view = timeline.gyro.plot.viewport()
    with qtbot.waitSignal(timeline.exposure_committed) as told:
        drag(qtbot, view, spot_of(timeline, START_S + 5.005), spot_of(timeline, START_S + 9))

    assert told.args[0] == pytest.approx(START_S + 9.0, abs=0.05)
    assert told.args[1] == pytest.approx(0.01, abs=1e-6)


def test_that_putting_the_band_there_tells_nobody(qtbot: QtBot, timeline: MotionTimeline) -> None:
    with (
        qtbot.assertNotEmitted(timeline.exposure_dragged),
        qtbot.assertNotEmitted(timeline.exposure_committed),
    ):
        timeline.set_exposure(START_S + 2.0, 0.5)

    assert timeline.exposure == (START_S + 2.0, 0.5)


@pytest.mark.parametrize(
    ("key", "modifier", "moved_s"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 1e-3),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, -1e-3),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 1e-2),
    ],
)
def test_that_arrow_keys_move_the_band(
    qtbot: QtBot,
    timeline: MotionTimeline,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    moved_s: float,
) -> None:
    with qtbot.waitSignals([timeline.exposure_dragged, timeline.exposure_committed]):
        qtbot.keyClick(timeline, key, modifier)

    assert timeline.exposure is not None
    assert timeline.exposure[0] - START_S - 8.0 == pytest.approx(moved_s, abs=1e-6)


def test_that_a_double_click_centres_the_band_there(qtbot: QtBot, timeline: MotionTimeline) -> None:
    view, spot = timeline.gyro.plot.viewport(), spot_of(timeline, START_S + 16.0)
    with qtbot.waitSignal(timeline.exposure_committed) as told:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spot)

    assert told.args == pytest.approx([START_S + 14.0, 4.0], abs=0.05)


def test_that_the_band_keeps_its_time_when_a_log_that_holds_it_is_opened(
    timeline: MotionTimeline,
) -> None:
    whole = recording()
    later = replace(
        whole,
        time_s=whole.time_s[1000:],
        gyro_rad_s=whole.gyro_rad_s[1000:],
        accel_m_s2=None,
    )
    timeline.set_recording(later)
    low, high = timeline.gyro.plot.getViewBox().viewRange()[0]

    assert timeline.exposure == (START_S + 8.0, 4.0)
    assert low <= 3.0 < 7.0 <= high
    assert timeline.gyro.visible_s()[0] == pytest.approx(START_S + 5.0, abs=0.01)


def test_that_the_band_of_another_log_goes(timeline: MotionTimeline) -> None:
    timeline.set_recording(replace(recording(), time_s=np.arange(4000) / 200.0))

    assert timeline.exposure is None
    assert timeline.gyro.visible_s()[1] == pytest.approx(20.0, abs=0.1)


def test_that_zooming_shows_the_exposure_or_the_whole_log(timeline: MotionTimeline) -> None:
    timeline.set_exposure(START_S + 8.0, 0.02)
    timeline.zoom_to_exposure()
    low, high = timeline.gyro.visible_s()
    assert low < START_S + 8.0 < START_S + 8.02 < high
    assert high - low < 0.2

    timeline.zoom_to_log()
    low, high = timeline.gyro.visible_s()
    assert low <= START_S
    assert high >= START_S + 19.99


def test_that_an_exposure_outside_the_log_can_be_seen(timeline: MotionTimeline) -> None:
    timeline.set_exposure(START_S + 30.0, 0.1)
    timeline.zoom_to_log()

    assert timeline.gyro.visible_s()[1] >= START_S + 30.1


def test_that_degrees_are_radians_times_57(timeline: MotionTimeline) -> None:
    in_radians = np.nanmax(timeline.gyro.curves[0].yData)
    timeline.set_rate_unit(RateUnit.DEG_S)

    assert np.nanmax(timeline.gyro.curves[0].yData) == pytest.approx(in_radians * 180 / np.pi)


def test_that_no_line_is_drawn_across_a_gap(timeline: MotionTimeline) -> None:
    gap = Gap(START_S + 5.0, START_S + 7.0)
    timeline.set_recording(recording(gaps=(gap,)))
    curve = timeline.gyro.curves[1]
    after = int(np.searchsorted(curve.xData, 5.0, side="right"))

    assert np.isnan(curve.yData[:after]).any()
    assert curve.xData[after] == pytest.approx(7.0)


def test_that_the_accelerometer_is_shown_on_request_where_there_is_one(
    timeline: MotionTimeline,
) -> None:
    assert timeline.accel.plot.isHidden()
    timeline.set_accel_visible(True)
    assert not timeline.accel.plot.isHidden()


def test_that_a_score_is_shown_over_the_same_time(timeline: MotionTimeline) -> None:
    starts = START_S + np.linspace(2.0, 6.0, 50)
    timeline.set_score(starts, np.linspace(0, 1, 50), "re-blur residual")

    assert not timeline.score.plot.isHidden()
    assert timeline.score.curves[0].xData[0] == pytest.approx(2.0)
    timeline.clear_score()
    assert timeline.score.plot.isHidden()


def test_that_without_a_log_there_is_neither_band_nor_key(
    qtbot: QtBot, timeline: MotionTimeline
) -> None:
    timeline.set_recording(None)
    with qtbot.assertNotEmitted(timeline.exposure_dragged):
        qtbot.keyClick(timeline, Qt.Key.Key_Right)

    assert timeline.exposure is None


def test_that_thinning_keeps_every_extreme() -> None:
    time_s = np.linspace(0.0, 100.0, 250_000)
    values = np.zeros((250_000, 2))
    values[123_456, 0], values[77_777, 1] = 9.0, -4.0
    edges = segments_of(time_s, np.empty(0))
    shown_s, shown = thinned(time_s, values, edges, 0.0, 100.0, 800)

    assert len(shown_s) < 2000
    assert np.nanmax(shown[:, 0]) == 9.0
    assert np.nanmin(shown[:, 1]) == -4.0
    assert shown_s[np.nanargmax(shown[:, 0])] == pytest.approx(time_s[123_456], abs=0.2)


def test_that_few_samples_are_drawn_as_they_are() -> None:
    time_s = np.arange(10.0)
    values = np.arange(10.0)[:, np.newaxis] ** 2
    shown_s, shown = thinned(time_s, values, segments_of(time_s, np.empty(0)), 0.0, 9.0, 800)

    np.testing.assert_array_equal(shown_s[:-1], time_s)
    np.testing.assert_array_equal(shown[:-1], values)


def test_that_a_stretch_without_samples_is_empty() -> None:
    time_s = np.arange(10.0)
    edges = segments_of(time_s, np.empty(0))
    shown_s, shown = thinned(time_s, np.zeros((10, 3)), edges, 50.0, 60.0, 100)

    assert len(shown_s) <= 2
    assert shown.shape[1] == 3
