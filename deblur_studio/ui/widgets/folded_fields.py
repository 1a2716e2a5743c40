"""Numbers that few people change: a line that sums them up, and the fields when it is unfolded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from deblur_studio.core.parameters import ParameterSpec
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.number_field import NumberField


class FoldedFields(QFrame):
    """Proposes what is typed; whoever takes it says what is wrong, if anything is."""

    proposed = Signal(str, object)
    validity_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        specs: Sequence[ParameterSpec],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fields = {spec.name: NumberField(theme, spec) for spec in specs}
        self._shown: dict[str, object] = {}
        for name, field in self._fields.items():
            field.proposed.connect(lambda value, name=name: self._propose(name, value))
            field.unreadable.connect(lambda text, name=name: self.show_problem(name, text))
        self.setProperty("role", "panel")
        self.summary = QLabel()
        self.summary.setProperty("role", "muted")
        self.summary.setFont(theme.font(FontRole.SMALL))
        self.summary.setWordWrap(True)
        self.unfold = self._toggle(title)
        self._inside = QWidget()
        self._arrange()
        self._show_inside(on=False)

    def field(self, name: str) -> NumberField:
        """Return the field of a parameter."""
        return self._fields[name]

    def is_valid(self) -> bool:
        """Whether every field shows what was taken."""
        return not any(field.problem for field in self._fields.values())

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show other values; a field that proposed its own is left as it was typed."""
        for name, value in values.items():
            if self._shown.get(name) != value:
                self._shown[name] = value
                self._fields[name].show_value(value)
                self.show_problem(name, "")

    def show_problem(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field; empty says that nothing is."""
        self._fields[name].show_problem(sentence)
        if sentence:
            self._shown.pop(name, None)
        self.validity_changed.emit()

    def _propose(self, name: str, value: object) -> None:
        self._shown[name] = value
        self._fields[name].show_problem("")
        self.proposed.emit(name, value)
        self.validity_changed.emit()

    def _toggle(self, title: str) -> QToolButton:
        button = QToolButton()
        button.setText(title)
        button.setCheckable(True)
        button.setIconSize(QSize(14, 14))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFont(self._theme.font(FontRole.HEADING))
        button.setProperty("role", "fold")
        button.toggled.connect(lambda on: self._show_inside(on=on))
        return button

    def _show_inside(self, *, on: bool) -> None:
        self._inside.setVisible(on)
        name = "chevron_down" if on else "chevron_right"
        self._theme.bind_icon(self.unfold, name, "muted")

    def _arrange(self) -> None:
        fields = QVBoxLayout(self._inside)
        fields.setContentsMargins(0, Space.XS, 0, 0)
        fields.setSpacing(Space.S)
        for field in self._fields.values():
            fields.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.M, Space.M)
        column.setSpacing(Space.XS)
        column.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.summary, self._inside):
            indented = QHBoxLayout()
            indented.setContentsMargins(Space.XS, 0, 0, 0)
            indented.addWidget(widget)
            column.addLayout(indented)
