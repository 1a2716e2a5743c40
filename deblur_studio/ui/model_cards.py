"""All models and what is known of each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.model_words import card_html, row_name
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.empty_list import EmptyList

_SIZE = QSize(920, 640)


class ModelCardsDialog(QDialog):
    """Choose a model at the left, read its card at the right."""

    def __init__(self, theme: Theme, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._models = theme, bench.models
        self.setWindowTitle(tr("Model cards"))
        self.resize(_SIZE)
        self.list, self.page = EmptyList(theme), QTextBrowser()
        self.list.setAccessibleName(tr("Models"))
        self.list.set_empty_text(tr("No model was found."))
        self.page.setAccessibleName(tr("Model card"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.page)
        split.setSizes([200, 720])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(split, 1)
        layout.addWidget(buttons)
        self.list.currentRowChanged.connect(self._show_card)
        theme.changed.connect(lambda: self._show_card(self.list.currentRow()))
        self._models.changed.connect(self._fill)
        if self._models.known:
            self._fill()
        else:
            self._models.read()

    def _fill(self) -> None:
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for model in self._models.all:
            self.list.addItem(row_name(model))
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def _show_card(self, row: int) -> None:
        models = self._models.all
        known = 0 <= row < len(models)
        self.page.setHtml(card_html(models[row], self._theme.colours) if known else "")
