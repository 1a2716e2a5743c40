from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from deblur_studio.core.errors import RestoreError
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.progress import Progress
from deblur_studio.core.restore.run import Restoration
from deblur_studio.services.notices import Notice
from deblur_studio.services.project import Edit, LoadedPhoto
from deblur_studio.services.workbench import Workbench


class FakeRestore:
    """Stands in for the methods: brightens, as fast and as well as it is told."""

    def __init__(self) -> None:
        self.steps, self.error = 1, ""

    def __call__(
        self,
        pixels: NDArray[np.float32],
        camera: object,
        path: object,
        method_name: str,
        parameters: Any,
        progress: Progress,
    ) -> Restoration:
        for step in range(self.steps):
            progress.checkpoint(step / self.steps, "Brightening")
            time.sleep(0.005)
        if self.error:
            raise RestoreError(self.error)
        return Restoration(
            pixels=pixels * np.float32(0.5),
            method=method_name,
            parameters=parameters,
            chi=1.0,
            worst_block_chi=1.2,
            chi_blocks=np.ones((2, 3)),
            blur_extent_px=9.0,
            noise=NoiseModel(1e-4, 1e-4),
            seconds=0.1,
            notes=(),
        )


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeRestore:
    fake = FakeRestore()
    monkeypatch.setattr("deblur_studio.core.restore.run.restore", fake)
    return fake


@pytest.fixture
def ready(
    bench: Workbench, loaded: LoadedPhoto, recording: ImuRecording, settings: ShotSettings
) -> Workbench:
    bench.project.set_photo(loaded)
    bench.project.set_recording(recording)
    bench.project.apply(Edit("proposal", settings))
    return bench


def run(bench: Workbench, qtbot: QtBot) -> str:
    with qtbot.waitSignal(bench.restoration.ended, timeout=5000) as ended:
        bench.restoration.deblur("half", "Half", None)
    how: str = ended.args[0]
    return how


def test_that_it_says_what_is_missing(
    bench: Workbench, loaded: LoadedPhoto, recording: ImuRecording, settings: ShotSettings
) -> None:
    said = [bench.restoration.missing()]
    bench.project.set_photo(loaded)
    said.append(bench.restoration.missing())
    bench.project.set_recording(recording)
    said.append(bench.restoration.missing())
    bench.project.apply(Edit("proposal", settings))
    assert all(said)
    assert len(set(said)) == 3
    assert bench.restoration.missing() == ""


def test_that_a_result_lands_in_the_project_with_its_settings(
    ready: Workbench, fake: FakeRestore, qtbot: QtBot
) -> None:
    assert run(ready, qtbot) == "succeeded"
    result = ready.project.result
    assert result is not None
    assert result.settings is ready.project.settings
    assert result.rgb8.shape == (48, 64, 3)
    assert result.rgb8.dtype == np.uint8


def test_that_settings_changed_during_a_run_leave_its_result_stale(
    ready: Workbench, fake: FakeRestore, qtbot: QtBot
) -> None:
    fake.steps = 20
    with qtbot.waitSignal(ready.restoration.ended, timeout=5000):
        ready.restoration.deblur("half", "Half", None)
        ready.project.set_exposure(Exposure(2.0, 0.05))
    assert ready.project.result_is_stale()


def test_that_a_failure_is_told_and_keeps_the_old_result(
    ready: Workbench, fake: FakeRestore, notices: list[Notice], qtbot: QtBot
) -> None:
    run(ready, qtbot)
    old = ready.project.result
    fake.error = "The blur is too long; choose a shorter exposure."
    assert run(ready, qtbot) == "failed"
    assert ready.project.result is old
    assert [notice.sentence for notice in notices] == [fake.error]
    assert not ready.restoration.running


def test_that_cancelling_ends_within_a_second_and_keeps_the_old_result(
    ready: Workbench, fake: FakeRestore, notices: list[Notice], qtbot: QtBot
) -> None:
    run(ready, qtbot)
    old, fake.steps = ready.project.result, 100_000
    with qtbot.waitSignal(ready.restoration.progressed, timeout=2000):
        ready.restoration.deblur("half", "Half", None)
    begun_s = time.monotonic()
    with qtbot.waitSignal(ready.restoration.ended, timeout=1000) as ended:
        ready.restoration.cancel()
    qtbot.waitUntil(lambda: not ready.jobs.busy(), timeout=1000)
    assert time.monotonic() - begun_s < 1
    assert ended.args == ["cancelled"]
    assert ready.project.result is old
    assert notices == []


def test_that_a_second_press_while_running_does_nothing(
    ready: Workbench, fake: FakeRestore, qtbot: QtBot
) -> None:
    fake.steps = 20
    started: list[str] = []
    ready.restoration.started.connect(started.append)
    with qtbot.waitSignal(ready.restoration.ended, timeout=5000):
        ready.restoration.deblur("half", "Half", None)
        ready.restoration.deblur("half", "Half", None)
    assert started == ["Half"]


def test_that_a_result_is_saved_and_counted_as_saved(
    ready: Workbench, fake: FakeRestore, qtbot: QtBot, tmp_path: Path
) -> None:
    run(ready, qtbot)
    assert ready.project.result_unsaved
    with qtbot.waitSignal(ready.export.saved, timeout=5000):
        ready.export.save(tmp_path / "out.tif")
    assert (tmp_path / "out.tif").stat().st_size > 1000
    assert not ready.project.result_unsaved


def test_that_an_existing_file_is_not_written_over_unasked(
    ready: Workbench, fake: FakeRestore, notices: list[Notice], qtbot: QtBot, tmp_path: Path
) -> None:
    run(ready, qtbot)
    (tmp_path / "out.tif").write_text("precious")
    ready.export.save(tmp_path / "out.tif")
    qtbot.waitUntil(lambda: bool(notices), timeout=5000)
    assert "out.tif" in notices[0].sentence
    assert (tmp_path / "out.tif").read_text() == "precious"
    assert ready.project.result_unsaved
