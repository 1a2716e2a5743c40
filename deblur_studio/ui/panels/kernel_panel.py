"""One kernel of the field, enlarged."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.kernel_view import KernelView


class KernelPanel(Panel):
    """Follows the field: the kernel clicked last, at first that of the centre."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.view = KernelView(theme)
        self.view.setMinimumHeight(150)
        self._chosen: int | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.XS, Space.S, Space.S)
        layout.addWidget(self.view)
        bench.psf.field_changed.connect(self._show)
        bench.project.photo_changed.connect(self._forget)

    def choose(self, index: int) -> None:
        """Show the kernel at a node of the field."""
        self._chosen = index
        self._show()

    def _forget(self) -> None:
        self._chosen = None

    def _show(self) -> None:
        current = self.bench.psf.current
        if current is None:
            self.view.clear()
            return
        field = current.field
        index = len(field.kernels) // 2 if self._chosen is None else self._chosen
        x_px, y_px = field.centres_px[index]
        self.view.show_kernel(field.kernels[index], float(x_px), float(y_px))
