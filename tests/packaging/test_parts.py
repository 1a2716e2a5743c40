from __future__ import annotations

import os
import sys
from importlib.metadata import distribution
from pathlib import Path

import numpy as np
import parts
import pytest
from packaging.requirements import Requirement
from system_libraries import SetupError

from deblur_studio.core.resources import resource


def test_that_files_are_told_by_whose_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "base_prefix", str(Path(os.__file__).parents[2]))
    shipped = str(resource("sample/sample.json"))
    told = parts.owners([np.__file__, shipped, "/nowhere/at/all"])
    assert told == {np.__file__: "numpy", shipped: parts.PROGRAM}
    if sys.base_prefix != "/usr":
        assert parts.owners([os.__file__]) == {os.__file__: parts.PYTHON}


def test_that_a_file_of_nobody_stops_the_build(tmp_path: Path) -> None:
    stray = tmp_path / "stray.so"
    stray.touch()
    with pytest.raises(SetupError, match=r"Nobody knows where .*stray\.so"):
        parts.owners([str(stray)])


def test_that_everything_the_program_needs_has_its_licence_text() -> None:
    needs = [Requirement(one) for one in distribution("deblur-studio").requires or ()]
    names = [one.name for one in needs if not one.marker or one.marker.evaluate({"extra": ""})]
    monitored = [parts._part(name) for name in names]
    assert len(monitored) > 10
    assert [part.name for part in monitored if not part.texts] == []
    assert all(text.is_file() for part in monitored for text in part.texts)
    assert all(part.terms for part in monitored)


def test_that_a_part_without_a_licence_text_stops_the_build(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "ALWAYS_INSIDE", ())
    monkeypatch.setattr(parts, "_MISSING_TEXTS", {})
    with pytest.raises(SetupError, match="No licence text was found of shiboken6"):
        parts.parts_of(["numpy", "shiboken6"])


def test_that_metadata_leaves_out_what_tells_of_this_machine() -> None:
    entries = parts.metadata_entries({"numpy", "deblur-studio"})
    names = {Path(name).name for name, _, _ in entries}
    assert {"METADATA", "RECORD"} <= names
    assert not names & {"direct_url.json", "INSTALLER"}
    assert all(name.split("/")[0].endswith(".dist-info") for name, _, _ in entries)
    assert all(Path(source).is_file() for _, source, _ in entries)
