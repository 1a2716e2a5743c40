"""The kernel at one place, large, in space and in frequency; and the camera's path."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deblur_studio.core.sandbox.otf import otf_picture
from deblur_studio.core.sandbox.state import SandboxState
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.figure_deck import FigureDeck
from deblur_studio.ui.widgets.kernel_view import KernelView
from deblur_studio.ui.widgets.otf_view import OtfView
from deblur_studio.ui.widgets.path_plots import PathPlots
from deblur_studio.ui.widgets.path_view import PathView

_STEP = 0.05
_MOVES = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -_STEP),
    Qt.Key.Key_Down: (0.0, _STEP),
}
_KEYS = to_translate("Arrow keys move the place in the photo whose kernel is shown")


class SandboxKernelPanel(Panel):
    """Shows the kernel under the cursor, else that of the place in the state."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self._hovered: tuple[float, float] | None = None
        self.kernel, self.otf = KernelView(theme), OtfView(theme)
        self.over_time, self.in_space = PathPlots(theme), PathView(theme)
        self.deck = FigureDeck(
            (
                (tr("Kernel"), self.kernel),
                (tr("Frequency"), self.otf),
                (tr("Path"), self.over_time),
                (tr("In space"), self.in_space),
            )
        )
        for view in (self.kernel, self.otf):
            view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            view.setToolTip(tr(_KEYS))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, 0, Space.S, Space.S)
        column.addWidget(self.deck)
        bench.sandbox.kernels_changed.connect(lambda _: self.draw())
        bench.sandbox.state_changed.connect(self._follow)
        self.deck.page_chosen.connect(self._choose)
        self.deck.dealt.connect(self.draw)
        self._at: tuple[float, float] = bench.sandbox.state.view.kernel_at
        self._frequency = bench.sandbox.state.view.frequency

    def hover(self, x_px: float | None, y_px: float | None) -> None:
        """Show the kernel under the cursor; None goes back to the place that is kept."""
        self._hovered = None if x_px is None or y_px is None else (x_px, y_px)
        self._show_kernel()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            moved = [place + step for place, step in zip(self._at, _MOVES[key], strict=True)]
            held = tuple(round(min(max(place, 0.0), 1.0), 4) for place in moved)
            self.bench.sandbox.change("view.kernel_at", held)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.draw()

    def draw(self, *, hidden: bool = False) -> None:
        """Bring the figures that are on view up to date, or all of them."""
        kernels = self.bench.sandbox.kernels
        if kernels is None:
            return
        # While a slider moves only what is seen is drawn; the rest is when it is turned to.
        if hidden or self.over_time.isVisible():
            self.over_time.show_path(kernels.path)
        if hidden or self.in_space.isVisible():
            self.in_space.show_path(kernels.path)
        self._show_kernel(hidden=hidden)

    def _choose(self, page: QWidget) -> None:
        self.draw()
        wished = page is self.otf
        if page in (self.kernel, self.otf) and wished != self.bench.sandbox.state.view.frequency:
            self.bench.sandbox.change("view.frequency", wished)

    def _follow(self, state: SandboxState) -> None:
        if state.view.frequency != self._frequency:
            self._frequency = state.view.frequency
            self.deck.show_page(self.otf if self._frequency else self.kernel)
        if state.view.kernel_at != self._at:
            self._at = state.view.kernel_at
            self._show_kernel()

    def _show_kernel(self, *, hidden: bool = False) -> None:
        kernels = self.bench.sandbox.kernels
        if kernels is None:
            return
        camera = kernels.camera
        kept = (self._at[0] * (camera.width - 1), self._at[1] * (camera.height - 1))
        x_px, y_px = self._hovered or kept
        kernel = kernels.at(x_px, y_px)
        if hidden or self.kernel.isVisible():
            self.kernel.show_kernel(kernel, x_px, y_px)
        if hidden or self.otf.isVisible():
            self.otf.show_otf(otf_picture(kernel))
