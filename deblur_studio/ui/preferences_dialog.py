"""The preferences, a page for each kind; every change counts at once."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.preferences_folders import FoldersPage
from deblur_studio.ui.preferences_general import GeneralPage
from deblur_studio.ui.preferences_keys import KeysPage
from deblur_studio.ui.shortcuts import Shortcuts
from deblur_studio.ui.theme import Theme

_SIZE = QSize(620, 520)


class PreferencesDialog(QDialog):
    """Look, computing, folders and keys."""

    def __init__(
        self, theme: Theme, bench: Workbench, shortcuts: Shortcuts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Preferences"))
        self.resize(_SIZE)
        self.general = GeneralPage(theme, bench)
        self.folders, self.keys = FoldersPage(bench), KeysPage(shortcuts)
        self.pages = QTabWidget()
        self.pages.setAccessibleName(tr("Pages of the preferences"))
        self.pages.addTab(self.general, tr("General"))
        self.pages.addTab(self.folders, tr("Folders"))
        self.pages.addTab(self.keys, tr("Keys"))
        self.pages.currentChanged.connect(self._fill)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.M)
        layout.addWidget(self.pages, 1)
        layout.addWidget(buttons)

    def _fill(self) -> None:
        """List the keys once they are wanted: that needs every workspace."""
        if self.pages.currentWidget() is self.keys:
            self.keys.fill()


def show_preferences(theme: Theme, bench: Workbench, shortcuts: Shortcuts) -> PreferencesDialog:
    """Open the preferences over the window; they go away when they are closed."""
    dialog = PreferencesDialog(theme, bench, shortcuts, shortcuts.window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
