"""Every lesson from start to end, in the real window, with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.panels.sandbox_camera import SandboxCameraPanel
from deblur_studio.ui.panels.sandbox_convolution import ConvolutionPanel
from deblur_studio.ui.panels.sandbox_kernel import SandboxKernelPanel
from deblur_studio.ui.panels.sandbox_lessons import LessonsPanel
from deblur_studio.ui.panels.sandbox_method import SandboxMethodPanel
from deblur_studio.ui.panels.sandbox_noise import NoisePanel
from deblur_studio.ui.panels.sandbox_player import PlayerPanel
from deblur_studio.ui.panels.sandbox_sliders import SlidersPanel
from deblur_studio.ui.sandbox_fields import StateForm
from deblur_studio.ui.sandbox_pages import SandboxPages
from deblur_studio.ui.widgets.number_field import NumberEdit
from deblur_studio.ui.widgets.status import Status

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
FOR_MS = 120_000
T = TypeVar("T", bound=QWidget)
Doing = Callable[[MainWindow, QtBot], None]


def part(window: MainWindow, kind: type[T]) -> T:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait for the previews of the state in hand; fine pictures come later, or never."""
    bench = window.bench
    qtbot.wait(1)
    qtbot.waitUntil(
        lambda: bench.sandbox.up_to_date and not bench.sandbox_bench.busy, timeout=FOR_MS
    )
    qtbot.wait(1)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, LEFT)


def choose(box: QComboBox, name: str) -> None:
    """Go through a list by the arrow keys, as a hand on the keyboard does."""
    box.setFocus()
    box.setCurrentIndex(0)
    while box.currentData() != name:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before
    box.activated.emit(box.currentIndex())


def type_into(fields: StateForm, name: str, text: str) -> None:
    edit = fields.form.field(name).findChild(NumberEdit)
    assert isinstance(edit, NumberEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def move(window: MainWindow, name: str, text: str) -> None:
    type_into(part(window, SlidersPanel).fields, name, text)


def take(window: MainWindow, name: str, text: str) -> None:
    type_into(part(window, SandboxCameraPanel).fields, name, text)


def point_spread(window: MainWindow, _: QtBot) -> None:
    move(window, "pan_deg_s", "20")


def by_hand(window: MainWindow, qtbot: QtBot) -> None:
    panel = part(window, ConvolutionPanel)
    choose(panel.kernel.choice, "gaussian")
    edit = panel.kernel.side.findChild(NumberEdit)
    assert isinstance(edit, NumberEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "5")
    settle(window, qtbot)
    canvas = panel.canvas
    place = canvas.view.to_screen(20.0, 20.0)
    QTest.mouseClick(canvas, LEFT, NO_KEYS, QPointF(place).toPoint())


def travelling(window: MainWindow, _: QtBot) -> None:
    move(window, "pan_deg_s", "0")
    move(window, "travel_x_mm", "30")


def rolling(window: MainWindow, _: QtBot) -> None:
    move(window, "roll_deg_s", "60")
    click(part(window, SandboxMethodPanel).one_kernel)


def destroying(window: MainWindow, _: QtBot) -> None:
    move(window, "pan_deg_s", "20")
    kernel = part(window, SandboxKernelPanel)
    kernel.deck.show_page(kernel.otf)


def noise(window: MainWindow, qtbot: QtBot) -> None:
    panel = part(window, NoisePanel)
    settle(window, qtbot)
    for _ in range(60):  # from the inverse filter on, until the best mark is reached
        if float(panel.figures.figure("Behind the best").split()[0]) <= 0.2:
            break
        panel.strength.setFocus()
        QTest.keyClick(panel.strength, Qt.Key.Key_PageUp)
        settle(window, qtbot)


def iterations(window: MainWindow, qtbot: QtBot) -> None:
    click(part(window, PlayerPanel).play)
    qtbot.waitUntil(lambda: len(window.bench.sandbox_player.frames) > 20, timeout=FOR_MS)
    click(part(window, PlayerPanel).play)


def beyond_rescue(window: MainWindow, _: QtBot) -> None:
    move(window, "pan_deg_s", "60")
    take(window, "noise", "0.2")


STEPS: tuple[Doing, ...] = (
    point_spread,
    by_hand,
    travelling,
    rolling,
    destroying,
    noise,
    iterations,
    beyond_rescue,
)


@pytest.fixture
def lessons(window: MainWindow, qtbot: QtBot) -> LessonsPanel:
    window.bar.show_workspace("sandbox")
    settle(window, qtbot)
    click(window.findChild(SandboxPages)._corner.widgetForAction(  # type: ignore[union-attr]
        part(window, SandboxPages).lessons_action))  # fmt: skip
    settle(window, qtbot)
    panel = part(window, LessonsPanel)
    assert panel.isVisible()
    return panel


def test_that_each_lesson_can_be_done_set_up_again_and_closed(
    window: MainWindow, lessons: LessonsPanel, qtbot: QtBot
) -> None:
    service = window.bench.sandbox_lessons
    assert len(service.lessons) == len(STEPS)
    for number, (lesson, do) in enumerate(zip(service.lessons, STEPS, strict=True)):
        assert service.lesson == lesson
        assert lessons.view.task.text() == lesson.task
        settle(window, qtbot)
        click(lessons.view.check)
        assert lessons.view.status is Status.WARNING, lesson.name
        assert lessons.view.answer.text() == service.unmet
        do(window, qtbot)
        settle(window, qtbot)
        click(lessons.view.check)
        assert lessons.view.status is Status.OK, (lesson.name, lessons.view.answer.text())
        assert lesson.after in lessons.view.answer.text()
        assert lessons.done.text() == f"{number + 1} of 8 done"
        QTest.keyClick(lessons.view.following, Qt.Key.Key_Space)
        settle(window, qtbot)
    assert service.lesson == service.lessons[0]
    sandbox, start = window.bench.sandbox, window.bench.sandbox.state
    move(window, "pan_deg_s", "7")
    assert sandbox.state != start
    click(lessons.view.again)
    assert sandbox.state == start
    click(lessons.close_button)
    assert not lessons.isVisible()
    settle(window, qtbot)
