"""The look of the program: light or dark as the system says, or as the user prefers."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from deblur_studio.ui.icons import tinted_icon
from deblur_studio.ui.palette import DARK, LIGHT, Colours, FontRole
from deblur_studio.ui.stylesheet import stylesheet


class ThemeMode(StrEnum):
    """What the user prefers."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    ThemeMode.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeMode.LIGHT: Qt.ColorScheme.Light,
    ThemeMode.DARK: Qt.ColorScheme.Dark,
}


class HasIcon(Protocol):
    """An action or a button."""

    def setIcon(self, icon: QIcon, /) -> None:
        """Show the icon."""


_SCALE = {
    FontRole.TITLE: 1.35,
    FontRole.HEADING: 1.05,
    FontRole.BODY: 1.0,
    FontRole.SMALL: 0.88,
    FontRole.MONO: 0.95,
}


class Theme(QObject):
    """Dresses the application and tells widgets when their colours change."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: ThemeMode = ThemeMode.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._base_font = QFont(app.font())
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    @property
    def mode(self) -> ThemeMode:
        return self._mode

    def set_mode(self, mode: ThemeMode) -> None:
        """Follow the system, or stay light or dark."""
        if mode != self._mode:
            self._mode = mode
            self._apply()

    @property
    def is_dark(self) -> bool:
        if self._mode is ThemeMode.SYSTEM:
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode is ThemeMode.DARK

    @property
    def colours(self) -> Colours:
        return DARK if self.is_dark else LIGHT

    def icon(self, name: str, tint: str = "text") -> QIcon:
        """Return the icon in the theme's colour called ``tint``."""
        key = (name, tint)
        if key not in self._icons:
            colour = getattr(self.colours, tint)
            self._icons[key] = tinted_icon(name, colour, self.colours.disabled)
        return self._icons[key]

    def bind_icon(self, target: HasIcon, name: str, tint: str = "text") -> None:
        """Give an action or button the icon, and again whenever the theme changes."""
        assert isinstance(target, QObject)
        for old in target.findChildren(_IconBinding):
            old.setParent(None)
            old.deleteLater()
        _IconBinding(self, target, name, tint)

    def font(self, role: FontRole) -> QFont:
        """Return the font of a role, on the system's own base size."""
        font = QFont(self._base_font)
        if role is FontRole.MONO:
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self._base_font.pointSizeF() * _SCALE[role])
        if role in (FontRole.TITLE, FontRole.HEADING):
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _on_system_changed(self) -> None:
        if self._mode is ThemeMode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self._icons.clear()
        self._app.styleHints().setColorScheme(_SCHEMES[self._mode])  # title bars, file dialogs
        self._app.setPalette(_qt_palette(self.colours))
        self._app.setStyleSheet(stylesheet(self.colours, dark=self.is_dark))
        self.changed.emit()


class _IconBinding(QObject):
    """Lives and dies with its target, so that no signal reaches a deleted button."""

    def __init__(self, theme: Theme, target: QObject, name: str, tint: str) -> None:
        super().__init__(target)
        self._theme, self._name, self._tint = theme, name, tint
        theme.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        target = self.parent()
        set_icon = getattr(target, "setIcon", None)
        if set_icon is not None:
            set_icon(self._theme.icon(self._name, self._tint))


def _qt_palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.field),
        (role.AlternateBase, colours.panel),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.raised),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.error),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.text),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Light, colours.raised),
        (role.Mid, colours.border),
        (role.Dark, colours.border),
        (role.Shadow, colours.canvas),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.disabled))
    return palette
