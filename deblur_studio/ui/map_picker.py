"""The maps of a result over its photo: which one, what its colours mean, saving it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton

from deblur_studio.services.map_words import TITLES, legend_of
from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.map_overlay import MapOverlay


class MapPicker(QToolButton):
    """Opens a menu of the maps; the chosen one lies in ``overlay``."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__()
        self._bench, self._maps = bench, bench.evidence.maps
        self.overlay = MapOverlay()
        self.list = QMenu(tr("&Maps"), self)
        self.list.setToolTipsVisible(True)
        self.choices = QActionGroup(self)
        self.save = QAction(tr("&Save map as picture…"), self)
        self.save.triggered.connect(lambda _: self.ask_save())
        self._fill()
        self.setMenu(self.list)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(tr("Maps of the result"))
        self.setAccessibleName(tr("Maps of the result"))
        theme.bind_icon(self, "map")
        self._maps.changed.connect(self._show)
        bench.project.restoration_changed.connect(self._show)
        self._show()

    def action_of(self, name: str) -> QAction:
        """Return the entry of a map; "" is that of none."""
        return next(one for one in self.choices.actions() if one.data() == name)

    def ask_save(self) -> None:
        """Let the user choose where the picture of the map goes."""
        result = self._bench.project.result
        if result is None or self._maps.shown is None:
            return
        photo = result.photo.source.path
        name = f"{photo.stem}_{self._maps.chosen.replace('_', '-')}.png"
        folder = self._bench.settings.preferences.save_folder
        start = Path(folder) / name if folder else photo.with_name(name)
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save map"), str(start), "PNG (*.png)")
        if chosen:
            path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.png")
            self._maps.save(path, overwrite=path == Path(chosen))

    def _fill(self) -> None:
        for name, title in {"": tr("None"), **{n: tr(t) for n, t in TITLES.items()}}.items():
            entry = self.list.addAction(title)
            entry.setCheckable(True)
            entry.setData(name)
            self.choices.addAction(entry)
            if not name:
                self.list.addSeparator()
        self.choices.triggered.connect(lambda entry: self._maps.choose(entry.data()))
        self.list.addSeparator()
        self.list.addAction(self.save)

    def _show(self) -> None:
        result, shown = self._bench.project.result, self._maps.shown
        for entry in self.choices.actions():
            refusal = self._maps.refusal(entry.data()) if entry.data() else ""
            entry.setEnabled(not refusal)
            entry.setToolTip(refusal or legend_of(entry.data()))
            entry.setChecked(entry.data() == self._maps.chosen)
        for one in (self, self.list.menuAction()):
            one.setEnabled(result is not None)
        self.save.setEnabled(shown is not None)
        if result is None or shown is None:
            self.overlay.clear()
            return
        size = (result.photo.width, result.photo.height)
        limits = (shown.low, shown.high)
        legend = legend_of(self._maps.chosen)
        self.overlay.set_map(shown.values, size, shown.pitch_px, limits, legend)
