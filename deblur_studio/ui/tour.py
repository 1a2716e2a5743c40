"""Five steps that show a newcomer the way from a photo to its restoration, at the real widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QToolBar, QWidget

from deblur_studio.services.translation import to_translate, tr
from deblur_studio.ui.panels.canvas_panel import CanvasPanel
from deblur_studio.ui.panels.method_panel import MethodPanel
from deblur_studio.ui.panels.timeline_panel import TimelinePanel
from deblur_studio.ui.widgets.popover import Popover, Ring

if TYPE_CHECKING:
    from deblur_studio.ui.main_window import MainWindow

_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.LayoutRequest)


@dataclass(frozen=True)
class Stop:
    """One step: what it says, and the widget it points at."""

    title: str
    text: str
    target: Callable[[MainWindow], QWidget | None]


def _cards(window: MainWindow) -> QWidget | None:
    return next((dock for dock in window.docks if dock.objectName() == "shot"), None)


def _timeline(window: MainWindow) -> QWidget | None:
    return window.findChild(TimelinePanel)


def _photo(window: MainWindow) -> QWidget | None:
    panel = window.findChild(CanvasPanel)
    return None if panel is None else panel.canvas


def _button(window: MainWindow) -> QWidget | None:
    panel = window.findChild(MethodPanel)
    return None if panel is None else panel.button


def _compare(window: MainWindow) -> QWidget | None:
    panel = window.findChild(CanvasPanel)
    return None if panel is None else panel.findChild(QToolBar)


STOPS = (
    Stop(
        to_translate("What was taken, and how it moved"),
        to_translate(
            "A photo, the log of a motion sensor, and the camera. The cards say where every value"
            " comes from; drop your own files on the window."
        ),
        _cards,
    ),
    Stop(
        to_translate("When the shutter was open"),
        to_translate(
            "The band on the measured motion is the exposure. Drag it, or move it with the arrow"
            " keys. Find exposure looks for it in the photo."
        ),
        _timeline,
    ),
    Stop(
        to_translate("What the motion did to each point"),
        to_translate(
            "The strokes are the kernels: how a point of light was smeared there. They follow the"
            " band. Click one to see it large, with a restored patch."
        ),
        _photo,
    ),
    Stop(
        to_translate("Undo it"),
        to_translate("Deblur restores the photo under these kernels. Nothing else is changed."),
        _button,
    ),
    Stop(
        to_translate("Look closely, then save"),
        to_translate(
            "Compare by wipe, side by side or difference; hold B for the original. Ctrl+S saves"
            " with the photo's EXIF and colour profile. The original is never written to."
        ),
        _compare,
    ),
)


class Tour(QObject):
    """Shows one step at a time until it is done or skipped; the window stays usable."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._number = -1
        self.ring, self.card = Ring(window.theme, window), Popover(window.theme, window)
        self.card.next_wanted.connect(lambda: self._go(self._number + 1))
        self.card.back_wanted.connect(lambda: self._go(self._number - 1))
        self.card.end_wanted.connect(self.end)
        window.workspaces.switched.connect(self._follow_workspace)
        self._placing = QTimer(self)
        self._placing.setSingleShot(True)
        self._placing.timeout.connect(self._place)

    @property
    def running(self) -> bool:
        """Whether a step is on view."""
        return self._number >= 0

    def begin(self) -> None:
        """Show the first step, in the workspace that it is about."""
        self._window.bench.navigation.go("restore")
        self._window.installEventFilter(self)
        self._go(0)

    def end(self) -> None:
        """Take everything away and give the keyboard back to the photo."""
        if not self.running:
            return
        self._number = -1
        self._window.removeEventFilter(self)
        self._placing.stop()
        self.ring.hide()
        self.card.hide()
        photo = _photo(self._window)
        if photo is not None:
            photo.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._placing.start(0)
        return super().eventFilter(watched, event)

    def _go(self, number: int) -> None:
        if number >= len(STOPS):
            self.end()
            return
        self._number = max(number, 0)
        stop = STOPS[self._number]
        self.card.show_step(tr(stop.title), tr(stop.text), self._number + 1, len(STOPS))
        self._place()
        self.card.next.setFocus()

    def _place(self) -> None:
        """Stand at the widget of the step, or in the window's middle where it is hidden."""
        if not self.running:
            return
        target = STOPS[self._number].target(self._window)
        if target is None or not target.isVisible():
            self.ring.hide()
            self.card.put_beside(QRect(self._window.rect().center(), self.card.size()))
            return
        place = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        self.ring.put_around(place)
        self.card.put_beside(place)

    def _follow_workspace(self) -> None:
        if self.running and self._window.current.workspace.name != "restore":
            self.end()
