"""The child process as it is started: real pipes, real signals, real deaths."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pretend_training
import pytest

from deblur_studio.core.errors import TrainingError
from deblur_studio.core.training.events import (
    Ended,
    Event,
    Paused,
    Saved,
    Started,
    Stepped,
    from_line,
)
from deblur_studio.core.training.history import RunState, read_history
from deblur_studio.core.training.run_folder import EVENTS_NAME, held, is_held
from deblur_studio.worker import Commands, main, work

CHILD = [sys.executable, pretend_training.__file__, "train"]


@pytest.fixture
def run_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "quick-1"
    folder.mkdir()
    return folder


def plan(run_dir: Path, **values: float) -> None:
    (run_dir / "plan.json").write_text(json.dumps(values))


@contextmanager
def started(run_dir: Path) -> Iterator[subprocess.Popen[str]]:
    pipe = subprocess.PIPE
    child = subprocess.Popen(
        [*CHILD, str(run_dir)], stdin=pipe, stdout=pipe, stderr=pipe, text=True
    )
    with child:
        yield child
        child.kill()


def tell(child: subprocess.Popen[str], word: str) -> None:
    assert child.stdin is not None
    child.stdin.write(f"{word}\n")
    child.stdin.flush()


def wait_for(child: subprocess.Popen[str], kind: type[Event]) -> Event:
    assert child.stdout is not None
    for line in child.stdout:
        if isinstance(event := from_line(line), kind):
            return event
    raise AssertionError(f"{kind.__name__} was never said")


def rest_of(stream: IO[str] | None) -> list[Event | None]:
    assert stream is not None
    return [from_line(line) for line in stream]


def kept(run_dir: Path) -> list[Event | None]:
    return [from_line(line) for line in (run_dir / EVENTS_NAME).read_text().splitlines()]


def test_that_a_run_goes_to_its_end_and_its_file_holds_what_was_said(run_dir: Path) -> None:
    plan(run_dir, steps=20)
    with started(run_dir) as child:
        said = rest_of(child.stdout)
        assert child.wait(10) == 0
        assert child.stderr is not None
        assert "chatter of a library" in child.stderr.read()
    assert None not in said
    assert isinstance(said[-1], Ended)
    assert said[-1].reason == "finished"
    assert kept(run_dir) == said


def test_that_it_pauses_resumes_and_stops_as_told(run_dir: Path) -> None:
    plan(run_dir, steps=100_000)
    with started(run_dir) as child:
        wait_for(child, Stepped)
        tell(child, "nonsense")
        tell(child, "pause")
        assert isinstance(wait_for(child, Paused), Paused)
        size = (run_dir / EVENTS_NAME).stat().st_size
        time.sleep(0.2)
        assert (run_dir / EVENTS_NAME).stat().st_size == size
        tell(child, "resume")
        wait_for(child, Stepped)
        tell(child, "stop")
        ended = wait_for(child, Ended)
        assert child.wait(10) == 0
    assert isinstance(ended, Ended)
    assert ended.reason == "stopped"


@pytest.mark.parametrize("how", ["stdin closes", "terminated", "interrupted"])
def test_that_it_saves_and_ends_when_its_window_goes_away(run_dir: Path, how: str) -> None:
    plan(run_dir, steps=100_000)
    with started(run_dir) as child:
        wait_for(child, Stepped)
        if how == "stdin closes":
            assert child.stdin is not None
            child.stdin.close()
        else:
            child.send_signal(signal.SIGTERM if how == "terminated" else signal.SIGINT)
        said = rest_of(child.stdout)
        assert child.wait(10) == 0
    assert isinstance(said[-2], Saved)
    assert isinstance(said[-1], Ended)
    assert said[-1].reason == "stopped"


def test_that_nothing_is_lost_when_nobody_listens_any_more(run_dir: Path) -> None:
    plan(run_dir, steps=40)
    with started(run_dir) as child:
        wait_for(child, Started)
        assert child.stdout is not None
        child.stdout.close()
        assert child.wait(10) == 0
    last = kept(run_dir)[-1]
    assert isinstance(last, Ended)
    assert last.reason == "finished"


def test_that_a_failure_is_one_sentence_and_exit_code_one(run_dir: Path) -> None:
    plan(run_dir, steps=20, fail_at=5)
    with started(run_dir) as child:
        said = rest_of(child.stdout)
        assert child.wait(10) == 1
    failed = "The loss is no number any more; lower the learning rate."
    assert said[-1] == Ended(5, "failed", failed)


def test_that_a_killed_run_is_interrupted_free_and_goes_on_from_its_checkpoint(
    run_dir: Path,
) -> None:
    plan(run_dir, steps=100_000)
    with started(run_dir) as child:
        saved = wait_for(child, Saved)
        wait_for(child, Stepped)
        assert is_held(run_dir)
        assert child.poll() is None
        os.kill(child.pid, signal.SIGKILL)
        child.wait(10)
    assert not is_held(run_dir)
    with (run_dir / EVENTS_NAME).open("a") as file:
        file.write('{"event": "stepped", "st')  # what a power cut leaves
    assert read_history(run_dir / EVENTS_NAME).state(alive=False) is RunState.INTERRUPTED
    plan(run_dir, steps=saved.step + 15)
    with started(run_dir) as child:
        again = wait_for(child, Started)
        assert child.wait(10) == 0
    assert isinstance(again, Started)
    assert again.step >= saved.step
    history = read_history(run_dir / EVENTS_NAME)
    assert history.state(alive=False) is RunState.FINISHED
    x, _ = history.loss.points()
    assert list(x) == sorted(set(x))


def test_that_a_run_that_is_held_is_refused_and_its_file_left_alone(run_dir: Path) -> None:
    out = io.StringIO()
    with held(run_dir):
        code = work(pretend_training.train, run_dir, Commands(), out)
    assert code == 1
    event = from_line(out.getvalue())
    assert isinstance(event, Ended)
    assert "Another process trains quick-1 already" in event.message
    assert not (run_dir / EVENTS_NAME).exists()


def test_that_a_defect_ends_in_a_sentence_too(
    run_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(run_dir: Path, say: object, hear: object) -> None:
        raise ZeroDivisionError("nothing to divide by")

    out = io.StringIO()
    assert work(broken, run_dir, Commands(), out) == 1
    event = from_line(out.getvalue())
    assert isinstance(event, Ended)
    assert "ZeroDivisionError: nothing to divide by" in event.message
    assert "Traceback" in capsys.readouterr().err


def test_that_the_newest_command_counts_and_a_stop_is_never_lost() -> None:
    commands = Commands()
    assert commands() is None
    for word in ("pause", "resume", "pause\n"):
        commands.put(word)
    assert commands() == "pause"
    assert commands() is None
    for word in ("stop", "resume"):
        commands.put(word)
    assert commands() == "stop"


@pytest.mark.parametrize("words", [[], ["train"], ["dream", "."], ["train", "/no/such/folder"]])
def test_that_wrong_words_are_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert capsys.readouterr().err


def test_that_a_run_is_held_by_one_only(run_dir: Path) -> None:
    assert not is_held(run_dir)
    with held(run_dir):
        assert is_held(run_dir)
        with pytest.raises(TrainingError, match="Another process"), held(run_dir):
            pass
    assert not is_held(run_dir)


def test_that_the_program_reaches_the_worker_before_qt_and_torch() -> None:
    code = (
        "import sys\n"
        "from deblur_studio.__main__ import main\n"
        "assert main(['--worker', 'dream', '.']) == 2\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert not {"PySide6", "torch", "pydantic", "numpy"} & set(done.stdout.split())
