"""Cases that the tests of evidence make of a small photo and its log."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deblur_studio.core.evidence.case_file import bytes_of, read_case
from deblur_studio.core.evidence.given import GivenShot
from deblur_studio.core.evidence.open_case import About, OpenCase, make_case
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


@pytest.fixture
def given_shot(shot_files: tuple[Path, Path]) -> GivenShot:
    """The small photo and its log, settled as the command line would."""
    photo, log = (read_photo(shot_files[0]), read_log(shot_files[1]))
    proposal = propose(photo, log)
    return GivenShot(photo, log, proposal.settings, (shot_files[1],), proposal.notes)


@pytest.fixture
def restored_case(new_case: OpenCase, given_shot: GivenShot) -> OpenCase:
    """A case with one Wiener restoration and a spread of two."""
    restore_in_case(new_case, given_shot, "wiener", spread_count=2)
    return new_case
