"""What happens to a case between restorations: drafts, details, copies, results read back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.errors import EvidenceError, OutputError
from deblur_studio.core.evidence.case_file import autosave_path, read_case
from deblur_studio.core.evidence.details import describe
from deblur_studio.core.evidence.drafting import draft_left, keep_draft, settle_draft
from deblur_studio.core.evidence.entry import Entry
from deblur_studio.core.evidence.given import GivenShot, take_log, take_photo
from deblur_studio.core.evidence.kept_file import sha256_of
from deblur_studio.core.evidence.kept_result import read_result
from deblur_studio.core.evidence.open_case import OpenCase, open_case
from deblur_studio.core.evidence.record_check import check_record
from deblur_studio.core.evidence.restoring import restore_in_case
from deblur_studio.core.evidence.saved_copy import save_copy, save_map
from deblur_studio.core.imaging.read import read_photo


def entries(opened: OpenCase) -> tuple[Entry, ...]:
    return check_record(opened.record.path).entries


def test_that_photo_and_log_are_recorded_when_each_is_opened(
    new_case: OpenCase, given_shot: GivenShot
) -> None:
    take_photo(new_case, given_shot.photo)
    take_photo(new_case, given_shot.photo)
    take_log(new_case, given_shot.recording, given_shot.log_paths)
    steps = [entry.step for entry in entries(new_case)]
    assert steps == ["case-made", "photo-read", "log-read"]
    restore_in_case(new_case, given_shot, "wiener", spread_count=0)
    assert [entry.step for entry in entries(new_case)][3] == "restore-started"


def test_that_a_draft_survives_a_crash_and_results_stay(restored_case: OpenCase) -> None:
    draft = restored_case.case.steps[0].model_copy(update={"name": "draft", "start_s": 0.75})
    keep_draft(restored_case.case, restored_case.path, draft)
    left = draft_left(restored_case.path)
    assert left is not None
    assert left.draft == draft
    again = open_case(restored_case.path)
    assert again.case.results == restored_case.case.results
    assert again.case.draft is None
    settle_draft(again, draft)
    assert draft_left(again.path) is None
    assert read_case(again.path).draft == draft


def test_that_a_damaged_autosave_is_no_draft(restored_case: OpenCase) -> None:
    autosave_path(restored_case.path).write_bytes(b"{")
    assert draft_left(restored_case.path) is None


def test_that_details_may_change_and_the_record_says_so(restored_case: OpenCase) -> None:
    before = restored_case.record.count
    describe(restored_case, "K 13", "J. Doe", "Another plate.")
    describe(restored_case, "K 13", "J. Doe", "Another plate.")
    assert restored_case.record.count == before + 1
    assert entries(restored_case)[-1].value("number") == "K 13"
    assert read_case(restored_case.path).notes == "Another plate."


def test_that_a_result_is_read_back_with_its_maps(
    new_case: OpenCase, given_shot: GivenShot
) -> None:
    (made,) = restore_in_case(new_case, given_shot, "wiener", spread_count=2)
    read = read_result(new_case, new_case.case.results[0])
    assert np.abs(read.pixels - made.pixels).max() < 1e-3
    assert read.maps.keys() == made.maps.keys()
    for name, each in made.maps.items():
        assert (read.maps[name].pitch_px, read.maps[name].low) == (each.pitch_px, each.low), name
        np.testing.assert_array_equal(read.maps[name].values, each.values)
    assert (read.found.chi, read.found.parameters) == (made.found.chi, made.found.parameters)


def test_that_a_changed_result_is_not_read_back(restored_case: OpenCase) -> None:
    file = restored_case.case.results[0].files[0]
    place = restored_case.folder / file.path
    place.write_bytes(place.read_bytes() + b"x")
    with pytest.raises(EvidenceError, match="has changed"):
        read_result(restored_case, restored_case.case.results[0])


def test_that_copies_are_labelled_and_recorded(restored_case: OpenCase, tmp_path: Path) -> None:
    result = restored_case.case.results[0]
    read = read_result(restored_case, result)
    photo = read_photo(tmp_path / "IMG_1.png")
    copy = tmp_path / "copy.jpg"
    save_copy(restored_case, result, photo, read.pixels, copy)
    assert result.label.encode() in copy.read_bytes()
    size = (photo.width, photo.height)
    save_map(restored_case, result, "spread", read.maps["spread"], size, tmp_path / "spread.png")
    last = entries(restored_case)[-2:]
    assert [entry.step for entry in last] == ["result-copied", "map-copied"]
    assert last[0].outputs[0].sha256 == sha256_of(copy)
    with pytest.raises(OutputError, match="is an original"):
        save_copy(restored_case, result, photo, read.pixels, tmp_path / "IMG_1.png", overwrite=True)


def test_that_what_another_program_saved_is_not_written_over(restored_case: OpenCase) -> None:
    other = open_case(restored_case.path)
    describe(other, "K 99", "J. Doe", "")
    with pytest.raises(EvidenceError, match="written to by another program"):
        settle_draft(restored_case, None)
    assert read_case(restored_case.path).number == "K 99"
