"""Write a recording as a file that other programs read: Gyroflow's .gcsv, or CSV."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.files import written_whole
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.witmotion.samples import STANDARD_GRAVITY_M_S2

_STEP = 1e-6  # seconds, rad/s and g that one unit of a .gcsv stands for
_CSV_NAMES = ("time (s)", "gyro_x (rad/s)", "gyro_y (rad/s)", "gyro_z (rad/s)",
              "accel_x (m/s^2)", "accel_y (m/s^2)", "accel_z (m/s^2)")  # fmt: skip


def write_gcsv(recording: ImuRecording, path: Path, *, overwrite: bool = False) -> None:
    """Write a .gcsv in sensor axes, to a microsecond, 1e-6 rad/s and 1e-6 g.

    Raises:
        OutputError: ``path`` exists or the disk refuses.
    """
    keys = ["GYROFLOW IMU LOG", "version,1.3", "id,deblur_studio", "orientation,XYZ"]
    if recording.unix_origin_s is not None:
        keys.append(f"timestamp,{recording.unix_origin_s:.6f}")
    keys += [f"{name},{_STEP}" for name in ("tscale", "gscale", "ascale")]
    table, names = [recording.time_s[:, None], recording.gyro_rad_s], "t,gx,gy,gz"
    if recording.accel_m_s2 is not None:
        table.append(np.nan_to_num(recording.accel_m_s2) / STANDARD_GRAVITY_M_S2)
        names += ",ax,ay,az"
    counts = np.round(np.hstack(table) / _STEP).astype(np.int64)
    _write(path, "\n".join([*keys, names]), counts, "%d", overwrite=overwrite)


def write_csv(recording: ImuRecording, path: Path, *, overwrite: bool = False) -> None:
    """Write a table of seconds, rad/s and m/s^2 with a line of names.

    Raises:
        OutputError: ``path`` exists or the disk refuses.
    """
    table = [recording.time_s[:, None], recording.gyro_rad_s]
    if recording.accel_m_s2 is not None:
        table.append(recording.accel_m_s2)
    values = np.hstack(table)
    names = ",".join(_CSV_NAMES[: values.shape[1]])
    forms = ["%.9f"] + ["%.9g"] * (values.shape[1] - 1)
    _write(path, names, values, forms, overwrite=overwrite)


def export_beside(recording: ImuRecording, folder: Path) -> tuple[Path, Path]:
    """Write motion.gcsv and motion.csv into the folder of a recording; returns their paths.

    Raises:
        OutputError: The disk refuses.
    """
    paths = folder / "motion.gcsv", folder / "motion.csv"
    write_gcsv(recording, paths[0], overwrite=True)
    write_csv(recording, paths[1], overwrite=True)
    return paths


def _write(
    path: Path,
    header: str,
    table: NDArray[np.float64] | NDArray[np.int64],
    form: str | list[str],
    *,
    overwrite: bool,
) -> None:
    with written_whole(path, overwrite=overwrite) as part:
        np.savetxt(part, table, fmt=form, delimiter=",", header=header, comments="")
