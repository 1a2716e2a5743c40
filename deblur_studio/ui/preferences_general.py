"""How the window looks and speaks, and what computes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from deblur_studio.services.computing import DEVICES
from deblur_studio.services.language import LANGUAGES, SYSTEM
from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.widgets.form_fields import CalmCombo
from deblur_studio.ui.widgets.timeline_header import RateUnit


class GeneralPage(QWidget):
    """Asks for what holds everywhere in the program."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__()
        self._theme, self._settings = theme, bench.settings
        kept = bench.settings.preferences
        self.theme_choice = _combo(tr("Theme"), _themes(), theme.mode.value)
        self.language = _combo(tr("Language"), _languages(), kept.language)
        self.unit = _combo(tr("Angular rates in"), {one: one for one in RateUnit}, kept.rate_unit)
        self.device = _combo(tr("Networks run on"), _devices(), kept.device)
        self.threads = _combo(tr("Threads"), _threads(), kept.threads)
        self._arrange()
        self.theme_choice.activated.connect(self._take_theme)
        self.language.activated.connect(lambda: self._take(language=self.language.currentData()))
        self.unit.activated.connect(lambda: self._take(rate_unit=self.unit.currentData()))
        self.device.activated.connect(lambda: self._take(device=self.device.currentData()))
        self.threads.activated.connect(lambda: self._take(threads=self.threads.currentData()))

    def _take(self, **changed: Any) -> None:
        self._settings.change(replace(self._settings.preferences, **changed))

    def _take_theme(self) -> None:
        mode = ThemeMode(self.theme_choice.currentData())
        self._theme.set_mode(mode)
        self._take(theme=mode.value)

    def _arrange(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        form.setHorizontalSpacing(Space.L)
        form.setVerticalSpacing(Space.M)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for control, hint in (
            (self.theme_choice, ""),
            (self.language, tr("Takes effect at the next start.")),
            (self.unit, ""),
            (self.device, tr("Holds where a method or a training says automatic.")),
            (self.threads, tr("Classical methods give the same pixels with any number.")),
        ):
            field = QVBoxLayout()
            field.setSpacing(Space.XS)
            field.addWidget(control)
            if hint:
                field.addWidget(_hint(hint))
            label = QLabel(control.accessibleName())
            label.setFixedHeight(control.sizeHint().height())
            label.setBuddy(control)
            form.addRow(label, field)


def _combo(name: str, entries: Mapping[str, str], chosen: str) -> QComboBox:
    combo = CalmCombo()
    combo.setAccessibleName(name)
    for value, text in entries.items():
        combo.addItem(text, str(value))
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    return combo


def _hint(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label


def _themes() -> dict[str, str]:
    return {
        ThemeMode.SYSTEM: tr("As the system"),
        ThemeMode.LIGHT: tr("Light"),
        ThemeMode.DARK: tr("Dark"),
    }


def _languages() -> dict[str, str]:
    return {SYSTEM: tr("As the system"), **LANGUAGES}


def _threads() -> dict[str, str]:
    cores = os.cpu_count() or 1
    return {"": tr("One for each core ({n})", n=cores)} | {
        str(n): str(n) for n in range(1, cores + 1)
    }


def _devices() -> dict[str, str]:
    words = (tr("Automatic"), tr("The processor"), "NVIDIA (CUDA)", "Apple (MPS)")
    return dict(zip(DEVICES, words, strict=True))
