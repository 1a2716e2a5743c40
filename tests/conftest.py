"""Fixtures that every test stands under."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

REAL_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The collection of real photos and logs; the test is skipped where it is absent."""
    if not REAL_DATA.is_dir():
        pytest.skip("the collection of real photos and logs is not beside the checkout")
    return REAL_DATA


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fail the test that leaves a thread behind."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2.0
    while (left := _alive(before)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not left, f"threads left running: {[thread.name for thread in left]}"


def _alive(before: set[threading.Thread]) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread not in before]
