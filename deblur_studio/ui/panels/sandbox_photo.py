"""The picture in the middle: sharp, blurred, restored, with the kernels over it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QToolBar, QToolButton, QVBoxLayout

from deblur_studio.core.sandbox.kernels import Kernels
from deblur_studio.core.sandbox.preview import Blurred
from deblur_studio.core.sandbox.state import SandboxState, View
from deblur_studio.services.translation import to_translate, tr, written
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import action, toggle
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.canvas import PhotoCanvas
from deblur_studio.ui.widgets.compare import CompareMode
from deblur_studio.ui.widgets.figure_row import FigureRow
from deblur_studio.ui.widgets.pin_overlay import PinOverlay
from deblur_studio.ui.widgets.psf_overlay import PsfFieldOverlay

_SHOWN = (
    ("sharp", to_translate("Sharp"), CompareMode.SINGLE),
    ("blurred", to_translate("Blurred"), CompareMode.SINGLE),
    ("restored", to_translate("Restored"), CompareMode.SINGLE),
    ("wipe", to_translate("Wipe"), CompareMode.WIPE),
    ("side-by-side", to_translate("Side by side"), CompareMode.SIDE_BY_SIDE),
    ("difference", to_translate("Difference to the sharp"), CompareMode.DIFFERENCE),
)
_ICONS = {"wipe": "wipe", "side-by-side": "side_by_side", "difference": "difference"}
_SAME_DB = 99.0
_MOST_ENLARGED = 3  # what is smaller is looked at beside the picture, not over it
_WORDS = (
    to_translate("PSNR blurred"),
    to_translate("PSNR restored"),
    to_translate("Gained"),
    "SSIM",
    to_translate("Longest kernel"),
    to_translate("Destroyed detail"),
)


class SandboxPhotoPanel(Panel):
    """Shows what the state asks to see; the last good pictures stay."""

    hovered = Signal(object, object)
    file_dropped = Signal(list)

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self._view: View | None = None
        self.canvas = PhotoCanvas(theme)
        self.canvas.setAccessibleName(tr("Picture of the sandbox"))
        self.canvas.set_empty_text(tr("Preparing the picture…"), "")
        self.overlay = PsfFieldOverlay(theme, most_enlarged=_MOST_ENLARGED)
        self.pin = PinOverlay(theme)
        self.canvas.add_overlay(self.overlay)
        self.canvas.add_overlay(self.pin)
        self.figures = FigureRow(theme, _WORDS)
        self._make_actions()
        self._arrange()
        self._connect()
        self._show_state(bench.sandbox.state)

    def view_actions(self) -> tuple[tuple[QAction, ...], ...]:
        """Actions for the View menu, by group."""
        return tuple(self.modes.actions()), (self.kernels_action, self.fit)

    def _make_actions(self) -> None:
        self.modes = QActionGroup(self)
        for name, text, _ in _SHOWN:
            made = toggle(self.theme, self, tr(text), _nothing, icon=_ICONS.get(name, ""))
            made.setData(name)
            self.modes.addAction(made)
        sandbox = self.bench.sandbox
        self.modes.triggered.connect(lambda one: sandbox.change("view.shown", one.data()))
        self.kernels_action = toggle(
            self.theme,
            self,
            tr("&Kernels over the picture"),
            lambda on: sandbox.change("view.overlay", on),
            icon="psf_field",
            shortcut="Ctrl+Shift+K",
        )
        self.fit = action(self.theme, self, tr("&Fit picture"), self.canvas.zoom_to_fit, icon="fit")

    def _arrange(self) -> None:
        bar = QToolBar(tr("View of the picture"))
        bar.setIconSize(QSize(18, 18))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        bar.addActions(self.modes.actions())
        bar.addSeparator()
        bar.addActions([self.kernels_action, self.fit])
        for one in (*self.modes.actions()[3:], self.kernels_action, self.fit):
            button = bar.widgetForAction(one)
            assert isinstance(button, QToolButton)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        below = QVBoxLayout()
        below.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        below.addWidget(self.figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.canvas, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        sandbox = self.bench.sandbox
        self.canvas.cursor_moved.connect(self.hovered)
        self.canvas.clicked.connect(self._pin)
        self.canvas.files_dropped.connect(self.file_dropped)
        self.overlay.kernel_clicked.connect(self._pin_node)
        sandbox.state_changed.connect(self._show_state)
        sandbox.kernels_changed.connect(self._show_kernels)
        sandbox.blurred_changed.connect(self._show_blurred)
        sandbox.restored_changed.connect(lambda _: self._show_pictures())
        sandbox.numbers_changed.connect(self._show_numbers)
        sandbox.problem_changed.connect(lambda _: self._show_kernels(sandbox.kernels))

    def _pin_node(self, index: int) -> None:
        kernels = self.bench.sandbox.kernels
        if kernels is not None:
            self._pin(*kernels.field.centres_px[index].tolist())

    def _pin(self, x_px: float, y_px: float) -> None:
        kernels = self.bench.sandbox.kernels
        if kernels is not None:
            camera = kernels.camera
            place = (x_px / max(camera.width - 1, 1), y_px / max(camera.height - 1, 1))
            held = tuple(round(min(max(share, 0.0), 1.0), 4) for share in place)
            self.bench.sandbox.change("view.kernel_at", held)

    def _show_state(self, state: SandboxState) -> None:
        for one in self.modes.actions():
            one.setChecked(one.data() == state.view.shown)
        self.kernels_action.setChecked(state.view.overlay)
        self.overlay.set_visible(state.view.overlay)
        self._show_pin(state)
        if state.view != self._view:
            self._view = state.view
            self._show_pictures()

    def _show_pin(self, state: SandboxState) -> None:
        kernels = self.bench.sandbox.kernels
        if kernels is not None:
            x, y = state.view.kernel_at
            self.pin.put(x * (kernels.camera.width - 1), y * (kernels.camera.height - 1))

    def _show_kernels(self, kernels: Kernels | None) -> None:
        if kernels is not None:
            stale = self.bench.sandbox.problem is not None
            self.overlay.select(None)
            self.overlay.set_field(kernels.field, kernels.extent_px, stale=stale)
            self.canvas.set_frame(QSize(kernels.camera.width, kernels.camera.height))
            self._show_pin(self.bench.sandbox.state)

    def _show_blurred(self, _shot: Blurred) -> None:
        self._show_pictures()

    def _show_pictures(self) -> None:
        sandbox = self.bench.sandbox
        shot, found = sandbox.blurred, sandbox.restored
        if shot is None:
            return
        shown = sandbox.state.view.shown
        self.canvas.set_mode({name: mode for name, _, mode in _SHOWN}[shown])
        left = shot.sharp_rgb8 if shown in ("sharp", "difference") else shot.rgb8
        self.canvas.set_labels(
            tr("Sharp") if left is shot.sharp_rgb8 else tr("Blurred"), tr("Restored")
        )
        self.canvas.set_original(left)
        alone = found is None or shown in ("sharp", "blurred")
        self.canvas.set_restored(None if alone or found is None else found.rgb8)

    def _show_numbers(self, numbers: dict[str, float]) -> None:
        self.figures.show_figures(
            {
                "PSNR blurred": _decibels(numbers, "blurred_psnr_db"),
                "PSNR restored": _decibels(numbers, "psnr_db"),
                "Gained": _said(numbers, "gain_db", "+.1f", " dB"),
                "SSIM": _change(numbers, "blurred_ssim", "ssim"),
                "Longest kernel": _said(numbers, "extent_px", ".1f", " px"),
                "Destroyed detail": _said(numbers, "destroyed_share", ".0%"),
            }
        )


def _decibels(numbers: dict[str, float], name: str) -> str:
    same = numbers.get(name, 0.0) >= _SAME_DB
    return tr("the same") if same else _said(numbers, name, ".1f", " dB")


def _change(numbers: dict[str, float], before: str, after: str) -> str:
    if before not in numbers or after not in numbers:
        return ""
    return " \N{RIGHTWARDS ARROW} ".join(written(numbers[one], ".2f") for one in (before, after))


def _said(numbers: dict[str, float], name: str, form: str, unit: str = "") -> str:
    if name not in numbers:
        return ""
    return written(numbers[name], form).replace("-", "\N{MINUS SIGN}") + unit


def _nothing(_checked: bool) -> None:
    """The action group reacts."""
