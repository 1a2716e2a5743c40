"""From a moved slider to pictures, by the wall clock: run with -m slow on a machine at rest."""

from __future__ import annotations

import os
import time
import tracemalloc
from collections import defaultdict
from pathlib import Path
from statistics import median

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from deblur_studio.core.sandbox.charts import picture
from deblur_studio.services.sandbox import SandboxService
from deblur_studio.services.workbench import Workbench, open_workbench

pytestmark = pytest.mark.slow
FOR_MS = 60_000


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    made = open_workbench(tmp_path)
    photo = np.pad(picture("photo").draw(0, 0), ((0, 512), (0, 512), (0, 0)), mode="symmetric")
    made.sandbox.use_picture(photo, "1 MP")
    yield made
    assert made.shutdown()


class Clock(QObject):
    """Notes what was shown and when."""

    def __init__(self, sandbox: SandboxService) -> None:
        super().__init__()
        self.seen: list[tuple[str, float]] = []
        sandbox.kernels_changed.connect(lambda _: self.note("kernels"))
        sandbox.blurred_changed.connect(lambda shot: self.note("blurred", shot.camera))
        sandbox.restored_changed.connect(lambda found: self.note("restored", found.of.camera))

    def note(self, what: str, camera: object = None) -> None:
        size = "" if camera is None else f" {camera.width * camera.height / 1e6:.2f} MP"
        self.seen.append((what + size, time.perf_counter()))


def report(taken: dict[str, list[float]]) -> None:
    for what, seconds in taken.items():
        print(f"  {what}: least {min(seconds) * 1e3:.0f}, median {median(seconds) * 1e3:.0f} ms"
              f" ({len(seconds)} times)")  # fmt: skip


def test_that_a_move_is_answered_in_time(bench: Workbench, qtbot: QtBot) -> None:
    sandbox, clock = bench.sandbox, Clock(bench.sandbox)
    taken, first = defaultdict(list), defaultdict(list)
    for move in range(30):
        qtbot.waitUntil(lambda: not bench.jobs.busy(), timeout=FOR_MS)
        clock.seen.clear()
        started = time.perf_counter()
        sandbox.change("motion.pan_deg_s", 1.5 + 0.1 * move)
        qtbot.waitUntil(lambda: not bench.jobs.busy(), timeout=FOR_MS)
        for what, at in reversed(clock.seen):
            first_of = what.split()[0]
            taken[what].append(at - started)
            first[first_of] = [*first[first_of][:move], at - started]
    print(f"\nload {os.getloadavg()[0]:.1f}; from a moved slider, all sizes:")
    report(taken)
    print("  the first of each kind:")
    report(first)
    assert min(first["kernels"]) < 0.016
    assert min(first["blurred"]) < 0.060
    assert min(first["restored"]) < 0.150


def test_that_thirty_seconds_of_dragging_leave_no_backlog(bench: Workbench, qtbot: QtBot) -> None:
    sandbox, seconds = bench.sandbox, 30.0
    qtbot.waitUntil(lambda: not bench.jobs.busy(), timeout=FOR_MS)
    clock = Clock(sandbox)
    tracemalloc.start()
    early, until, moves = 0, time.monotonic() + seconds, 0
    while time.monotonic() < until:
        sandbox.change("motion.pan_deg_s", 5 * np.sin(moves / 40))
        moves += 1
        qtbot.wait(16)
        if not early and time.monotonic() > until - 0.7 * seconds:
            early = tracemalloc.get_traced_memory()[0]
    late = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    released = time.monotonic()
    qtbot.waitUntil(lambda: sandbox.up_to_date, timeout=5000)
    answered_s = time.monotonic() - released
    shown = {kind: sum(what.startswith(kind) for what, _ in clock.seen)
             for kind in ("kernels", "blurred", "restored")}  # fmt: skip
    print(
        f"\nload {os.getloadavg()[0]:.1f}: {moves} moves, shown {shown}; the last was answered"
        f" after {answered_s * 1e3:.0f} ms; memory {early / 1e6:.0f} to {late / 1e6:.0f} MB"
    )
    assert answered_s < 1.0
    assert late < early + 20e6
