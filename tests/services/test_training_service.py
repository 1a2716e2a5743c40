"""Trainings with real child processes that only pretend to learn."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pretend_training
import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.training.config import TrainingConfig, preset
from deblur_studio.core.training.history import RunState
from deblur_studio.core.training.run_folder import held
from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.training import TrainingService
from deblur_studio.services.training_process import TrainingProcess, worker_command
from deblur_studio.services.training_runs import Run
from deblur_studio.services.workbench import Workbench, open_workbench

CHILD = (sys.executable, pretend_training.__file__, "train")
FOR_MS = 15_000


@pytest.fixture
def training(bench: Workbench) -> TrainingService:
    bench.training.command = CHILD
    return bench.training


@pytest.fixture
def config() -> TrainingConfig:
    return preset("quick")


def plan(training: TrainingService, **values: float) -> None:
    training.folder.mkdir(parents=True, exist_ok=True)
    (training.folder / "plan.json").write_text(json.dumps(values))


def start(training: TrainingService, config: TrainingConfig) -> Run:
    run = training.start(config, "quick")
    assert run is not None
    return run


def wait_for_end(training: TrainingService, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: training.active is None, timeout=FOR_MS)


def wait_for(run: Run, state: RunState, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: run.state is state, timeout=FOR_MS)


def child_of(training: TrainingService) -> int:
    assert training._process is not None
    return int(training._process._process.processId())


def test_that_a_run_goes_from_start_to_end_and_is_there_the_next_time(
    training: TrainingService, config: TrainingConfig, notices: list[Notice], qtbot: QtBot
) -> None:
    plan(training, steps=40)
    run = start(training, config)
    assert run.name == "quick-1"
    assert run.state is RunState.PREPARING
    wait_for_end(training, qtbot)
    assert run.state is RunState.FINISHED
    assert run.history.step == 40
    assert [sample.step for sample in run.history.samples] == [10, 20, 30, 40]
    assert run.model() is not None
    assert notices[-1].sentence == "quick-1 is trained."
    again = open_workbench(training.folder.parent)
    with qtbot.waitSignal(again.training.runs_changed, timeout=FOR_MS):
        again.training.read()
    (known,) = again.training.runs
    assert (known.name, known.preset, known.state) == ("quick-1", "quick", RunState.FINISHED)
    assert known.history.best_psnr_db == run.history.best_psnr_db
    assert known.picture_of(known.history.samples[0]).is_file()
    assert again.shutdown()


def test_that_a_run_pauses_goes_on_stops_and_is_resumed(
    training: TrainingService, config: TrainingConfig, notices: list[Notice], qtbot: QtBot
) -> None:
    plan(training, steps=100_000)
    run = start(training, config)
    wait_for(run, RunState.RUNNING, qtbot)
    training.pause()
    wait_for(run, RunState.PAUSED, qtbot)
    training.go_on()
    wait_for(run, RunState.RUNNING, qtbot)
    training.stop()
    assert training.stopping
    wait_for_end(training, qtbot)
    assert run.state is RunState.STOPPED
    assert run.resumable
    plan(training, steps=run.history.step + 5)
    training.resume(run)
    assert run.state is RunState.PREPARING
    wait_for_end(training, qtbot)
    assert run.state is RunState.FINISHED
    assert not [one for one in notices if one.level is Level.ERROR]


def test_that_a_second_run_is_refused_in_a_sentence(
    training: TrainingService, config: TrainingConfig, notices: list[Notice], qtbot: QtBot
) -> None:
    plan(training, steps=100_000)
    start(training, config)
    assert training.start(config, "quick") is None
    assert notices[-1].sentence == "quick-1 is being trained; stop it or wait for its end."
    assert len(training.runs) == 1
    training.stop()
    wait_for_end(training, qtbot)


def test_that_a_run_of_another_window_is_seen_and_keeps_the_place(
    training: TrainingService, config: TrainingConfig, notices: list[Notice], qtbot: QtBot
) -> None:
    plan(training, steps=5)
    run = start(training, config)
    wait_for_end(training, qtbot)
    with held(run.folder):
        with qtbot.waitSignal(training.runs_changed, timeout=FOR_MS):
            training.read()
        (other,) = training.runs
        assert other.alive
        assert not other.resumable
        assert not training.discard(other)
        assert training.start(config, "quick") is None
    assert "quick-1 is being trained" in notices[-1].sentence


def test_that_a_failure_is_told_in_its_own_words_with_a_way_to_go_on(
    training: TrainingService, config: TrainingConfig, notices: list[Notice], qtbot: QtBot
) -> None:
    plan(training, steps=30, fail_at=12)
    run = start(training, config)
    qtbot.waitUntil(lambda: bool(notices), timeout=FOR_MS)
    assert run.state is RunState.FAILED
    assert notices[-1].sentence.startswith("The loss is no number any more")
    assert "chatter of a library" in notices[-1].details
    plan(training, steps=15)
    remedy = notices[-1].remedy
    assert remedy is not None
    remedy.run()
    wait_for_end(training, qtbot)
    assert run.state is RunState.FINISHED


def test_that_the_last_line_of_a_child_that_dies_is_the_message(
    training: TrainingService, config: TrainingConfig, notices: list[Notice], qtbot: QtBot
) -> None:
    plan(training, steps=30, die_at=12)
    run = start(training, config)
    qtbot.waitUntil(lambda: bool(notices), timeout=FOR_MS)
    assert run.state is RunState.INTERRUPTED
    assert notices[-1].sentence.startswith("quick-1 broke off: RuntimeError: out of everything.")
    assert notices[-1].level is Level.ERROR


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_that_a_killed_child_is_noticed_and_its_run_goes_on_from_its_checkpoint(
    training: TrainingService, config: TrainingConfig, notices: list[Notice], qtbot: QtBot
) -> None:
    plan(training, steps=100_000)
    run = start(training, config)
    qtbot.waitUntil(lambda: run.history.saved is not None, timeout=FOR_MS)
    os.kill(child_of(training), signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(notices), timeout=FOR_MS)
    assert run.state is RunState.INTERRUPTED
    assert "can be resumed" in notices[-1].sentence
    saved = run.history.saved
    assert saved is not None
    plan(training, steps=saved.step + 10)
    training.resume(run)
    wait_for_end(training, qtbot)
    assert run.state is RunState.FINISHED
    steps, _ = run.history.loss.points()
    assert (np.diff(steps) > 0).all()


def test_that_a_run_left_by_a_dead_program_is_interrupted_at_the_next_start(
    training: TrainingService, config: TrainingConfig, qtbot: QtBot
) -> None:
    plan(training, steps=30)
    run = start(training, config)
    wait_for_end(training, qtbot)
    events = run.folder / "events.jsonl"
    lines = events.read_text().splitlines()
    events.write_text("\n".join(lines[:20]) + '\n{"event": "step')
    with qtbot.waitSignal(training.runs_changed, timeout=FOR_MS):
        training.read()
    (left,) = training.runs
    assert left.state is RunState.INTERRUPTED
    assert left.resumable


def test_that_a_program_that_is_not_there_is_told(
    training: TrainingService, config: TrainingConfig, notices: list[Notice], qtbot: QtBot
) -> None:
    training.command = ("/no/such/program",)
    start(training, config)
    qtbot.waitUntil(lambda: bool(notices), timeout=FOR_MS)
    assert "the program does not find itself" in notices[-1].sentence


def test_that_closing_everything_ends_the_child_and_leaves_a_checkpoint(
    training: TrainingService, config: TrainingConfig, bench: Workbench, qtbot: QtBot
) -> None:
    plan(training, steps=100_000)
    run = start(training, config)
    wait_for(run, RunState.RUNNING, qtbot)
    bench.shutdown()
    last = (run.folder / "events.jsonl").read_text().splitlines()[-1]
    assert json.loads(last)["reason"] == "stopped"


def test_that_a_run_goes_to_the_trash_or_for_good(
    training: TrainingService,
    config: TrainingConfig,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan(training, steps=5)
    run = start(training, config)
    wait_for_end(training, qtbot)
    there_is_one = False
    trash = "deblur_studio.services.training.QFile.moveToTrash"
    monkeypatch.setattr(trash, lambda path: there_is_one)
    assert not training.discard(run)
    assert training.runs == (run,)
    there_is_one = True
    assert training.discard(run)
    assert training.runs == ()
    training.delete(run)
    qtbot.waitUntil(lambda: not run.folder.exists(), timeout=FOR_MS)


def test_that_a_run_whose_configuration_is_broken_is_listed_with_the_reason(
    training: TrainingService, qtbot: QtBot
) -> None:
    folder = training.folder / "odd-1"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("name = ")
    with qtbot.waitSignal(training.runs_changed, timeout=FOR_MS):
        training.read()
    (run,) = training.runs
    assert "config.toml is not TOML" in run.problem
    assert not run.resumable


def test_that_runs_kept_elsewhere_are_read_from_there(
    bench: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bench.training.runs_changed, timeout=FOR_MS):
        bench.training.set_folder(tmp_path / "elsewhere")
    again = open_workbench(tmp_path / "config")
    assert again.training.folder == tmp_path / "elsewhere"
    assert again.shutdown()


FLOOD = """
import sys
line = ('{"event": "stepped", "step": %d, "steps": 60000, "epoch": 1, "loss": 0.5,'
        ' "learning_rate": 0.001, "crops_per_s": 4.0, "seconds": 1.0, "left_s": 1.0}\\n')
for step in range(1, 20001):
    sys.stdout.write(line % step)
sys.stdout.write('x' * 70_000 + '\\n{"event": "started", "nonsense": 1}\\n')
sys.stdout.write('{"event": "ended", "step": 20000, "reason": "finished", "message": ""}\\n')
sys.stdout.write('{"event": "paus')
"""


@pytest.fixture
def flood(tmp_path: Path) -> Iterator[TrainingProcess]:
    process = TrainingProcess(tmp_path, (sys.executable, "-c", FLOOD))
    yield process
    process.shutdown(1.0)
    process.deleteLater()


def test_that_a_flood_of_lines_keeps_the_window_alive_and_broken_ones_are_passed_over(
    flood: TrainingProcess, qtbot: QtBot
) -> None:
    slices: list[int] = []
    flood.said.connect(lambda events: slices.append(len(events)))
    with qtbot.waitSignal(flood.ended, timeout=FOR_MS) as ended:
        flood.start()
    assert ended.args == [0]
    assert sum(slices) == 20_001
    assert max(slices) <= 200


def test_that_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_command() == (sys.executable, "-m", "deblur_studio", "--worker", "train")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == (sys.executable, "--worker", "train")
