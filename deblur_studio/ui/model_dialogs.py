"""Asks for a network file, shows the card of one, and takes one off the list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QMessageBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.model_words import card_html
from deblur_studio.ui.theme import Theme

if TYPE_CHECKING:
    from deblur_studio.core.nets.library import KnownModel

_MODELS = to_translate("Networks (*.safetensors);;All files (*)")
_SIZE = QSize(760, 640)
_BUTTONS = QMessageBox.StandardButton


def ask_model(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a network file and use it for its method."""
    start = bench.settings.preferences.model_folder
    name, _ = QFileDialog.getOpenFileName(parent, tr("Open model"), start, tr(_MODELS))
    if name:
        changed = replace(bench.settings.preferences, model_folder=str(Path(name).parent))
        bench.settings.change(changed)
        bench.models.take_in(Path(name))


def show_card(parent: QWidget, theme: Theme, bench: Workbench, model: KnownModel) -> None:
    """Show the whole card of a model."""
    dialog = CardDialog(parent, theme, model)
    dialog.exec()
    if dialog.remove_wanted:
        ask_remove(parent, bench, model)
    dialog.deleteLater()


def ask_remove(parent: QWidget, bench: Workbench, model: KnownModel) -> None:
    """Move a model to the trash once the user agreed; without a trash, ask to delete it."""
    title = tr("Remove model")
    if not _agreed(
        parent, title, tr("Move the model {name} with its card to the trash?", name=model.name)
    ):
        return
    question = tr(
        "There is no trash for {folder}. Delete {name} for good?",
        folder=model.path.parent,
        name=model.name,
    )
    if not bench.models.remove(model) and _agreed(parent, title, question):
        bench.models.delete(model)


class CardDialog(QDialog):
    """The card of a model as a page to read, search and copy from."""

    def __init__(self, parent: QWidget, theme: Theme, model: KnownModel) -> None:
        super().__init__(parent)
        self.remove_wanted = False
        self._model = model
        self.setWindowTitle(tr("Model card: {name}", name=model.name))
        self.resize(_SIZE)
        self.page = QTextBrowser()
        self.page.setAccessibleName(tr("Model card"))
        self.page.setHtml(card_html(model, theme.colours))
        layout = QVBoxLayout(self)
        layout.addWidget(self.page, 1)
        layout.addWidget(self._make_buttons())

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole
        self.copy = buttons.addButton(tr("Copy card"), role.ActionRole)
        self.copy.clicked.connect(self._copy)
        if not self._model.shipped:
            self.remove = buttons.addButton(tr("Remove model…"), role.ResetRole)
            self.remove.clicked.connect(self._want_remove)
        return buttons

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._model.card.model_dump_json(indent=1))

    def _want_remove(self) -> None:
        self.remove_wanted = True
        self.accept()


def _agreed(parent: QWidget, title: str, question: str) -> bool:
    answer = QMessageBox.question(
        parent, title, question, _BUTTONS.Yes | _BUTTONS.Cancel, _BUTTONS.Cancel
    )
    return answer == _BUTTONS.Yes
