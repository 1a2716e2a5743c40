"""The generic table: whatever its signs and units, the samples are the same."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import CsvOptions, log_summary, read_log
from deblur_studio.core.motion.recording import ImuRecording

G = 9.80665
TIME = {"s": 1.0, "ms": 1e-3, "us": 1e-6, "ns": 1e-9}
GYRO = {"rad/s": 1.0, "deg/s": np.pi / 180.0}
ACCEL = {"m/s^2": 1.0, "g": G}
SPELLINGS = [
    ("gx", "gy", "gz", "ax", "ay", "az"),
    ("gyro_x", "gyro_y", "gyro_z", "accel_x", "accel_y", "accel_z"),
    ("wx", "wy", "wz", "AccX", "AccY", "AccZ"),
    ("Gyroscope X", "Gyroscope Y", "Gyroscope Z", *(f"Accelerometer {a}" for a in "XYZ")),
    ("angular_velocity_x", "angular_velocity_y", "angular_velocity_z", "acc_x", "acc_y", "acc_z"),
]


def read_text(text: str, options: CsvOptions | None = None) -> ImuRecording:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.csv"
        path.write_text(text, encoding="utf-8")
        return read_log(path, options)


@settings(max_examples=60, deadline=None)
@given(
    mark=st.sampled_from([",", ";", "\t", " "]),
    comma=st.booleans(),
    time_unit=st.sampled_from(sorted(TIME)),
    gyro_unit=st.sampled_from(sorted(GYRO)),
    accel_unit=st.sampled_from(sorted(ACCEL)),
    names=st.sampled_from(SPELLINGS),
    order=st.permutations(range(7)),
    name_time_unit=st.booleans(),
    rate_hz=st.sampled_from([50.0, 100.0, 412.0, 1000.0]),
)
def test_that_any_spelling_of_a_table_gives_the_same_samples(
    motion, mark, comma, time_unit, gyro_unit, accel_unit, names, order, name_time_unit, rate_hz
) -> None:
    joined = mark == " "
    comma = comma and mark != ","
    time_s = np.arange(400) / rate_hz
    table = np.column_stack(
        [time_s / TIME[time_unit], motion.gyro / GYRO[gyro_unit], motion.accel / ACCEL[accel_unit]]
    )[:, order]
    header = [f"time [{time_unit}]" if name_time_unit else "time"]
    header += [f"{name} ({gyro_unit})" for name in names[:3]]
    header += [f"{name} ({accel_unit})" for name in names[3:]]
    header = [header[index].replace(" ", "" if joined else " ") for index in order]
    body = io.StringIO()
    np.savetxt(body, table, fmt="%.12e", delimiter=mark)
    rows = body.getvalue().replace(".", ",") if comma else body.getvalue()
    recording = read_text(mark.join(header) + "\n" + rows)
    np.testing.assert_allclose(recording.time_s, time_s, atol=1e-9)
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro, atol=1e-9)
    assert recording.accel_m_s2 is not None
    np.testing.assert_allclose(recording.accel_m_s2, motion.accel, atol=1e-8)
    guess = log_summary(recording)["guess"]
    assert (guess["time_unit"], guess["gyro_unit"]) == (time_unit, gyro_unit)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_that_shuffled_rows_give_the_same_recording(motion, seed: int) -> None:
    lines = motion.rows(motion.gyro, motion.accel).splitlines()
    np.random.default_rng(seed).shuffle(lines)
    recording = read_text("\n".join(["t,gx,gy,gz,ax,ay,az", *lines]))
    np.testing.assert_array_equal(recording.time_s, motion.time_s)
    np.testing.assert_array_equal(recording.gyro_rad_s, motion.gyro)
    np.testing.assert_array_equal(recording.accel_m_s2, motion.accel)


@pytest.mark.parametrize(("factor", "unit"), [(1.0, "rad/s"), (180.0 / np.pi, "deg/s")])
def test_that_an_unstated_unit_is_guessed_from_a_lively_log_and_said(motion, factor, unit) -> None:
    recording = read_text("t,gx,gy,gz\n" + motion.rows(motion.gyro * factor))
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro, atol=1e-6)
    guess = log_summary(recording)["guess"]
    assert (guess["gyro_unit"], guess["gyro_unit_from"]) == (unit, "size of the values")
    assert any(f"{unit} was taken" in note for note in recording.warnings)


def test_that_the_user_overrules_the_guess(motion) -> None:
    text = "when;a;b;c;d\n" + motion.rows(motion.gyro, np.zeros(400), mark=";")
    options = CsvOptions(
        delimiter=";",
        time_column="WHEN",
        time_unit="ms",
        gyro_columns=("c", 3, "2"),
        gyro_unit="deg/s",
    )
    recording = read_text(text, options)
    np.testing.assert_allclose(recording.time_s, motion.time_s / 1000.0)
    np.testing.assert_allclose(recording.gyro_rad_s, np.radians(motion.gyro[:, ::-1]))
    guess = log_summary(recording)["guess"]
    assert guess["gyro_columns"] == "c, b, a"
    assert (guess["time_unit_from"], guess["gyro_unit_from"]) == ("user", "user")
    assert recording.warnings == ()


def test_that_columns_without_names_can_be_counted(motion) -> None:
    options = CsvOptions(time_column=1, gyro_columns=(5, 6, 7), accel_columns=(2, 3, 4))
    recording = read_text(motion.rows(motion.accel, motion.gyro), options)
    np.testing.assert_array_equal(recording.gyro_rad_s, motion.gyro)
    np.testing.assert_array_equal(recording.accel_m_s2, motion.accel)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"gyro_columns": ("gx", "gy", "nope")}, 'no column "nope"; choose among "t", "gx"'),
        ({"gyro_columns": (2, 3, 9)}, "no column 9"),
        ({"time_column": 0}, "no column 0; choose"),
        ({"delimiter": ";"}, "no samples|no table"),
    ],
)
def test_that_wrong_options_are_named(motion, options, message: str) -> None:
    with pytest.raises(LogError, match=message):
        read_text("t,gx,gy,gz\n" + motion.rows(motion.gyro), CsvOptions(**options))


@pytest.mark.parametrize(
    "options", [{"time_unit": "h"}, {"gyro_unit": "rpm"}, {"accel_unit": "ft"}, {"delimiter": "x"}]
)
def test_that_unknown_units_are_refused_at_once(options: dict[str, str]) -> None:
    with pytest.raises(LogError, match="is unknown; use one of"):
        CsvOptions(**options)


def test_that_dates_serve_as_time(motion) -> None:
    rows = [
        f"2025-04-25T13:35:{t:06.3f}Z,{g[0]},{g[1]},{g[2]}"
        for t, g in zip(motion.time_s, motion.gyro, strict=True)
    ]
    recording = read_text("\n".join(["timestamp,gx (rad/s),gy (rad/s),gz (rad/s)", *rows]))
    np.testing.assert_allclose(recording.time_s, 1745588100.0 + motion.time_s, atol=1e-6)
    assert recording.unix_origin_s == 0.0


def test_that_a_summary_can_be_written_as_json(
    motion,
    write: Callable[[str, str], Path],
) -> None:
    import json

    path = write("log.csv", "t,gx,gy,gz\n" + motion.rows(motion.gyro))
    summary = json.loads(json.dumps(log_summary(read_log(path))))
    assert summary["format"] == "csv"
    assert summary["samples"] == 400
    assert summary["duration_s"] == pytest.approx(1.995)
    assert summary["rate_hz"] == pytest.approx(200.0)
    assert summary["has_accel"] is False
    assert summary["gaps"] == []
    assert (summary["start_s"], summary["end_s"]) == (10.0, 11.995)
    assert summary["paths"] == [str(path)]
    assert len(summary["sha256"]) == 64
    assert summary["guess"]["time_column"] == "t"
