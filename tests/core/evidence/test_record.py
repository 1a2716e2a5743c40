from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.canonical import canonical, read_json
from deblur_studio.core.evidence.entry import FIRST
from deblur_studio.core.evidence.kept_file import KeptFile
from deblur_studio.core.evidence.record import Doing, Record
from deblur_studio.core.evidence.record_check import check_record, checked
from deblur_studio.core.evidence.units import unit_of, with_units

FILE = KeptFile(role="photo", path="a/IMG_1.png", sha256="ab" * 32, size_bytes=12)


def written(path: Path, count: int = 5) -> bytes:
    record = Record(path, "J. Doe", "evidence")
    for index in range(count):
        values = with_units({"start_s": 0.1 * index, "name": "Übung"})
        record.append(Doing(f"step-{index}", values, [FILE], seed=index, seconds=0.25))
    return path.read_bytes()


@pytest.fixture(scope="module")
def record_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(tmp_path_factory.mktemp("record") / "case.record.jsonl")


def line_of(data: bytes, place: int) -> int:
    return data[:place].count(b"\n") + 1


def test_that_each_line_holds_the_hash_of_the_one_before_and_what_was_done(tmp_path: Path) -> None:
    lines = written(tmp_path / "r.jsonl").splitlines()
    entries = [json.loads(line) for line in lines]
    assert entries[0]["previous"] == FIRST
    assert [entry["previous"] for entry in entries[1:]] == [e["hash"] for e in entries[:-1]]
    own = {key: value for key, value in entries[2].items() if key != "hash"}
    assert hashlib.sha256(canonical(own)).hexdigest() == entries[2]["hash"]
    assert entries[2]["parameters"]["start_s"] == {"value": 0.2, "unit": "s"}
    assert entries[2]["operator"] == "J. Doe"
    assert entries[2]["time_utc"].endswith("+00:00")
    assert {"python", "numpy", "threads", "processor"} <= entries[2]["environment"].keys()


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_that_any_flipped_byte_is_found_and_its_line_named(
    record_bytes: bytes, share: float, flip: int
) -> None:
    place = int(share * len(record_bytes))
    changed = bytearray(record_bytes)
    changed[place] ^= flip
    found = checked(bytes(changed))
    line = line_of(record_bytes, place)
    if place == len(record_bytes) - 1:  # the last line end: the line is torn
        assert found.torn
        assert len(found.entries) == line - 1
    else:
        assert f"line {line} " in found.fault
        assert len(found.entries) == line - 1


@settings(max_examples=60)
@given(data=st.data())
def test_that_a_line_taken_out_or_exchanged_is_named(record_bytes: bytes, data) -> None:
    lines = record_bytes.splitlines(keepends=True)
    place = data.draw(st.integers(0, len(lines) - 2))
    without = checked(b"".join(lines[:place] + lines[place + 1 :]))
    assert f"line {place + 1} " in without.fault
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    assert f"line {place + 1} " in checked(b"".join(lines)).fault


def test_that_blanks_and_other_spellings_of_the_same_value_are_found(record_bytes: bytes) -> None:
    for before, after in ((b'"entry":1,', b'"entry": 1,'), (b'"entry":1,', b'"entry":1.0,')):
        assert "line 1 " in checked(record_bytes.replace(before, after, 1)).fault
    assert "line 1 " in checked(record_bytes.replace(b"\\u00dc", "Ü".encode(), 1)).fault


def test_that_a_torn_last_line_is_taken_off_kept_and_said(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    whole = written(path)
    path.write_bytes(whole[:-40])
    record = Record(path, "J. Doe", "evidence")
    assert record.count == 5  # four whole ones and what became of the fifth
    found = check_record(path)
    assert not found.fault
    assert found.entries[-1].step == "recovered"
    assert "torn" in found.entries[-1].said[0]
    assert found.entries[-1].value("torn_bytes") == len(whole.splitlines()[-1]) - 39
    record.append(Doing("goes-on"))
    assert check_record(path).entries[-1].step == "goes-on"


def test_that_a_changed_record_is_never_written_to_again(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    changed = written(path).replace(b"J. Doe", b"J. Eod", 1)
    path.write_bytes(changed)
    with pytest.raises(EvidenceError, match="line 1 of the record"):
        Record(path, "J. Doe", "evidence")
    assert path.read_bytes() == changed


def test_that_two_writers_do_not_tear_the_chain(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    first = Record(path, "a", "evidence")
    second = Record(path, "b", "evidence")
    first.append(Doing("one"))
    with pytest.raises(EvidenceError, match="another program"):
        second.append(Doing("two"))
    assert [entry.step for entry in check_record(path).entries] == ["one"]


def test_that_a_record_that_cannot_be_written_stops_everything(tmp_path: Path) -> None:
    record = Record(tmp_path / "gone" / "r.jsonl", "a", "evidence")
    with pytest.raises(EvidenceError, match="without a record"):
        record.append(Doing("one"))


def test_that_values_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    record = Record(tmp_path / "r.jsonl", "a", "evidence")
    with pytest.raises(ValueError, match="JSON compliant"):
        record.append(Doing("one", with_units({"x": float("nan")})))
    assert record.count == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"a":1,"a":2}', "twice"),
        (b"[NaN]", "NaN"),
        (b"[1e999]", "too large"),
        (b"[" * 100_000, "deep"),
        (b"{", "line 1"),
    ],
)
def test_that_json_which_two_readers_could_read_differently_is_refused(
    data: bytes, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        read_json(data)


def test_that_units_come_from_the_names() -> None:
    names = ("exposure_s", "bias_rad_s", "fx_px", "depth_m", "method", "a_m_s2")
    assert [unit_of(name) for name in names] == ["s", "rad/s", "px", "m", "", "m/s^2"]
