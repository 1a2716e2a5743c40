from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.psf import PsfField
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.services.notices import Notice
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


def test_that_settings_without_a_field_have_a_reason_and_keep_the_last_good_one(
    ready: Workbench, notices: list[Notice], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: ready.psf.current is not None, timeout=5000)
    good = ready.psf.current
    for start_s in (100.0, 100.0, 101.0):
        ready.project.set_exposure(Exposure(start_s, 0.05))
        qtbot.waitUntil(lambda: not ready.jobs.busy(), timeout=5000)
    assert ready.psf.current is good
    assert "log.csv" in ready.psf.problem
    assert notices[-1].sentence == ready.psf.problem
    assert len(notices) == len({notice.sentence for notice in notices})
    with qtbot.waitSignal(ready.notices.settled, timeout=5000) as settled:
        ready.project.set_exposure(Exposure(2.0, 0.05))
    assert settled.args == [notices[-1].topic]
    assert ready.psf.problem == ""
    assert ready.psf.current is not good


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
