from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import log_summary, read_log

Write = Callable[[str, "str | bytes"], Path]
G = 9.80665


def matches(recording, motion, accel=True, tolerance=1e-6):
    """The recording is the motion."""
    np.testing.assert_allclose(recording.time_s, motion.time_s, atol=2e-6)
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro, atol=tolerance)
    if not accel:
        assert recording.accel_m_s2 is None
        return
    np.testing.assert_allclose(recording.accel_m_s2, motion.accel, atol=10 * tolerance)


def gcsv(motion, orientation="XYZ", gyro=None):
    counts = np.round((motion.gyro if gyro is None else gyro) / 1e-6).astype(int)
    force = np.round(motion.accel / G / 1e-7).astype(int)
    times = np.round(motion.time_s * 1e6).astype(int)
    rows = [
        ",".join(str(v) for v in (t, *g, *a)) for t, g, a in zip(times, counts, force, strict=True)
    ]
    head = [
        "GYROFLOW IMU LOG", "version,1.3", "id,test", f"orientation,{orientation}",
        "tscale,0.000001", "gscale,0.000001", "ascale,0.0000001", "t,gx,gy,gz,ax,ay,az",
    ]  # fmt: skip
    return "\n".join([*head, *rows]) + "\n"


def test_that_a_gcsv_is_scaled(write: Write, motion) -> None:
    recording = read_log(write("clip.gcsv", gcsv(motion)))
    assert recording.source.format == "gcsv"
    assert recording.source.details["id"] == "test"
    matches(recording, motion)
    assert recording.warnings == ()


def test_that_a_gcsv_is_known_by_content_not_by_name(write: Write, motion) -> None:
    assert read_log(write("clip.txt", gcsv(motion))).source.format == "gcsv"


def test_that_the_orientation_turns_the_axes_of_a_gcsv(write: Write, motion) -> None:
    recording = read_log(write("clip.gcsv", gcsv(motion, "yZx")))
    expected = np.stack([-motion.gyro[:, 1], motion.gyro[:, 2], -motion.gyro[:, 0]], axis=1)
    np.testing.assert_allclose(recording.gyro_rad_s, expected, atol=1e-6)
    assert recording.accel_m_s2 is not None
    np.testing.assert_allclose(recording.accel_m_s2[:, 1], motion.accel[:, 2], atol=1e-5)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("orientation,XYZ", "orientation,XXZ", "orientation 'XXZ'"),
        ("gscale,0.000001", "gscale,much", "no usable gscale"),
        ("tscale,0.000001", "tscale,0", "no usable tscale"),
        ("t,gx,gy,gz,ax,ay,az\n", "", "is cut off"),
        ("t,gx,gy,gz,ax,ay,az", "t,a,b,c,ax,ay,az", "no columns gx"),
    ],
)
def test_that_a_broken_gcsv_is_refused(
    write: Write,
    motion,
    old: str,
    new: str,
    message: str,
) -> None:
    path = write("clip.gcsv", gcsv(motion).replace(old, new))
    with pytest.raises(LogError, match=message):
        read_log(path)


def phyphox(motion, unit, values, mark=",", comma=False):
    head = mark.join(
        f'"{name}"' for name in ("Time (s)", f"X ({unit})", f"Y ({unit})", f"Z ({unit})")
    )
    body = motion.rows(values, mark=mark)
    return head + "\n" + (body.replace(".", ",") if comma else body)


@pytest.mark.parametrize(("mark", "comma"), [(",", False), (";", False), (";", True), ("\t", True)])
@pytest.mark.parametrize("given", ["folder", "Gyroscope.csv", "Accelerometer.csv"])
def test_that_a_phyphox_export_is_read_whole(
    write: Write,
    motion,
    tmp_path: Path,
    mark: str,
    comma: bool,
    given: str,
) -> None:
    write("Gyroscope.csv", phyphox(motion, "rad/s", motion.gyro, mark, comma))
    write("Accelerometer.csv", phyphox(motion, "m/s^2", motion.accel, mark, comma))
    write(
        "meta/time.csv",
        '"event","experiment time","system time","system time text"\n'
        '"START",0.5,1.756987590585782E9,"2025-09-04 21:06:30.586 UTC+09:00"\n',
    )
    recording = read_log(tmp_path if given == "folder" else tmp_path / given)
    matches(recording, motion)
    assert recording.source.format == "phyphox"
    assert recording.unix_origin_s == pytest.approx(1756987590.085782)
    assert [path.name for path in recording.source.paths] == [
        "Gyroscope.csv", "time.csv", "Accelerometer.csv"
    ]  # fmt: skip


def test_that_a_combined_phyphox_file_is_read(write: Write, motion) -> None:
    names = ["Time (s)"]
    names += [f"Acceleration {axis} (m/s^2)" for axis in "xyz"]
    names += [f"Gyroscope {axis} (rad/s)" for axis in "xyz"]
    head = ",".join(f'"{name}"' for name in names)
    recording = read_log(write("Raw Data.csv", f"{head}\n{motion.rows(motion.accel, motion.gyro)}"))
    assert recording.source.format == "phyphox"
    matches(recording, motion)


def witmotion(motion, header: str, mark="\t", device="WT901BLE67", null="null") -> str:
    lines = []
    for time_s, rate, force in zip(
        motion.time_s, np.degrees(motion.gyro), motion.accel / G, strict=True
    ):
        clock = f"2025-04-25 13:35:{time_s:06.3f}"
        values = [f"{v:.7f}" for v in (*force, *rate)]
        lines.append(mark.join([clock, device, *values, "1.5", "2.5", null]))
    return mark.join(header.split("\t")) + "\n" + "\n".join(lines) + "\n"


ENGLISH = (
    "time\tDeviceName\tAccX(g)\tAccY(g)\tAccZ(g)\tAsX(deg/s)\tAsY(deg/s)\tAsZ(deg/s)"
    "\tAngleX(deg)\tAngleY(deg)\tQ0()"
)
CHINESE = (
    "时间\t设备名称\t加速度X(g)\t加速度Y(g)\t加速度Z(g)\t角速度X(°/s)\t角速度Y(°/s)\t角速度Z(°/s)"
    "\t角度X(°)\t角度Y(°)\t四元数0()"
)
START_S = 1745588100.0  # 2025-04-25 13:35 as the recorder's clock shows it


@pytest.mark.parametrize("header", [ENGLISH, CHINESE])
@pytest.mark.parametrize("mark", ["\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_that_the_vendors_text_is_read(
    write: Write,
    motion,
    header: str,
    mark: str,
    encoding: str,
) -> None:
    path = write("log.txt", witmotion(motion, header, mark).encode(encoding))
    recording = read_log(path)
    assert recording.source.format == "witmotion"
    np.testing.assert_allclose(recording.time_s, START_S + motion.time_s, atol=1e-6)
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro, atol=1e-6)
    np.testing.assert_allclose(recording.accel_m_s2, motion.accel, atol=1e-5)
    assert recording.warnings == ()


def test_that_repeated_headers_of_the_vendors_text_do_no_harm(write: Write, motion) -> None:
    lines = witmotion(motion, ENGLISH).split("\n")
    lines.insert(100, lines[0])
    assert len(read_log(write("log.txt", "\n".join(lines))).time_s) == 400


def test_that_rows_that_do_not_match_are_dropped_and_counted(write: Write, motion) -> None:
    lines = witmotion(motion, ENGLISH).split("\n")
    lines[50] = "\t".join(lines[50].split("\t")[:7])
    recording = read_log(write("log.txt", "\n".join(lines)))
    assert len(recording.time_s) == 399
    assert any("1 rows of log.txt do not match" in note for note in recording.warnings)


def test_that_a_header_that_most_rows_do_not_match_is_refused(write: Write, motion) -> None:
    path = write("log.txt", witmotion(motion, ENGLISH + "\tBattery\tVersion()"))
    with pytest.raises(LogError, match="names 13 columns but most of its rows have 11 values"):
        read_log(path)


def test_that_the_device_with_most_rows_is_taken(write: Write, motion) -> None:
    first = witmotion(motion, ENGLISH, device="WT-A").split("\n")
    other = [line.replace("WT-A", "WT-B").replace("\t0.", "\t3.") for line in first[1:150]]
    mixed = [first[0], *(line for pair in zip(first[1:150], other, strict=True) for line in pair)]
    recording = read_log(write("log.txt", "\n".join([*mixed, *first[150:]])))
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro, atol=1e-6)
    assert any("2 devices; WT-A with 400 rows" in note for note in recording.warnings)


def test_that_the_chips_clock_goes_before_the_time_of_arrival(write: Write, motion) -> None:
    lines = ["time\tChipTime()\tAccX(g)\tAccY(g)\tAccZ(g)\tAsX(deg/s)\tAsY(deg/s)\tAsZ(deg/s)"]
    for index, (time_s, rate) in enumerate(
        zip(motion.time_s, np.degrees(motion.gyro), strict=True)
    ):
        arrival = f"2025-04-25 13:35:{10 + (index // 8) * 0.04:06.3f}"
        values = "\t".join(f"{value:.7f}" for value in rate)
        lines.append(f"{arrival}\t2025-04-25 13:35:{time_s:06.3f}\t0\t0\t1\t{values}")
    recording = read_log(write("log.txt", "\n".join(lines)))
    np.testing.assert_allclose(recording.time_s, START_S + motion.time_s, atol=1e-6)
    assert "chip" in recording.clock


def test_that_plain_rows_in_nanoseconds_are_read(write: Write, motion) -> None:
    for mark in (" ", "\t", ","):
        rows = motion.rows(motion.gyro, time=motion.time_s * 1e9, mark=mark)
        recording = read_log(write("shake.txt", rows))
        assert recording.source.format == "plain_rows"
        matches(recording, motion, accel=False)
        assert recording.warnings == ()


def test_that_plain_rows_may_carry_a_capture_timestamp(write: Write, motion) -> None:
    rows = motion.rows(motion.gyro, time=motion.time_s * 1e9, mark=" ")
    tail = "capture timestamp 683163086\nuser press timestamp = 18446742478109850691\n"
    recording = read_log(write("giro.txt", f"400\n683163086\n{rows}{tail}total gyro samples 400\n"))
    matches(recording, motion, accel=False)
    assert recording.source.details["capture_timestamp"] == "683163086"
    assert float(recording.source.details["capture_timestamp_s"]) == pytest.approx(0.683163086)
    assert recording.source.details["total_gyro_samples"] == "400"
    assert recording.warnings == ()
    short = read_log(write("giro.txt", f"400\n683163086\n{rows}"))
    assert short.source.details["capture_timestamp"] == "683163086"


def test_that_a_folder_of_plain_rows_is_read(write: Write, motion, tmp_path: Path) -> None:
    write("gyroscope-calibrated.txt", motion.rows(motion.gyro, mark=" "))
    write("accelerometer.txt", motion.rows(motion.accel / G, mark=" "))
    write("timeAlignment.txt", "  -2.7600000e+00\n")
    recording = read_log(tmp_path)
    matches(recording, motion)
    assert log_summary(recording)["guess"]["accel_unit"] == "g"


def test_that_rows_with_android_sensor_numbers_are_sorted_out(write: Write, motion) -> None:
    lines = []
    for t, g, a in zip(motion.time_s, motion.gyro, motion.accel, strict=True):
        nanoseconds = round(t * 1e9)
        lines += [
            f"{kind} {nanoseconds} {v[0]} {v[1]} {v[2]}" for kind, v in ((2, a), (1, a), (4, g))
        ]
    recording = read_log(write("imu.txt", "\n".join(lines)))
    assert recording.source.format == "deepgyro"
    matches(recording, motion)


def sensor_logger(motion, values) -> str:
    lines = ["time,seconds_elapsed,z,y,x"]
    for t, v in zip(motion.time_s, values, strict=True):
        lines.append(f"{round((1.7e9 + t) * 1e6)}000,{t:.6f},{v[2]:.9f},{v[1]:.9f},{v[0]:.9f}")
    return "\n".join(lines) + "\n"


def test_that_sensor_logger_is_read_in_its_order_of_axes(
    write: Write, motion, tmp_path: Path
) -> None:
    write("Gyroscope.csv", sensor_logger(motion, motion.gyro))
    write("Accelerometer.csv", sensor_logger(motion, motion.accel - [0, 0, G]))
    recording = read_log(tmp_path)
    assert recording.source.format == "sensor_logger"
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro, atol=1e-6)
    np.testing.assert_allclose(recording.time_s - 1.7e9, motion.time_s, atol=1e-6)
    assert recording.accel_m_s2 is None
    assert any("without gravity" in note for note in recording.warnings)
    assert (recording.clock, recording.unix_origin_s) == ("Unix time", 0.0)


@pytest.mark.parametrize("given", ["sum", "uncalibrated", "total"])
@pytest.mark.parametrize("platform", ["ios", "android"])
def test_that_sensor_loggers_gravity_is_found(
    write: Write,
    motion,
    tmp_path: Path,
    given: str,
    platform: str,
) -> None:
    sign = -1.0 if platform == "ios" else 1.0
    write("Gyroscope.csv", sensor_logger(motion, motion.gyro))
    write("Accelerometer.csv", sensor_logger(motion, sign * (motion.accel - [0, 0, G])))
    write("Metadata.csv", f"version,device name,platform\n3,phone,{platform}\n")
    if given == "sum":
        gravity = np.broadcast_to([0, 0, sign * G], motion.accel.shape)
        write("Gravity.csv", sensor_logger(motion, gravity))
    elif given == "uncalibrated":
        write("AccelerometerUncalibrated.csv", sensor_logger(motion, sign * motion.accel / G))
    else:
        write("TotalAcceleration.csv", sensor_logger(motion, sign * motion.accel))
    for path in (tmp_path, tmp_path / "Accelerometer.csv"):
        recording = read_log(path)
        assert recording.accel_m_s2 is not None
        np.testing.assert_allclose(recording.accel_m_s2, motion.accel, atol=1e-5)


def test_that_getsensordata_rows_are_sorted_out(write: Write, motion) -> None:
    lines = ["% made by a test"]
    for t, g, a in zip(motion.time_s, motion.gyro, motion.accel, strict=True):
        lines += [f"{w};{t};{t};{v[0]};{v[1]};{v[2]};0" for w, v in (("ACCE", a / G), ("GYRO", g))]
    recording = read_log(write("log.txt", "\n".join(lines)))
    assert recording.source.format == "getsensordata"
    matches(recording, motion)


def test_that_advio_rows_are_sorted_out(write: Write, motion) -> None:
    lines = []
    for t, g, a in zip(motion.time_s, motion.gyro, motion.accel, strict=True):
        imu = [t, 34, *g, *a, 0, 0, 0, 0, 0]
        lines += [",".join(map(str, row)) for row in (imu, [t + 0.001, 7, *range(11)])]
    recording = read_log(write("walk.csv", "\n".join(lines)))
    assert recording.source.format == "advio"
    matches(recording, motion)


def test_that_an_ios_video_log_ends_where_it_says(write: Write, motion) -> None:
    rows = [
        f"{g[0]} {g[1]} {g[2]} {round(t * 1e9)}"
        for t, g in zip(motion.time_s, motion.gyro, strict=True)
    ]
    text = "\n".join(["size: [400 4]", *rows, "size: [1 4]", "9 9 9 9"])
    recording = read_log(write("4.txt", text))
    assert recording.source.format == "ios_video"
    matches(recording, motion, accel=False)


def test_that_a_frame_dump_is_read(write: Write, motion) -> None:
    rows = [
        f"frameid:1 gyro:{i} x {g[0]:f} y {g[1]:f} z {g[2]:f} ts {round(t * 1e6)}"
        for i, (t, g) in enumerate(zip(motion.time_s, motion.gyro, strict=True))
    ]
    recording = read_log(write("dump.txt", "\n".join(["SOF 1, frameNum :1 exp time 0.005", *rows])))
    assert recording.source.format == "frame_dump"
    matches(recording, motion, accel=False)


@pytest.mark.parametrize(
    "shape",
    ["20170501_1432{:02d}_{:03d}: GYROSCOPE {} {} {}", "201705011432{:02d}{:03d},3,{},{},{},"],
)
def test_that_dated_android_rows_are_read(write: Write, motion, shape: str) -> None:
    rows = [
        shape.format(int(t), round(t % 1 * 1000), *g)
        for t, g in zip(motion.time_s, motion.gyro, strict=True)
    ]
    recording = read_log(write("video.log", "\n".join(rows) + "\n"))
    assert recording.source.format == "android_video"
    np.testing.assert_allclose(
        recording.time_s - recording.time_s[0], motion.time_s - 10.0, atol=1e-6
    )
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro, atol=1e-9)


def test_that_core_motions_motion_and_gravity_are_added_and_turned(write: Write, motion) -> None:
    names = [f"rotationRate_{axis}_rad_s" for axis in "xyz"]
    names += [f"{word}_{axis}_g" for word in ("userAcceleration", "gravity") for axis in "xyz"]
    gravity = np.broadcast_to([0.0, 0.0, -1.0], motion.accel.shape)
    table = motion.rows(motion.gyro, -motion.accel / G - gravity, gravity)
    matches(read_log(write("tremor.csv", f"timestamp_s,{','.join(names)}\n{table}")), motion)
