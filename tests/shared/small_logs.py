"""One short log of each format: forty samples of a shake about three axes at 100 Hz."""

from __future__ import annotations

import io
import math
import struct
import zipfile
from collections.abc import Iterable, Sequence

SAMPLES = 40

Row = tuple[float, tuple[float, float, float], tuple[float, float, float]]


def small_logs() -> dict[str, bytes]:
    """The bytes of each log by the name of its format."""
    rows = _rows()
    texts = {**_tables(rows), **_lines(rows)}
    logs = {name: ("\n".join(lines) + "\n").encode() for name, lines in texts.items()}
    return {**logs, "witmotion_raw": _capture(rows), "sensor_logger zip": _zip(texts)}


def _rows() -> list[Row]:
    rows = []
    for index in range(SAMPLES):
        time_s = 10.0 + index / 100.0
        x, y, z = (round(0.3 * math.sin(30.0 * time_s + axis), 6) for axis in range(3))
        rows.append((time_s, (x, y, z), (0.1, round(0.2 + y / 10, 6), 9.8)))
    return rows


def _cells(values: Iterable[object], mark: str = ",") -> str:
    return mark.join(str(value) for value in values)


def _degrees(rate: Sequence[float]) -> list[float]:
    return [round(math.degrees(value), 6) for value in rate]


def _tables(rows: list[Row]) -> dict[str, list[str]]:
    axes = [f"{axis} (rad/s)" for axis in "XYZ"]
    witmotion = ["AccX(g)", "AccY(g)", "AccZ(g)", "AsX(deg/s)", "AsY(deg/s)", "AsZ(deg/s)"]
    ximu3 = [*(f"Gyroscope {a} (deg/s)" for a in "XYZ"), *(f"Accelerometer {a} (g)" for a in "XYZ")]
    blackbox = [*(f"gyroADC[{i}]" for i in range(3)), *(f"accSmooth[{i}]" for i in range(3))]
    euroc = [*(f"w_RS_S_{a} [rad s^-1]" for a in "xyz"), *(f"a_RS_S_{a} [m s^-2]" for a in "xyz")]
    return {
        "csv": ["t,gx,gy,gz,ax,ay,az", *(_cells([t, *g, *a]) for t, g, a in rows)],
        "csv dated": [
            "Date,Time,gyro_1,gyro_2,gyro_3",
            *(_cells(["2025-04-25", f"13:35:{t:06.3f}", *g]) for t, g, _ in rows),
        ],
        "gcsv": [
            "GYROFLOW IMU LOG", "version,1.3", "orientation,XYZ",
            "tscale,1", "gscale,1", "ascale,1", "t,gx,gy,gz,ax,ay,az",
            *(_cells([t, *g, *a]) for t, g, a in rows),
        ],
        "witmotion": [
            _cells(["time", "DeviceName", *witmotion], "\t"),
            *(_cells([f"2025-01-01 10:00:{t:06.3f}", "WT1", 0, 0, 1, *_degrees(g)], "\t")
              for t, g, _ in rows),
        ],
        "phyphox": [
            "sep=;", _cells((f'"{name}"' for name in ("Time (s)", *axes)), ";"),
            *(_cells((f'"{v}"'.replace(".", ",") for v in (t, *g)), ";") for t, g, _ in rows),
        ],
        "sensor_logger": [
            "time,seconds_elapsed,z,y,x",
            *(_cells([round((1.7e9 + t) * 1e9), t, *g[::-1]]) for t, g, _ in rows),
        ],
        "sensor_kinetics": [
            "time,X_value,Y_value,Z_value", *(_cells([t, *g]) for t, g, _ in rows)
        ],
        "euroc": [
            _cells(["#timestamp [ns]", *euroc]),
            *(_cells([round(t * 1e9), *g, *a]) for t, g, a in rows),
        ],
        "ximu3": [
            _cells(["Time (s)", *ximu3]), *(_cells([t, *_degrees(g), 0, 0, 1]) for t, g, _ in rows)
        ],
        "betaflight": [
            '"acc_1G","2048"', _cells(["loopIteration", "time (us)", *blackbox, "flags"]),
            *(_cells([i, round(t * 1e6), *_degrees(g), 0, 0, 2048, "ARM|ANGLE"])
              for i, (t, g, _) in enumerate(rows)),
        ],
    }  # fmt: skip


def _lines(rows: list[Row]) -> dict[str, list[str]]:
    times = [round(t * 1e9) for t, _, _ in rows]
    numbered = [(t, _cells(g, " "), g, a) for t, (_, g, a) in zip(times, rows, strict=True)]
    return {
        "plain_rows": [
            "40",
            "123",
            *(f"{t} {v}" for t, v, _, _ in numbered),
            "capture timestamp 1",
        ],
        "deepgyro": [f"{kind} {t} {v}" for t, v, _, _ in numbered for kind in (1, 4)],
        "ios_video": ["size: [40 4]", *(f"{v} {t}" for t, v, _, _ in numbered)],
        "getsensordata": [
            _cells([word, t, t, *v, 0], ";")
            for t, g, a in rows
            for word, v in (("GYRO", g), ("ACCE", a))
        ],
        "frame_dump": [
            f"frameid:1 gyro:0 x {g[0]} y {g[1]} z {g[2]} ts {t // 1000}" for t, _, g, _ in numbered
        ],
        "android_video": [
            f"20170501_143223_{10 * i:03d}: GYROSCOPE {v}"
            for i, (_, v, _, _) in enumerate(numbered)
        ],
        "advio": [_cells([t, 34, *g, *a, 0, 0, 0, 0, 0]) for t, g, a in rows],
    }


def _capture(rows: list[Row]) -> bytes:
    """Frames of 20 bytes: acceleration, angular rate and angle in parts of 32768."""
    frames = []
    for _, rate, _ in rows:
        turning = [round(degrees / 2000.0 * 32768.0) for degrees in _degrees(rate)]
        frames.append(b"\x55\x61" + struct.pack("<9h", 0, 0, 2048, *turning, 0, 0, 0))
    return b"".join(frames)


def _zip(texts: dict[str, list[str]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("export/Gyroscope.csv", "\n".join(texts["sensor_logger"]))
        archive.writestr("export/TotalAcceleration.csv", "\n".join(texts["sensor_logger"]))
    return buffer.getvalue()
