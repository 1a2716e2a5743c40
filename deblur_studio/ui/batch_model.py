"""The photos of a batch as the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from deblur_studio.services.translation import to_translate, tr
from deblur_studio.ui.batch_words import said_of, seconds_of, state_of
from deblur_studio.ui.theme import Theme

if TYPE_CHECKING:
    from deblur_studio.core.batch.values import Item

_HEADS = (
    to_translate("Before | after"),
    to_translate("Photo"),
    to_translate("Log"),
    to_translate("State"),
    to_translate("Seconds"),
    to_translate("What happened"),
)
PICTURE, PHOTO, LOG, STATE, SECONDS, SAID = range(len(_HEADS))
PICTURE_HEIGHT_PX = 44
_ICON_PX = 16
_MOST_PICTURES = 500
_ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class BatchModel(QAbstractTableModel):
    """Rows change in place, so that selection and scroll position stay."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: tuple[Item, ...] = ()
        self._out: Path | None = None
        self._pictures: dict[str, QPixmap | None] = {}

    def show_items(self, items: Sequence[Item], out: Path | None) -> None:
        """Show these photos; ``out`` is where their results are."""
        fresh = tuple(items)
        same = out == self._out and len(fresh) == len(self._items)
        if not same:
            self.beginResetModel()
            self._items, self._out = fresh, out
            self.endResetModel()
            return
        before, self._items = self._items, fresh
        for row, (old, new) in enumerate(zip(before, fresh, strict=True)):
            if old is not new and old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(_HEADS) - 1))

    def item(self, row: int) -> Item:
        """Return the photo of a row."""
        return self._items[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return tr(_HEADS[section])
        if role == _ROLE.TextAlignmentRole and section != SECONDS:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        item, column = self._items[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return self._text(item, column)
        if role == _ROLE.ToolTipRole:
            return self._tip(item, column)
        if role == _ROLE.DecorationRole:
            return self._picture(item) if column == PICTURE else self._icon(item, column)
        if role == _ROLE.TextAlignmentRole and column == SECONDS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, item: Item, column: int) -> str:
        logs = item.logs
        texts = {
            PHOTO: item.photo.name,
            LOG: ", ".join(log.name for log in logs),
            STATE: state_of(item)[1],
            SECONDS: seconds_of(item),
            SAID: said_of(item),
        }
        return texts.get(column, "")

    def _tip(self, item: Item, column: int) -> str:
        if column == PHOTO:
            return str(item.photo)
        if column == LOG:
            return "\n".join(map(str, item.logs))
        notes = () if item.outcome is None or item.state != "done" else item.outcome.notes
        return "\n".join((said_of(item), *notes)) if column == SAID else ""

    def _icon(self, item: Item, column: int) -> Any:
        if column != STATE or item.state == "waiting":
            return None
        status, _ = state_of(item)
        running = item.state == "running"
        name, tint = ("play", "accent") if running else (status.icon_name, status.tint)
        return self._theme.icon(name, tint).pixmap(_ICON_PX, _ICON_PX)  # not as large as pictures

    def _picture(self, item: Item) -> QPixmap | None:
        """Return the small pictures of a result; those of the rows last seen are kept."""
        if item.state != "done" or item.outcome is None or self._out is None:
            return None
        from deblur_studio.core.batch.ledger import THUMBNAILS_NAME

        path = self._out / THUMBNAILS_NAME / f"{item.name}.jpg"
        key = f"{path}:{item.outcome.output_sha256}"
        if key not in self._pictures:
            if len(self._pictures) >= _MOST_PICTURES:
                self._pictures.clear()
            self._pictures[key] = _small(path)
        return self._pictures[key]


def _small(path: Path) -> QPixmap | None:
    picture = QPixmap(str(path))
    if picture.isNull():
        return None
    return picture.scaledToHeight(PICTURE_HEIGHT_PX, Qt.TransformationMode.SmoothTransformation)
