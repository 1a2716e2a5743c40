"""Asks for the columns of a log that could not be read by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deblur_studio.core.errors import LogError
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.theme import Theme

if TYPE_CHECKING:
    from deblur_studio.ui.widgets.import_dialog import ImportChoice


class LogImport(QObject):
    """Between the wish to name columns and the dialog for it."""

    def __init__(self, theme: Theme, bench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._bench, self._window = theme, bench, window
        bench.loading.columns_wanted.connect(self.ask)

    def ask(self, path: Path) -> None:
        """Open the dialog over a table; what is no table at all is said in a banner."""
        from deblur_studio.ui.widgets.import_dialog import import_dialog  # and all formats

        try:
            dialog = import_dialog(self._theme, path, self._window)
        except LogError as error:
            self._bench.notices.refuse(error, "log")
            return
        dialog.chosen.connect(self._take)
        dialog.open()

    def _take(self, choice: ImportChoice) -> None:
        self._bench.loading.read_as(choice.path, choice.options, choice.preset)
