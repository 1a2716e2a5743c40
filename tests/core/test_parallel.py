"""Work on all cores whose results come in order."""

from __future__ import annotations

import os
import threading
import time

import pytest

from deblur_studio.core.parallel import in_order


def late_first(item):
    time.sleep(0.02 if item % 3 == 0 else 0.0)
    return item * item


@pytest.mark.parametrize("workers", [0, 1, 2, 7])
def test_that_results_come_in_the_order_of_the_items(workers):
    found = list(in_order(late_first, range(12), workers))
    assert found == [(item, item * item) for item in range(12)]


def test_that_nothing_to_do_is_done_at_once():
    assert list(in_order(late_first, [])) == []


def test_that_several_items_are_worked_on_at_the_same_time():
    together = threading.Barrier(3, timeout=5)
    assert [item for item, _ in in_order(lambda _: together.wait(), range(3), 3)] == [0, 1, 2]


def test_that_only_a_few_items_are_computed_ahead():
    asked = []

    def items():
        for item in range(100):
            asked.append(item)
            yield item

    work = in_order(lambda item: item, items(), 2)
    next(work)
    assert len(asked) <= 4
    work.close()


def test_that_an_error_of_the_work_reaches_the_caller_and_ends_the_threads():
    def work(item):
        if item == 2:
            raise ZeroDivisionError
        return item

    found = []
    with pytest.raises(ZeroDivisionError):
        found.extend(item for item, _ in in_order(work, range(1000), 2))
    assert threading.active_count() == 1 or not _pool_threads()


def test_that_stopping_early_leaves_the_rest_undone():
    done = []
    work = in_order(lambda item: done.append(item), range(1000), 2)
    next(work)
    work.close()
    assert len(done) <= 4
    assert not _pool_threads()


def test_that_one_worker_for_each_core_is_the_default(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 5)
    names = set()
    together = threading.Barrier(5, timeout=5)

    def work(_):
        names.add(threading.current_thread().name)
        together.wait()

    list(in_order(work, range(5)))
    assert len(names) == 5


def _pool_threads():
    return [thread for thread in threading.enumerate() if thread.name.startswith("core")]
