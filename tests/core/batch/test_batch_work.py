from __future__ import annotations

import asyncio
import hashlib
import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from deblur_studio.core.batch.hand import ProcessHand
from deblur_studio.core.batch.values import Ended, Given, Preset, Task
from deblur_studio.core.batch.work import Kept, Logs, carried_out, carried_out_as_json
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.parallel import THREADS, usual_workers
from deblur_studio.core.progress import Cancelled


@pytest.fixture
def task(shot_files: tuple[Path, Path], tmp_path: Path) -> Task:
    photo, log = shot_files
    return Task(
        photo=photo,
        logs=(log,),
        given=Given(),
        preset=Preset(method="wiener"),
        output=tmp_path / "result.tif",
        thumbnail=tmp_path / "small.jpg",
    )


def but(task: Task, **changes: object) -> Task:
    return task.model_copy(update=changes)


def test_that_a_task_writes_its_result_and_tells_what_it_was_made_of(task: Task) -> None:
    before = (task.photo.read_bytes(), task.photo.stat().st_mtime_ns)
    ended = Ended.model_validate_json(carried_out_as_json(task.model_dump_json()))
    assert ended.said == ""
    outcome = ended.outcome
    assert outcome is not None
    assert outcome.output_sha256 == hashlib.sha256(task.output.read_bytes()).hexdigest()
    assert (outcome.start_s, outcome.exposure_s) == (pytest.approx(4.975), 0.05)
    assert "start: Assumed: the middle of the log" in " ".join(outcome.notes)
    assert read_photo(task.output).bits == 16
    with Image.open(task.thumbnail) as picture:
        assert picture.size == (244, 90)
    assert (task.photo.read_bytes(), task.photo.stat().st_mtime_ns) == before


def test_that_what_was_said_of_a_shot_is_used(task: Task) -> None:
    given = Given(start_s=2.5, exposure_s=0.04, focal_px=300.0, readout_s=0.01, orientation="zYX")
    outcome = carried_out(but(task, given=given), Kept()).outcome
    assert outcome is not None
    assert (outcome.start_s, outcome.exposure_s) == (2.5, 0.04)
    assert {"start: As given.", "focal: As given.", "mounting: As given."} <= set(outcome.notes)


def test_that_a_result_made_twice_is_the_same_and_anything_else_is_left_alone(task: Task) -> None:
    kept = Kept()
    first = carried_out(task, kept).outcome
    again = carried_out(task, kept).outcome
    assert first is not None
    assert again is not None
    assert again.output_sha256 == first.output_sha256
    task.output.write_bytes(b"somebody's")
    assert "is there already and is something else" in carried_out(task, kept).said
    assert task.output.read_bytes() == b"somebody's"
    assert carried_out(but(task, overwrite=True), kept).outcome is not None
    assert {path.name for path in task.output.parent.iterdir()} == {
        "IMG_1.png",
        "motion.gcsv",
        "result.tif",
        "small.jpg",
    }


def test_that_an_original_is_never_written_over_even_when_overwriting(task: Task) -> None:
    before = task.photo.read_bytes()
    said = carried_out(but(task, output=task.photo, overwrite=True), Kept()).said
    assert "is an original" in said
    assert task.photo.read_bytes() == before


def test_that_an_original_that_changes_meanwhile_is_told_and_leaves_no_result(task: Task) -> None:
    class Touching:
        def checkpoint(self, fraction: float, message: str = "") -> None:
            if message == "Saving":
                os.utime(task.photo, (1, 1))

    assert "was changed by somebody" in carried_out(task, Kept(), Touching()).said
    assert not task.output.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"photo": Path("/nowhere/a.jpg")}, "a.jpg is not there any more"),
        ({"logs": (Path("/nowhere/a.csv"),)}, "does not exist; check the name of the log"),
        ({"given": Given(start_s=99.0)}, "is not inside motion.gcsv"),
        ({"given": Given(camera=Path("/nowhere/c.toml"))}, "c.toml cannot be read"),
        ({"given": Given(orientation="qqq")}, "orientation"),
        ({"preset": Preset(method="magic")}, "There is no method 'magic'"),
        ({"output": Path("/nowhere/r.tif")}, "r.tif needs the folder"),
    ],
)
def test_that_what_goes_wrong_is_a_sentence(
    task: Task, changes: dict[str, object], words: str
) -> None:
    ended = carried_out(but(task, **changes), Kept())
    assert ended.outcome is None
    assert words in ended.said


def test_that_work_that_is_broken_off_leaves_nothing(task: Task) -> None:
    class Stopping:
        def checkpoint(self, fraction: float, message: str = "") -> None:
            if fraction > 0.3:
                raise Cancelled

    with pytest.raises(Cancelled):
        carried_out(task, Kept(), Stopping())
    assert not task.output.exists()


def test_that_neighbours_share_a_log_until_it_changes(task: Task) -> None:
    logs, log = Logs(), task.logs[0]
    first = logs.read([log])
    assert logs.read([log]) is first
    log.write_text(log.read_text() + "10005,1,1,1\n")
    assert logs.read([log]) is not first


def test_that_a_process_can_be_told_how_many_threads_to_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(THREADS, "3")
    assert usual_workers() == 3
    for said in ("", "many", "-1"):
        monkeypatch.setenv(THREADS, said)
        assert usual_workers() == (os.cpu_count() or 1)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent to a process")
def test_that_a_child_works_dies_is_replaced_and_can_be_broken_off(
    task: Task, tmp_path: Path
) -> None:
    slow = Preset(method="richardson-lucy", parameters={"iterations": 200})

    async def through() -> None:
        hand = ProcessHand(1, tmp_path / "child.log")
        try:
            assert (await hand.do(task)).outcome is not None
            defect = await hand.do(but(task, preset=Preset(method="wiener", parameters={"x": 1})))
            assert "has no parameter x" in defect.said
            await _killed(hand, but(task, preset=slow, output=tmp_path / "b.tif"))
            broken = asyncio.create_task(hand.do(but(task, preset=slow, output=tmp_path / "c.tif")))
            await _busy(hand)
            broken.cancel()
            started_s = time.monotonic()
            with pytest.raises(asyncio.CancelledError):
                await broken
            assert time.monotonic() - started_s < 9  # it ended by itself, before the kill
        finally:
            await hand.close()

    asyncio.run(through())
    assert not (tmp_path / "b.tif").exists()
    assert not (tmp_path / "c.tif").exists()


async def _killed(hand: ProcessHand, task: Task) -> None:
    working = asyncio.create_task(hand.do(task))
    await _busy(hand)
    assert hand._process is not None
    os.kill(hand._process.pid, signal.SIGKILL)
    said = (await working).said
    assert "ended without an answer (signal 9)" in said


async def _busy(hand: ProcessHand) -> None:
    """Wait until the child has used processor time beyond its start."""
    while hand._process is None:
        await asyncio.sleep(0.01)
    stat = Path(f"/proc/{hand._process.pid}/stat")
    until_s, used = time.monotonic() + 60, _ticks(stat)
    while time.monotonic() < until_s and _ticks(stat) < used + 20:
        await asyncio.sleep(0.05)


def _ticks(stat: Path) -> int:
    return int(stat.read_text().rpartition(")")[2].split()[11]) if stat.exists() else 10**9


def test_that_json_of_a_task_holds_nothing_but_plain_values(task: Task) -> None:
    assert json.loads(task.model_dump_json())["photo"] == str(task.photo)
    assert Task.model_validate_json(task.model_dump_json()) == task
