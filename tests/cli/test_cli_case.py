"""restore --case, report, bundle and verify."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

Files = tuple[Path, Path]
FAST = ("--method", "wiener", "--spread-count", "0")


@pytest.fixture
def case(run, shot_files: Files, tmp_path: Path) -> Path:
    path = tmp_path / "plate.dblr"
    words = ("restore", shot_files[0], "--imu", shot_files[1], "--case", path, *FAST)
    assert run(*words, "--number", "K 1", "--examiner", "J. Doe").code == 0
    return path


def bundled(run, case: Path) -> Path:
    path = case.with_suffix(".zip")
    assert run("bundle", case, "-o", path, "--no-self-test").code == 0
    return path


def test_that_a_case_is_made_then_extended(run, shot_files: Files, case: Path) -> None:
    words = ("restore", shot_files[0], "--imu", shot_files[1], "--case", case, *FAST, "--json")
    answer = run(*words, "--operator", "A. Second").json()
    assert [result["step"] for result in answer["results"]] == ["restore-2"]
    assert answer["mode"] == "evidence"
    assert Path(answer["results"][0]["output"]).is_file()
    told = json.loads(case.read_text())
    assert (told["number"], len(told["results"]), len(told["photos"])) == ("K 1", 2, 1)
    assert told["record"]["head"] == answer["record_head"]


def test_that_a_bundle_is_verified_and_a_changed_one_is_not(run, case: Path) -> None:
    path = bundled(run, case)
    answer = run("verify", path, "--json").json()
    assert answer["status"] == "verified"
    assert answer["reruns"][0]["identical"] is True
    assert run("verify", path, "--expect-head", answer["record_head"]).code == 0
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo("photos/1/IMG_1.png").header_offset + 500
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    ended = run("verify", path)
    assert ended.code == 1
    assert "photos/1/IMG_1.png is damaged" in ended.out
    assert "Result: differs." in ended.out


def test_that_what_cannot_be_run_ends_with_2_and_one_sentence(run, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"nothing")
    ended = run("verify", tmp_path / "x.zip")
    assert ended.code == 2
    assert "x.zip cannot be read as a bundle" in ended.out
    assert "Traceback" not in ended.err


def test_that_a_report_is_written_and_recorded(run, case: Path, tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    answer = run("report", case, "-o", page, "--no-self-test", "--json").json()
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    last = json.loads(case.with_suffix(".record.jsonl").read_bytes().splitlines()[-1])
    assert last["step"] == "report"
    assert last["outputs"][0]["sha256"] == answer["output_sha256"]
    assert run("report", case, "-o", page).code == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--case", "c.dblr", "-o", "o.tif"), 2, "leave out -o"),
        (("--case", "c.dblr", "--maps", "m"), 2, "leave out -o and --maps"),
        (("--number", "1", "-o", "o.tif"), 2, "--number needs --case"),
        (("--spread-count", "2", "-o", "o.tif"), 2, "--spread-count needs --case"),
        ((), 2, "-o/--output"),
        (("--case", "c.dblr", "--method", "guided"), 1, "investigative case"),
        (("--case", "c.txt"), 1, "must end in .dblr"),
    ],
)
def test_that_what_does_not_go_together_is_said_and_leaves_nothing(
    run, shot_files: Files, names_here, tmp_path, monkeypatch, words, code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = names_here()
    ended = run("restore", shot_files[0], "--imu", shot_files[1], *words)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert names_here() == before


def test_that_an_existing_case_keeps_what_was_said_about_it(
    run, shot_files: Files, case: Path
) -> None:
    before = case.read_bytes()
    words = ("restore", shot_files[0], "--imu", shot_files[1], "--case", case, *FAST)
    assert run(*words, "--mode", "investigative").code == 2
    assert run(*words, "--examiner", "Else").code == 2
    assert case.read_bytes() == before


def test_that_verifying_needs_neither_window_nor_network(run, case: Path) -> None:
    path = bundled(run, case)
    script = f"""
import socket, sys
class Refused:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] in ('PySide6', 'shiboken6', 'bleak'):
            raise ImportError(name)
sys.meta_path.insert(0, Refused())
def refuse(*_, **__): raise AssertionError('a socket was opened')
socket.socket.connect = socket.socket.bind = socket.socket.sendto = refuse
socket.getaddrinfo = refuse
from deblur_studio.__main__ import main
sys.exit(main(['verify', {str(path)!r}]))
"""
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert "Result: verified." in ended.stdout
