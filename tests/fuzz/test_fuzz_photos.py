"""Damaged photos are read or refused in a sentence; nothing else may come of them."""

from __future__ import annotations

from pathlib import Path

import fuzz_evidence
import fuzz_photos
import pytest

KINDS = fuzz_photos.kinds()
COUNT = 60


@pytest.mark.parametrize("kind", KINDS)
def test_that_nothing_but_a_photo_or_a_sentence_comes_of_damage(kind: str, tmp_path: Path) -> None:
    report = fuzz_evidence.fuzz(KINDS[kind], fuzz_photos.reader(tmp_path), COUNT, 7)
    assert report.failures == []
    assert report.refused > COUNT // 3


@pytest.mark.parametrize("kind", KINDS)
def test_that_the_undamaged_photos_are_read(kind: str, tmp_path: Path) -> None:
    assert fuzz_photos.reader(tmp_path)(KINDS[kind])


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_that_nothing_but_a_photo_or_a_sentence_comes_of_much_damage(
    kind: str, tmp_path: Path
) -> None:
    read = fuzz_photos.reader(tmp_path)
    assert fuzz_evidence.fuzz(KINDS[kind], read, 10_000, 1).failures == []


def test_that_checksums_are_put_right_so_that_damage_gets_further() -> None:
    data = bytearray(KINDS["png"])
    data[20] ^= 1
    assert fuzz_photos._summed(bytes(data))[:29] == bytes(data[:29])
    assert fuzz_photos._summed(bytes(data))[29:33] != KINDS["png"][29:33]
    assert fuzz_photos._summed(KINDS["png"]) == KINDS["png"]


def test_that_a_reader_that_takes_too_long_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzz_photos, "LONGEST_S", 0.0)
    report = fuzz_evidence.fuzz(KINDS["png"], fuzz_photos.reader(tmp_path), 2, 0)
    assert [each.endswith("it took too long") for each in report.failures] == [True, True]
    assert [path.name for path in tmp_path.iterdir()] == ["current"]
