"""How a photo on the canvas is zoomed and compared, as actions."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from deblur_studio.services.translation import to_translate, tr
from deblur_studio.ui.actions import action, toggle
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.canvas import PhotoCanvas
from deblur_studio.ui.widgets.compare import CompareMode

_MODES = (
    (CompareMode.SINGLE, to_translate("Single"), "single", "F2"),
    (CompareMode.WIPE, to_translate("Wipe"), "wipe", "F3"),
    (CompareMode.SIDE_BY_SIDE, to_translate("Side by side"), "side_by_side", "F4"),
    (CompareMode.DIFFERENCE, to_translate("Difference"), "difference", "F5"),
)


def zoom_actions(theme: Theme, owner: QWidget, canvas: PhotoCanvas) -> tuple[QAction, ...]:
    """Return the actions that zoom: to fit, to actual pixels, in, out."""
    keys = "Ctrl+Alt+0"
    return (
        action(theme, owner, tr("&Fit photo"), canvas.zoom_to_fit, icon="fit", shortcut="Ctrl+0"),
        action(
            theme,
            owner,
            tr("&Actual pixels"),
            canvas.zoom_to_actual,
            icon="one_to_one",
            shortcut=keys,
        ),
        action(theme, owner, tr("Zoom &in"), canvas.zoom_in, shortcut="Ctrl++"),
        action(theme, owner, tr("Zoom &out"), canvas.zoom_out, shortcut="Ctrl+-"),
    )


def mode_actions(theme: Theme, owner: QWidget, canvas: PhotoCanvas) -> QActionGroup:
    """Return the ways to compare, one of which is on."""
    group = QActionGroup(owner)
    for mode, text, icon, shortcut in _MODES:
        made = toggle(theme, owner, tr(text), _nothing, icon=icon, shortcut=shortcut)
        made.setData(mode)
        group.addAction(made)
    group.triggered.connect(lambda chosen: canvas.set_mode(chosen.data()))
    return group


def _nothing(_checked: bool) -> None:
    """The action group reacts."""
