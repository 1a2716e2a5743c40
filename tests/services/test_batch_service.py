"""Batches of the window with real processes."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.batch.ledger import held, is_held
from deblur_studio.core.batch.values import Item, Preset
from deblur_studio.services.batch import BatchService
from deblur_studio.services.notices import Notice
from deblur_studio.services.workbench import Workbench, open_workbench

FOR_MS = 120_000
SLOW = Preset(method="richardson-lucy", parameters={"iterations": 20})


@pytest.fixture
def photos(shot_files: tuple[Path, Path], tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("A", "B", "C"):
        shutil.copyfile(shot_files[0], folder / f"{name}.png")
        shutil.copyfile(shot_files[1], folder / f"{name}.gcsv")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def batch(bench: Workbench, photos: Path, out: Path, qtbot: QtBot) -> Iterator[BatchService]:
    """A batch of three photos, put together and not begun; whatever runs at the end is stopped."""
    batch = bench.batch
    put_together(batch, photos, out, qtbot)
    yield batch
    if batch.running:
        batch.stop()
        qtbot.waitUntil(lambda: not batch.running, timeout=FOR_MS)


def put_together(batch: BatchService, photos: Path, out: Path, qtbot: QtBot) -> None:
    batch.set_options(jobs=1)
    batch.add([photos])
    qtbot.waitUntil(lambda: not batch.reading, timeout=FOR_MS)
    batch.open(out)
    qtbot.waitUntil(lambda: not batch.reading, timeout=FOR_MS)


def states(batch: BatchService) -> dict[str, str]:
    return {item.name: item.state for item in batch.items()}


def begin(batch: BatchService, qtbot: QtBot, *, retry: bool = False) -> None:
    batch.start(retry=retry)
    qtbot.waitUntil(lambda: batch.running or bool(batch.problem), timeout=FOR_MS)
    assert batch.problem == ""


def wait_for_end(batch: BatchService, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not batch.running, timeout=FOR_MS)


def wait_for(batch: BatchService, state: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: state in states(batch).values(), timeout=FOR_MS)


def leader_of(out: Path) -> int:
    """Return the number of the process that was started for a folder."""
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                words = (place / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"batch" in words and str(out).encode() in words:
                return int(place.name)
    raise AssertionError("no process works there")


def test_that_each_photo_says_how_it_got_its_log_before_anything_starts(
    bench: Workbench, photos: Path, out: Path, qtbot: QtBot
) -> None:
    (photos / "B.gcsv").unlink()
    batch = bench.batch
    assert batch.missing() == "Add photos and the logs of their motion."
    batch.add([photos])
    assert batch.reading
    qtbot.waitUntil(lambda: not batch.reading, timeout=FOR_MS)
    assert states(batch) == {"A": "waiting", "B": "unpaired", "C": "waiting"}
    assert [item.said for item in batch.items()][:2] == [
        "A.gcsv has the photo's name.",
        "No log has the name of B.png, and EXIF tells no time; give a list.",
    ]
    assert batch.missing() == "Choose a folder for the results."
    batch.choose_log([photos / "B.png"], [photos / "C.gcsv"])
    item = batch.items()[1]
    assert (item.state, item.paired_by, item.logs) == ("waiting", "hand", (photos / "C.gcsv",))
    batch.add([photos / "A.png"])  # once more, and all logs are looked for again
    qtbot.waitUntil(lambda: not batch.reading, timeout=FOR_MS)
    assert [item.paired_by for item in batch.items()] == ["name", "hand", "name"]
    batch.remove([photos / "A.png"])
    assert list(states(batch)) == ["B", "C"]


def test_that_a_batch_goes_from_start_to_end_and_is_there_the_next_time(
    batch: BatchService, out: Path, photos: Path, notices: list[Notice], qtbot: QtBot
) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in photos.iterdir()}
    batch.choose_method("wiener")
    begin(batch, qtbot)
    wait_for_end(batch, qtbot)
    assert set(states(batch).values()) == {"done"}
    assert notices[-1].sentence == "The batch is done: 3 restored."
    assert {path.name for path in out.iterdir()} == {
        *(f"{name}.tif" for name in "ABC"),
        *("batch.json", "batch.lock", "order.json", "preset.json"),
        *("summary.csv", "summary.html", "thumbnails"),
    }
    assert batch.summary(page=True) == out / "summary.html"
    assert batch.result_of(batch.items()[0]) == out / "A.tif"
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before} == before
    again = open_workbench(out.parent / "config")
    again.batch.open(out)
    qtbot.waitUntil(lambda: not again.batch.reading, timeout=FOR_MS)
    assert states(again.batch) == states(batch)
    assert again.batch.draft.preset == Preset(method="wiener")
    assert again.shutdown()


def test_that_it_pauses_resumes_stops_and_goes_on(
    batch: BatchService, out: Path, qtbot: QtBot
) -> None:
    batch.set_options(preset=SLOW)
    begin(batch, qtbot)
    batch.pause()  # before the process even took the folder
    wait_for(batch, "done", qtbot)
    qtbot.wait(700)
    assert batch.paused
    assert list(states(batch).values()).count("waiting") == 2
    batch.go_on()
    wait_for(batch, "running", qtbot)
    batch.stop()
    assert batch.stopping
    wait_for_end(batch, qtbot)
    assert not is_held(out)
    assert batch.problem == ""
    assert (out / "summary.csv").is_file()
    assert states(batch)["A"] == "done"
    assert "running" not in states(batch).values()
    begin(batch, qtbot)
    wait_for_end(batch, qtbot)
    assert set(states(batch).values()) == {"done"}


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_that_it_goes_on_where_it_was_after_a_kill(
    batch: BatchService, out: Path, qtbot: QtBot
) -> None:
    batch.set_options(preset=SLOW)
    begin(batch, qtbot)
    wait_for(batch, "done", qtbot)
    qtbot.waitUntil(lambda: "running" in states(batch).values(), timeout=FOR_MS)
    os.kill(leader_of(out), signal.SIGKILL)
    wait_for_end(batch, qtbot)
    assert batch.problem == (
        "The batch broke off. It was ended from outside, perhaps for want of memory. It goes on"
        " where it was."
    )
    made = (out / "A.tif").stat().st_mtime_ns
    assert "running" not in states(batch).values()
    begin(batch, qtbot)
    wait_for_end(batch, qtbot)
    assert set(states(batch).values()) == {"done"}
    assert (out / "A.tif").stat().st_mtime_ns == made


def test_that_it_outlives_the_window_and_another_follows_it(
    batch: BatchService, out: Path, photos: Path, qtbot: QtBot
) -> None:
    batch.set_options(preset=SLOW)
    begin(batch, qtbot)
    wait_for(batch, "running", qtbot)
    batch.shutdown()
    other = open_workbench(out.parent / "config")
    other.batch.open_last()
    qtbot.waitUntil(lambda: other.batch.running, timeout=FOR_MS)
    assert not other.batch.ours
    wait_for_end(other.batch, qtbot)
    assert set(states(other.batch).values()) == {"done"}
    assert other.shutdown()
    batch._end("")  # it heard no more of it


def test_that_what_failed_is_tried_again(
    batch: BatchService, photos: Path, notices: list[Notice], qtbot: QtBot
) -> None:
    whole = (photos / "B.png").read_bytes()
    (photos / "B.png").write_bytes(whole[:5000])
    batch.choose_method("wiener")
    begin(batch, qtbot)
    wait_for_end(batch, qtbot)
    assert states(batch) == {"A": "done", "B": "failed", "C": "done"}
    assert "B.png is cut off" in batch.items()[1].said
    assert notices[-1].sentence == "The batch is done: 2 restored, 1 not."
    (photos / "B.png").write_bytes(whole)
    begin(batch, qtbot, retry=True)
    wait_for_end(batch, qtbot)
    assert set(states(batch).values()) == {"done"}


def test_that_a_folder_at_which_another_works_is_followed_not_taken(
    batch: BatchService, out: Path, qtbot: QtBot
) -> None:
    out.mkdir()
    with held(out):
        batch.start()
        qtbot.waitUntil(lambda: batch.running, timeout=FOR_MS)
        time.sleep(0.1)
        batch.stop()
        qtbot.wait(300)
        assert batch.running
    wait_for_end(batch, qtbot)


def test_that_a_program_that_cannot_be_started_is_said(batch: BatchService, qtbot: QtBot) -> None:
    batch.command = ("/no/such/program",)
    batch.start()
    qtbot.waitUntil(lambda: bool(batch.problem), timeout=FOR_MS)
    assert not batch.running
    assert "does not find itself" in batch.problem


def test_that_the_last_words_of_a_process_that_broke_off_are_said(
    batch: BatchService, out: Path, qtbot: QtBot
) -> None:
    words = "import sys; print('The disk is full.', file=sys.stderr)"
    batch.command = (sys.executable, "-c", words)
    batch.start()
    qtbot.waitUntil(lambda: bool(batch.problem), timeout=FOR_MS)
    assert batch.problem == "The batch broke off. The disk is full. It goes on where it was."
    assert not (out / "batch.said").exists()


def test_that_results_never_go_among_the_photos(
    batch: BatchService, photos: Path, qtbot: QtBot
) -> None:
    batch.open(photos)
    qtbot.waitUntil(lambda: not batch.reading, timeout=FOR_MS)
    assert batch.missing() == "Choose a folder for the results that holds none of the photos."
    batch.start()
    assert not batch.running


def test_that_a_list_is_taken_line_by_line(bench: Workbench, photos: Path, qtbot: QtBot) -> None:
    path = photos / "list.csv"
    path.write_text("photo,log,start_s\nA.png,B.gcsv,2.5\nB.png,none.csv,\nC.png,,\n")
    bench.batch.add([path])
    qtbot.waitUntil(lambda: not bench.batch.reading, timeout=FOR_MS)
    first, second, third = bench.batch.items()
    assert (first.paired_by, first.given.start_s) == ("list", 2.5)
    assert second.said == "list.csv, line 3: there is no log none.csv; check its name."
    assert third.said == "C.png has no log; give one with --imu or in a list."
    bench.batch.add_logs([photos])
    qtbot.waitUntil(lambda: not bench.batch.reading, timeout=FOR_MS)
    assert [item.said for item in bench.batch.items()][1:] == [
        second.said,
        "C.gcsv has the photo's name.",
    ]


def test_that_a_preset_of_a_file_is_taken_or_refused_in_a_sentence(
    bench: Workbench, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('method = "total-variation"\n[parameters]\niterations = 7\n')
    bench.batch.read_preset(path)
    qtbot.waitUntil(lambda: not bench.batch.reading, timeout=FOR_MS)
    assert bench.batch.draft.preset == Preset(
        method="total-variation", parameters={"iterations": 7}
    )
    path.write_text('method = "magic"\n')
    bench.batch.read_preset(path)
    qtbot.waitUntil(lambda: not bench.batch.reading, timeout=FOR_MS)
    assert bench.batch.problem.startswith("mine.toml: There is no method 'magic'")


def test_that_a_photo_opens_in_restore_with_the_batch_s_settings(
    bench: Workbench, photos: Path, qtbot: QtBot
) -> None:
    given = {"start_s": 3.25, "exposure_s": 0.08, "focal_px": 333.0}
    item = Item(name="A", photo=photos / "A.png", logs=(photos / "B.gcsv",))
    item = item.but(given=item.given.model_copy(update=given))
    wanted: list[str] = []
    bench.restoration.method_wanted.connect(wanted.append)
    bench.batch_shot.open(item, Preset(method="wiener"))
    qtbot.waitUntil(
        lambda: (
            bench.project.settings is not None and bench.project.settings.exposure.start_s == 3.25
        ),
        timeout=FOR_MS,
    )
    settings = bench.project.settings
    assert (settings.exposure.duration_s, settings.camera.fx_px) == (0.08, 333.0)
    assert wanted == ["wiener"]
    assert bench.project.recording.source.paths == (photos / "B.gcsv",)
    qtbot.waitUntil(lambda: not bench.jobs.busy(), timeout=FOR_MS)
