"""A card: one thing that was loaded, its facts line by line, and how well it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.card_row import Row, RowWidget
from deblur_studio.ui.widgets.chip import StatusChip
from deblur_studio.ui.widgets.icon_label import IconLabel
from deblur_studio.ui.widgets.pyramid import Rgb, qimage_of
from deblur_studio.ui.widgets.status import Status

_THUMBNAIL = QSize(240, 120)
_ICON = QSize(18, 18)


class Card(QFrame):
    """Shows rows under a title; without rows it shows what to do to get some."""

    edited = Signal(str, str)
    reset_wanted = Signal(str)
    """Key of a value that should go back to what it was."""

    def __init__(
        self, theme: Theme, title: str, icon_name: str, hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[str, RowWidget] = {}
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self._chip = StatusChip(theme)
        self._hint = QLabel(hint)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._thumbnail = QLabel()
        self._thumbnail.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._thumbnail.hide()
        self._toggle = QToolButton()
        self._actions = QHBoxLayout()
        self._body = QWidget()
        self._lines = QVBoxLayout()
        self._lay_out(title, icon_name)
        self.set_collapsed(False)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead of those before; none leaves the hint."""
        for old in self._rows.values():
            self._lines.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._rows = {row.key: self._new_row(row) for row in rows}
        before: QWidget = self._toggle
        for made in self._rows.values():
            before = made.follow(before)
        self._hint.setVisible(not self._rows)

    def has_rows(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._rows)

    def set_value(self, key: str, value: str, note: str | None = None) -> None:
        self._rows[key].set_value(value, note)

    def note(self, key: str) -> str:
        return self._rows[key].note

    def set_reset(self, key: str, sentence: str) -> None:
        self._rows[key].set_reset(sentence)

    def reset_button(self, key: str) -> QToolButton:
        return self._rows[key].reset

    def set_problem(self, key: str, sentence: str) -> None:
        self._rows[key].set_problem(sentence)

    def value(self, key: str) -> str:
        return self._rows[key].value

    def clear(self) -> None:
        """Return to the empty state."""
        self.set_rows(())
        self.set_thumbnail(None)
        self.set_status(Status.NEUTRAL, "")

    def set_status(self, status: Status, text: str) -> None:
        """Show a verdict in the header; empty text shows none."""
        self._chip.set_status(status, text)

    def set_thumbnail(self, rgb: Rgb | None) -> None:
        """Show a small picture above the rows."""
        self._thumbnail.setVisible(rgb is not None)
        if rgb is None:
            self._thumbnail.clear()
            return
        ratio = self.devicePixelRatioF()
        scaled = qimage_of(rgb).scaled(
            _THUMBNAIL * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self._thumbnail.setPixmap(QPixmap.fromImage(scaled))

    def add_action(self, icon_name: str, text: str) -> QToolButton:
        """Add a small button to the header and return it."""
        button = QToolButton()
        button.setIconSize(_ICON)
        button.setToolTip(text)
        button.setAccessibleName(text)
        self._theme.bind_icon(button, icon_name)
        self._actions.addWidget(button)
        QWidget.setTabOrder(button, self._toggle)
        return button

    def add_footer(self, widget: QWidget) -> None:
        """Add something below the rows, which is there with and without them."""
        self._inside.addWidget(widget)

    @property
    def collapsed(self) -> bool:
        return self._body.isHidden()

    def set_collapsed(self, collapsed: bool) -> None:
        self._body.setVisible(not collapsed)
        name = "chevron_right" if collapsed else "chevron_down"
        self._theme.bind_icon(self._toggle, name, "muted")
        self._toggle.setAccessibleName(tr("Expand") if collapsed else tr("Collapse"))

    def _new_row(self, row: Row) -> RowWidget:
        widget = RowWidget(self._theme, row)
        widget.edited.connect(lambda text, key=row.key: self.edited.emit(key, text))
        widget.reset_wanted.connect(lambda key=row.key: self.reset_wanted.emit(key))
        self._lines.addWidget(widget)
        return widget

    def _lay_out(self, title: str, icon_name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addLayout(self._header(title, icon_name))
        column.addWidget(self._body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(Space.XS)
        self._inside = inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.S)
        for widget in (self._hint, self._thumbnail):
            inside.addWidget(widget)
        inside.addLayout(self._lines)

    def _header(self, title: str, icon_name: str) -> QHBoxLayout:
        name = QLabel(title)
        name.setFont(self._theme.font(FontRole.HEADING))
        self._toggle.setIconSize(QSize(14, 14))
        self._toggle.clicked.connect(lambda: self.set_collapsed(not self.collapsed))
        header = QHBoxLayout()
        header.setSpacing(Space.XS)
        header.addWidget(IconLabel(self._theme, icon_name, "muted"))
        header.addSpacing(Space.XS)
        header.addWidget(name)
        header.addStretch(1)
        header.addWidget(self._chip)
        header.addLayout(self._actions)
        header.addWidget(self._toggle)
        return header
