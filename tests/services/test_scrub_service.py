"""The patch that follows a drag of the exposure."""

from __future__ import annotations

import dataclasses
import threading

import known_shot
import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.alignment import patch_preview
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.services.project import Edit
from deblur_studio.services.scrub import ShownPatch
from deblur_studio.services.workbench import Workbench


@pytest.fixture(scope="module")
def shot():
    log = known_shot.shaken_log()
    return known_shot.loaded_photo(known_shot.pixels_at(log, 2.9)), log


@pytest.fixture
def ready(bench: Workbench, shot) -> Workbench:
    loaded, recording = shot
    bench.project.set_photo(loaded)
    bench.project.set_recording(recording)
    bench.project.apply(Edit("proposal", known_shot.settings_at(2.9), {}))
    return bench


def shown(bench: Workbench, qtbot: QtBot, start_s: float) -> ShownPatch:
    def there() -> bool:
        patch = bench.scrub.patch
        return patch is not None and patch.settings.exposure.start_s == start_s

    qtbot.waitUntil(there, timeout=10_000)
    assert bench.scrub.patch is not None
    return bench.scrub.patch


def test_that_no_patch_is_made_before_somebody_asks(ready: Workbench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not ready.jobs.busy())
    assert ready.scrub.patch is None
    ready.scrub.begin()
    assert ready.scrub.place_xy == (224, 192)
    assert shown(ready, qtbot, 2.9).rgb8.shape[2] == 3


def test_that_the_patch_follows_the_exposure_and_the_place(ready: Workbench, qtbot: QtBot) -> None:
    ready.scrub.put(120.0, 120.0)
    right = shown(ready, qtbot, 2.9)
    ready.project.set_exposure(Exposure(2.5, 0.08))
    wrong = shown(ready, qtbot, 2.5)
    assert (wrong.left, wrong.top) == (right.left, right.top) == (8, 8)
    assert wrong.chi > right.chi
    ready.scrub.put(300.0, 120.0)
    qtbot.waitUntil(lambda: ready.scrub.patch.left == 188, timeout=10_000)


def test_that_a_drag_without_rest_shows_patches_and_ends_with_the_newest(
    ready: Workbench, qtbot: QtBot
) -> None:
    seen: list[float] = []
    ready.scrub.begin()
    shown(ready, qtbot, 2.9)
    ready.scrub.changed.connect(lambda: seen.append(ready.scrub.patch.settings.exposure.start_s))
    starts_s = [2.5 + 0.01 * step for step in range(40)]
    for start_s in starts_s:
        ready.project.set_exposure(Exposure(start_s, 0.08))
        qtbot.wait(8)
    shown(ready, qtbot, starts_s[-1])
    assert len(seen) >= 3, "something moves during the drag"
    assert seen == sorted(seen), "never an older patch after a newer one"


def test_that_one_job_at_a_time_is_started_however_fast_the_hand(
    ready: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, calls = threading.Event(), []
    real = patch_preview.restored_patch

    def slow(*arguments):
        calls.append(arguments)
        release.wait(5)
        return real(*arguments)

    monkeypatch.setattr(patch_preview, "restored_patch", slow)
    ready.scrub.begin()
    for step in range(20):
        ready.project.set_exposure(Exposure(2.5 + 0.01 * step, 0.08))
    qtbot.waitUntil(lambda: bool(calls))
    release.set()
    shown(ready, qtbot, 2.5 + 0.01 * 19)
    assert len(calls) == 2, "the first and the newest"


def test_that_an_exposure_outside_the_log_says_why_there_is_no_patch(
    ready: Workbench, qtbot: QtBot
) -> None:
    ready.scrub.begin()
    shown(ready, qtbot, 2.9)
    ready.project.set_exposure(Exposure(50.0, 0.08))
    qtbot.waitUntil(lambda: bool(ready.scrub.problem), timeout=10_000)
    assert ready.scrub.patch is None
    ready.project.set_exposure(Exposure(2.9, 0.08))
    shown(ready, qtbot, 2.9)
    assert not ready.scrub.problem


def test_that_another_photo_and_switching_off_take_the_patch_away(
    ready: Workbench, shot, qtbot: QtBot
) -> None:
    ready.scrub.begin()
    shown(ready, qtbot, 2.9)
    ready.scrub.set_on(False)
    assert ready.scrub.patch is None
    ready.scrub.set_on(True)
    shown(ready, qtbot, 2.9)
    ready.project.set_photo(dataclasses.replace(shot[0]))
    assert ready.scrub.patch is None
    assert ready.scrub.place_xy is None
