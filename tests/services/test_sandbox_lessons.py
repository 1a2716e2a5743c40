"""Lessons, player and exports of the sandbox, without its widgets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.sandbox.house import house
from deblur_studio.services.sandbox import SandboxService
from deblur_studio.services.sandbox_bench import BenchPage
from deblur_studio.services.sandbox_export import SandboxExport
from deblur_studio.services.sandbox_lessons import SandboxLessons
from deblur_studio.services.sandbox_player import SandboxPlayer
from deblur_studio.services.workbench import Workbench


@pytest.fixture
def sandbox(bench: Workbench) -> SandboxService:
    return bench.sandbox


@pytest.fixture
def small(bench: Workbench) -> Workbench:
    pixels = np.asarray(house(160, 120), np.float32)
    bench.sandbox.use_picture(pixels, "a small house")
    return bench


@pytest.fixture
def player(bench: Workbench) -> SandboxPlayer:
    return SandboxPlayer(bench.jobs, bench.sandbox, bench.notices)


@pytest.fixture
def lessons(bench: Workbench, player: SandboxPlayer) -> SandboxLessons:
    return SandboxLessons(bench.sandbox, bench.sandbox_bench, player)


def idle(qtbot: QtBot, bench: Workbench) -> None:
    qtbot.waitUntil(lambda: not (bench.sandbox.busy or bench.jobs.busy()), timeout=60000)


def coarse(qtbot: QtBot, bench: Workbench, lessons: SandboxLessons) -> None:
    """Wait for the first pictures and numbers of the state in hand."""
    qtbot.waitUntil(lambda: bench.sandbox.up_to_date, timeout=60000)
    qtbot.wait(50)  # the bench answers after the pictures it is made from


# What a student does on the bench, in order; the last one finishes the lesson.
_DEEDS: dict[str, list[dict[str, object]]] = {
    "02-convolution": [
        {"bench.kernel": "gaussian"},
        {"bench.size": 5},
        {"bench.pixel_xy": [20, 30]},
    ],
    "06-noise": [{"bench.strength": 0.02}],
}


@pytest.mark.parametrize("name", _DEEDS)
def test_that_a_lesson_can_be_done_and_not_by_doing_nothing(
    name: str, bench: Workbench, lessons: SandboxLessons, qtbot: QtBot
) -> None:
    for page in (BenchPage.CONVOLUTION, BenchPage.INVERSE):
        bench.sandbox_bench.watch(page, on=True)
    lessons.begin(name)
    coarse(qtbot, bench, lessons)
    for values in _DEEDS[name]:
        assert lessons.unmet, f"{name} is done before {values}"
        bench.sandbox.set_state(bench.sandbox.state.changed_all(values))
        coarse(qtbot, bench, lessons)
    qtbot.waitUntil(lambda: lessons.unmet == "", timeout=20000)
    assert lessons.done == {name}


def test_that_iterations_are_played_and_the_last_is_not_the_best(
    bench: Workbench, lessons: SandboxLessons, player: SandboxPlayer, qtbot: QtBot
) -> None:
    lessons.begin("07-iterations")
    coarse(qtbot, bench, lessons)
    assert lessons.unmet
    bench.sandbox.use_picture(house(160, 120), "a small house")
    idle(qtbot, bench)
    player.play(20)
    idle(qtbot, bench)
    assert len(player.frames) == 21
    assert player.best is not None
    assert 0 < player.best.iteration < 20
    assert player.frames[-1].residual < player.frames[1].residual
    assert lessons.unmet == ""


def test_that_another_motion_drops_the_frames(
    bench: Workbench, small: Workbench, player: SandboxPlayer, qtbot: QtBot
) -> None:
    bench.sandbox.choose_method("richardson-lucy")
    idle(qtbot, bench)
    player.step()
    idle(qtbot, bench)
    player.step()
    idle(qtbot, bench)
    assert [frame.iteration for frame in player.frames] == [0, 1]
    bench.sandbox.change("motion.pan_deg_s", 3.0)
    idle(qtbot, bench)
    assert player.frames == ()


def test_that_play_pressed_before_the_kernels_come_is_not_forgotten(
    bench: Workbench, small: Workbench, player: SandboxPlayer, qtbot: QtBot
) -> None:
    idle(qtbot, bench)
    bench.sandbox.choose_method("richardson-lucy")
    assert bench.sandbox.busy
    player.play(2)
    idle(qtbot, bench)
    assert len(player.frames) == 3
    bench.sandbox.use_picture(house(120, 90), "another house")
    idle(qtbot, bench)
    assert player.frames == ()


def test_that_a_shot_opens_in_restore_with_the_kernels_of_the_sandbox(
    bench: Workbench, small: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    export = SandboxExport(
        bench.jobs, bench.sandbox, bench.loading, bench.navigation, bench.notices
    )
    bench.sandbox.choose_preset("hand-shake")
    idle(qtbot, bench)
    export.open_in_restore(tmp_path)
    qtbot.waitUntil(lambda: bench.psf.current is not None, timeout=60000)
    idle(qtbot, bench)
    kernels = bench.sandbox.kernels
    assert kernels is not None
    assert bench.psf.current is not None
    assert bench.psf.current.extent_px == pytest.approx(kernels.extent_px, rel=0.01)


def test_that_the_kernel_in_view_is_written(bench: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    export = SandboxExport(
        bench.jobs, bench.sandbox, bench.loading, bench.navigation, bench.notices
    )
    bench.sandbox.start()
    idle(qtbot, bench)
    export.save_kernel(tmp_path / "kernel.npz")
    idle(qtbot, bench)
    kernel = bench.sandbox.kernel_in_view()
    assert kernel is not None
    assert np.array_equal(np.load(tmp_path / "kernel.npz")["kernel"], kernel)
