"""Tables of known recorders and of spreadsheets, each from a small log of its own."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.formats.dates import iso_dates

Write = Callable[[str, "str | bytes"], Path]
G = 9.80665


def matches(recording, motion, name: str, accel=True, start_s=0.0) -> None:
    assert recording.source.format == name
    np.testing.assert_allclose(recording.time_s - start_s, motion.time_s, atol=1e-6)
    np.testing.assert_allclose(recording.gyro_rad_s, motion.gyro, atol=1e-6)
    if accel:
        np.testing.assert_allclose(recording.accel_m_s2, motion.accel, atol=1e-5)
    else:
        assert recording.accel_m_s2 is None


EUROC = "#timestamp [ns]," + ",".join(
    [f"w_RS_S_{axis} [rad s^-1]" for axis in "xyz"] + [f"a_RS_S_{axis} [m s^-2]" for axis in "xyz"]
)


@pytest.mark.parametrize("place", ["data.csv", "imu0/data.csv", "mav0/imu0/data.csv"])
def test_that_euroc_is_read_from_its_folders(write: Write, motion, tmp_path, place: str) -> None:
    stamps = [1403636579 * 10**9 + round(time_s * 1e9) for time_s in motion.time_s]
    rows = [
        ",".join(map(str, (stamp, *rate, *force)))
        for stamp, rate, force in zip(stamps, motion.gyro, motion.accel, strict=True)
    ]
    path = write(place, "\r\n".join([EUROC, *rows]))
    for given in (tmp_path, path):
        recording = read_log(given)
        matches(recording, motion, "euroc", start_s=1403636579.0)
        assert (recording.unix_origin_s, recording.warnings) == (0.0, ())


TRUTH = "#timestamp, " + ", ".join(
    [f"p_RS_R_{axis} [m]" for axis in "xyz"]
    + [f"q_RS_{axis} []" for axis in "wxyz"]
    + [f"v_RS_R_{axis} [m s^-1]" for axis in "xyz"]
    + [f"b_w_RS_S_{axis} [rad s^-1]" for axis in "xyz"]
    + [f"b_a_RS_S_{axis} [m s^-2]" for axis in "xyz"]
)


def test_that_the_ground_truth_in_a_euroc_zip_is_no_log(write: Write, motion, tmp_path) -> None:
    path = tmp_path / "MH_01_easy.zip"
    stamps = motion.time_s * 1e9
    truth = np.tile(motion.gyro, (1, 6))[:, :16]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mav0/cam0/data.csv", "#timestamp [ns],filename\n1,1.png\n2,2.png\n")
        rows = motion.rows(motion.gyro, motion.accel, time=stamps)
        archive.writestr("mav0/imu0/data.csv", f"{EUROC}\n{rows}")
        rows = motion.rows(truth, time=stamps)
        archive.writestr("mav0/state_groundtruth_estimate0/data.csv", f"{TRUTH}\n{rows}")
    matches(read_log(path), motion, "euroc")


def ximu3(motion, time: str, factor: float) -> str:
    names = [f"Gyroscope {axis} (deg/s)" for axis in "XYZ"]
    names += [f"Accelerometer {axis} (g)" for axis in "XYZ"]
    rows = motion.rows(np.degrees(motion.gyro), motion.accel / G, time=motion.time_s * factor)
    return ",".join([time, *names]) + "\n" + rows


@pytest.mark.parametrize(("time", "factor"), [("Time (s)", 1.0), ("Timestamp (us)", 1e6)])
def test_that_the_ximu3s_table_or_its_folder_is_read(
    write: Write, motion, tmp_path: Path, time: str, factor: float
) -> None:
    path = write("Inertial.csv", ximu3(motion, time, factor))
    write("Quaternion.csv", f"{time},W,X,Y,Z\n" + motion.rows(motion.gyro, motion.time_s))
    write("Temperature.csv", f"{time},Temperature (°C)\n" + motion.rows(motion.time_s))
    matches(read_log(path), motion, "ximu3")
    matches(read_log(tmp_path), motion, "ximu3")


def test_that_sensor_kinetics_states_no_units_but_has_them(write: Write, motion, tmp_path) -> None:
    head = "time,X_value,Y_value,Z_value\n"
    write("walk_gyrm.csv", head + motion.rows(motion.gyro))
    write("walk_accm.csv", head + motion.rows(motion.accel))
    for given in (tmp_path, tmp_path / "walk_accm.csv"):
        recording = read_log(given)
        matches(recording, motion, "sensor_kinetics")
        assert recording.warnings == ()


def test_that_a_table_of_values_without_a_sensor_is_refused(write: Write, motion) -> None:
    path = write("walk.csv", "time,X_value,Y_value,Z_value\n" + motion.rows(motion.gyro))
    with pytest.raises(LogError, match=r'no columns of angular rate among "time", "X_value"'):
        read_log(path)


SPREADSHEETS = [
    (mark, quoted, comma)
    for mark, quoted, comma in itertools.product(";,\t", (True, False), (True, False))
    if (mark, quoted, comma) != (",", False, True)  # 1,5,2,5 means nothing
]
PHYPHOX = ("Time (s)", "Gyroscope x (rad/s)", "Gyroscope y (rad/s)", "Gyroscope z (rad/s)")


@pytest.mark.parametrize("line", ["", "sep={mark}\n"])
@pytest.mark.parametrize(("mark", "quoted", "comma"), SPREADSHEETS)
def test_that_phyphox_as_a_spreadsheet_saves_it_is_read(
    write: Write, motion, line: str, mark: str, quoted: bool, comma: bool
) -> None:
    quote = '"' if quoted else ""
    rows = [PHYPHOX]
    for time_s, rate in zip(motion.time_s, motion.gyro, strict=True):
        numbers = [f"{value:.9E}" for value in (time_s, *rate)]
        rows.append(tuple(n.replace(".", ",") if comma else n for n in numbers))
    text = "\r\n".join(mark.join(f"{quote}{cell}{quote}" for cell in row) for row in rows)
    path = write("Raw Data.csv", ("\ufeff" + line.format(mark=mark) + text).encode("utf-8"))
    matches(read_log(path), motion, "phyphox", accel=False)


def test_that_phyphoxs_zip_is_read_with_its_time_of_day(write: Write, motion, tmp_path) -> None:
    path = tmp_path / "Rotation 2025-09-04.zip"
    names = '"Time (s)","X ({0})","Y ({0})","Z ({0})"\n'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Gyroscope.csv", names.format("rad/s") + motion.rows(motion.gyro))
        archive.writestr("Accelerometer.csv", names.format("m/s^2") + motion.rows(motion.accel))
        archive.writestr("meta/device.csv", '"property","value"\n"version","1.1.11"\n')
        archive.writestr(
            "meta/time.csv",
            '"event","experiment time","system time","system time text"\n'
            '"START",0.0,1.756987590585782E9,"2025-09-04 21:06:30.586 UTC+09:00"\n',
        )
    recording = read_log(path)
    matches(recording, motion, "phyphox")
    assert recording.unix_origin_s == pytest.approx(1756987590.585782)


def sensor_logger(motion, values, tail="") -> str:
    lines = [f"time,seconds_elapsed,z,y,x{',accuracy' if tail else ''}"]
    for time_s, v in zip(motion.time_s, values, strict=True):
        nanoseconds = round((1.7e9 + time_s) * 1e6)
        lines.append(f"{nanoseconds}000,{time_s:.6f},{v[2]:.9f},{v[1]:.9f},{v[0]:.9f}{tail}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("kind", ["", "Uncalibrated"])
def test_that_sensor_loggers_zip_is_read(write: Write, motion, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "2025-09-01.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"Gyroscope{kind}.csv", sensor_logger(motion, motion.gyro, ",3"))
        archive.writestr("AccelerometerUncalibrated.csv", sensor_logger(motion, motion.accel))
        archive.writestr("Annotation.csv", "time,seconds_elapsed,text\n")
        archive.writestr("Metadata.csv", "version,platform\n3,android\n")
    matches(read_log(path), motion, "sensor_logger", start_s=1.7e9)


def gcsv_rows(motion) -> str:
    table = np.column_stack([motion.time_s * 1e6, motion.gyro * 1e6, motion.accel / G * 1e6])
    return "\n".join(",".join(str(v) for v in np.round(row).astype(int)) for row in table) + "\n"


SCALES = "tscale,0.000001\ngscale,0.000001\nascale,0.000001\n"
GCSV_HEADS = {
    "1.0": f"version,1.0\nid,custom\norientation,XYZ\n{SCALES}t,gx,gy,gz,ax,ay,az\n",
    "1.1 all fields": (
        "version,1.1\nid,custom\norientation,XYZ\nnote,one, two\nfwversion,F_1\n"
        "timestamp,1644159993\nvendor,cam\nvideofilename,clip.mp4\nlensprofile,wide\n"
        f"{SCALES}t,gx,gy,gz,ax,ay,az\n"
    ),
    "1.3 readout": (
        "version,1.3\nid,custom\nlens_info,wide\nframe_readout_time,15.23\n"
        f"frame_readout_direction,0\norientation,XYZ\n{SCALES}t,gx,gy,gz,ax,ay,az\n"
    ),
    "no orientation": f"version,1.2\n{SCALES}t, gx, gy, gz, ax, ay, az\n",
    "rates called r": f"version,1.2\n{SCALES}t,rx,ry,rz,ax,ay,az\n",
}


@pytest.mark.parametrize("head", GCSV_HEADS.values(), ids=GCSV_HEADS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_that_every_version_of_gcsv_is_scaled(write: Write, motion, head, encoding) -> None:
    text = f"GYROFLOW IMU LOG\n{head}{gcsv_rows(motion)}"
    recording = read_log(write("clip.gcsv", text.replace("\n", "\r\n").encode(encoding)))
    matches(recording, motion, "gcsv")
    expected = 1644159993.0 if "timestamp" in head else None
    assert recording.unix_origin_s == expected


def test_that_the_text_of_witmotions_memory_card_is_read(write: Write, motion) -> None:
    names = ["address", "Time(s)", "ax(g)", "ay(g)", "az(g)"]
    names += ["wx(deg/s)", "wy(deg/s)", "wz(deg/s)", "AngleX(deg)"]
    table = np.column_stack([motion.accel / G, np.degrees(motion.gyro), motion.time_s])
    rows = [
        "\t".join(["0x50", f"{time_s:.3f}", *(f"{value:.7f}" for value in row)])
        for time_s, row in zip(motion.time_s, table, strict=True)
    ]
    text = "\n".join(["StartTime: 2025-04-25 13:35:10.000", "\t".join(names), *rows])
    matches(read_log(write("WIT00.TXT", text)), motion, "witmotion")


@pytest.mark.parametrize(
    "names",
    [
        [f"{sensor}_{number}" for sensor in ("gyro", "acc") for number in (1, 2, 3)],
        [f"{sensor}[{number}]" for sensor in ("gyro", "acc") for number in (0, 1, 2)],
        [f"gyro{number} [rad/s]" for number in (0, 1, 2)]
        + [f"acc{number} (m/s^2)" for number in (0, 1, 2)],
    ],
)
def test_that_axes_may_be_numbered(write: Write, motion, names: list[str]) -> None:
    text = ",".join(["time", *names]) + "\n" + motion.rows(motion.gyro, motion.accel)
    matches(read_log(write("log.csv", text)), motion, "csv")


def test_that_numbered_sensors_are_no_axes(write: Write, motion) -> None:
    names = [f"g{axis}{number}" for number in (1, 2, 3) for axis in "xyz"]
    text = f"time,{','.join(names)}\n" + motion.rows(motion.gyro, -motion.gyro, motion.accel)
    recording = read_log(write("log.csv", text))
    matches(recording, motion, "csv", accel=False)
    assert any("holds 3 gyroscopes; gx1, gy1, gz1" in note for note in recording.warnings)


@pytest.mark.parametrize("day", ["2025-04-25", "2025/4/25", "25.04.2025", "04/25/2025", "20250425"])
@pytest.mark.parametrize("first", ["date", "time", "日期"])
def test_that_date_and_time_may_be_two_columns(write: Write, motion, day: str, first: str) -> None:
    rows = []
    for time_s, rate in zip(motion.time_s, motion.gyro, strict=True):
        stamps = [day, f"13:35:{time_s:06.3f}"]
        values = [f"{value:.7f}" for value in rate]
        rows.append(",".join([*(stamps[::-1] if first == "time" else stamps), *values]))
    names = {"date": "Date,Time", "time": "time,date", "日期": "日期,时间"}[first]
    head = f"{names},gx (rad/s),gy (rad/s),gz (rad/s)"
    recording = read_log(write("log.csv", "\n".join([head, *rows])))
    matches(recording, motion, "csv", accel=False, start_s=1745588100.0)


def test_that_a_date_nobody_can_tell_leaves_the_time_of_day(write: Write, motion) -> None:
    rows = [
        f"03/04/2025,13:35:{time_s:06.3f},{rate[0]:.7f},{rate[1]:.7f},{rate[2]:.7f}"
        for time_s, rate in zip(motion.time_s, motion.gyro, strict=True)
    ]
    text = "\n".join(["Date,Time,gx (rad/s),gy (rad/s),gz (rad/s)", *rows])
    recording = read_log(write("log.csv", text))
    matches(recording, motion, "csv", accel=False, start_s=48900.0)


def test_that_dates_are_spelled_with_the_year_first() -> None:
    assert iso_dates(["1.2.2025", "13.2.2025", "x"]) == ["2025-2-1", "2025-2-13", ""]
    assert iso_dates(["01-13-2025"]) == ["2025-01-13"]
    assert iso_dates(["x"]) is None
    assert iso_dates([]) is None
