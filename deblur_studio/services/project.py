"""The project: the photo, the recording and the settings in hand, and the last result.

It is changed by frozen values only, so that a list of them can become a history.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.services.translation import to_translate, tr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from deblur_studio.core.evidence.case import Result as KeptResult
    from deblur_studio.core.evidence.maps import Map
    from deblur_studio.core.motion.formats import CsvOptions
    from deblur_studio.core.restore.run import Restoration

BY_HAND = to_translate("entered by hand")


@dataclass(frozen=True, eq=False)
class LoadedPhoto:
    """A photo and ``rgb8`` (H, W, 3) uint8, how it looks on a screen."""

    photo: Photo
    rgb8: NDArray[np.uint8]


@dataclass(frozen=True)
class Edit:
    """One change of the settings; ``notes`` says per field where its value comes from."""

    label: str
    settings: ShotSettings
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AskedLog:
    """The paths that somebody asked for to get a log, and how its table was to be read."""

    paths: tuple[Path, ...]
    options: CsvOptions | None = None


@dataclass(frozen=True, eq=False)
class Result:
    """A restoration, how it looks, and everything that it was made from.

    ``maps`` are those that came with it, ``kept`` what a case holds of it, ``beside`` the
    classical result of a learned one.
    """

    restoration: Restoration
    rgb8: NDArray[np.uint8]
    photo: Photo
    recording: ImuRecording
    settings: ShotSettings
    maps: Mapping[str, Map] = field(default_factory=dict)
    kept: KeptResult | None = None
    beside: Result | None = None


class Project(QObject):
    """What the window works on."""

    photo_changed = Signal()
    recording_changed = Signal()
    settings_changed = Signal()
    restoration_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loaded: LoadedPhoto | None = None
        self._recording: ImuRecording | None = None
        self._asked: AskedLog | None = None
        self.camera_file: Path | None = None
        """The camera file that the settings were taken from."""
        self._settings: ShotSettings | None = None
        self._notes: Mapping[str, str] = MappingProxyType({})
        self._result: Result | None = None
        self._result_saved = True

    @property
    def loaded(self) -> LoadedPhoto | None:
        """The photo and how it looks."""
        return self._loaded

    @property
    def photo(self) -> Photo | None:
        """The photo."""
        return None if self._loaded is None else self._loaded.photo

    @property
    def recording(self) -> ImuRecording | None:
        """What the sensor measured."""
        return self._recording

    @property
    def settings(self) -> ShotSettings | None:
        """Camera, exposure and bias; None until photo and recording are there."""
        return self._settings

    @property
    def notes(self) -> Mapping[str, str]:
        """Where each setting comes from, keyed by focal, exposure, start, bias and so on."""
        return self._notes

    @property
    def result(self) -> Result | None:
        """The last restoration of this photo."""
        return self._result

    @property
    def result_unsaved(self) -> bool:
        """Whether there is a result that was not saved."""
        return self._result is not None and not self._result_saved

    def result_is_stale(self) -> bool:
        """Whether recording or settings changed since the result was made."""
        result = self._result
        if result is None:
            return False
        return result.settings != self._settings or result.recording is not self._recording

    def set_photo(self, loaded: LoadedPhoto) -> None:
        """Take another photo; settings and result belonged to the one before."""
        self._loaded = loaded
        self._drop_settings()
        self._result, self._result_saved = None, True
        self.photo_changed.emit()
        self.settings_changed.emit()
        self.restoration_changed.emit()

    def asked_log(self, recording: ImuRecording) -> AskedLog:
        """Return how the recording in hand was asked for; unknown, it is its files."""
        return self._asked or AskedLog(recording.source.paths)

    def set_recording(self, recording: ImuRecording, asked: AskedLog | None = None) -> None:
        """Take another recording; the settings belonged to the one before, the result stays."""
        self._recording, self._asked = recording, asked
        self._drop_settings()
        self.recording_changed.emit()
        self.settings_changed.emit()

    def set_result(self, result: Result) -> None:
        """Take the result of a restoration, unless the photo was replaced meanwhile."""
        if result.photo is not self.photo:
            return
        self._result, self._result_saved = result, False
        self.restoration_changed.emit()

    def mark_saved(self, result: Result) -> None:
        """Note that a result is safe on disk."""
        if result is self._result:
            self._result_saved = True

    def apply(self, edit: Edit) -> None:
        """Change the settings.

        Raises:
            MotionError: The exposure is not a stretch of time.
        """
        _check_exposure(edit.settings.exposure)
        if edit.settings == self._settings and dict(edit.notes) == dict(self._notes):
            return
        self._settings = edit.settings
        self._notes = MappingProxyType(dict(edit.notes))
        self.settings_changed.emit()

    def set_exposure(self, exposure: Exposure) -> None:
        """Move or stretch the exposure by hand; raises MotionError."""
        settings = self._settings
        if settings is None or settings.exposure == exposure:
            return
        moved = {"start": exposure.start_s != settings.exposure.start_s}
        moved["exposure"] = exposure.duration_s != settings.exposure.duration_s
        changed = [key for key, is_other in moved.items() if is_other]
        self._edit("exposure", dataclasses.replace(settings, exposure=exposure), changed)

    def set_camera(self, label: str, note: str, camera: Camera) -> None:
        """Take a camera changed by hand; ``note`` is the key of the note that this settles."""
        if self._settings is not None:
            self._edit(label, dataclasses.replace(self._settings, camera=camera), [note])

    def _edit(self, label: str, settings: ShotSettings, keys: list[str]) -> None:
        if settings != self._settings:
            self.apply(Edit(label, settings, {**self._notes, **dict.fromkeys(keys, BY_HAND)}))

    def _drop_settings(self) -> None:
        self._settings, self._notes = None, MappingProxyType({})


def _check_exposure(exposure: Exposure) -> None:
    if not (math.isfinite(exposure.start_s) and math.isfinite(exposure.duration_s)):
        raise MotionError(
            tr("The exposure is not a number; enter its start and length in seconds.")
        )
    if not 0 < exposure.duration_s <= 600:
        raise MotionError(
            tr(
                "The exposure is {length:g} s long; choose more than 0, at most 600 s.",
                length=exposure.duration_s,
            )
        )
