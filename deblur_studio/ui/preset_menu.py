"""The button of the presets: named settings to use, keep and remove."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QMenu, QMessageBox, QToolButton

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.theme import Theme

_BUTTONS = QMessageBox.StandardButton


class PresetButton(QToolButton):
    """Opens a menu that is made anew each time."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__()
        self._presets = bench.evidence.presets
        self.setText(tr("Presets"))
        self.setToolTip(tr("Named settings of a method; batches use the same files"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.list = QMenu(self)
        self.list.aboutToShow.connect(self.fill)
        self.setMenu(self.list)

    def fill(self) -> None:
        """List the presets there are."""
        menu, names = self.list, self._presets.names()
        menu.clear()
        for name in names:
            shown = name.replace("&", "&&")
            menu.addAction(shown).triggered.connect(lambda _=False, n=name: self._presets.use(n))
        if not names:
            menu.addAction(tr("No presets yet")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(tr("Keep these settings as…")).triggered.connect(lambda _: self.ask_name())
        removing = menu.addMenu(tr("Remove"))
        removing.setEnabled(bool(names))
        for name in names:
            shown = name.replace("&", "&&")
            removing.addAction(shown).triggered.connect(
                lambda _=False, n=name: self._presets.remove(n)
            )

    def ask_name(self) -> None:
        """Let the user name the settings in hand, and keep them."""
        title, said, name = tr("Keep settings"), tr("Name of the preset"), ""
        while True:
            name, given = QInputDialog.getText(self, title, said, text=name)
            if not given:
                return
            name = name.strip()
            said = self._presets.problem(name)
            if not said and self._may_replace(name):
                self._presets.save(name)
                return
            said = said or tr("Name of the preset")

    def _may_replace(self, name: str) -> bool:
        if name not in self._presets.names():
            return True
        question = tr("Replace the preset {name}?", name=name)
        answer = QMessageBox.question(
            self, tr("Keep settings"), question, _BUTTONS.Yes | _BUTTONS.Cancel, _BUTTONS.Cancel
        )
        return answer == _BUTTONS.Yes
