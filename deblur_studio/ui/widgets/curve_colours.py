"""Colours for curves that are compared, told apart by colour-blind eyes on either ground."""

from __future__ import annotations

from deblur_studio.ui.theme import Theme

_LIGHT = ("#0072b2", "#d55e00", "#00875f", "#a3528a", "#8a6d00", "#4a4d55")
_DARK = ("#56b4e9", "#e8702a", "#1fb58a", "#d98bbb", "#e0c341", "#c3c6cd")
MOST_COLOURS = len(_LIGHT)


def curve_colour(theme: Theme, number: int) -> str:
    """Return the colour of the curve of that number, counted from 0."""
    colours = _DARK if theme.is_dark else _LIGHT
    return colours[number % MOST_COLOURS]
