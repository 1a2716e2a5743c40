"""The window of the batch: photos with their logs, how they are restored, how far it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui import batch_dialogs as dialogs
from deblur_studio.ui.batch_options import BatchOptions
from deblur_studio.ui.batch_progress import BatchProgress
from deblur_studio.ui.batch_table import BatchTable
from deblur_studio.ui.batch_words import heading_of
from deblur_studio.ui.file_dialogs import may_lose_result
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.chip import StatusChip

if TYPE_CHECKING:
    from deblur_studio.core.batch.values import Item

_SIZE = QSize(980, 680)
_TICK_MS = 1000


class BatchWindow(QDialog):
    """Stays beside the main window; what works goes on while it is closed."""

    def __init__(self, theme: Theme, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme, self._bench, self._batch = theme, bench, bench.batch
        self.setWindowTitle(tr("Batch"))
        self.setAcceptDrops(True)
        self.resize(_SIZE)
        self.table = BatchTable(theme, bench)
        self.options, self.progress = BatchOptions(theme, bench), BatchProgress(theme, bench)
        self.chip = StatusChip(theme)
        self._make_buttons()
        self._arrange()
        self._connect()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.progress.show_pace)
        self._show()

    def take(self, paths: list[Path]) -> None:
        """Add what was dropped."""
        if paths and not self._batch.running:
            self._batch.add(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self._batch.running:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self.take([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._batch.open_last()

    def _make_buttons(self) -> None:
        self.add_photos = self._menu_button(
            tr("Add photos"),
            "add",
            (tr("Photos…"), dialogs.ask_batch_photos),
            (tr("Folder of photos…"), dialogs.ask_batch_folder),
            (tr("List of photos and logs…"), dialogs.ask_batch_list),
        )
        self.add_logs = self._menu_button(
            tr("Add logs"),
            "log",
            (tr("Motion logs…"), dialogs.ask_batch_logs),
            (tr("Folder of motion logs…"), dialogs.ask_batch_log_folder),
        )
        self.clear = self._button(tr("New batch"), "clear", self._batch.clear)
        self.row_buttons = [self._tool(one) for one in self.table.own_actions]

    def _arrange(self) -> None:
        heading = QLabel(tr("Batch"))
        heading.setFont(self._theme.font(FontRole.TITLE))
        top, below = QHBoxLayout(), QHBoxLayout()
        for row in (top, below):
            row.setSpacing(Space.S)
        top.addWidget(heading)
        top.addWidget(self.chip)
        top.addStretch(1)
        for button in (self.add_photos, self.add_logs, self.clear):
            top.addWidget(button)
        for tool in self.row_buttons:
            below.addWidget(tool)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(below)
        layout.addWidget(self.options)
        layout.addWidget(self.progress)

    def _connect(self) -> None:
        bench, table = self._bench, self.table
        self.options.folder_wanted.connect(lambda: dialogs.ask_results_folder(self, bench))
        self.options.preset_wanted.connect(lambda: dialogs.ask_batch_preset(self, bench))
        table.log_wanted.connect(lambda photos: dialogs.ask_log_for(self, bench, photos))
        table.open_wanted.connect(self._open_in_restore)
        table.result_wanted.connect(self._show_result)
        self._batch.changed.connect(self._show)

    def _open_in_restore(self, item: Item) -> None:
        if may_lose_result(self, self._bench):
            self._bench.navigation.go("restore")
            self._bench.batch_shot.open(item, self._batch.draft.preset)
            if (main := self.parentWidget()) is not None:
                main.activateWindow()

    def _show_result(self, item: Item) -> None:
        if (path := self._batch.result_of(item)) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _show(self) -> None:
        batch = self._batch
        self.table.rows.show_items(batch.items(), batch.draft.out)
        self.table.chosen_changed.emit()
        self.chip.set_status(*heading_of(batch))
        for button in (self.add_photos, self.add_logs):
            button.setEnabled(not batch.running)
        self.clear.setEnabled(not batch.running and bool(batch.items()))
        if batch.running:
            self._tick.start()
        else:
            self._tick.stop()

    def _menu_button(
        self,
        text: str,
        icon: str,
        *entries: tuple[str, Callable[[QWidget, Workbench], None]],
    ) -> QPushButton:
        menu = QMenu(self)
        for words, ask in entries:
            menu.addAction(words).triggered.connect(lambda _=False, ask=ask: ask(self, self._bench))
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setMenu(menu)
        self._theme.bind_icon(button, icon)
        return button

    def _button(self, text: str, icon: str, react: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        self._theme.bind_icon(button, icon)
        button.clicked.connect(lambda: react())
        return button

    def _tool(self, of: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(of)
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button


def show_batch(theme: Theme, bench: Workbench, parent: QWidget) -> BatchWindow:
    """Show the batch's window, the one there is where there is one already."""
    window = parent.findChild(BatchWindow) or BatchWindow(theme, bench, parent)
    window.show()
    window.activateWindow()
    return window
