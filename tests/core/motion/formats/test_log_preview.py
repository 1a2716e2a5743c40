from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import CsvOptions, inspect_csv, preview, read_log

Write = Callable[[str, "str | bytes"], Path]
HEADER = ("t", "gx", "gy", "gz", "ax", "ay", "az")


def test_that_a_known_table_is_shown_with_its_guess(write: Write, motion) -> None:
    text = ";".join(HEADER) + "\n" + motion.rows(motion.gyro, motion.accel, mark=";")
    seen = inspect_csv(write("log.csv", text))
    assert (seen.header, seen.fields, seen.problem, seen.whole) == (HEADER, 7, "", True)
    assert len(seen.rows) == preview.SHOWN_ROWS
    assert seen.rows[0][0] == "10.000000000"
    assert seen.options == CsvOptions(
        delimiter=";",
        time_column="t",
        gyro_columns=("gx", "gy", "gz"),
        accel_columns=("ax", "ay", "az"),
    )
    reading = seen.reading
    assert reading is not None
    assert (reading.samples, reading.has_accel) == (400, True)
    assert (reading.time_unit, reading.gyro_unit, reading.accel_unit) == ("s", "rad/s", "m/s^2")
    assert reading.rate_hz == pytest.approx(200.0)
    assert reading.duration_s == pytest.approx(1.995)
    assert any("size of the values" in note for note in reading.warnings)


def test_that_the_guess_reads_the_table_the_same(write: Write, motion) -> None:
    path = write("log.csv", ",".join(HEADER) + "\n" + motion.rows(motion.gyro, motion.accel))
    guessed = read_log(path, inspect_csv(path).options)
    np.testing.assert_array_equal(guessed.gyro_rad_s, read_log(path).gyro_rad_s)
    np.testing.assert_array_equal(guessed.accel_m_s2, read_log(path).accel_m_s2)


def test_that_an_unknown_table_shows_its_problem_and_what_was_found(write: Write, motion) -> None:
    text = "when,gx,gy,gz\n" + motion.rows(motion.gyro)
    path = write("log.csv", text)
    seen = inspect_csv(path)
    assert 'no time column among "when"' in seen.problem
    assert seen.reading is None
    assert (seen.options.time_column, seen.options.gyro_columns) == (None, ("gx", "gy", "gz"))
    better = inspect_csv(path, CsvOptions(time_column=1))
    assert better.problem == ""
    assert better.options.time_column == 1


def test_that_columns_without_names_are_counted(write: Write, motion) -> None:
    seen = inspect_csv(write("log.csv", motion.rows(motion.gyro)))
    assert seen.header == ()
    assert (seen.options.time_column, seen.options.gyro_columns) == (1, (2, 3, 4))


def test_that_of_columns_without_names_the_first_is_offered_as_time(write: Write, motion) -> None:
    seen = inspect_csv(write("log.csv", motion.rows(motion.time_s, motion.gyro)))
    assert "5 columns without names" in seen.problem
    assert (seen.options.time_column, seen.options.gyro_columns) == (1, None)


def test_that_columns_of_one_name_are_counted(write: Write, motion) -> None:
    text = "t,x,x,x\n" + motion.rows(motion.gyro)
    path = write("log.csv", text)
    seen = inspect_csv(path, CsvOptions(gyro_columns=(2, 3, 4)))
    assert seen.problem == ""
    np.testing.assert_array_equal(read_log(path, seen.options).gyro_rad_s, motion.gyro)


def test_that_a_wrong_delimiter_shows_the_rows_all_the_same(write: Write, motion) -> None:
    path = write("log.csv", "t;gx;gy;gz\n" + motion.rows(motion.gyro, mark=";"))
    seen = inspect_csv(path, CsvOptions(delimiter="|"))
    assert seen.problem.startswith("log.csv holds no ")
    assert seen.rows[0] == ("t;gx;gy;gz",)
    assert seen.options == CsvOptions(delimiter="|")


def test_that_the_acceleration_can_be_left_out(write: Write, motion) -> None:
    path = write("log.csv", ",".join(HEADER) + "\n" + motion.rows(motion.gyro, motion.accel))
    options = CsvOptions(use_accel=False, accel_columns=("ax", "ay", "az"))
    assert read_log(path, options).accel_m_s2 is None
    reading = inspect_csv(path, options).reading
    assert reading is not None
    assert not reading.has_accel


def test_that_only_the_beginning_of_a_large_table_is_read(
    write: Write, motion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "MAX_READ_BYTES", 5_000)
    seen = inspect_csv(write("log.csv", "t,gx,gy,gz\n" + motion.rows(motion.gyro)))
    assert not seen.whole
    assert seen.reading is not None
    assert 8 < seen.reading.samples < 200
    assert seen.problem == ""


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0" + bytes(50)])
def test_that_what_is_no_text_is_refused(write: Write, content: bytes) -> None:
    with pytest.raises(LogError, match=r"log\.csv is"):
        inspect_csv(write("log.csv", content))


def test_that_a_log_of_acceleration_alone_is_a_problem(write: Write, motion) -> None:
    seen = inspect_csv(write("log.csv", "t,ax,ay,az\n" + motion.rows(motion.accel)))
    assert "no angular rate" in seen.problem
    assert seen.options.accel_columns == ("ax", "ay", "az")
