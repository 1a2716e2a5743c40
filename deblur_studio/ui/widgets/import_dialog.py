"""Asks how an unknown table is to be read, and shows at once what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import (
    CsvOptions,
    CsvPreset,
    CsvPreview,
    inspect_csv,
)
from deblur_studio.services.failure import sentence_of
from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.import_fields import ImportFields
from deblur_studio.ui.widgets.import_table import ImportTable

_SIZE = QSize(860, 560)
_SETTLE_MS = 150
_MOST_WARNINGS = 3


@dataclass(frozen=True)
class ImportChoice:
    """What the user decided: how to read the file, and under which name to remember it."""

    path: Path
    options: CsvOptions
    preset: CsvPreset | None


class ImportDialog(QDialog):
    """Shows a preview, asks for options and says what they give.

    After each change ``options_changed`` carries the options, once the user pauses; answer with
    ``show_preview``. ``chosen`` carries the decision.
    """

    options_changed = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme, preview: CsvPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preview = preview
        self._asked = preview.options
        self._pending = False
        self.setWindowTitle(tr("Import {name}", name=preview.path.name))
        self.resize(_SIZE)
        self.fields = ImportFields(theme)
        self.table = ImportTable(theme)
        self._verdict = QLabel()
        self._remember = QCheckBox(tr("Remember for logs with these columns as"))
        self._name = QLineEdit(preview.path.stem)
        self._buttons = self._button_box()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._lay_out()
        self._connect()
        self.show_preview(preview)

    @property
    def verdict(self) -> str:
        return self._verdict.text()

    @property
    def can_open(self) -> bool:
        return self._open.isEnabled()

    def remember_as(self, name: str) -> None:
        """Tick the box and fill in the name."""
        self._remember.setChecked(True)
        self._name.setText(name)

    def show_preview(self, preview: CsvPreview) -> None:
        """Show what the options gave."""
        self._preview = preview
        self._pending = self._settle.isActive()
        self.fields.show_preview(preview)
        self._asked = self.fields.options
        self.table.show_preview(preview, self._asked)
        self._verdict.setText(preview.problem or self._outcome(preview))
        self._verdict.setProperty("role", "problem" if preview.problem else "")
        self._verdict.style().polish(self._verdict)
        self._allow_opening()

    def choice(self) -> ImportChoice:
        """The decision as it stands."""
        header, options = self._preview.header, self.fields.options
        name = self._name.text().strip()
        preset = CsvPreset(name, header, self._preview.fields, options)
        wanted = self._remember.isChecked() and bool(name)
        return ImportChoice(self._preview.path, options, preset if wanted else None)

    def accept(self) -> None:
        if self.can_open:
            self.chosen.emit(self.choice())
            super().accept()

    def _outcome(self, preview: CsvPreview) -> str:
        reading = preview.reading
        assert reading is not None
        measured = {"rate": reading.rate_hz, "span": reading.duration_s}
        told = (
            tr("{rate:.1f} samples a second for {span:.2f} s, with acceleration.", **measured)
            if reading.has_accel
            else tr(
                "{rate:.1f} samples a second for {span:.2f} s, without acceleration.", **measured
            )
        )
        part = "" if preview.whole else " " + tr("(Only the beginning of this large log was read.)")
        return "\n".join([told + part, *reading.warnings[:_MOST_WARNINGS]])

    def _on_changed(self, options: CsvOptions) -> None:
        self._asked = options
        self._pending = True
        self._settle.start()
        self._allow_opening()

    def _allow_opening(self) -> None:
        named = bool(self._name.text().strip()) or not self._remember.isChecked()
        self._name.setEnabled(self._remember.isChecked())
        self._open.setEnabled(named and not self._pending and not self._preview.problem)

    def _button_box(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._open = buttons.addButton(tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._open.setProperty("role", "primary")
        self._open.setDefault(True)
        return buttons

    def _connect(self) -> None:
        self.fields.changed.connect(self._on_changed)
        self._settle.timeout.connect(lambda: self.options_changed.emit(self._asked))
        self._remember.toggled.connect(lambda _: self._allow_opening())
        self._name.textChanged.connect(lambda _: self._allow_opening())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        title = QLabel(self._preview.path.name)
        title.setFont(self._theme.font(FontRole.TITLE))
        hint = QLabel(tr("Say which columns hold the time and the sensors."))
        hint.setProperty("role", "muted")
        self._verdict.setWordWrap(True)
        self._name.setAccessibleName(tr("Name of the remembered settings"))
        remember = QHBoxLayout()
        remember.setSpacing(Space.S)
        remember.addWidget(self._remember)
        remember.addWidget(self._name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        for widget in (title, hint, self.fields):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self._verdict)
        column.addLayout(remember)
        column.addWidget(self._buttons)


def import_dialog(theme: Theme, path: Path, parent: QWidget | None = None) -> ImportDialog:
    """A dialog that reads the table again after each change; show it with ``open()``.

    Raises:
        LogError: The file cannot be opened or is no text.
    """
    dialog = ImportDialog(theme, inspect_csv(path), parent)
    dialog.options_changed.connect(lambda options: dialog.show_preview(_inspected(path, options)))
    return dialog


def _inspected(path: Path, options: CsvOptions) -> CsvPreview:
    try:
        return inspect_csv(path, options)
    except LogError as error:  # the file went away while the dialog was open
        return CsvPreview(path, (), 0, (), options, None, sentence_of(error), whole=True)
