"""Recordings of the sensors in use, one each: where they go, how far they are, and their marks."""

from __future__ import annotations

import math
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
from deblur_studio.services.translation import tr

_TOPIC = "recording"
_SHUTTER = "shutter"


@dataclass(frozen=True)
class RecordingState:
    """Recordings in progress, taken together; ``sensors`` is how many."""

    sensors: int
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
        self._last: dict[str, Path] = {}  # by address, the newest at the end
        sensor.ended.connect(self._keep)
        sensor.session_changed.connect(self._follow)
        sensor.recording_refused.connect(self._refuse)

    @property
    def last(self) -> Path | None:
        """Folder of the last recording that ended: of the sensor shown, else of any."""
        device = self._sensor.device
        newest = next(reversed(self._last.values()), None)
        return newest if device is None else self._last.get(device.address, newest)

    @property
    def marks_s(self) -> tuple[float, ...]:
        """Moments marked in this stream, on the clock of its samples."""
        return tuple(self._marks_s)

    def state(self) -> RecordingState | None:
        """Return how far the recordings are, None while there is none."""
        found = [link.session.recorder for link in self._sensor.links]
        recorders = [recorder for recorder in found if recorder is not None]
        if not recorders:
            return None
        return RecordingState(
            len(recorders),
            max(recorder.duration_s for recorder in recorders),
            sum(recorder.size_bytes for recorder in recorders),
            sum(recorder.samples for recorder in recorders),
        )

    def start(self) -> None:
        """Begin a recording of every sensor in use, each in a new folder."""
        waiting = [link for link in self._sensor.links if link.live and link.recorded_to is None]
        if not waiting:
            return
        self._notices.settle(_TOPIC)
        try:
            for link in waiting:
                link.session.record(folder_for(self.folder, link.device.name))
        except DeblurError as error:
            self._notices.refuse(error, _TOPIC)
        self.changed.emit()

    def stop(self) -> None:
        """End the recordings; ``changed`` tells when all is on the disk."""
        sessions = [link.session for link in self._sensor.links if link.recorded_to is not None]

        if sessions:
            self._jobs.start(
                lambda context: [(one.device.address, one.stop_recording()) for one in sessions],
                Reaction(self._keep_all),
            )

    def mark(self) -> None:
        """Mark this moment, in the recordings too where there are any."""
        streaming = [
            link.session for link in self._sensor.links if link.state.phase is Phase.STREAMING
        ]
        now_s = time.perf_counter()
        for session in streaming:
            session.mark(_SHUTTER, now_s)
        if streaming:
            self._marks_s.append(now_s)

    def clear(self) -> None:
        """Forget the curves and marks on view; recordings go on."""
        self._marks_s.clear()
        for link in self._sensor.links:
            link.session.clear()

    def _follow(self) -> None:
        """Drop marks from before all sensors; let one that joins be recorded with the others."""
        since_s = min((link.began_s for link in self._sensor.links), default=math.inf)
        self._marks_s = [mark_s for mark_s in self._marks_s if mark_s >= since_s]
        if self.state() is not None:
            self.start()

    def _keep(self, folder: Path | None, address: str) -> None:
        self._keep_all([(address, folder)])

    def _keep_all(self, ended: list[tuple[str, Path | None]]) -> None:
        kept = {address: folder for address, folder in ended if folder is not None}
        for address, folder in kept.items():
            self._last.pop(address, None)
            self._last[address] = folder
            self._export(folder)
        if kept:
            several = tr(
                "Recorded {count} sensors to {folder}.", count=len(kept), folder=self.folder
            )
            one = tr("Recorded to {folder}.", folder=folder)
            self._notices.inform(several if len(kept) > 1 else one, _TOPIC)
        self.changed.emit()

    def _export(self, folder: Path) -> None:
        reaction = Reaction(_done, lambda failure: self._notices.fail(failure, _TOPIC))
        self._jobs.start(lambda context: _export(folder, context), reaction)

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
