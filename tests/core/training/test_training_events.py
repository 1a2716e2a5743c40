"""Events as lines, there and back."""

from __future__ import annotations

import math

import pytest

from deblur_studio.core.training import events
from deblur_studio.core.training.events import from_line, to_line

ALL = [
    events.Started("run", "cpu", "float32", 3, 10, 7),
    events.Preparing("Reading photos", 0.5),
    events.Stepped(4, 10, 1, 0.25, 1e-3, 12.0, 30.0, 60.0),
    events.Validated(5, 1, 0.2, 25.0, 20.0, 24.0),
    events.Sampled(5, 1, "samples/ä.png"),
    events.Saved(5),
    events.Paused(5),
    events.Resumed(5),
    events.Ended(10, "finished", "Finished after 10 steps.", "model.safetensors"),
]


@pytest.mark.parametrize("event", ALL, ids=lambda event: type(event).__name__)
def test_that_an_event_comes_back_from_its_line(event: events.Event) -> None:
    line = to_line(event)
    assert "\n" not in line
    assert from_line(line) == event


def test_that_numbers_that_are_none_survive() -> None:
    line = to_line(events.Validated(1, 1, math.nan, -math.inf, 0.0, 0.0))
    back = from_line(line)
    assert isinstance(back, events.Validated)
    assert math.isnan(back.loss)
    assert back.psnr_db == -math.inf


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Downloading...",
        "3",
        "null",
        "[]",
        "{}",
        '{"event": "dreamt"}',
        '{"event": "saved"}',
        '{"event": "saved", "step": 1, "extra": 2}',
        '{"event": "saved", "st',
        '{"event": ["saved"], "step": 1}',
        "\x00\x7f",
    ],
)
def test_that_a_line_that_is_no_event_is_none(line: str) -> None:
    assert from_line(line) is None
