from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.parallel import THREADS, usual_workers
from deblur_studio.services.computing import DEVICE
from deblur_studio.services.places import Place
from deblur_studio.services.settings import reset_settings
from deblur_studio.services.workbench import Workbench, open_workbench


@pytest.mark.parametrize("place", list(Place))
def test_that_a_place_is_chosen_kept_and_given_back(
    bench: Workbench, tmp_path: Path, qtbot: QtBot, place: Place
) -> None:
    with qtbot.waitSignal(bench.places.changed, timeout=500):
        bench.places.choose(place, tmp_path / "elsewhere")
    assert bench.places.chosen(place) == tmp_path / "elsewhere"
    bench.places.choose(place, None)
    assert bench.places.chosen(place) is None


def test_that_recordings_and_runs_go_where_they_should_also_after_a_restart(
    bench: Workbench, tmp_path: Path
) -> None:
    bench.places.choose(Place.RECORDINGS, tmp_path / "a")
    bench.places.choose(Place.RUNS, tmp_path / "b")
    again = open_workbench(bench.settings.folder)
    try:
        assert again.recording.folder == tmp_path / "a"
        assert again.training.folder == tmp_path / "b"
    finally:
        again.shutdown()


def test_that_threads_and_device_are_told_until_the_end(bench: Workbench) -> None:
    before = os.environ.get(THREADS), os.environ.get(DEVICE)
    kept = bench.settings.preferences
    bench.settings.change(replace(kept, threads="3", device="cpu"))
    assert usual_workers() == 3
    assert os.environ[DEVICE] == "cpu"
    bench.computing.close()
    assert (os.environ.get(THREADS), os.environ.get(DEVICE)) == before


def test_that_auto_takes_the_preferred_device(monkeypatch: pytest.MonkeyPatch) -> None:
    from deblur_studio.core.nets.device import find_device

    monkeypatch.setenv(DEVICE, "cpu")
    assert find_device("auto").type == "cpu"


def test_that_reset_moves_settings_aside_each_time(tmp_path: Path, qtbot: QtBot) -> None:
    assert reset_settings(tmp_path) is None
    kept = []
    for _ in range(2):
        (tmp_path / "settings.json").write_text("{}", encoding="utf-8")
        kept.append(reset_settings(tmp_path))
    assert [path.name for path in kept if path] == [
        "settings.json.before-reset",
        "settings.json.before-reset-2",
    ]
