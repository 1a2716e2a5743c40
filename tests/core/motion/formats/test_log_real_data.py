"""Every real gyroscope log of the collection, against what was counted in it by other means."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from real_logs import EXPECTED, LOGGER, PAIRS, PHYPHOX, REFUSED, TYREX

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import log_summary, read_log

pytestmark = pytest.mark.real_data


@pytest.mark.parametrize(
    ("path", "name", "rate_hz", "duration_s", "has_accel", "fewest", "most"),
    EXPECTED,
    ids=[str(entry[0]).removeprefix("imu/") for entry in EXPECTED],
)
def test_that_a_real_log_is_read(
    real_data: Path,
    path: str,
    name: str,
    rate_hz: float,
    duration_s: float,
    has_accel: bool,
    fewest: int,
    most: int,
) -> None:
    summary = log_summary(read_log(real_data / path))
    assert summary["format"] == name
    assert summary["rate_hz"] == pytest.approx(rate_hz, rel=0.02)
    assert summary["duration_s"] == pytest.approx(duration_s, rel=0.01)
    assert summary["has_accel"] is has_accel
    assert fewest <= len(summary["gaps"]) <= most


@pytest.mark.parametrize(("path", "message"), REFUSED)
def test_that_a_real_file_without_a_log_is_refused(
    real_data: Path, path: str, message: str
) -> None:
    with pytest.raises(LogError, match=message) as caught:
        read_log(real_data / path)
    assert Path(path).name in str(caught.value)


def test_that_the_real_drop_outs_are_reported(real_data: Path) -> None:
    recording = read_log(real_data / TYREX / "Guillaume_Nexus5_NoDist_AR")
    found = [(gap.start_s, gap.end_s) for gap in recording.gaps]
    assert found == [(67.116356975, 90.823022014), (102.182885295, 114.051324016)]
    assert any("the longest 23.7 s from 67.116 s" in note for note in recording.warnings)


def test_that_two_numbered_sensors_are_said(real_data: Path) -> None:
    recording = read_log(real_data / "imu/witmotion_csv/231213_181935_sensor_data.csv")
    assert any("AngVelX1" in note for note in recording.warnings)
    assert any("too slow" in note for note in recording.warnings)
    assert np.degrees(recording.gyro_rad_s[-1, 2]) == pytest.approx(-199.27978515625)


def test_that_the_capture_timestamp_of_the_real_pair_is_kept(real_data: Path) -> None:
    details = read_log(real_data / PAIRS / "vladiant_giro/giro_data.txt").source.details
    assert details["capture_timestamp"] == "683163086"


def test_that_values_of_real_logs_are_in_si_units(real_data: Path) -> None:
    ximu = read_log(real_data / "imu/ximu3_csv/sensor_data_first40s.csv")
    assert np.degrees(ximu.gyro_rad_s[0, 1]) == pytest.approx(-0.1517251)
    assert ximu.accel_m_s2 is not None
    assert ximu.accel_m_s2[0, 2] == pytest.approx(0.9970807 * 9.80665)
    gcsv = read_log(real_data / "imu/gcsv_derived/handheld_ar_30s.gcsv")
    assert gcsv.gyro_rad_s[0, 0] == pytest.approx(821 * 0.000266316114)
    logger = read_log(real_data / LOGGER / "2022-09-16_11-15-46")
    np.testing.assert_allclose(
        logger.gyro_rad_s[0], [-0.009774254634976387, -0.05070672556757927, 1.544007658958435]
    )
    assert logger.accel_m_s2 is not None
    assert np.nanmedian(logger.accel_m_s2[:, 2]) > 5.0
    dumped = read_log(real_data / PAIRS / "deepgyro_raw/imu/imu.txt")
    np.testing.assert_array_equal(dumped.gyro_rad_s[0], [-3.1111047, -0.1292299, -0.5319997])
    assert dumped.time_s[0] == pytest.approx(767.705436983, abs=1e-9)


def test_that_a_phyphox_log_tells_the_time_of_day(real_data: Path) -> None:
    recording = read_log(real_data / PHYPHOX / "PDR_1" / "Gyroscope.csv")
    assert recording.unix_origin_s == pytest.approx(1756987590.585782)
