"""Logs whose stretches the sandbox may take: the project's, or what a sensor sends right now."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from deblur_studio.core.motion.recording import ImuRecording, LogSource
from deblur_studio.services.project import Project
from deblur_studio.services.sandbox import SandboxService
from deblur_studio.services.sensor import SensorService

_LIVE_S = 10.0
_FEWEST = 20


class SandboxLog(QObject):
    """Hands a log to the sandbox, with the exposure in its middle."""

    changed = Signal(object)
    """ImuRecording or None: the log that stretches are taken of."""

    def __init__(
        self,
        project: Project,
        sensor: SensorService,
        sandbox: SandboxService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._project, self._sensor, self._sandbox = project, sensor, sandbox
        self._taken: ImuRecording | None = None
        project.recording_changed.connect(self._follow)

    @property
    def recording(self) -> ImuRecording | None:
        """The log in hand."""
        return self._sandbox.recording

    def take_project(self) -> bool:
        """Take the log that is open in Restore; returns whether there is one."""
        found = self._project.recording
        if found is not None:
            self._take(found)
        return found is not None

    def take_live(self) -> bool:
        """Take the last seconds of the sensor on view; returns whether there are enough."""
        snapshot = self._sensor.snapshot(_LIVE_S)
        if snapshot is None or len(snapshot.time_s) == 0:
            return False
        whole = snapshot.segment == snapshot.segment[-1]
        if int(whole.sum()) < _FEWEST:
            return False
        time_s = snapshot.time_s[whole]
        source = LogSource((Path("live sensor"),), "", "live sensor")
        gyro = snapshot.gyro_rad_s[whole].astype(np.float64)
        self._take(ImuRecording(time_s - time_s[0], gyro, None, "seconds, live", source))
        return True

    def _take(self, recording: ImuRecording) -> None:
        self._taken = recording
        half_s = self._sandbox.state.camera.exposure_s / 2
        middle_s = float(recording.time_s[0] + recording.time_s[-1]) / 2
        self._sandbox.use_recording(recording, middle_s - half_s)
        self.changed.emit(recording)

    def _follow(self) -> None:
        """Take another log of the project while the sandbox plays with logs."""
        if self._sandbox.state.source == "log":
            self.take_project()
