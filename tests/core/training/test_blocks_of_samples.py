"""Which samples are seen at a step: the same whatever was asked before, and by how many."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import torch

from deblur_studio.core.errors import MotionError
from deblur_studio.core.training import blocks as blocks_module
from deblur_studio.core.training.blocks import ROWS, Blocks, Schedule
from deblur_studio.core.training.draw import Source
from deblur_studio.core.training.simulate import Sample


def schedule(batch: int = 2, columns: range | None = None, reuse: int = 2) -> Schedule:
    return Schedule(3, batch, reuse, 400, range(batch) if columns is None else columns)


@contextmanager
def opened(source: Source, planned: Schedule) -> Iterator[Blocks]:
    blocks = Blocks(source, planned, torch.device("cpu"))
    try:
        yield blocks
    finally:
        blocks.close()


def pictures(samples: list[Sample]) -> torch.Tensor:
    return torch.stack([sample.blurred for sample in samples])


def nothing() -> None:
    """Wait."""


@pytest.fixture
def source(source_of) -> Source:
    return source_of(64, noise=(0.001, 0.01), motion_errors=1.0)


@pytest.fixture(autouse=True)
def few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of four batches are as good as of sixteen, and quicker."""
    monkeypatch.setattr(blocks_module, "ROWS", 4)


def test_that_a_step_sees_the_same_samples_after_a_resume(source: Source) -> None:
    with opened(source, schedule()) as blocks:
        seen = [pictures(blocks.samples(step, nothing)) for step in range(10)]
    for step in (3, 9):  # the middle of a block, and the block after
        with opened(source, schedule()) as blocks:
            assert torch.equal(pictures(blocks.samples(step, nothing)), seen[step])


def test_that_two_processes_together_see_what_one_sees(source: Source) -> None:
    with (
        opened(source, schedule()) as whole,
        opened(source, schedule(columns=range(0, 1))) as first,
        opened(source, schedule(columns=range(1, 2))) as second,
    ):
        for step in (0, 5):
            alone = pictures(whole.samples(step, nothing))
            shared = [pictures(part.samples(step, nothing)) for part in (first, second)]
            assert torch.equal(alone, torch.cat(shared))


def test_that_every_sample_of_a_block_is_seen_once_a_pass() -> None:
    planned = schedule()
    for column in range(2):
        for first in range(0, 8, 4):
            rows = [planned.at(first + step)[1][column][0] for step in range(4)]
            assert sorted(rows) == [0, 1, 2, 3]


def test_that_samples_used_once_are_not_turned() -> None:
    assert all(turn == 0 for step in range(20) for _, turn in schedule(reuse=1).at(step)[1])
    assert any(turn != 0 for step in range(20) for _, turn in schedule(reuse=2).at(step)[1])


def test_that_errors_grow_from_nothing_to_their_size() -> None:
    sizes = [schedule().difficulty(block) for block in range(50)]
    assert sizes[0] == 0
    assert sizes == sorted(sizes)
    assert sizes[-1] == 1


def test_that_without_a_curriculum_errors_have_their_size_from_the_second_block() -> None:
    at_once = dataclasses.replace(schedule(), curriculum_share=0.0)
    assert [at_once.difficulty(block) for block in range(3)] == [0, 1, 1]


def test_that_blocks_behind_are_forgotten(source: Source) -> None:
    with opened(source, schedule(reuse=1)) as blocks:
        for step in range(12):
            blocks.samples(step, nothing)
            assert len(blocks._made) == 2


def test_that_a_shot_that_cannot_be_drawn_is_told_to_the_run(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise MotionError("The logs hold no motion that blurs as wanted; add livelier logs.")

    monkeypatch.setattr(blocks_module, "draw_shot", refuse)
    with opened(source, schedule()) as blocks, pytest.raises(MotionError):
        blocks.samples(0, nothing)


def test_that_waiting_is_heard(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([False, False, *[True] * 100])
    monkeypatch.setattr(blocks_module, "_ready", lambda future: next(answers))
    waited = []
    with opened(source, schedule()) as blocks:
        blocks.samples(0, lambda: waited.append(1))
    assert len(waited) == 2


def test_that_blocks_are_of_sixteen_batches() -> None:
    """The order of samples is what a resumed run relies on."""
    assert ROWS == 16
