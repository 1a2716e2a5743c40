"""The colours, distances and letter sizes that everything in the window is drawn with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Space(IntEnum):
    """Distances in px; nothing in the window is spaced by another number."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24


class FontRole(StrEnum):
    """What a piece of text is for."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    SMALL = "small"
    MONO = "mono"


@dataclass(frozen=True)
class Colours:
    """One appearance, as ``#rrggbb``; every text colour reaches 4.5:1 on window, panel and field.

    ``x``, ``y``, ``z`` are hues of Okabe and Ito; their shades are set apart for every kind of
    colour-blind eyes, those without blue cones too.
    ``canvas`` surrounds the photo and is neutral so that it does not colour the judgement.
    """

    window: str
    panel: str
    raised: str
    field: str
    border: str
    outline: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    ok: str
    warning: str
    error: str
    canvas: str
    x: str
    y: str
    z: str


DARK = Colours(
    window="#1c1d1f",
    panel="#242528",
    raised="#303236",
    field="#18191b",
    border="#3a3c41",
    outline="#7d818a",
    text="#e7e8ea",
    muted="#a6a9b0",
    disabled="#696c73",
    accent="#8fa2ff",
    accent_hover="#a6b5ff",
    on_accent="#10131f",
    selection="#3a4474",
    ok="#5cc99a",
    warning="#f0b545",
    error="#ff8a80",
    canvas="#151617",
    x="#e8702a",
    y="#10a078",
    z="#8ccdf5",
)

LIGHT = Colours(
    window="#ececee",
    panel="#f7f7f8",
    raised="#e3e4e7",
    field="#ffffff",
    border="#d0d2d7",
    outline="#80848d",
    text="#1d1e21",
    muted="#565a62",
    disabled="#9a9da4",
    accent="#4153cf",
    accent_hover="#3343b4",
    on_accent="#ffffff",
    selection="#d3d9fb",
    ok="#0e6b49",
    warning="#855300",
    error="#b3261e",
    canvas="#d7d8da",
    x="#d55e00",
    y="#008f66",
    z="#004f9e",
)

# what is painted over a photo has the photo's brightness as its neighbour, not the theme's
OVERLAY = "#cfd7ff"
OVERLAY_SELECTED = "#ffd166"
OVERLAY_HALO = "#0a0c14"
LABEL_GROUND = "#be101114"
LABEL_TEXT = "#ffffff"
LABEL_SHADE = "#78000000"

# kernels, spectra and numbers lie on a ramp from black to yellow, whatever the theme
MAP_GROUND = "#16181d"
MAP_FRAME = "#4a4d55"
MAP_MARK = "#7fe3ff"
MAP_HALO = "#000000"
MAP_ZERO = "#4fd2ff"
MAP_ZERO_HALO = "#00131c"
ON_DARK_CELL = "#f2f2f2"
ON_LIGHT_CELL = "#111111"

# curves that are compared, told apart by colour-blind eyes on either ground
CURVES_LIGHT = ("#004f9e", "#d55e00", "#008f66", "#a3528a", "#8a6d00", "#4a4d55")
CURVES_DARK = ("#8ccdf5", "#e8702a", "#10a078", "#d98bbb", "#e0c341", "#c3c6cd")
