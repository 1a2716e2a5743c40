"""What stands in the way of removing the blur, said before the button is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.panel import ColumnScroll, Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.chip import StatusChip
from deblur_studio.ui.widgets.icon_label import IconLabel
from deblur_studio.ui.widgets.status import Status

if TYPE_CHECKING:
    from deblur_studio.core.alignment.verdict import Gate, ShotVerdict

_STATUS = {"good": Status.OK, "doubtful": Status.WARNING, "bad": Status.ERROR}
_WORDS = {
    "good": to_translate("good"),
    "doubtful": to_translate("doubtful"),
    "bad": to_translate("bad"),
}
_HEADLINES = {
    "good": to_translate("Recoverable"),
    "doubtful": to_translate("Doubtful"),
    "bad": to_translate("Not like this"),
}
_NAMES = {
    "coverage": to_translate("Log"),
    "rate": to_translate("Sample rate"),
    "mounting": to_translate("Mounting"),
    "sensor-range": to_translate("Sensor range"),
    "clipping": to_translate("Highlights"),
    "extent": to_translate("Blur"),
    "destroyed": to_translate("Lost detail"),
    "stabilised": to_translate("Agreement"),
}
_MOST_PX = 170
_ARROW = QSize(12, 12)


class GatesPanel(Panel):
    """Shows what is doubtful or bad, and on request what is good as well."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self._shown: ShotVerdict | None = None
        self.chip = StatusChip(theme)
        self.all = QToolButton()
        self.all.setCheckable(True)
        self.all.setAccessibleName(tr("All that was checked"))
        self.all.setProperty("role", "fold")
        self.all.setIconSize(_ARROW)
        self.all.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.all.toggled.connect(self._show_rows)
        self.rows: list[QWidget] = []
        self._arrange()
        bench.gates.changed.connect(self._show)
        self._show()

    def texts(self) -> list[str]:
        """Return what the rows on view say."""
        return [row.accessibleName() for row in self.rows if not row.isHidden()]

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self.chip)
        head.addStretch(1)
        head.addWidget(self.all)
        column = QWidget()
        self._list = QVBoxLayout(column)
        self._list.setContentsMargins(0, 0, Space.XS, 0)
        self._list.setSpacing(Space.XS)
        self._scroll = ColumnScroll(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, 0, Space.S, Space.S)
        layout.setSpacing(Space.XS)
        layout.addLayout(head)
        layout.addWidget(self._scroll)

    def _show(self) -> None:
        verdict, judging = self.bench.gates.verdict, self.bench.gates.judging
        self.setVisible(verdict is not None or judging)
        if verdict is None:
            self.chip.set_status(Status.NEUTRAL, tr("Checking the shot…") if judging else "")
        else:
            self.chip.set_status(_STATUS[verdict.level], tr(_HEADLINES[verdict.level]))
        if verdict is not self._shown:
            self._shown = verdict
            self._make_rows(verdict)

    def _make_rows(self, verdict: ShotVerdict | None) -> None:
        for old in self.rows:
            self._list.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        gates = () if verdict is None else verdict.gates
        ordered = sorted(gates, key=lambda gate: list(_STATUS).index(gate.level), reverse=True)
        self.rows = [self._row(gate) for gate in ordered]
        self.all.setVisible(bool(gates))
        self._show_rows()

    def _show_rows(self) -> None:
        unfolded = self.all.isChecked()
        gates = () if self._shown is None else self._shown.gates
        good = sum(gate.level == "good" for gate in gates)
        self.all.setText(tr("Fewer") if unfolded else tr("{count} good", count=good))
        self.theme.bind_icon(self.all, "chevron_down" if unfolded else "chevron_right", "muted")
        self.all.setEnabled(good > 0)
        for row in self.rows:
            row.setVisible(unfolded or not row.property("good"))
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows on view, up to a limit."""
        width = max(self._scroll.viewport().width(), 200)
        shown = [row for row in self.rows if not row.isHidden()]
        heights = [max(row.heightForWidth(width), row.sizeHint().height()) for row in shown]
        wanted = sum(heights) + Space.XS * max(len(shown) - 1, 0)
        self._scroll.setFixedHeight(min(wanted, _MOST_PX))
        self._scroll.setVisible(bool(shown))

    def _row(self, gate: Gate) -> QWidget:
        status = _STATUS[gate.level]
        name = tr(_NAMES.get(gate.name, gate.name.replace("-", " ").capitalize()))
        words = QLabel(f"{name} {tr(_WORDS[gate.level])}: {tr(gate.sentence)}")
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setFont(self.theme.font(FontRole.SMALL))
        row = QWidget()
        row.setProperty("good", gate.level == "good")
        row.setAccessibleName(words.text())
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        icon = IconLabel(self.theme, status.icon_name, status.tint)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        self._list.addWidget(row)
        return row
