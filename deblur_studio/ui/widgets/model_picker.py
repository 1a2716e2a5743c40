"""Chooses the weights of a learned method."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form_fields import CalmCombo


@dataclass(frozen=True)
class ModelRow:
    """One model: what it is chosen by, what it is called and, in a line, what it is."""

    reference: str
    name: str
    told: str


class ModelPicker(QWidget):
    """A list of models, what is known about the chosen one, and the way to others."""

    chosen = Signal(str)
    """Reference of the model that the user chose."""
    open_wanted = Signal()
    card_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: tuple[ModelRow, ...] = ()
        self.combo = CalmCombo()
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.combo.setAccessibleName(tr("Weights"))
        self.combo.activated.connect(lambda row: self.chosen.emit(self._rows[row].reference))
        self.told = QLabel()
        self.told.setProperty("role", "small")
        self.told.setFont(theme.font(FontRole.SMALL))
        self.told.setWordWrap(True)
        self.open, self.card = QPushButton(tr("Open model…")), QPushButton(tr("Model card…"))
        self.open.setToolTip(tr("Use a network file (.safetensors) that has its card beside it"))
        self.card.setToolTip(tr("Show all that is known about these weights"))
        self.open.clicked.connect(self.open_wanted)
        self.card.clicked.connect(self.card_wanted)
        self._arrange()

    def show_rows(self, rows: Sequence[ModelRow], chosen: str, empty: str) -> None:
        """Offer models; without any ``empty`` says what to do."""
        self._rows = tuple(rows)
        known = [row.reference for row in rows]
        current = known.index(chosen) if chosen in known else -1
        with QSignalBlocker(self.combo):
            self.combo.clear()
            for number, row in enumerate(rows):
                self.combo.addItem(row.name)
                self.combo.setItemData(number, row.told, Qt.ItemDataRole.ToolTipRole)
            self.combo.setCurrentIndex(current)
        self.combo.setEnabled(bool(rows))
        self.card.setEnabled(current >= 0)
        self.told.setText(rows[current].told if current >= 0 else empty)

    def _arrange(self) -> None:
        label = QLabel(tr("Weights"))
        label.setBuddy(self.combo)
        top, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (top, buttons):
            row.setSpacing(Space.S)
        top.addWidget(label)
        top.addWidget(self.combo, 1)
        for button in (self.open, self.card):
            button.setProperty("role", "compact")
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(top)
        column.addWidget(self.told)
        column.addLayout(buttons)
