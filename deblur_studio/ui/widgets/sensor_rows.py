"""The connected sensors, a row each: which is shown, how its link stands, and letting it go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.sensor_link import SensorLink
from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.sensor_words import word_of
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.chip import StatusChip
from deblur_studio.ui.widgets.elided_label import ElidedLabel


class SensorRow(QWidget):
    """One sensor; the mark at the left shows whether its curves are on view."""

    def __init__(
        self, theme: Theme, link: SensorLink, let_go: Callable[[SensorLink], None]
    ) -> None:
        super().__init__()
        self.link = link
        name = link.device.name
        self.mark, self.chip, self.end = QRadioButton(), StatusChip(theme), QToolButton()
        self.name = ElidedLabel(name)
        self.name.setToolTip(name)
        self.mark.setAccessibleName(tr("Show {name}", name=name))
        self.mark.setToolTip(tr("Show the curves of this sensor"))
        self.mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.end.setIconSize(QSize(14, 14))
        self.end.setAccessibleName(tr("Disconnect {name}", name=name))
        self.end.setToolTip(tr("Disconnect this sensor"))
        theme.bind_icon(self.end, "close")
        self.end.clicked.connect(lambda: let_go(link))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(self.mark)
        row.addWidget(self.name, 1)
        row.addWidget(self.chip)
        row.addWidget(self.end)

    def show_state(self) -> None:
        """Show how the link stands."""
        self.chip.set_status(*word_of(self.link.state))
        self.end.setEnabled(self.link.live and not self.link.ending)


class SensorRows(QWidget):
    """All of them; hidden while there is none."""

    chosen = Signal(object)
    """SensorLink that is to be shown."""
    let_go = Signal(object)
    """SensorLink that is to be disconnected."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: tuple[SensorRow, ...] = ()
        self._marks = QButtonGroup(self)
        head = QLabel(tr("Connected sensors"))
        head.setProperty("role", "muted")
        head.setFont(theme.font(FontRole.SMALL))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(head)
        self.setVisible(False)

    def show_links(self, links: tuple[SensorLink, ...], shown: SensorLink | None) -> None:
        """Show these sensors; rows of sensors that stay are kept, with the keyboard's focus."""
        if tuple(row.link for row in self.rows) != links:
            self._replace(links)
        for row in self.rows:
            row.show_state()
            row.mark.setChecked(row.link is shown)
            row.mark.setVisible(len(self.rows) > 1)
        self.setVisible(bool(self.rows))

    def _replace(self, links: tuple[SensorLink, ...]) -> None:
        kept = {row.link: row for row in self.rows if row.link in links}
        for row in self.rows:
            if row.link not in kept:
                self._column.removeWidget(row)
                row.setParent(None)
                row.deleteLater()
        self.rows = tuple(kept.get(link) or self._new_row(link) for link in links)

    def _new_row(self, link: SensorLink) -> SensorRow:
        row = SensorRow(self._theme, link, self.let_go.emit)
        row.mark.clicked.connect(lambda: self.chosen.emit(link))
        self._marks.addButton(row.mark)
        self._column.addWidget(row)
        return row
