"""States to share."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deblur_studio.core.errors import FieldError
from deblur_studio.core.sandbox.presets import PRESETS
from deblur_studio.core.sandbox.state import (
    VERSION,
    SandboxState,
    read_state,
    state_of,
    state_text,
    write_state,
)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_that_a_state_reads_back_equal(preset: object, tmp_path: Path) -> None:
    state = SandboxState().changed_all(
        {
            "motion": preset.motion,  # type: ignore[attr-defined]
            "drawn_xy_px": [[1.5, -2.0], [3.0, 4.0]],
            "bench.pixel_xy": [3, 4],
            "parameters": {"smoothing": 0.01},
        }
    )
    write_state(state, tmp_path / "state.json")
    assert read_state(tmp_path / "state.json") == state


@given(st.floats(-180, 180), st.floats(0.001, 2.0), st.integers(0, 9999))
def test_that_no_value_is_lost_on_the_way(pan: float, exposure: float, seed: int) -> None:
    values = {"motion.pan_deg_s": pan, "camera.exposure_s": exposure, "motion.seed": seed}
    state = SandboxState().changed_all(values)
    assert state_of(state_text(state), "shared") == state


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("motion.pan_deg_s", float("nan")),
        ("motion.pan_deg_s", "fast"),
        ("motion.pan_deg_s", 1e9),
        ("motion.seed", 2.5),
        ("motion.spin", 1.0),
        ("camera.noise", -0.1),
        ("camera.exposure_s", float("inf")),
        ("picture", "moon"),
        ("method", "magic"),
        ("bench.size", 99),
        ("bench.kernel", "fog"),
        ("bench.values", [[1.0] * 8] * 9),
        ("view.page", "attic"),
        ("one_kernel", "yes"),
        ("log_start_s", None),
        ("parameters.smoothing", -3),
    ],
)
def test_that_a_wrong_value_is_refused_at_its_field(field: str, value: object) -> None:
    with pytest.raises(FieldError) as told:
        SandboxState().changed(field, value)
    assert told.value.field.startswith(field)
    assert "\n" not in str(told.value)


def test_that_values_of_another_method_are_refused() -> None:
    with pytest.raises(FieldError, match="wiener"):
        SandboxState().changed("parameters", {"damping": 1.0})


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("{", "", "JSON"),
        ("[" * 100_000, "", "JSON"),
        ("[]", "version", "no version"),
        ('{"version": "1"}', "version", "no version"),
        ('{"version": 1, "drawn_xy_px": [[1, "a"]]}', "drawn_xy_px.0.1", "number"),
        ('{"version": 1, "drawn_xy_px": [[1, NaN]]}', "drawn_xy_px.0.1", "finite"),
        ('{"version": 1, "bench": {"pixel_xy": [1.5, 2]}}', "bench.pixel_xy.0", "integer"),
        ('{"version": 1, "view": null}', "view", "view"),
        ('{"motion": {}}', "version", "no version"),
        ('{"version": 99, "colour": 3}', "version", "newer version"),
        ('{"version": 1, "colour": 3}', "colour", "colour"),
        ('{"version": 1, "motion": {"pan_deg_s": "3"}}', "motion.pan_deg_s", "number"),
        ('{"version": 1, "motion": {"pan_deg_s": NaN}}', "motion.pan_deg_s", "finite"),
        ('{"version": 1, "camera": 7}', "camera", "camera"),
    ],
)
def test_that_a_damaged_state_is_refused_in_words(text: str, field: str, words: str) -> None:
    with pytest.raises(FieldError, match=words) as told:
        state_of(text, "shake.json")
    assert told.value.field == field
    assert "shake.json" in str(told.value)


def test_that_what_is_not_given_is_the_default() -> None:
    assert state_of(json.dumps({"version": VERSION}), "shared") == SandboxState()


def test_that_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "photo.json"
    file.write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(FieldError, match="cannot be read"):
        read_state(file)
