"""The sandbox without its widgets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.services import sandbox_pipeline
from deblur_studio.services.sandbox import SandboxService
from deblur_studio.services.sandbox_results import FieldProblem
from deblur_studio.services.workbench import Workbench


@pytest.fixture
def sandbox(bench: Workbench) -> SandboxService:
    service = SandboxService(bench.jobs, bench.project, bench.notices)
    service.use_picture(np.random.default_rng(0).uniform(0, 1, (96, 128, 3)).astype("f4"), "test")
    return service


def idle(qtbot: QtBot, sandbox: SandboxService) -> None:
    qtbot.waitUntil(lambda: not sandbox.busy, timeout=20000)


def test_that_kernels_and_pictures_follow_a_slider(sandbox: SandboxService, qtbot: QtBot) -> None:
    sandbox.change("motion.tremor_deg_s", 0.0)
    sandbox.change("motion.pan_deg_s", 10.0)
    idle(qtbot, sandbox)
    assert sandbox.kernels is not None
    assert sandbox.restored is not None
    # 3 widths of 128 px times the tangent of 10 deg/s over 1/15 s
    assert sandbox.numbers["centre_px"] == pytest.approx(
        384 * np.tan(np.radians(10 / 15)), rel=0.01
    )
    assert sandbox.restored.of is sandbox.blurred
    assert sandbox.numbers["gain_db"] > 0


def test_that_blurred_and_restored_pictures_both_move_during_a_drag(
    sandbox: SandboxService, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox_pipeline, "_PATIENCE_S", 10.0)  # however busy the machine is
    pixels = np.random.default_rng(0).uniform(0, 1, (160, 240, 3)).astype("f4")
    sandbox.use_picture(pixels, "larger")
    idle(qtbot, sandbox)
    told: list[str] = []
    sandbox.kernels_changed.connect(lambda _: told.append("kernels"))
    sandbox.blurred_changed.connect(lambda _: told.append("blurred"))
    sandbox.restored_changed.connect(lambda _: told.append("restored"))
    for move in range(1000):
        sandbox.change("motion.pan_deg_s", 1 + move % 50 / 10)
        qtbot.wait(5)
        if told.count("restored") >= 2:
            break
    assert told.count("restored") >= 2
    assert told.count("kernels") > told.count("blurred")
    idle(qtbot, sandbox)
    assert sandbox.up_to_date
    assert sandbox.restored is not None
    assert sandbox.restored.of is sandbox.blurred
    assert sandbox.restored.rgb8.shape == pixels.shape


def test_that_a_refused_value_leaves_state_and_pictures(
    sandbox: SandboxService, qtbot: QtBot
) -> None:
    idle(qtbot, sandbox)
    state, kernels = sandbox.state, sandbox.kernels
    assert not sandbox.change("motion.pan_deg_s", float("nan"))
    assert sandbox.problem is not None
    assert sandbox.problem.field == "motion.pan_deg_s"
    assert sandbox.state is state
    assert sandbox.kernels is kernels


def test_that_motion_beyond_the_scene_is_said_and_forgotten(
    sandbox: SandboxService, qtbot: QtBot
) -> None:
    idle(qtbot, sandbox)
    kernels = sandbox.kernels
    told: list[FieldProblem | None] = []
    sandbox.problem_changed.connect(told.append)
    sandbox.set_state(
        sandbox.state.changed_all({"camera.exposure_s": 2.0, "motion.pan_deg_s": 100.0})
    )
    idle(qtbot, sandbox)
    assert sandbox.kernels is kernels
    assert told[-1] is not None
    assert told[-1].field == "motion"
    sandbox.change("motion.pan_deg_s", 0.1)
    idle(qtbot, sandbox)
    assert told[-1] is None
    assert sandbox.kernels is not kernels


def test_that_one_drag_is_one_step_to_undo(sandbox: SandboxService) -> None:
    before = sandbox.state
    for rate in range(1, 20):
        sandbox.change("motion.pan_deg_s", rate / 10)
    sandbox.finish()
    sandbox.change("motion.pan_deg_s", 3.0)
    sandbox.undo()
    assert sandbox.state.motion.pan_deg_s == 1.9
    sandbox.undo()
    assert sandbox.state == before
    sandbox.redo()
    assert sandbox.state.motion.pan_deg_s == 1.9
    assert sandbox.can_redo


def test_that_a_saved_state_is_loaded_and_a_newer_one_refused(
    sandbox: SandboxService, tmp_path: Path
) -> None:
    file = tmp_path / "shake.json"
    sandbox.choose_preset("step")
    assert sandbox.save(file)
    state = sandbox.state
    sandbox.choose_preset("still")
    assert sandbox.load(file)
    assert sandbox.state == state
    file.write_text(file.read_text().replace('"version": 1', '"version": 7'))
    assert not sandbox.load(file)
    assert sandbox.problem is not None
    assert "newer" in sandbox.problem.sentence
