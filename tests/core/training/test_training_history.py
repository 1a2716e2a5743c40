from __future__ import annotations

import math
import time
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.training.curve import MOST_POINTS, Curve
from deblur_studio.core.training.events import (
    Ended,
    Event,
    Paused,
    Preparing,
    Resumed,
    Sampled,
    Saved,
    Started,
    Stepped,
    Validated,
    to_line,
)
from deblur_studio.core.training.history import History, RunState, read_history


def stepped(step: int, loss: float = 0.1) -> Stepped:
    return Stepped(step, 1000, step // 100, loss, 1e-3, 4.0, step / 4, (1000 - step) / 4)


def validated(step: int, psnr_db: float) -> Validated:
    return Validated(step, step // 100, 0.1, psnr_db, 20.0, 24.0)


def history_of(*events: Event) -> History:
    history = History()
    for event in events:
        history.take(event)
    return history


STARTED = Started("quick-1", "cpu", "float32", 0, 1000, 680_000)


@pytest.mark.parametrize(
    ("events", "alive", "state"),
    [
        ((), True, RunState.PREPARING),
        ((), False, RunState.INTERRUPTED),
        ((STARTED, Preparing("Reading photos", 0.2)), True, RunState.PREPARING),
        ((STARTED, Preparing("Reading photos", 0.2), stepped(1)), True, RunState.RUNNING),
        ((STARTED, stepped(1), Paused(1)), True, RunState.PAUSED),
        ((STARTED, stepped(1), Paused(1), Resumed(1)), True, RunState.RUNNING),
        ((STARTED, stepped(1), Paused(1)), False, RunState.INTERRUPTED),
        ((STARTED, Ended(3, "stopped", "")), False, RunState.STOPPED),
        ((STARTED, Ended(3, "finished", "")), False, RunState.FINISHED),
        ((STARTED, Ended(3, "failed", "No room.")), False, RunState.FAILED),
        ((STARTED, Ended(3, "stopped", ""), STARTED, stepped(4)), True, RunState.RUNNING),
    ],
)
def test_that_the_state_follows_from_what_was_said(
    events: tuple[Event, ...], alive: bool, state: RunState
) -> None:
    assert history_of(*events).state(alive=alive) is state


def test_that_a_run_that_goes_on_forgets_the_steps_after_its_checkpoint() -> None:
    before = [stepped(step) for step in range(1, 301)]
    shown = [Sampled(100, 1, "a.png"), Sampled(200, 2, "b.png"), Sampled(300, 3, "c.png")]
    scores = [validated(100, 21.0), validated(200, 22.0), validated(300, 29.0)]
    again = Started("quick-1", "cpu", "float32", 200, 1000, 680_000)
    history = history_of(STARTED, *before, *shown, *scores, again)
    assert history.step == 200
    assert history.loss.points()[0][-1] == 200
    assert [sample.step for sample in history.samples] == [100, 200]
    assert history.best_psnr_db == 22.0
    history.take(stepped(201))
    assert history.step == 201
    assert history.steps == 1000


def test_that_what_is_no_number_stays_out_of_curves_and_scores() -> None:
    history = history_of(STARTED, stepped(1, math.nan), stepped(2, 0.5), validated(2, math.nan))
    assert history.loss.points()[0].tolist() == [2.0]
    history.take(validated(3, 21.0))
    history.take(validated(4, 20.5))
    assert history.best_psnr_db == 21.0


def test_that_a_long_curve_keeps_its_shape_in_few_points() -> None:
    curve = Curve()
    for step in range(1, 200_001):
        curve.add(step, math.log(step))
    x, y = curve.points()
    assert MOST_POINTS / 2 <= len(x) <= MOST_POINTS + 1
    assert (np.diff(x) > 0).all()
    assert x[-1] == pytest.approx(200_000, abs=200)
    late = x > 2000
    assert np.abs(y[late] - np.log(x[late])).max() < 2e-3


def test_that_a_joined_curve_can_be_cut_and_grow_again() -> None:
    curve = Curve()
    for step in range(1, 10_001):
        curve.add(step, step)
    curve.cut(5000)
    for step in range(5001, 5021):
        curve.add(step, step)
    x, y = curve.points()
    assert x[-1] <= 5020
    assert (np.diff(x) > 0).all()
    assert y == pytest.approx(x)


def test_that_memory_stays_flat_over_200_000_events() -> None:
    history = history_of(STARTED)

    def say(first: int, last: int) -> None:
        for step in range(first, last):
            history.take(stepped(step))
            if step % 50 == 0:
                history.take(validated(step, 21.0))
                history.take(Sampled(step, step // 50, f"step_{step}.png"))
                history.take(Saved(step))

    say(1, 50_000)
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    say(50_000, 200_000)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 1_000_000


def test_that_a_file_is_read_as_it_was_said_and_broken_lines_are_passed_over(
    tmp_path: Path,
) -> None:
    path = tmp_path / "events.jsonl"
    lines = [to_line(STARTED), "chatter", to_line(stepped(1)), '{"event": "stepped", "st', "\xff"]
    lines += [to_line(stepped(2)), to_line(Ended(2, "finished", "")), '{"event": "unheard"}']
    path.write_bytes("\n".join(lines).encode("latin-1"))
    history = read_history(path)
    assert history.loss.points()[0].tolist() == [1.0, 2.0]
    assert history.state(alive=False) is RunState.FINISHED
    assert read_history(tmp_path / "none.jsonl").step == 0


def test_that_a_week_of_events_is_read_at_100_000_a_few_seconds(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text("\n".join(to_line(stepped(step)) for step in range(1, 20_001)))
    start_s = time.process_time()
    read_history(path)
    assert time.process_time() - start_s < 2.0
