"""Second page of the assistant: the photos, their times and the log."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from deblur_studio.services.dropped import sort_dropped
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.calibration_table import CalibrationTable
from deblur_studio.ui.file_dialogs import PHOTOS_FILTER, logs_filter
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme

_HINT = to_translate(
    "Drop photos and the log here. Start times count on the log's clock; EXIF times and marks\
 are taken over by themselves."
)


class ShotsPage(Panel):
    """Fills the draft; what is missing is said below by the assistant."""

    title = to_translate("Photos and log")

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.setAcceptDrops(True)
        self.table = CalibrationTable()
        self.log = QLabel()
        hint = QLabel(tr(_HINT))
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        self.add = self._button(tr("Add photos\u2026"), "add", self._ask_photos)
        self.remove = self._button(tr("Remove"), "trash", self._remove)
        self.times = self._button(tr("Times from file\u2026"), "open", self._ask_times)
        self.times.setToolTip(tr("A line for each photo: name, start and exposure in seconds"))
        self.open_log = self._button(tr("Open log\u2026"), "log", self._ask_log)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(hint)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._row(self.add, self.remove, self.times))
        layout.addLayout(self._row(self.open_log, self.log))
        self.table.placed.connect(bench.rig_calibration.place)
        self.table.itemSelectionChanged.connect(self._show_buttons)
        bench.rig_calibration.changed.connect(self._show)
        self._show()

    def leave(self) -> None:
        """Everything is in the draft already."""

    def take(self, paths: list[Path]) -> None:
        """Add files that were dropped or chosen, told apart by their content."""
        given = sort_dropped(paths)
        if given.photos:
            self.bench.rig_calibration.add_photos(given.photos)
        if given.logs:
            self.bench.rig_calibration.set_log(given.logs)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self.take([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def _show(self) -> None:
        draft = self.bench.rig_calibration.draft
        self.table.show_photos(draft.photos)
        recording = draft.recording
        if recording is None:
            self.log.setText(tr("No log yet."))
        else:
            name, rate = recording.source.paths[0].name, recording.rate_hz
            told = tr(
                "{name}: {duration:.1f} s at {rate:.0f} Hz.",
                name=name,
                duration=recording.duration_s,
                rate=rate,
            )
            self.log.setText(told)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.remove.setEnabled(bool(self.table.chosen()))
        self.times.setEnabled(self.table.rowCount() > 0)

    def _ask_photos(self) -> None:
        folder = self.bench.settings.preferences.photo_folder
        names, _ = QFileDialog.getOpenFileNames(self, tr("Add photos"), folder, tr(PHOTOS_FILTER))
        self.take([Path(name) for name in names])

    def _ask_log(self) -> None:
        folder = self.bench.settings.preferences.log_folder
        names, _ = QFileDialog.getOpenFileNames(self, tr("Open motion log"), folder, logs_filter())
        if names:
            self.bench.rig_calibration.set_log([Path(name) for name in names])

    def _ask_times(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Times of the photos"), "", tr("Text (*.txt *.csv)")
        )
        if name:
            self.bench.rig_calibration.read_times(Path(name))

    def _remove(self) -> None:
        self.bench.rig_calibration.remove(self.table.chosen())

    def _button(self, text: str, icon: str, react: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        self.theme.bind_icon(button, icon)
        button.clicked.connect(react)
        return button

    def _row(self, *widgets: QPushButton | QLabel) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        return row
