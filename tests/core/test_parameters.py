from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deblur_studio.core.errors import RestoreError
from deblur_studio.core.parameters import ParameterSpec, check, parameter, specs_of

STRENGTH = ParameterSpec("Strength", "How much.", unit="dB", minimum=0.5, maximum=20.0)
ROUNDS = ParameterSpec("Rounds", "How often.", minimum=1, maximum=50, automatic=0)
EDGES = ParameterSpec("Edges", "Beyond the border.", choices=("mirror", "zero"))


@dataclass(frozen=True)
class Settings:
    strength_db: float = parameter(5.0, STRENGTH)
    rounds: int = parameter(0, ROUNDS)
    edges: str = parameter("mirror", EDGES)
    exact: bool = parameter(False, ParameterSpec("Exact", "Slow."))
    inner: tuple[int, ...] = field(default=())


def test_that_specs_come_in_order_with_the_names_and_types_of_their_fields() -> None:
    found = [(spec.name, spec.type, spec.label) for spec in specs_of(Settings)]
    assert found == [
        ("strength_db", float, "Strength"),
        ("rounds", int, "Rounds"),
        ("edges", str, "Edges"),
        ("exact", bool, "Exact"),
    ]


def test_that_class_and_instance_describe_themselves_alike() -> None:
    assert specs_of(Settings) == specs_of(Settings(strength_db=7.0))


def test_that_a_declared_spec_is_left_as_it_was() -> None:
    specs_of(Settings)
    assert (STRENGTH.name, STRENGTH.type) == ("", float)


def test_that_defaults_and_changed_copies_are_accepted() -> None:
    check(Settings())
    check(replace(Settings(), strength_db=0.5, rounds=50, edges="zero", exact=True))


@given(st.floats(0.5, 20.0))
def test_that_every_value_inside_the_range_is_accepted(value: float) -> None:
    check(Settings(strength_db=value))


@given(st.one_of(st.floats(max_value=0.49), st.floats(min_value=20.01), st.just(math.nan)))
def test_that_every_value_outside_the_range_is_refused(value: float) -> None:
    with pytest.raises(RestoreError):
        check(Settings(strength_db=value))


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (Settings(strength_db=25.0), "Strength is 25; choose a value from 0.5 to 20 dB."),
        (Settings(rounds=51), "Rounds is 51; choose a value from 1 to 50."),
        (Settings(rounds=-1), "Rounds is -1; choose a value from 1 to 50."),
        (Settings(edges="wrap"), "Edges must be one of mirror, zero."),
    ],
)
def test_that_the_refusal_is_one_sentence(settings: Settings, sentence: str) -> None:
    with pytest.raises(RestoreError) as caught:
        check(settings)
    assert str(caught.value) == sentence


def test_that_the_automatic_value_may_lie_outside_the_range() -> None:
    check(Settings(rounds=0))


@pytest.mark.parametrize(
    ("minimum", "maximum", "value", "sentence"),
    [
        (0.0, None, -1.0, "Depth is -1; choose a value of at least 0 m."),
        (None, 9.0, 10.0, "Depth is 10; choose a value of at most 9 m."),
        (None, None, math.inf, "Depth is inf; choose a finite number."),
    ],
)
def test_that_a_range_open_at_one_end_is_told_too(
    minimum: float | None, maximum: float | None, value: float, sentence: str
) -> None:
    spec = ParameterSpec("Depth", "How far.", unit="m", minimum=minimum, maximum=maximum)

    @dataclass(frozen=True)
    class Open:
        depth_m: float = parameter(1.0, spec)

    check(Open())
    with pytest.raises(RestoreError) as caught:
        check(Open(depth_m=value))
    assert str(caught.value) == sentence
