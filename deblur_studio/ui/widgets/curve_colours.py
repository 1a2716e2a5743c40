"""Colours for curves that are compared, told apart by colour-blind eyes on either ground."""

from __future__ import annotations

from deblur_studio.ui.palette import CURVES_DARK, CURVES_LIGHT
from deblur_studio.ui.theme import Theme

MOST_COLOURS = len(CURVES_LIGHT)


def curve_colour(theme: Theme, number: int) -> str:
    """Return the colour of the curve of that number, counted from 0."""
    colours = CURVES_DARK if theme.is_dark else CURVES_LIGHT
    return colours[number % MOST_COLOURS]
