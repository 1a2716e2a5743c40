from __future__ import annotations

import pytest

from deblur_studio.core.motion.formats.columns import describe
from deblur_studio.core.motion.formats.triples import find_triples


@pytest.mark.parametrize(
    ("name", "kind", "axis", "unit"),
    [
        ("gx", "gyro", 0, None),
        ("wz", "gyro", 2, None),
        ("gyro_y", "gyro", 1, None),
        ("Gyroscope X (deg/s)", "gyro", 0, "deg/s"),
        ("GYROSCOPE Z (rad/s)", "gyro", 2, "rad/s"),
        ("w_RS_S_x [rad s^-1]", "gyro", 0, "rad/s"),
        ("rotationRate_x_rad_s", "gyro", 0, "rad/s"),
        ("angular_velocity.y", "gyro", 1, None),
        ("AngVelX2", "gyro", 0, None),
        ("AsX(°/s)", "gyro", 0, "deg/s"),
        ("AsX", "gyro", 0, None),
        ("角速度Z(°/s)", "gyro", 2, "deg/s"),
        ("gyr_x_dps", "gyro", 0, "deg/s"),
        ("motionRotationRateX(rad/s)", "gyro", 0, "rad/s"),
        ("X (rad/s)", "gyro", 0, "rad/s"),
        ("ax", "accel", 0, None),
        ("AccY(g)", "accel", 1, "g"),
        ("加速度X(g)", "accel", 0, "g"),
        ("a_RS_S_z [m s^-2]", "accel", 2, "m/s^2"),
        ("Accelerometer Z (g)", "accel", 2, "g"),
        ("accel_x_m_s2", "accel", 0, "m/s^2"),
        ("gFz", "accel", 2, None),
        ("X (m/s^2)", "accel", 0, "m/s^2"),
        ("ACCELEROMETER X (m/s²)", "accel", 0, "m/s^2"),
        ("userAcceleration_x_g", "linear", 0, "g"),
        ("Linear Acceleration y (m/s^2)", "linear", 1, "m/s^2"),
        ("gravity_z_g", "gravity", 2, "g"),
        ("X_value", "bare", 0, None),
        ("z", "bare", 2, None),
        ("Time (s)", "time", None, "s"),
        ("#timestamp [ns]", "time", None, "ns"),
        ("timestamp_us", "time", None, "us"),
        ("time (µs)", "time", None, "us"),
        ("seconds_elapsed", "time", None, "s"),
        ("t", "time", None, None),
        ("时间", "time", None, None),
        ("DeviceName", "device", None, None),
        ("设备名称", "device", None, None),
        ("address", "device", None, None),
        ("AngleX(deg)", "other", None, None),
        ("AngX", "other", None, None),
        ("角度X(°)", "other", None, None),
        ("HX(uT)", "other", None, None),
        ("Magnetometer X (uT)", "other", None, None),
        ("qx", "other", None, None),
        ("Q0()", "other", None, None),
        ("gyro_bias_x", "other", None, None),
        ("gx (m/s^2)", "other", None, None),
        ("ChipTime()", "other", None, None),
        ("Absolute (rad/s)", "other", None, None),
        ("", "other", None, None),
    ],
)
def test_that_a_column_is_known_by_its_name(
    name: str, kind: str, axis: int | None, unit: str | None
) -> None:
    column = describe(name)
    assert (column.kind, column.axis) == (kind, axis)
    if kind != "other":
        assert column.unit == unit


def test_that_axes_in_the_order_z_y_x_are_put_right() -> None:
    (gyro,) = find_triples(("time", "gyro_z", "gyro_y", "gyro_x"))
    assert gyro.columns == (3, 2, 1)


def test_that_two_numbered_sensors_are_kept_apart() -> None:
    header = ("AngVelX1", "AngVelX2", "AngVelY1", "AngVelY2", "AngVelZ1", "AngVelZ2")
    assert [triple.columns for triple in find_triples(header)] == [(0, 2, 4), (1, 3, 5)]


def test_that_a_sensor_with_two_axes_is_no_sensor() -> None:
    assert find_triples(("time", "gx", "gy")) == []
