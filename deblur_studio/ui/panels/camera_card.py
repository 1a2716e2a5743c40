"""Camera and exposure: each value with where it comes from, all to be corrected by hand."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from deblur_studio.core.errors import CameraError, DeblurError
from deblur_studio.core.motion.mounting import mounting_from_string
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.services.failure import sentence_of
from deblur_studio.services.project import Project
from deblur_studio.services.shot_values import UNITS, text_of
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.calibration_picker import RigPicker
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.card import Card
from deblur_studio.ui.widgets.card_row import Row

_LABELS = {
    "focal": to_translate("Focal length"),
    "exposure": to_translate("Exposure"),
    "start": to_translate("Starts at"),
    "offset": to_translate("Clock offset"),
    "readout": to_translate("Readout"),
    "mounting": to_translate("Orientation"),
    "bias": to_translate("Gyro bias"),
}
_HINT = to_translate("Filled in when both a photo and its motion log are open.")


class CameraCard(Panel):
    """Shows the settings and passes edits on to the project."""

    calibration_requested = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.card = Card(theme, tr("Camera and exposure"), "camera", tr(_HINT))
        self._keys: list[str] = []
        self._again = self.card.add_action("undo", tr("Back to the proposed values"))
        self._again.clicked.connect(bench.loading.propose_again)
        self.rig = RigPicker(theme, bench)
        self.rig.calibration_requested.connect(self.calibration_requested)
        self.card.add_footer(self.rig)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self.card.edited.connect(self._edit)
        self.card.reset_wanted.connect(bench.alignment.reset)
        bench.alignment.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        settings = self.bench.project.settings
        self._again.setVisible(settings is not None)
        if settings is None:
            self._keys = []
            self.card.clear()
            return
        rows = rows_of(settings, self.bench.project.notes, self.bench.alignment.resets())
        keys = [row.key for row in rows]
        if keys == self._keys:  # keep the cursor where the user types
            for row in rows:
                self.card.set_value(row.key, row.value, row.note)
                self.card.set_reset(row.key, row.reset)
        else:
            self._keys = keys
            self.card.set_rows(rows)

    def _edit(self, key: str, text: str) -> None:
        try:
            apply_text(self.bench.project, key, text)
        except DeblurError as error:
            self.card.set_problem(key, sentence_of(error))
        else:
            self._show()


def rows_of(
    settings: ShotSettings, notes: Mapping[str, str], resets: Mapping[str, str]
) -> list[Row]:
    """Return the values of a shot; ``resets`` says of some what they were before a search."""
    return [
        Row(
            key,
            tr(label),
            text_of(settings, key),
            tr(notes.get(key, "")),
            UNITS[key],
            editable=key != "bias",
            reset=resets.get(key, ""),
        )
        for key, label in _LABELS.items()
    ]


def apply_text(project: Project, key: str, text: str) -> None:
    """Change one value of the project as typed; raises DeblurError in one sentence."""
    settings = project.settings
    if settings is None:
        return
    camera, exposure = settings.camera, settings.exposure
    if key == "mounting":
        matrix = mounting_from_string(text.strip())
        project.set_camera("orientation", key, camera.replaced(imu_to_camera=matrix))
        return
    number = _number(text)
    if key == "focal":
        shape = camera.fy_px / camera.fx_px
        changed = camera.replaced(fx_px=number, fy_px=number * shape)
        project.set_camera("focal length", key, changed)
    elif key == "readout":
        project.set_camera("readout", key, camera.replaced(readout_s=number / 1e3))
    elif key == "offset":
        project.set_camera("clock offset", key, camera.replaced(time_offset_s=number / 1e3))
    elif key == "exposure":
        project.set_exposure(dataclasses.replace(exposure, duration_s=number / 1e3))
    elif key == "start":
        project.set_exposure(dataclasses.replace(exposure, start_s=number))


def _number(text: str) -> float:
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise CameraError(
            tr("“{text}” is not a number; enter one such as 12.5.", text=text.strip())
        )
    return number
