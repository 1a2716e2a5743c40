"""Recordings of the sensor in use: where they go, how far one is, and its marks."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, Signal

from deblur_studio.core.errors import DeblurError
from deblur_studio.devices.transport import Phase
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import JobContext, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.sensor import SensorService
from deblur_studio.services.settings import FOLDER_VARIABLE

_TOPIC = "recording"
_SHUTTER = "shutter"


@dataclass(frozen=True)
class RecordingState:
    """A recording in progress."""

    duration_s: float
    size_bytes: int
    samples: int


class SensorRecording(QObject):
    """Begins and ends recordings; what arrives is on the disk within a fifth of a second."""

    changed = Signal()
    """A recording began or ended."""

    def __init__(
        self,
        jobs: Jobs,
        notices: Notices,
        sensor: SensorService,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._notices, self._sensor, self.folder = jobs, notices, sensor, folder
        self._marks_s: list[float] = []
        self.last: Path | None = None
        """Folder of the recording that ended last."""
        sensor.ended.connect(self._keep)
        sensor.session_changed.connect(self._marks_s.clear)
        sensor.recording_refused.connect(self._refuse)

    @property
    def marks_s(self) -> tuple[float, ...]:
        """Moments marked in this stream, on the clock of its samples."""
        return tuple(self._marks_s)

    def state(self) -> RecordingState | None:
        """Return how far the recording is, None while there is none."""
        session = self._sensor.session
        recorder = None if session is None else session.recorder
        if recorder is None:
            return None
        return RecordingState(recorder.duration_s, recorder.size_bytes, recorder.samples)

    def start(self) -> None:
        """Begin a recording in a new folder."""
        session = self._sensor.session
        if session is None or not self._sensor.live or session.recorder is not None:
            return
        self._notices.settle(_TOPIC)
        try:
            session.record(folder_for(self.folder, session.device.name))
        except DeblurError as error:
            self._notices.refuse(error, _TOPIC)
        self.changed.emit()

    def stop(self) -> None:
        """End the recording; ``changed`` tells when all is on the disk."""
        session = self._sensor.session
        if session is not None and session.recorder is not None:
            self._jobs.start(lambda context: session.stop_recording(), Reaction(self._keep))

    def mark(self) -> None:
        """Mark this moment, in the recording too where there is one."""
        session = self._sensor.session
        if session is not None and session.state.phase is Phase.STREAMING:
            now_s = time.perf_counter()
            self._marks_s.append(now_s)
            session.mark(_SHUTTER, now_s)

    def clear(self) -> None:
        """Forget the curves and marks on view; a recording goes on."""
        self._marks_s.clear()
        if self._sensor.session is not None:
            self._sensor.session.clear()

    def _keep(self, folder: Path | None) -> None:
        if folder is not None:
            self.last = folder
            self._notices.inform(f"Recorded to {folder}.", _TOPIC)
            reaction = Reaction(_done, lambda failure: self._notices.fail(failure, _TOPIC))
            self._jobs.start(lambda context: _export(folder, context), reaction)
        self.changed.emit()

    def _refuse(self, sentence: str) -> None:
        self._notices.fail(Failure(sentence, "", expected=True), _TOPIC)
        self.stop()


def _export(folder: Path, context: JobContext) -> None:
    """Write the recording as .gcsv and CSV beside itself, for other programs."""
    from deblur_studio.core.motion.export import export_beside
    from deblur_studio.devices.recorder import read_recording

    context.checkpoint(0.0)
    export_beside(read_recording(folder), folder)


def _done(_: None) -> None:
    """The recording itself was announced."""


def recordings_folder(config_dir: Path | None) -> Path:
    """Return where recordings go: the user's documents, or beside settings kept elsewhere."""
    chosen = config_dir or os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen) / "recordings"
    return Path(platformdirs.user_documents_dir()) / "Deblur Studio"


def folder_for(recordings: Path, device: str, now: datetime | None = None) -> Path:
    """Return a folder that does not exist yet, named after the time and the sensor."""
    moment = (now or datetime.now()).strftime("%Y-%m-%d %H.%M.%S")
    plain = re.sub(r"[^\w-]+", " ", device)
    name = f"{moment} {plain}".strip()
    wanted, number = recordings / name, 2
    while wanted.exists():
        wanted = recordings / f"{name} {number}"
        number += 1
    return wanted
