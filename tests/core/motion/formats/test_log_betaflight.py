"""Blackbox logs as the two programs that decode them write them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import read_log

Write = Callable[[str, "str | bytes"], Path]
G = 9.80665
COUNT_RAD_S = np.radians(0.5)


def blackbox(
    motion,
    *,
    head: str = "",
    one_g: float = 2048.0,
    per_deg_s: float = 1.0,
    units=("", "", " (us)"),
    quoted: bool = False,
) -> str:
    names = ["loopIteration", f"time{units[2]}", "axisP[0]"]
    names += [f"gyroADC[{axis}]{units[0]}" for axis in range(3)]
    names += [f"accSmooth[{axis}]{units[1]}" for axis in range(3)]
    names += ["motor[0]", "flightModeFlags (flags)"]
    lines = [", ".join(f'"{name}"' if quoted else name for name in names)]
    rates = np.round(np.degrees(motion.gyro) * per_deg_s, 0 if not units[0] else 6)
    forces = np.round(motion.accel / G * one_g, 0 if not units[1] else 6)
    for index, (time_s, rate, force) in enumerate(zip(motion.time_s, rates, forces, strict=True)):
        cells = [index, round(time_s * 1e6), 0, *rate, *force, 1000, "ANGLE_MODE|HORIZON_MODE"]
        lines.append(", ".join(str(cell) for cell in cells))
    return head + "\n".join(lines) + "\n"


def matches(recording, motion) -> None:
    assert recording.source.format == "betaflight"
    np.testing.assert_allclose(recording.time_s, motion.time_s, atol=1e-9)
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro, atol=1.01 * COUNT_RAD_S)
    np.testing.assert_allclose(recording.accel_m_s2, motion.accel, atol=G / 2000)


def test_that_the_decoders_table_is_read_in_counts(write: Write, motion) -> None:
    recording = read_log(write("LOG00001.01.csv", blackbox(motion)))
    matches(recording, motion)
    assert any("states no acc_1G; 2048 counts" in note for note in recording.warnings)


@pytest.mark.parametrize("scale", ["0x3f800000", "1", "1.7453292519943295e-8"])
def test_that_the_explorers_metadata_scale_the_counts(write: Write, motion, scale: str) -> None:
    head = f'"Product","Blackbox flight data recorder"\n"gyroScale",{scale}\n"acc_1G","4096"\n'
    recording = read_log(write("log.csv", blackbox(motion, head=head, one_g=4096, quoted=True)))
    matches(recording, motion)
    assert recording.warnings == ()
    assert recording.source.details["acc_1G"] == "4096"


def test_that_old_firmwares_scale_counts(write: Write, motion) -> None:
    head = '"gyro_scale","0x3d79c190"\n"acc_1G",2048\n'
    text = blackbox(motion, head=head, per_deg_s=16.4)
    matches(read_log(write("log.csv", text)), motion)


def test_that_stated_units_go_before_scales(write: Write, motion) -> None:
    text = blackbox(motion, head='"acc_1G",512\n', one_g=1.0, units=(" (deg/s)", " (g)", ""))
    recording = read_log(write("log.csv", text))
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro, atol=1e-6)
    matches(recording, motion)


def test_that_an_explorers_table_without_acceleration_is_read(write: Write, motion) -> None:
    text = blackbox(motion).replace("accSmooth", "debug")
    recording = read_log(write("log.csv", text))
    assert recording.accel_m_s2 is None
    assert recording.warnings == ()


def test_that_broken_rows_are_dropped_and_counted(write: Write, motion) -> None:
    lines = blackbox(motion).split("\n")
    lines[50], lines[60] = "cut, off", lines[60] + ", more, and more"
    recording = read_log(write("log.csv", "\n".join(lines)))
    assert len(recording.time_s) == 398
    assert any("2 rows of log.csv are broken" in note for note in recording.warnings)


def test_that_a_table_without_rows_is_refused(write: Write, motion) -> None:
    path = write("log.csv", blackbox(motion).split("\n")[0] + "\n")
    with pytest.raises(LogError, match="only 0 usable samples"):
        read_log(path)


def test_that_telemetry_parser_reads_the_same(write: Write, motion) -> None:
    """Its normal orientation of a blackbox has our z as x and our x, turned, as z."""
    parser = pytest.importorskip("telemetry_parser")
    path = write("log.csv", blackbox(motion).replace(", ", ","))
    samples = parser.Parser(str(path)).normalized_imu()
    theirs = np.radians([sample["gyro"] for sample in samples])
    ours = read_log(path).gyro_rad_s
    np.testing.assert_allclose(theirs, np.stack([ours[:, 2], ours[:, 1], -ours[:, 0]], axis=1))
