"""One frame of the Sensor workspace: nine curves over a minute at 200 Hz, 1000 px wide."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.widgets.live_strip import LiveStrip, Stretch


def test_speed_of_nine_curves_over_a_minute(
    qapp: QApplication, qtbot: QtBot, benchmark: BenchmarkFixture
) -> None:
    theme, rng = Theme(qapp, ThemeMode.DARK), np.random.default_rng(0)
    strips = [LiveStrip(theme, "Rate", "°/s", 5.0) for _ in range(3)]
    for strip in strips:
        qtbot.addWidget(strip)
        strip.resize(1000, 260)
        with qtbot.waitExposed(strip):
            strip.show()
    time_s = 1000.0 + np.arange(12_000) / 200
    values = 3 * np.sin(9 * time_s)[:, None] + rng.normal(0, 1.0, (12_000, 3))
    values = values.astype(np.float32)
    segment = np.zeros(12_000, np.int32)
    frame = 0

    def draw() -> None:
        nonlocal frame
        frame += 1
        stretch = Stretch(time_s, segment, float(time_s[-1]) + frame / 30 % 1.0, 60.0)
        for strip in strips:
            strip.show_stretch(stretch, values)
            strip.repaint()

    benchmark(draw)
    theme.deleteLater()
