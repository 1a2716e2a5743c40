from __future__ import annotations

import hashlib
import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deblur_studio.core.batch.ledger import held, read_state
from deblur_studio.core.evidence.open_case import open_case
from deblur_studio.core.evidence.record_check import check_record

SLOW = 'method = "richardson-lucy"\n[parameters]\niterations = {}\n'
unix = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent to a process")


@pytest.fixture
def photos(shot_files: tuple[Path, Path], tmp_path: Path) -> Path:
    """A folder of three photos with logs of their names."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("A", "B", "C"):
        shutil.copyfile(shot_files[0], folder / f"{name}.png")
        shutil.copyfile(shot_files[1], folder / f"{name}.gcsv")
    return folder


def slow(folder: Path, iterations: int) -> Path:
    """Write a preset that takes a while."""
    path = folder / "slow.toml"
    path.write_text(SLOW.format(iterations))
    return path


Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the program; what still runs at the end of the test is killed."""
    started: list[subprocess.Popen[str]] = []

    def run(*words: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "deblur_studio", "batch", *map(str, words)]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True)
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def looks(folder: Path) -> dict[str, tuple[str, int]]:
    """Return what the files of a folder hold and when they were changed."""
    return {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.iterdir()
        if path.is_file()
    }


def wait_for(out: Path, *states: str) -> None:
    """Wait until the batch has items in all of these states at once."""
    until_s = time.monotonic() + 90
    while time.monotonic() < until_s:
        stored = read_state(out) if out.is_dir() else None
        if stored and set(states) <= {item.state for item in stored.items}:
            return
        time.sleep(0.02)
    pytest.fail(f"never {states}")


def test_that_a_folder_is_restored_and_one_bad_file_stops_nothing(
    run, photos: Path, tmp_path: Path
) -> None:
    (photos / "B.png").write_bytes((photos / "B.png").read_bytes()[:5000])
    (photos / "note.jpg").write_text("no photo")
    before, out = looks(photos), tmp_path / "new" / "out"
    words = ("batch", photos, "-o", out, "--preset", "wiener", "--jobs", 2, "--json")
    ended = run(*words)
    assert ended.code == 1
    told = json.loads(ended.out)
    assert told["counts"] == {"waiting": 0, "running": 0, "done": 2, "failed": 1, "unpaired": 1}
    assert "B.png is" in ended.err
    assert "note.jpg is not a photo" in ended.err
    assert looks(photos) == before
    results = {path.name for path in out.iterdir()}
    assert results >= {"A.tif", "C.tif", "summary.csv", "summary.html", "batch.json"}
    assert "B.tif" not in results
    made = looks(out)
    assert run(*words).code == 1
    assert {name: looks(out)[name] for name in ("A.tif", "C.tif")} == {
        name: made[name] for name in ("A.tif", "C.tif")
    }


def test_that_a_batch_makes_what_restore_makes(run, photos: Path, tmp_path: Path) -> None:
    one = tmp_path / "one.png"
    path = photos / "list.csv"
    path.write_text("photo,log,start_s,exposure_s\nA.png,B.gcsv,3.25,0.08\n")
    shot = ("--start-s", 3.25, "--exposure-s", 0.08, "--method", "wiener")
    run("restore", photos / "A.png", "--imu", photos / "B.gcsv", "-o", one, *shot)
    words = ("-o", tmp_path / "out", "--preset", "wiener", "--format", "png")
    assert run("batch", path, *words).code == 0
    assert (tmp_path / "out" / "A.png").read_bytes() == one.read_bytes()


@unix
def test_that_after_a_kill_the_same_command_goes_on_where_it_was(
    run, start: Start, photos: Path, tmp_path: Path
) -> None:
    out, before, preset = tmp_path / "out", looks(photos), slow(tmp_path, 6)
    process = start(photos, "-o", out, "--preset", preset)
    wait_for(out, "done", "running")
    process.send_signal(signal.SIGKILL)
    process.wait()
    made = looks(out)
    finished = {item.name for item in read_state(out).items if item.state == "done"}
    assert run("batch", photos, "-o", out, "--preset", preset).code == 0
    after = looks(out)
    assert {"A.tif", "B.tif", "C.tif"} <= set(after)
    assert all(after[f"{name}.tif"] == made[f"{name}.tif"] for name in finished)
    assert after["A.tif"][0] == after["B.tif"][0] == after["C.tif"][0]  # they are the same photo
    assert not any(name.startswith(".") for name in after)
    assert looks(photos) == before


@unix
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, "--tell"])
def test_that_it_stops_cleanly(
    run, start: Start, photos: Path, tmp_path: Path, how: signal.Signals | str
) -> None:
    out = tmp_path / "out"
    process = start(photos, "-o", out, "--preset", slow(tmp_path, 200), "--jobs", 2)
    wait_for(out, "running")
    if how == "--tell":
        assert run("batch", "-o", out, "--tell", "stop").code == 0
    else:
        process.send_signal(how)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == (0 if how == "--tell" else 130)
    assert "Stopped; the same command goes on where it was." in said
    assert "running" not in {item.state for item in read_state(out).items}
    assert not any(path.name.startswith(".") for path in out.iterdir())
    assert (out / "summary.html").exists()
    with held(out):  # nobody has it any more
        pass


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("{in}",), 2, "-o"),
        (("-o", "{out}"), 2, "FOLDER|LIST.csv"),
        (("{in}/none", "-o", "{out}"), 1, "There is no folder or list"),
        (("{in}", "-o", "{in}"), 1, "choose a folder of its own for results"),
        (("{in}", "-o", "{out}", "--preset", "magic"), 1, "There is no preset 'magic'"),
        (("{in}", "-o", "{out}", "--jobs", "0"), 2, "not a whole number from 1"),
        (("{in}", "-o", "{out}", "--imu", "{in}/x.csv"), 1, "There is no log or folder"),
        (("-o", "{out}", "--tell", "pause"), 1, "There is no batch in"),
    ],
)
def test_that_what_cannot_be_done_is_one_sentence(
    run, photos: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    places = {"in": str(photos), "out": str(tmp_path / "out")}
    ended = run("batch", *(word.format(**places) for word in words))
    assert (ended.code, said in ended.err) == (code, True), ended.err
    assert {"A.gcsv", "A.png", "B.png", "C.png"} <= {path.name for path in photos.iterdir()}


def test_that_a_batch_is_recorded_in_a_case_and_goes_on_there(
    run, photos: Path, tmp_path: Path
) -> None:
    (photos / "B.png").write_bytes((photos / "B.png").read_bytes()[:5000])
    before, case = looks(photos), tmp_path / "x.dblr"
    words = ("batch", photos, "-o", tmp_path / "out", "--preset", "wiener", "--case", case)
    words += ("--number", "7/26", "--examiner", "A", "--spread-count", 0, "--json")
    ended = run(*words)
    assert ended.code == 1
    outcomes = [item["outcome"] for item in json.loads(ended.out)["items"]]
    places = [outcome and Path(outcome["output"]).parent.name for outcome in outcomes]
    assert places == ["x.results", None, "x.results"]
    assert not (tmp_path / "out" / "A.tif").exists()
    opened = open_case(case)
    assert (opened.case.number, len(opened.case.results)) == ("7/26", 2)
    steps = [entry.step for entry in check_record(opened.record.path).entries]
    assert steps.count("result-written") == 2
    assert looks(photos) == before
    count = opened.record.count
    assert run(*words).code == 1  # the same command: what is done is not done again
    assert open_case(case).record.count == count
    assert run("bundle", case, "-o", tmp_path / "x.zip").code == 0
    assert run("verify", tmp_path / "x.zip").code == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--jobs", 2), "leave out --jobs"),
        (("--preset", "guided"), "takes classical methods only"),
    ],
)
def test_that_a_case_refuses_what_its_record_cannot_hold(
    run, photos: Path, tmp_path: Path, more: tuple, said: str
) -> None:
    case = tmp_path / "x.dblr"
    ended = run("batch", photos, "-o", tmp_path / "out", "--case", case, *more)
    assert ended.code in (1, 2)
    assert said in ended.err
    assert not case.exists()


def test_that_what_is_said_of_a_case_needs_one(run, photos: Path, tmp_path: Path) -> None:
    ended = run("batch", photos, "-o", tmp_path / "out", "--number", "7")
    assert (ended.code, "--number needs --case" in ended.err) == (2, True)
