"""A short run of the real window through its main jobs, for builds that must be seen to work.

Everything is done as the user does it: the sample opened and deblurred, a simulated sensor
connected, a training of three steps in its child process. Each part says how long it took.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from deblur_studio.core.errors import DeblurError
from deblur_studio.core.resources import resource
from deblur_studio.core.training.history import RunState
from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.sample import sample_files
from deblur_studio.services.sensor_source import SourceKind
from deblur_studio.services.training_sources import SourceKind as TrainingKind
from deblur_studio.ui.file_dialogs import open_files
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.panels.sensor_connection import ConnectionPanel
from deblur_studio.ui.screenshot import pump

STREAM_S = 1.0
STEPS = 3
_TRAINING = {"crop_px": 64, "batch": 1, "epochs": 1, "crops_per_epoch": STEPS, "reuse": 1,
             "validation_pairs": 1, "device": "cpu"}  # fmt: skip
_POLL_MS = 30
_PATIENCE_S = 300.0


def drive(window: MainWindow, folder: Path, say: Callable[[str, float], None]) -> None:
    """Do all parts in order; results go into ``folder``, its name and seconds to ``say``.

    Raises:
        DeblurError: Something did not happen in time, or the window told of trouble.
    """
    drive_one = _Drive(window, folder)
    for part in (drive_one.shown, drive_one.restore, drive_one.stream, drive_one.train):
        began_s = time.monotonic()
        part()
        say(part.__name__, time.monotonic() - began_s)


class _Drive:
    """Knows the window, and what it complained of."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self._bench, self._folder = window, window.bench, folder
        self._trouble: list[str] = []
        window.bench.notices.posted.connect(self._hear)

    def shown(self) -> None:
        """Wait until the window is on the screen."""
        self._await("the window is shown", self._window.isVisible)
        pump(_POLL_MS)

    def restore(self) -> None:
        """Open the sample, deblur it with the method that is chosen at first, save it."""
        bench, target = self._bench, self._folder / "restored.tif"
        open_files(self._window, bench, sample_files())
        self._await("the sample is open", lambda: bench.psf.current is not None)
        self._await("the window rests", lambda: not bench.jobs.busy())
        self._window.parts.start()
        self._await("the sample is restored", lambda: bench.project.result is not None)
        bench.export.save(target)
        self._await("the result is saved", lambda: not bench.project.result_unsaved)

    def stream(self) -> None:
        """Receive from a simulated sensor for a second."""
        sensor = self._bench.sensor
        self._window.bar.show_workspace("sensor")
        panel = self._window.findChild(ConnectionPanel)
        assert isinstance(panel, ConnectionPanel)
        panel.kind.setCurrentIndex(panel.kind.findData(SourceKind.SIMULATED))
        self._window.parts.start()
        self._await("the sensor streams", lambda: self._streamed_s() >= STREAM_S)
        self._window.parts.start()
        self._await("the sensor is let go", lambda: not sensor.any_live)

    def train(self) -> None:
        """Train a network for three steps on the sample's photos."""
        draft, training = self._bench.draft, self._bench.training
        self._window.bar.show_workspace("training")
        for name, value in _TRAINING.items():
            draft.change(name, value)
        draft.sources.add(TrainingKind.PHOTOS, [resource("sample")])
        self._await("photos are counted", lambda: not draft.missing())
        self._window.parts.start()
        self._await("the training has ended", lambda: training.active is None)
        run = training.runs[0]
        if run.state is not RunState.FINISHED or run.history.step != STEPS:
            raise DeblurError(f"The training is {run.state} after step {run.history.step}.")

    def _streamed_s(self) -> float:
        snapshot = self._bench.sensor.snapshot(60.0)
        if snapshot is None or not len(snapshot.time_s):
            return 0.0
        return float(snapshot.time_s[-1] - snapshot.time_s[0])

    def _hear(self, notice: Notice) -> None:
        if notice.level is not Level.INFO:
            self._trouble.append(notice.sentence)

    def _await(self, what: str, happened: Callable[[], bool]) -> None:
        deadline_s = time.monotonic() + _PATIENCE_S
        while not happened():
            if self._trouble:
                raise DeblurError(self._trouble[0])
            if time.monotonic() > deadline_s:
                raise DeblurError(f"{_PATIENCE_S:g} s were not enough until {what}.")
            pump(_POLL_MS)
