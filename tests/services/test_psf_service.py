from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.psf import PsfField
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.services.project import Edit, LoadedPhoto
from deblur_studio.services.psf import grid_of
from deblur_studio.services.workbench import Workbench


@pytest.fixture
def ready(
    bench: Workbench, loaded: LoadedPhoto, recording: ImuRecording, settings: ShotSettings
) -> Workbench:
    bench.project.set_photo(loaded)
    bench.project.set_recording(recording)
    bench.project.apply(Edit("proposal", settings))
    return bench


def test_that_the_field_follows_the_settings(ready: Workbench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ready.psf.field_changed, timeout=5000) as short:
        pass
    with qtbot.waitSignal(ready.psf.field_changed, timeout=5000) as long:
        ready.project.set_exposure(Exposure(1.0, 0.2))
    assert isinstance(short.args[0], PsfField)
    assert 0 < short.args[1] < long.args[1]


def test_that_a_drag_ends_with_the_field_of_its_last_place(ready: Workbench, qtbot: QtBot) -> None:
    extents: list[float] = []
    ready.psf.field_changed.connect(lambda _, extent_px: extents.append(extent_px))
    for step in range(200):
        ready.project.set_exposure(Exposure(1.0 + step / 100, 0.05))
    qtbot.waitUntil(lambda: not ready.jobs.busy(), timeout=5000)
    last = extents[-1]
    assert len(extents) < 20
    ready.project.set_exposure(Exposure(1.0, 0.05))
    ready.project.set_exposure(Exposure(1.0 + 199 / 100, 0.05))
    qtbot.waitUntil(lambda: not ready.jobs.busy(), timeout=5000)
    assert extents[-1] == pytest.approx(last)


def test_that_an_exposure_outside_the_log_has_a_reason_and_no_field(
    ready: Workbench, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: ready.psf.current is not None, timeout=5000)
    ready.project.set_exposure(Exposure(100.0, 0.05))
    qtbot.waitUntil(lambda: ready.psf.current is None, timeout=5000)
    assert "log.csv" in ready.psf.problem
    ready.project.set_exposure(Exposure(2.0, 0.05))
    qtbot.waitUntil(lambda: ready.psf.current is not None, timeout=5000)
    assert ready.psf.problem == ""


def test_that_the_field_goes_with_its_recording(
    ready: Workbench, recording: ImuRecording, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: ready.psf.current is not None, timeout=5000)
    ready.project.set_recording(recording)
    assert ready.psf.current is None


@pytest.mark.parametrize(
    ("size", "grid"),
    [((4000, 3000), (7, 9)), ((3000, 4000), (9, 7)), ((5000, 100), (3, 9)), ((8, 8), (9, 9))],
)
def test_that_the_grid_has_odd_sides_and_square_cells(
    size: tuple[int, int], grid: tuple[int, int]
) -> None:
    assert grid_of(*size) == grid
