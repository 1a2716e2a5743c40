from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.errors import PhotoError
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import JobContext, Lane, Reaction, Work
from deblur_studio.services.jobs import Jobs


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    assert jobs.shutdown()


class Ends:
    """Writes down how jobs end."""

    def __init__(self) -> None:
        self.of: dict[int, list[tuple[str, Any]]] = {}
        self.progress: list[tuple[float, str]] = []

    def reaction(self, number: int) -> Reaction:
        ends = self.of.setdefault(number, [])
        return Reaction(
            lambda result: ends.append(("succeeded", result)),
            lambda failure: ends.append(("failed", failure)),
            lambda: ends.append(("cancelled", None)),
            lambda fraction, message: self.progress.append((fraction, message)),
        )

    def count(self) -> int:
        return sum(len(ends) for ends in self.of.values())


def until_stopped(context: JobContext) -> None:
    while True:
        context.checkpoint(0.5)
        time.sleep(0.005)


def failing(error: BaseException) -> Work:
    def work(_: JobContext) -> None:
        raise error

    return work


def waiting(event: threading.Event, result: object) -> Callable[[JobContext], object]:
    def work(_: JobContext) -> object:
        event.wait(5)
        return result

    return work


def test_that_a_result_arrives_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[int, bool]] = []
    main = threading.current_thread()
    work_thread: list[threading.Thread] = []

    def work(_: JobContext) -> int:
        work_thread.append(threading.current_thread())
        return 42

    jobs.start(work, Reaction(lambda r: seen.append((r, threading.current_thread() is main))))
    qtbot.waitUntil(lambda: bool(seen), timeout=2000)
    assert seen == [(42, True)]
    assert work_thread[0] is not main


def test_that_an_expected_failure_is_its_own_sentence(jobs: Jobs, qtbot: QtBot) -> None:
    ends = Ends()
    jobs.start(failing(PhotoError("x.jpg is no photo; choose another.")), ends.reaction(0))
    qtbot.waitUntil(lambda: ends.count() == 1, timeout=2000)
    kind, failure = ends.of[0][0]
    assert (kind, failure.sentence) == ("failed", "x.jpg is no photo; choose another.")
    assert failure.expected


@pytest.mark.parametrize("error", [ZeroDivisionError("oh"), SystemExit(3)])
def test_that_a_defect_is_told_apart_and_keeps_its_traceback(
    jobs: Jobs, qtbot: QtBot, error: BaseException
) -> None:
    ends = Ends()
    jobs.start(failing(error), ends.reaction(0))
    qtbot.waitUntil(lambda: ends.count() == 1, timeout=2000)
    failure = ends.of[0][0][1]
    assert not failure.expected
    assert "Traceback" in failure.details
    assert "\n" not in failure.sentence


def test_that_a_failure_without_a_reaction_is_announced(jobs: Jobs, qtbot: QtBot) -> None:
    announced: list[Failure] = []
    jobs.failed.connect(announced.append)
    jobs.start(failing(PhotoError("no")), Reaction(lambda _: None))
    qtbot.waitUntil(lambda: bool(announced), timeout=2000)
    assert announced[0].sentence == "no"


def test_that_a_failing_reaction_does_not_hold_up_the_next_job(jobs: Jobs, qtbot: QtBot) -> None:
    def clumsy(_: object) -> None:
        raise RuntimeError("reaction")

    ends = Ends()
    with qtbot.captureExceptions() as caught:
        jobs.start(lambda _: 1, Reaction(clumsy), Lane.HEAVY)
        jobs.start(lambda _: 2, ends.reaction(0), Lane.HEAVY)
        qtbot.waitUntil(lambda: ends.count() == 1, timeout=2000)
    assert [str(error[1]) for error in caught] == ["reaction"]


def test_that_the_heavy_lane_runs_one_job_at_a_time_in_order(jobs: Jobs, qtbot: QtBot) -> None:
    running, most, order = [0], [0], []

    def work(number: int) -> Work:
        def inner(_: JobContext) -> None:
            running[0] += 1
            most[0] = max(most[0], running[0])
            time.sleep(0.005)
            order.append(number)
            running[0] -= 1

        return inner

    ends = Ends()
    for number in range(6):
        jobs.start(work(number), ends.reaction(number), Lane.HEAVY)
    qtbot.waitUntil(lambda: ends.count() == 6, timeout=3000)
    assert most[0] == 1
    assert order == list(range(6))


def test_that_light_work_does_not_wait_for_heavy_work(jobs: Jobs, qtbot: QtBot) -> None:
    ends = Ends()
    jobs.start(until_stopped, ends.reaction(0), Lane.HEAVY)
    jobs.start(lambda _: "quick", ends.reaction(1))
    qtbot.waitUntil(lambda: ends.of[1] == [("succeeded", "quick")], timeout=2000)
    assert ends.of[0] == []


def test_that_cancelling_ends_a_job_at_once_and_its_thread_soon(jobs: Jobs, qtbot: QtBot) -> None:
    ends = Ends()
    job = jobs.start(until_stopped, ends.reaction(0), Lane.HEAVY)
    qtbot.wait(20)
    jobs.cancel(job)
    assert ends.of[0] == [("cancelled", None)]
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=1000)
    jobs.cancel(job)
    assert ends.count() == 1


def test_that_a_cancelled_job_makes_room_only_when_its_thread_is_through(
    jobs: Jobs, qtbot: QtBot
) -> None:
    gate, ends = threading.Event(), Ends()
    stubborn = jobs.start(waiting(gate, "late"), ends.reaction(0), Lane.HEAVY)
    jobs.start(lambda _: "next", ends.reaction(1), Lane.HEAVY)
    jobs.cancel(stubborn)
    qtbot.wait(60)
    assert ends.of[1] == []
    gate.set()
    qtbot.waitUntil(lambda: ends.of[1] == [("succeeded", "next")], timeout=2000)
    assert ends.of[0] == [("cancelled", None)]


def test_that_the_newest_of_a_burst_is_answered_without_a_backlog(jobs: Jobs, qtbot: QtBot) -> None:
    begun: list[int] = []

    def work(number: int) -> Work:
        def inner(context: JobContext) -> int:
            begun.append(number)
            for _ in range(10):
                context.checkpoint(0.5)
                time.sleep(0.002)
            return number

        return inner

    ends = Ends()
    for number in range(200):
        jobs.replace("field", work(number), ends.reaction(number))
        if number % 20 == 0:
            qtbot.wait(1)
    asked_s = time.monotonic()
    qtbot.waitUntil(lambda: ends.of[199] != [], timeout=2000)
    assert time.monotonic() - asked_s < 0.5
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=1000)
    assert ends.of[199] == [("succeeded", 199)]
    assert all(ends.of[number] == [("cancelled", None)] for number in range(199))
    assert len(begun) < 60, "waiting work that was replaced must never begin"


def test_that_a_replaced_result_is_dropped_even_if_it_arrives_later(
    jobs: Jobs, qtbot: QtBot
) -> None:
    gate, ends = threading.Event(), Ends()
    jobs.replace("key", waiting(gate, "old"), ends.reaction(0))
    jobs.replace("key", lambda _: "new", ends.reaction(1))
    qtbot.waitUntil(lambda: ends.of[1] == [("succeeded", "new")], timeout=2000)
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=2000)
    assert ends.of[0] == [("cancelled", None)]


def test_that_progress_is_shown_at_most_about_twenty_times_a_second(
    jobs: Jobs, qtbot: QtBot
) -> None:
    def chatty(context: JobContext) -> None:
        for step in range(400):
            context.checkpoint(step / 400, "counting")
            time.sleep(0.001)

    ends, begun_s = Ends(), time.monotonic()
    jobs.start(chatty, ends.reaction(0))
    qtbot.waitUntil(lambda: ends.count() == 1, timeout=5000)
    elapsed_s = time.monotonic() - begun_s
    assert 3 <= len(ends.progress) <= elapsed_s / 0.05 + 1
    assert ends.progress == sorted(ends.progress)


def test_that_the_timer_rests_while_there_is_nothing_to_do(jobs: Jobs, qtbot: QtBot) -> None:
    jobs.start(lambda _: None, Reaction(lambda _: None))
    assert jobs.draining()
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=2000)
    assert not jobs.draining()


def test_that_shutdown_cancels_joins_and_refuses_more(qtbot: QtBot) -> None:
    jobs, ends = Jobs(), Ends()
    for number in range(4):
        jobs.start(until_stopped, ends.reaction(number), Lane.HEAVY)
    assert jobs.shutdown()
    jobs.start(lambda _: None, ends.reaction(4))
    assert all(ends.of[number] == [("cancelled", None)] for number in range(5))
    assert not jobs.draining()


def test_that_shutdown_does_not_wait_for_ever(qtbot: QtBot) -> None:
    jobs, gate = Jobs(), threading.Event()
    jobs.start(waiting(gate, None), Reaction(lambda _: None))
    begun_s = time.monotonic()
    assert not jobs.shutdown(timeout_s=0.1)
    assert time.monotonic() - begun_s < 1
    gate.set()


@pytest.mark.parametrize("seed", range(25))
def test_that_every_job_ends_exactly_once_whatever_happens(seed: int, qtbot: QtBot) -> None:
    chance, jobs, ends = random.Random(seed), Jobs(), Ends()
    works: list[Work] = [
        lambda _: "fine",
        failing(PhotoError("expected")),
        failing(ValueError("defect")),
        until_stopped,
        lambda context: [context.checkpoint(i / 20) or time.sleep(0.001) for i in range(20)],
    ]
    started = []
    for number in range(40):
        work, lane = chance.choice(works), chance.choice(list(Lane))
        if chance.random() < 0.4:
            key = chance.choice("ab")
            started.append(jobs.replace(key, work, ends.reaction(number), lane))
        else:
            started.append(jobs.start(work, ends.reaction(number), lane))
        if chance.random() < 0.4:
            jobs.cancel(chance.choice(started))
        if chance.random() < 0.3:
            qtbot.wait(chance.randrange(3))
    assert jobs.shutdown()
    assert [len(ends.of[number]) for number in range(40)] == [1] * 40
