"""Banners and the progress strip: what is said, for how long, and what can be answered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.banner import BannerStack
from deblur_studio.ui.widgets.progress import ProgressStrip
from deblur_studio.ui.widgets.status import Status


class Clock:
    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def stack(qtbot: QtBot, theme: Theme) -> BannerStack:
    made = BannerStack(theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme, clock: Clock) -> ProgressStrip:
    made = ProgressStrip(theme, clock=clock)
    qtbot.addWidget(made)
    return made


def button_of(widget: QWidget, name: str) -> QAbstractButton:
    buttons = widget.findChildren(QAbstractButton)
    return next(each for each in buttons if name in (each.text(), each.accessibleName()))


def test_that_the_newest_three_messages_stay(stack: BannerStack) -> None:
    for number in range(5):
        stack.post(Status.NEUTRAL, f"message {number}")

    assert [banner.text for banner in stack.banners()] == ["message 4", "message 3", "message 2"]


def test_that_the_same_message_is_not_shown_twice(stack: BannerStack) -> None:
    stack.post(Status.ERROR, "broken")
    stack.post(Status.NEUTRAL, "other")
    stack.post(Status.ERROR, "broken")

    assert [banner.text for banner in stack.banners()] == ["broken", "other"]


def test_that_a_dismissed_message_goes_and_an_empty_stack_hides(
    stack: BannerStack, qtbot: QtBot
) -> None:
    assert stack.isHidden()
    banner = stack.post(Status.WARNING, "careful")
    assert not stack.isHidden()
    qtbot.mouseClick(button_of(banner, "Dismiss"), Qt.MouseButton.LeftButton)

    assert stack.banners() == []
    assert stack.isHidden()


def test_that_details_are_copied_with_the_sentence(stack: BannerStack, qtbot: QtBot) -> None:
    banner = stack.post(Status.ERROR, "It failed.", details="line 3")
    qtbot.mouseClick(button_of(banner, "Copy details"), Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == "It failed.\n\nline 3"


def test_that_a_message_without_details_offers_none(stack: BannerStack) -> None:
    banner = stack.post(Status.ERROR, "It failed.")

    assert banner.findChildren(QPushButton) == []


def test_that_the_action_of_a_message_can_be_chosen(stack: BannerStack, qtbot: QtBot) -> None:
    banner = stack.post(Status.NEUTRAL, "A log lies beside the photo.", action="Open it")
    with qtbot.waitSignal(banner.action_triggered):
        qtbot.mouseClick(button_of(banner, "Open it"), Qt.MouseButton.LeftButton)


def test_that_a_message_is_told_to_screen_readers_with_its_weight(stack: BannerStack) -> None:
    assert stack.post(Status.ERROR, "It failed.").accessibleName() == "error: It failed."


def test_that_the_strip_is_there_only_while_work_goes_on(strip: ProgressStrip) -> None:
    assert strip.isHidden()
    strip.start("Deblurring")
    assert not strip.isHidden()
    strip.finish()
    assert strip.isHidden()


def test_that_the_time_left_follows_from_the_time_spent(strip: ProgressStrip, clock: Clock) -> None:
    strip.start("Deblurring")
    clock.now_s += 30.0
    strip.set_progress(0.25, "tile 3 of 12")

    assert strip.stage_text == "tile 3 of 12"
    assert strip.time_left_text == "1 min 30 s left"
    assert strip.findChild(QProgressBar).value() == 250


def test_that_no_time_is_guessed_too_early(strip: ProgressStrip, clock: Clock) -> None:
    strip.start("Deblurring")
    clock.now_s += 0.5
    strip.set_progress(0.1)

    assert strip.time_left_text == ""


def test_that_cancel_is_asked_once_and_acknowledged(
    strip: ProgressStrip, qtbot: QtBot, clock: Clock
) -> None:
    strip.start("Deblurring")
    cancel = button_of(strip, "Cancel")
    with qtbot.waitSignal(strip.cancel_requested):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    clock.now_s += 20.0
    strip.set_progress(0.5)

    assert not cancel.isEnabled()
    assert strip.time_left_text == "Stopping"
    strip.start("Again")
    assert cancel.isEnabled()
    assert strip.time_left_text == ""
