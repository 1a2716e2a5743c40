from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.widgets.live_axis import LiveAxis
from deblur_studio.ui.widgets.live_clock import LiveClock
from deblur_studio.ui.widgets.live_scale import columns_of, round_up, stepped_range
from deblur_studio.ui.widgets.live_strip import LEFT_PX, LiveStrip, Stretch


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot) -> LiveStrip:
    made = LiveStrip(theme, "Rate", "°/s", 5.0)
    qtbot.addWidget(made)
    made.resize(600, 200)
    return made


def stretch(count: int = 2000, rate_hz: float = 200.0) -> Stretch:
    time_s = 1000.0 + np.arange(count) / rate_hz
    return Stretch(time_s, np.zeros(count, np.int32), float(time_s[-1]), 10.0)


def columns_with(image: QImage, colour: str, tolerance: int = 30) -> list[int]:
    wanted = QColor(colour)
    pixels = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8)
    pixels = pixels.reshape(image.height(), image.width(), 4)[:, :, 2::-1].astype(int)
    off = np.abs(pixels - (wanted.red(), wanted.green(), wanted.blue())).max(axis=2)
    return [int(column) for column in np.flatnonzero((off < tolerance).any(axis=0))]


@pytest.mark.parametrize(
    ("value", "rounded"), [(0.3, 0.5), (1.0, 1.0), (1.2, 2.0), (2.1, 5.0), (99.0, 100.0)]
)
def test_that_scales_step_in_round_numbers(value: float, rounded: float) -> None:
    assert round_up(value) == pytest.approx(rounded)


def test_that_a_scale_grows_at_once_and_shrinks_only_when_there_is_room() -> None:
    def ranged(peak: float, before: float) -> float:
        return stepped_range(np.array([[peak, -0.1, np.nan]]), before, 1.0)

    assert ranged(7.0, 1.0) == 10.0
    assert ranged(4.9, 10.0) == 10.0
    assert ranged(3.0, 10.0) == 5.0
    assert ranged(0.001, 10.0) == 1.0
    assert stepped_range(np.empty((0, 3)), 10.0, 1.0) == 1.0


@given(st.integers(0, 5000), st.integers(1, 400), st.integers(0, 1000))
def test_that_no_peak_is_lost_and_none_is_made_up(count: int, columns: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    time_s = 50.0 + np.cumsum(rng.uniform(0.001, 0.01, count))
    values = rng.normal(size=(count, 3)).astype(np.float32)
    end_s = float(time_s[-1]) if count else 60.0
    times, thin = columns_of(time_s, values, 40.0, end_s, columns)
    assert len(times) == len(thin) <= max(2 * columns, 2 * columns + 4)
    if count:
        assert thin.max(axis=0) == pytest.approx(values.max(axis=0))
        assert thin.min(axis=0) == pytest.approx(values.min(axis=0))
    assert (np.diff(times) >= 0).all()


def test_that_a_peak_looks_the_same_while_it_moves() -> None:
    whole = stretch(6000)
    values = np.random.default_rng(0).normal(size=(6000, 3))
    seen = []
    for shift_s in (0.0, 0.033, 0.1):
        times, thin = columns_of(whole.time_s, values, 1005.0 + shift_s, 1025.0 + shift_s, 200)
        inside = (times > 1006) & (times < 1024)
        seen.append((times[inside], thin[inside]))
    for times, thin in seen[1:]:
        assert times == pytest.approx(seen[0][0])
        assert thin.max(axis=0) == pytest.approx(seen[0][1].max(axis=0))


def test_that_the_newest_sample_is_at_the_right_and_all_axes_are_drawn(
    strip: LiveStrip, theme: Theme
) -> None:
    shown = stretch()
    values = np.stack([np.full(2000, level) for level in (-3.0, 1.0, 3.0)], axis=1)
    strip.show_stretch(shown, values)
    image = strip.grab().toImage()
    for name in ("x", "y", "z"):
        columns = columns_with(image, getattr(theme.colours, name))
        assert columns[0] <= LEFT_PX + 2
        assert columns[-1] >= 600 - 8 - 2


def test_that_no_line_crosses_an_interruption(strip: LiveStrip, theme: Theme) -> None:
    whole = stretch()
    keep = (whole.time_s < 1004.0) | (whole.time_s > 1006.0)
    segment = (whole.time_s > 1005.0).astype(np.int32)[keep]
    broken = Stretch(whole.time_s[keep], segment, whole.end_s, 10.0)
    strip.show_stretch(broken, np.full((int(keep.sum()), 3), 2.0))
    columns = columns_with(strip.grab().toImage(), theme.colours.z)
    middle = LEFT_PX + (600 - LEFT_PX - 8) // 2
    assert not [column for column in columns if abs(column - middle) < 40]
    assert min(columns) < middle - 60 < middle + 60 < max(columns)


def test_that_a_mark_is_drawn_where_it_was_made(strip: LiveStrip, theme: Theme) -> None:
    shown = stretch()
    marked = Stretch(shown.time_s, shown.segment, shown.end_s, 10.0, (shown.end_s - 5.0,))
    strip.show_stretch(marked, np.zeros((2000, 3)))
    columns = columns_with(strip.grab().toImage(), theme.colours.accent, 12)
    assert columns == pytest.approx([LEFT_PX + (600 - LEFT_PX - 8) / 2] * len(columns), abs=2)
    assert columns


def test_that_the_scale_follows_the_values_and_the_theme_the_user(
    strip: LiveStrip, theme: Theme
) -> None:
    strip.show_stretch(stretch(), np.full((2000, 3), 42.0))
    assert strip.half_range == 50.0
    light = strip.grab().toImage().pixelColor(3, 3)
    theme.set_mode(ThemeMode.DARK)
    assert strip.grab().toImage().pixelColor(3, 3).lightness() < light.lightness() - 100


def test_that_missing_values_and_nothing_at_all_are_drawn_without_harm(strip: LiveStrip) -> None:
    strip.show_stretch(stretch(), np.full((2000, 3), np.nan))
    strip.grab()
    none = Stretch(np.empty(0), np.empty(0, np.int32), 0.0, 10.0)
    strip.show_stretch(none, np.empty((0, 3)))
    strip.grab()


def test_that_the_axis_counts_back_from_now(theme: Theme, qtbot: QtBot) -> None:
    axis = LiveAxis(theme)
    qtbot.addWidget(axis)
    axis.show_span(60.0)
    labels = [text.replace("\N{MINUS SIGN}", "-") for text in axis.labels()]
    assert labels == ["-60 s", "-48 s", "-36 s", "-24 s", "-12 s", "now"]
    axis.grab()


def test_that_curves_move_evenly_though_samples_come_in_bursts() -> None:
    clock, ends = LiveClock(), []
    for frame in range(300):
        now_s = frame / 30
        burst_s = np.floor(now_s / 0.05) * 0.05  # what has come by now
        ends.append(clock.end_s(burst_s, now_s))
    steps = np.diff(ends[60:])
    assert steps.mean() == pytest.approx(1 / 30, rel=0.02)
    assert steps.std() < 0.004
    assert ends[-1] <= 299 / 30


def test_that_the_clock_follows_a_faster_replay_and_goes_on_through_a_stall() -> None:
    clock, end = LiveClock(), 0.0
    for frame in range(300):
        end = clock.end_s(5.0 * frame / 30, frame / 30)
    assert end == pytest.approx(5.0 * 299 / 30, abs=1.0)
    stalled = [clock.end_s(5.0 * 299 / 30, (300 + frame) / 30) for frame in range(30)]
    assert np.diff(stalled) == pytest.approx(np.full(29, 1 / 30))
