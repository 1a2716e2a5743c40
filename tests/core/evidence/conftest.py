"""Cases that the tests of evidence make of a small photo and its log."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deblur_studio.core.evidence.case_file import bytes_of, read_case
from deblur_studio.core.evidence.open_case import About, OpenCase, make_case

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
