"""One kernel enlarged: its numbers are right and its picture is the kernel's."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.kernel_view import KernelView


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> KernelView:
    made = KernelView(theme)
    qtbot.addWidget(made)
    made.resize(300, 320)
    return made


def bright_pixels(image: QImage) -> list[tuple[int, int]]:
    bright = QColor(252, 255, 164)
    across, down = range(image.width()), range(image.height())
    return [(x, y) for x in across for y in down if image.pixelColor(x, y) == bright]


def test_that_place_extent_and_sum_are_told(view: KernelView) -> None:
    kernel = np.zeros((65, 65), np.float32)
    kernel[32, 30:37] = 1 / 7
    view.show_kernel(kernel, 1200.4, 33.0)

    assert view.facts == (
        "at x 1200, y 33 px",
        "extent 7 \N{MULTIPLICATION SIGN} 1 px, sum 1.000",
    )
    assert view.accessibleDescription() == ", ".join(view.facts)


def test_that_the_picture_lies_as_the_kernel_does(view: KernelView) -> None:
    kernel = np.zeros((21, 21), np.float32)
    kernel[10, 10:20] = 0.1  # from the middle to the right
    view.show_kernel(kernel, 0.0, 0.0)
    bright = np.array(bright_pixels(view.grab().toImage()))
    box = bright.min(axis=0), bright.max(axis=0)

    assert (box[1] - box[0])[0] > 6 * (box[1] - box[0])[1]
    assert box[0][0] > 120


def test_that_a_dot_in_a_large_kernel_is_shown_large(view: KernelView) -> None:
    kernel = np.zeros((129, 129), np.float32)
    kernel[64, 64] = 1.0
    view.show_kernel(kernel, 0.0, 0.0)

    assert len(bright_pixels(view.grab().toImage())) > 200


def test_that_without_a_kernel_it_says_how_to_get_one(view: KernelView) -> None:
    view.show_kernel(np.full((3, 3), 1 / 9, np.float32), 0.0, 0.0)
    view.clear()

    assert view.facts == ("", "")
    assert bright_pixels(view.grab().toImage()) == []
    assert "Click a kernel" in view.accessibleDescription()


def test_that_a_kernel_of_zeros_is_survived(view: KernelView) -> None:
    view.show_kernel(np.zeros((5, 5), np.float32), 0.0, 0.0)

    assert not view.grab().isNull()
    assert "sum 0.000" in view.facts[1]
