"""The look: readable, complete, and following what the user wants."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from deblur_studio.core.resources import resource
from deblur_studio.ui.palette import DARK, LIGHT, Colours, FontRole
from deblur_studio.ui.theme import Theme, ThemeMode

TEXTS = ("text", "muted", "ok", "warning", "error", "accent")
SURFACES = ("window", "panel", "field")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, ThemeMode.LIGHT)
    yield made
    made.deleteLater()


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    parts = QColor(colour)
    red, green, blue = (linear(v) for v in (parts.redF(), parts.greenF(), parts.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("text", TEXTS)
def test_that_text_reaches_the_contrast_of_wcag_aa(
    colours: Colours, surface: str, text: str
) -> None:
    assert contrast(getattr(colours, text), getattr(colours, surface)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_controls_and_curves_stand_out_from_what_is_behind_them(colours: Colours) -> None:
    for name in ("x", "y", "z", "outline"):
        assert contrast(getattr(colours, name), colours.panel) >= 3.0
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.text, colours.selection) >= 4.5


def test_that_choosing_a_mode_repaints_the_application(
    qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(ThemeMode.DARK)

    assert theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert DARK.accent in qapp.styleSheet()


def test_that_choosing_the_same_mode_again_does_nothing(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode(ThemeMode.LIGHT)


def test_that_a_bound_icon_follows_the_theme(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    theme.bind_icon(button, "single")
    light = darkest(button.icon())
    theme.set_mode(ThemeMode.DARK)

    assert light == QColor(LIGHT.text)
    assert darkest(button.icon()) == QColor(DARK.text)


def test_that_binding_again_replaces_the_icon_for_good(theme: Theme) -> None:
    action = QAction()
    theme.bind_icon(action, "sun")
    theme.bind_icon(action, "moon")
    theme.set_mode(ThemeMode.DARK)

    assert action.icon().cacheKey() == theme.icon("moon").cacheKey()


def test_that_a_deleted_button_does_not_disturb_the_theme(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton()
    theme.bind_icon(button, "open")
    button.deleteLater()
    qtbot.wait(1)

    theme.set_mode(ThemeMode.DARK)


def test_that_every_shipped_icon_draws_something(qapp: QApplication, theme: Theme) -> None:
    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    blank = [name for name in names if drawn_pixels(theme.icon(name)) < 20]

    assert len(names) > 25
    assert blank == []


def test_that_titles_are_larger_than_small_print(theme: Theme) -> None:
    sizes = [theme.font(role).pointSizeF() for role in FontRole]

    assert theme.font(FontRole.TITLE).pointSizeF() == max(sizes)
    assert theme.font(FontRole.SMALL).pointSizeF() == min(sizes)


def drawn_pixels(icon: QIcon) -> int:
    image = icon.pixmap(QSize(24, 24), 1.0).toImage()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(image.pixelColor(x, y).alpha() > 100 for x, y in places)


def darkest(icon: QIcon) -> QColor:
    """Return the colour of the icon's most solid pixel."""
    image = icon.pixmap(QSize(64, 64), 1.0).toImage()
    pixels = [image.pixelColor(x, y) for x in range(64) for y in range(64)]
    solid = max(pixels, key=lambda pixel: pixel.alpha())
    return QColor(solid.red(), solid.green(), solid.blue())
