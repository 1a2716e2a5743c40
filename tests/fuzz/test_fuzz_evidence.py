"""Damaged cases, records, bundles and models are refused in a sentence, or are what they were."""

from __future__ import annotations

import fuzz_evidence
import fuzz_evidence_cases
import pytest

COUNTS = {"case": 300, "record": 300, "bundle": 60, "weights": 60, "card": 60}


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, fuzz_evidence_cases.Target]:
    folder = tmp_path_factory.mktemp("sound")
    return {target[0]: target for target in fuzz_evidence_cases.targets(folder)}


@pytest.mark.parametrize("name", COUNTS)
def test_that_nothing_but_a_sentence_comes_of_damage(targets, name: str) -> None:
    _, data, read = targets[name]
    report = fuzz_evidence.fuzz(data, read, COUNTS[name], 2026)
    assert report.failures == []
    assert report.refused > COUNTS[name] // 2


@pytest.mark.parametrize("name", ["case", "record", "bundle"])
def test_that_the_undamaged_files_are_taken(targets, name: str) -> None:
    _, data, read = targets[name]
    assert read(data)


@pytest.mark.slow
@pytest.mark.parametrize("name", COUNTS)
def test_that_nothing_but_a_sentence_comes_of_much_damage(targets, name: str) -> None:
    _, data, read = targets[name]
    assert fuzz_evidence.fuzz(data, read, 10_000, 1).failures == []


def test_that_a_reader_that_breaks_is_found() -> None:
    def broken(data: bytes) -> bool:
        raise IndexError("out of range")

    report = fuzz_evidence.fuzz(b"data", broken, 3, 0)
    assert report.failures == [f"{number}: IndexError: out of range" for number in range(3)]
