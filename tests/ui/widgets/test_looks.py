"""Every widget is drawn in both appearances, and changes with the theme while it is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.recording import ImuRecording, LogSource
from deblur_studio.core.parameters import ParameterSpec
from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.widgets.banner import Banner
from deblur_studio.ui.widgets.canvas import PhotoCanvas
from deblur_studio.ui.widgets.card import Card
from deblur_studio.ui.widgets.card_row import Row
from deblur_studio.ui.widgets.kernel_view import KernelView
from deblur_studio.ui.widgets.number_field import NumberField
from deblur_studio.ui.widgets.progress import ProgressStrip
from deblur_studio.ui.widgets.status import Status
from deblur_studio.ui.widgets.timeline import MotionTimeline


def card(theme: Theme) -> QWidget:
    made = Card(theme, "Camera", "camera", "")
    made.set_rows([Row("focal", "Focal length", "3043", "from EXIF", "px", editable=True)])
    made.set_status(Status.OK, "complete")
    return made


def timeline(theme: Theme) -> QWidget:
    time_s = np.arange(500) / 100.0
    rates = np.random.default_rng(1).normal(size=(500, 3))
    made = MotionTimeline(theme)
    made.set_recording(ImuRecording(time_s, rates, None, "boot", LogSource((), "", "")))
    made.set_exposure(2.0, 0.5)
    return made


def progress(theme: Theme) -> QWidget:
    made = ProgressStrip(theme)
    made.start("Deblurring")
    made.set_progress(0.4)
    return made


def number(theme: Theme) -> QWidget:
    made = NumberField(theme, ParameterSpec("Noise", "", "%", 0.0, 10.0, automatic=0.0))
    made.show_value(3.0)
    return made


WIDGETS: dict[str, Callable[[Theme], QWidget]] = {
    "card": card,
    "timeline": timeline,
    "progress": progress,
    "number": number,
    "canvas": PhotoCanvas,
    "kernel": KernelView,
    "banner": lambda theme: Banner(theme, Status.ERROR, "It failed.", "details", "Retry"),
}


def pixels_of(widget: QWidget, path: Path) -> NDArray[np.uint8]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    assert image.save(str(path))
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return lines[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def brightness(pixels: NDArray[np.uint8]) -> float:
    return float(np.median(pixels.mean(axis=2)))


@pytest.mark.parametrize("name", sorted(WIDGETS))
def test_that_a_widget_turns_dark_with_the_theme_and_stays_readable(
    qtbot: QtBot, theme: Theme, tmp_path: Path, name: str
) -> None:
    widget = WIDGETS[name](theme)
    qtbot.addWidget(widget)
    widget.resize(420, 260)
    light = pixels_of(widget, tmp_path / f"{name}-light.png")
    theme.set_mode(ThemeMode.DARK)
    dark = pixels_of(widget, tmp_path / f"{name}-dark.png")

    assert brightness(light) > 180
    assert brightness(dark) < 60
    for pixels in (light, dark):
        spread = np.ptp(pixels.mean(axis=2))
        assert spread > 110, "nothing stands out from the background"
