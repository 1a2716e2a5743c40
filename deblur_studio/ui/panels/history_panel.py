"""The steps that were taken, to go back to any of them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QToolBar, QUndoView, QVBoxLayout

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import action
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme


class HistoryPanel(Panel):
    """Click a step to return to it."""

    def __init__(self, theme: Theme, bench: Workbench, stack: QUndoStack) -> None:
        super().__init__(theme, bench)
        self.view = QUndoView(stack)
        self.view.setEmptyLabel(tr("As the shot was opened"))
        self.view.setAccessibleName(tr("History of the settings"))
        self.view.setSpacing(2)
        self.undo = action(theme, self, tr("&Undo"), stack.undo, icon="undo", shortcut="Ctrl+Z")
        self.redo = action(
            theme, self, tr("&Redo"), stack.redo, icon="redo", shortcut="Ctrl+Shift+Z"
        )
        stack.canUndoChanged.connect(self.undo.setEnabled)
        stack.canRedoChanged.connect(self.redo.setEnabled)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        bar = QToolBar(tr("History"))
        bar.setIconSize(QSize(18, 18))
        bar.addActions([self.undo, self.redo])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.view, 1)
