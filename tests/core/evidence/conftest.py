"""Cases that the tests of evidence make of a small photo and its log."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from deblur_studio.core.evidence.bundle import write_bundle
from deblur_studio.core.evidence.case_file import bytes_of, read_case
from deblur_studio.core.evidence.given import GivenShot
from deblur_studio.core.evidence.open_case import About, OpenCase, make_case, open_case
from deblur_studio.core.evidence.restoring import restore_in_case
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.proposal import propose

ABOUT = About("K 12/26", "J. Doe", "Parked car, number plate.")


@pytest.fixture
def new_case(tmp_path: Path) -> OpenCase:
    """An empty case in the evidence mode, in a folder of its own."""
    folder = tmp_path / "case"
    folder.mkdir()
    return make_case(folder / "plate.dblr", ABOUT)


@pytest.fixture
def changed_case() -> Callable[[Path, Callable[[dict[str, Any]], object]], None]:
    """``changed_case(path, change)``: let ``change`` work on the values of a case's file."""

    def changed(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
        values = json.loads(bytes_of(read_case(path)))
        change(values)
        path.write_text(json.dumps(values), encoding="utf-8")

    return changed


@pytest.fixture
def untouched() -> Callable[[Path], tuple[bytes, int]]:
    """Bytes and time of change of a file, to be compared before and after."""
    return lambda path: (path.read_bytes(), path.stat().st_mtime_ns)


def write_photo(path: Path) -> Path:
    """Write smooth blobs of 128 x 96 px with EXIF exposure and focal length."""
    rows, columns = np.mgrid[0:96, 0:128]
    noise = np.random.default_rng(0).uniform(0, 8, (96, 128, 3))
    waves = np.stack([np.sin(rows / 6) * np.cos(columns / step) for step in (5, 7, 9)], axis=-1)
    exif = Image.Exif()
    exif[0x0110] = "made by a test"
    exif.get_ifd(0x8769).update({0x829A: 1 / 20, 0xA405: 28})
    Image.fromarray((120 + 90 * waves + noise).astype(np.uint8)).save(path, exif=exif)
    return path


def write_log(path: Path) -> Path:
    """Write a gcsv log of two seconds at 200 Hz: a hand's sway about three axes."""
    lines = ["GYROFLOW IMU LOG", "version,1.3", "id,made_by_a_test", "orientation,XYZ"]
    lines += ["tscale,0.001", "gscale,0.001", "t,gx,gy,gz"]
    for index in range(401):
        rates = [300 * math.sin(9 * index / 200 + axis) for axis in range(3)]
        lines.append(",".join(str(round(value)) for value in (index * 5, *rates)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def settled(photo_path: Path, log_path: Path) -> GivenShot:
    """Return the shot as the command line would settle it."""
    photo, log = read_photo(photo_path), read_log(log_path)
    proposal = propose(photo, log)
    return GivenShot(photo, log, proposal.settings, (log_path,), proposal.notes)


@pytest.fixture
def shot_files(tmp_path: Path) -> tuple[Path, Path]:
    """The small photo and its log."""
    return write_photo(tmp_path / "IMG_1.png"), write_log(tmp_path / "motion.gcsv")


@pytest.fixture
def given_shot(shot_files: tuple[Path, Path]) -> GivenShot:
    """The small photo and its log, settled."""
    return settled(*shot_files)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a photo, its log, and a case with one Wiener restoration, made once."""
    folder = tmp_path_factory.mktemp("made")
    photo, log = write_photo(folder / "IMG_1.png"), write_log(folder / "motion.gcsv")
    (folder / "case").mkdir()
    opened = make_case(folder / "case" / "plate.dblr", ABOUT)
    restore_in_case(opened, settled(photo, log), "wiener", spread_count=2)
    return folder


@pytest.fixture(scope="session")
def learned_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of an investigative case with a learned result: weights and card are in it."""
    folder = tmp_path_factory.mktemp("learned")
    shot = settled(write_photo(folder / "IMG_1.png"), write_log(folder / "motion.gcsv"))
    opened = make_case(folder / "i.dblr", About("1", "a", "", "investigative"))
    restore_in_case(opened, shot, "guided", spread_count=0)
    write_bundle(opened, folder / "i.zip", b"<p>report</p>")
    return folder / "i.zip"


@pytest.fixture
def restored_case(made: Path, tmp_path: Path) -> OpenCase:
    """A copy of that case, opened, with its photo and its log in ``tmp_path``."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return open_case(tmp_path / "case" / "plate.dblr")


@pytest.fixture
def bundle(restored_case: OpenCase, tmp_path: Path) -> Path:
    """The bundle of that case."""
    path = tmp_path / "case.zip"
    write_bundle(restored_case, path, b"<p>report</p>")
    return path
