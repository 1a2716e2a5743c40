"""The whole way of an analysis: no network is reached for, and no original is touched."""

from __future__ import annotations

import hashlib
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from no_network import Offline

Looks = dict[Path, tuple[str, int, int]]
PROGRAM = ("-m", "deblur_studio")
WINDOW = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QMessageBox
from deblur_studio.app import build
photo, log, folder = map(Path, sys.argv[1:4])
app, window = build([photo, log], folder / "config")
window.show()
bench = window.bench

def wait(done):
    until = time.monotonic() + 100
    while not done() and time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)
    assert done(), "it took too long"

wait(lambda: bench.project.settings is not None)
window.parts.start()
wait(lambda: bench.project.result is not None)
bench.export.save(folder / "window.tif", overwrite=False)
wait(lambda: (folder / "window.tif").is_file() and not bench.jobs.busy())
bench.batch.choose_method("wiener")
bench.batch.add([photo.parent])
wait(lambda: not bench.batch.reading)
bench.batch.open(folder / "out-of-window")
wait(lambda: not bench.batch.reading)
bench.batch.start()
wait(lambda: bench.batch.running)
wait(lambda: not bench.batch.running)
assert bench.batch.counts()["done"] == 2, [item.said for item in bench.batch.items()]
assert "PySide6.QtNetwork" not in sys.modules
window.close()
bench.shutdown()
"""


@pytest.fixture
def offline(tmp_path: Path) -> Offline:
    return Offline(tmp_path / "offline")


@pytest.fixture
def originals(shot_files: tuple[Path, Path], tmp_path: Path) -> Path:
    """A folder of two photos with logs of their names, kept from being written to."""
    folder = tmp_path / "originals"
    folder.mkdir()
    for name in ("A", "B"):
        shutil.copyfile(shot_files[0], folder / f"{name}.png")
        shutil.copyfile(shot_files[1], folder / f"{name}.gcsv")
    for path in folder.iterdir():
        path.chmod(0o444)
    return folder


def looks(folder: Path) -> Looks:
    """Return what the files of a folder hold, when they were changed, and their permissions."""
    return {path: _look(path) for path in folder.iterdir()}


def _look(path: Path) -> tuple[str, int, int]:
    state = path.stat()
    return hashlib.sha256(path.read_bytes()).hexdigest(), state.st_mtime_ns, state.st_mode


def test_that_commands_reach_for_no_network_and_touch_no_original(
    offline: Offline, originals: Path, tmp_path: Path
) -> None:
    before = looks(originals)
    photo, log, case = originals / "A.png", originals / "A.gcsv", tmp_path / "x.dblr"
    shot, bundle = (photo, "--imu", log, "--method", "wiener"), tmp_path / "x.zip"
    for words in (
        ("restore", *shot, "-o", tmp_path / "r.tif", "--maps", tmp_path / "maps"),
        ("restore", *shot, "--case", case, "--spread-count", 2),
        ("batch", originals, "-o", tmp_path / "out", "--preset", "wiener", "--jobs", 2),
        ("batch", originals, "-o", tmp_path / "o2", "--preset", "wiener", "--case", case,
         "--spread-count", 0),
        ("report", case, "-o", tmp_path / "report.html"),
        ("bundle", case, "-o", bundle),
        ("verify", bundle),
    ):  # fmt: skip
        ended = offline.run((*PROGRAM, *words))
        assert ended.returncode == 0, (words, ended.stderr)
        assert looks(originals) == before, words
    assert offline.reached == ""
    assert offline.processes >= 7 + 3  # the batches' children as well


def test_that_the_window_reaches_for_no_network_and_touches_no_original(
    offline: Offline, originals: Path, tmp_path: Path
) -> None:
    before = looks(originals)
    words = ("-c", WINDOW, originals / "A.png", originals / "A.gcsv", tmp_path)
    ended = offline.run(words)
    assert ended.returncode == 0, ended.stderr
    assert offline.reached == ""
    assert offline.processes >= 3  # the window, its batch and that one's child
    assert looks(originals) == before


@pytest.mark.parametrize(
    "reach",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "urllib.request.urlopen('http://localhost:9/')",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
    ],
)
def test_that_whoever_reaches_for_a_network_is_found(offline: Offline, reach: str) -> None:
    ended = offline.run(("-c", f"import socket, urllib.request; {reach}"))
    assert ended.returncode != 0
    assert "socket." in offline.reached


def test_that_nothing_that_is_evaluated_or_unpickled_is_part_of_the_program() -> None:
    root = Path(__file__).parents[2] / "deblur_studio"
    found = [
        f"{path.relative_to(root)}: {line.strip()}"
        for path in root.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if _is_dangerous(line.split("#")[0])
    ]
    assert found == []


def _is_dangerous(line: str) -> bool:
    words = line.replace("(", " ( ").split()
    calls = {word for word, after in pairwise(words) if after == "("}
    if calls & {"eval", "exec", "os.system", "pickle.load", "pickle.loads", "torch.load"}:
        return True
    if "allow_pickle=True" in line or "shell=True" in line:
        return True
    return any(name in words for name in ("pickle", "marshal", "shelve")) and "import" in words
