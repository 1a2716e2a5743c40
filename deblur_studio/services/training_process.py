"""The child process that trains: events come up a few hundred at a time, commands go down."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from deblur_studio.core.program import own_command
from deblur_studio.core.training.events import Command, Event, from_line
from deblur_studio.core.training.run_folder import LOG_NAME

GRACE_MS = 90_000
"""How long a run may take to save and end once it was told to stop."""
NOT_STARTED = -2
_LINES_A_SLICE = 200
_LONGEST_LINE = 1_000_000


def worker_command() -> tuple[str, ...]:
    """Return how the program starts itself as a worker."""
    return *own_command(), "--worker", "train"


class TrainingProcess(QObject):
    """One child process, from its start to its end; everything comes as a signal."""

    said = Signal(object)
    """Some events, oldest first."""
    ended = Signal(int)
    """Exit code, after the last event; below 0: it crashed, was killed or never started."""

    def __init__(
        self, run_dir: Path, command: Sequence[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.run_dir = run_dir
        self._over: int | None = None
        self._process = QProcess(self)
        self._process.setProgram(command[0])
        self._process.setArguments([*command[1:], str(run_dir)])
        self._process.setStandardErrorFile(str(run_dir / LOG_NAME), QProcess.OpenModeFlag.Append)
        self._process.readyReadStandardOutput.connect(self._wake)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)
        self._slices = _single_shot(self, self._read)
        self._grace = _single_shot(self, self._process.kill)

    def start(self) -> None:
        """Start the child."""
        self._process.start()

    def tell(self, command: Command) -> None:
        """Send a command; a child that has not ended long after a stop is killed."""
        self._process.write(f"{command}\n".encode())
        if command == "stop":
            self._grace.start(GRACE_MS)

    def shutdown(self, timeout_s: float) -> None:
        """End the child now: let it save for a while, then kill it. Emits nothing."""
        self.blockSignals(True)
        self._slices.stop()
        if self._process.state() is QProcess.ProcessState.NotRunning:
            return
        self.tell("stop")
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(round(timeout_s * 1000)):
            self._process.kill()
            self._process.waitForFinished(2000)

    def _wake(self) -> None:
        if not self._slices.isActive():
            self._slices.start(0)

    def _read(self) -> None:
        """Take some lines and give the window its turn before the next."""
        events: list[Event] = []
        for _ in range(_LINES_A_SLICE):
            if not self._process.canReadLine():
                break
            line = self._process.readLine().toStdString()
            if (event := from_line(line)) is not None:
                events.append(event)
        if events:
            self.said.emit(tuple(events))
        if self._process.canReadLine():
            self._wake()
        elif self._over is not None:
            self.ended.emit(self._over)
        elif self._process.bytesAvailable() > _LONGEST_LINE:
            self._process.readAll()  # no event is that long

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        self._end(code if status is QProcess.ExitStatus.NormalExit else -1)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end(NOT_STARTED)

    def _end(self, code: int) -> None:
        self._grace.stop()
        self._over = code
        self._wake()


def _single_shot(parent: TrainingProcess, react: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    assert callable(react)
    timer.timeout.connect(react)
    return timer
