"""The table of a batch's photos, and what can be done with the chosen ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import action
from deblur_studio.ui.batch_model import (
    LOG,
    PHOTO,
    PICTURE,
    PICTURE_HEIGHT_PX,
    SAID,
    SECONDS,
    STATE,
    BatchModel,
)
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme

if TYPE_CHECKING:
    from deblur_studio.core.batch.values import Item

_WIDTHS = {PICTURE: 124, PHOTO: 150, LOG: 150, STATE: 132, SECONDS: 70}


class BatchTable(QTableView):
    """Says what to do while it is empty."""

    open_wanted = Signal(object)
    """Item: restore it in the workspace."""
    result_wanted = Signal(object)
    """Item: show its result with the system's viewer."""
    log_wanted = Signal(object)
    """Photos, as paths, for which a log is to be chosen."""
    chosen_changed = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__()
        self._theme, self._batch = theme, bench.batch
        self.rows = BatchModel(theme, self)
        self.setModel(self.rows)
        self.setAccessibleName(tr("Photos of the batch"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setIconSize(QSize(_WIDTHS[PICTURE], PICTURE_HEIGHT_PX))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(PICTURE_HEIGHT_PX + Space.S)
        self._size_columns()
        self._make_actions()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.selectionModel().selectionChanged.connect(lambda: self.chosen_changed.emit())
        self.rows.dataChanged.connect(lambda: self.chosen_changed.emit())
        self.chosen_changed.connect(self._show_actions)
        self.doubleClicked.connect(lambda index: self._open())
        theme.changed.connect(self.viewport().update)
        self._show_actions()

    def chosen(self) -> list[Item]:
        """Return the photos that are marked, from top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.rows.item(row) for row in rows]

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(SAID, QHeaderView.ResizeMode.Stretch)

    def _make_actions(self) -> None:
        theme = self._theme
        self.open_in_restore = action(
            theme, self, tr("Open in &Restore"), self._open, icon="deblur"
        )
        self.show_result = action(theme, self, tr("Show &result"), self._show_result, icon="photo")
        self.choose_log = action(theme, self, tr("Choose &log…"), self._ask_log, icon="log")
        self.take_off = action(theme, self, tr("&Take off the list"), self._remove, icon="trash")
        self.own_actions = (self.open_in_restore, self.show_result, self.choose_log, self.take_off)

    def _show_actions(self) -> None:
        chosen, idle = self.chosen(), not self._batch.running
        one = chosen[0] if len(chosen) == 1 else None
        self.open_in_restore.setEnabled(one is not None)
        self.show_result.setEnabled(one is not None and one.state == "done")
        untouched = all(item.state in ("waiting", "unpaired") for item in chosen)
        self.choose_log.setEnabled(bool(chosen) and untouched and idle)
        self.take_off.setEnabled(bool(chosen) and idle and not self._batch.begun)

    def _open(self) -> None:
        for item in self.chosen()[:1]:
            self.open_wanted.emit(item)

    def _show_result(self) -> None:
        for item in self.chosen()[:1]:
            self.result_wanted.emit(item)

    def _ask_log(self) -> None:
        self.log_wanted.emit(self._photos())

    def _remove(self) -> None:
        self._batch.remove(self._photos())

    def _photos(self) -> list[Path]:
        return [item.photo for item in self.chosen()]

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(list(self.own_actions))
        menu.exec(self.viewport().mapToGlobal(place))
        menu.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.rows.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setFont(self._theme.font(FontRole.BODY))
        painter.setPen(QColor(self._theme.colours.muted))
        place = self.viewport().rect().adjusted(Space.XL, Space.L, -Space.XL, -Space.L)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, _hint())
        painter.end()


def _hint() -> str:
    return tr(
        "Drop folders, photos, logs or a list here.\nA photo gets the log of its name, else the"
        " one that covers the time it was taken."
    )
