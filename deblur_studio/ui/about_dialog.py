"""What this program is, and under which terms its parts are used."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

import deblur_studio
from deblur_studio.services.job import JobContext, Reaction
from deblur_studio.services.licences import Licence, licences
from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme

_SIZE = QSize(760, 560)
_READING = "licences"


class AboutDialog(QDialog):
    """The program, then its parts with their licences."""

    def __init__(self, theme: Theme, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._licences: tuple[Licence, ...] = ()
        self.setWindowTitle(tr("About Deblur Studio"))
        self.resize(_SIZE)
        self.title = QLabel(f"Deblur Studio {deblur_studio.__version__}")
        self.title.setFont(theme.font(FontRole.TITLE))
        self.parts, self.text = QListWidget(), QPlainTextEdit()
        self.parts.setAccessibleName(tr("Parts of the program"))
        self.text.setAccessibleName(tr("Licence of this part"))
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setReadOnly(True)
        self.text.setFont(theme.font(FontRole.MONO))
        self._arrange(theme)
        self.parts.currentRowChanged.connect(self._show_text)
        self.finished.connect(lambda: bench.jobs.drop(_READING))
        bench.jobs.replace(_READING, _read, Reaction(self._show))

    def _show(self, found: tuple[Licence, ...]) -> None:
        self._licences = found
        for one in found:
            self.parts.addItem(f"{one.name} {one.version}")
        self.parts.setCurrentRow(0)

    def _show_text(self, row: int) -> None:
        one = self._licences[row]
        self.text.setPlainText(f"{one.name} {one.version}\n{one.terms}\n\n{one.text}")

    def _arrange(self, theme: Theme) -> None:
        heading = QLabel(tr("Made of"))
        heading.setFont(theme.font(FontRole.HEADING))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.parts)
        split.addWidget(self.text)
        split.setSizes([250, 510])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.S)
        layout.addWidget(self.title)
        for sentence in _sentences():
            label = QLabel(sentence)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addSpacing(Space.S)
        layout.addWidget(heading)
        layout.addWidget(split, 1)
        layout.addWidget(buttons)


def _sentences() -> tuple[str, ...]:
    return (
        tr(
            "Removes camera-shake blur from a photo with the motion that a sensor measured while"
            " the shutter was open."
        ),
        tr(
            "A result is the photo as restored under the measured motion."
            " Your files never leave this computer."
        ),
    )


def _read(context: JobContext) -> tuple[Licence, ...]:
    context.checkpoint(0.0)
    return licences()
