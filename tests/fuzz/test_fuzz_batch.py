"""Damaged lists, orders, states and presets are refused in a sentence, or are what they say."""

from __future__ import annotations

import fuzz_batch
import fuzz_evidence
import pytest

NAMES = ("list", "preset", "preset as JSON", "order", "state", "camera")
COUNT = 200


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, fuzz_batch.Target]:
    folder = tmp_path_factory.mktemp("sound")
    return {target[0]: target for target in fuzz_batch.targets(folder)}


@pytest.mark.parametrize("name", NAMES)
def test_that_nothing_but_values_or_a_sentence_comes_of_damage(targets, name: str) -> None:
    _, data, read = targets[name]
    assert read(data)
    report = fuzz_evidence.fuzz(data, read, COUNT, 2026)
    assert report.failures == []
    assert report.refused > COUNT // 4


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_that_nothing_but_values_or_a_sentence_comes_of_much_damage(targets, name: str) -> None:
    _, data, read = targets[name]
    assert fuzz_evidence.fuzz(data, read, 10_000, 1).failures == []
