from __future__ import annotations

from pathlib import Path

import pytest

from deblur_studio.core.errors import EvidenceError, OutputError
from deblur_studio.core.evidence import case_file
from deblur_studio.core.evidence.case_file import (
    autosave,
    autosave_path,
    case_of,
    read_case,
    recovered,
    save_case,
)
from deblur_studio.core.evidence.open_case import About, OpenCase, make_case, open_case
from deblur_studio.core.evidence.record import Doing
from deblur_studio.core.evidence.record_check import check_record


def test_that_a_case_reads_back_equal(new_case: OpenCase) -> None:
    read = read_case(new_case.path)
    assert read == new_case.case
    assert (read.number, read.examiner, read.mode) == ("K 12/26", "J. Doe", "evidence")
    assert read.record.path == "plate.record.jsonl"
    assert read.record.entries == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda v: v.update(version=99), "newer version"),
        (lambda v: v.update(version="1"), "not a case"),
        (lambda v: v.update(version=True), "not a case"),
        (lambda v: v.update(mode="anything"), "mode"),
        (lambda v: v.update(number=12), "number"),
        (lambda v: v.update(surplus=1), "surplus"),
        (lambda v: v.pop("examiner"), "examiner"),
        (lambda v: v["record"].update(entries=-1), "record.entries"),
        (lambda v: v["record"].update(head="no hash"), "record.head"),
    ],
)
def test_that_a_wrong_value_is_one_sentence_that_names_it(
    new_case: OpenCase, changed_case, change, said: str
) -> None:
    changed_case(new_case.path, change)
    with pytest.raises(EvidenceError, match=said) as caught:
        read_case(new_case.path)
    assert str(caught.value).startswith("plate.dblr ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[]", b"{}", b"null", b'{"version":0}'])
def test_that_what_is_no_case_is_said(data: bytes) -> None:
    with pytest.raises(EvidenceError, match=r"x\.dblr is not a case"):
        case_of(data, "x.dblr")


def test_that_a_failed_save_leaves_the_case_as_it_was(
    new_case: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = new_case.path.read_bytes()

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputError, match="no space left"):
        save_case(new_case.case.model_copy(update={"notes": "more"}), new_case.path)
    assert new_case.path.read_bytes() == before
    assert {path.name for path in new_case.folder.iterdir()} == {"plate.dblr", "plate.record.jsonl"}


def test_that_an_autosave_is_offered_until_the_case_is_saved(new_case: OpenCase) -> None:
    assert recovered(new_case.path) is None
    later = new_case.case.model_copy(update={"notes": "not saved yet"})
    autosave(later, new_case.path)
    assert recovered(new_case.path) == later
    save_case(later, new_case.path)
    assert not autosave_path(new_case.path).exists()
    assert recovered(new_case.path) is None


def test_that_an_autosave_helps_where_the_case_is_broken(new_case: OpenCase) -> None:
    autosave(new_case.case, new_case.path)
    new_case.path.write_bytes(b"{")
    assert recovered(new_case.path) == new_case.case
    autosave_path(new_case.path).write_bytes(b"{")
    assert recovered(new_case.path) is None


def test_that_a_case_larger_than_any_is_not_read(
    new_case: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_file, "MOST_BYTES", 10)
    with pytest.raises(EvidenceError, match="larger than any case"):
        read_case(new_case.path)


def test_that_a_case_is_never_made_over_another(new_case: OpenCase) -> None:
    with pytest.raises(OutputError, match="exists already"):
        make_case(new_case.path, About())
    new_case.path.unlink()
    with pytest.raises(EvidenceError, match="belongs to another case"):
        make_case(new_case.path, About())
    with pytest.raises(EvidenceError, match="must end in"):
        make_case(new_case.folder / "plate.json", About())


def test_that_lines_cut_off_the_end_of_the_record_are_noticed(new_case: OpenCase) -> None:
    new_case.note(Doing("one"))
    new_case.change()
    lines = new_case.record.path.read_bytes().splitlines(keepends=True)
    new_case.record.path.write_bytes(lines[0])
    with pytest.raises(EvidenceError, match="entry 2 is missing"):
        open_case(new_case.path)
    new_case.record.path.unlink()
    with pytest.raises(EvidenceError, match="is missing; put it back"):
        open_case(new_case.path)


def test_that_a_record_that_went_on_before_a_crash_is_taken_up(new_case: OpenCase) -> None:
    new_case.note(Doing("one"))  # and then the power failed: the case does not know of it
    torn = new_case.record.path.read_bytes() + b'{"entry":3,"prev'
    new_case.record.path.write_bytes(torn)
    again = open_case(new_case.path)
    assert again.case.record.entries == 3
    assert "torn" in again.said[0]
    assert [entry.step for entry in check_record(again.record.path).entries] == [
        "case-made",
        "one",
        "recovered",
    ]
    assert open_case(new_case.path).case == again.case
