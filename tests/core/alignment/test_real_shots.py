"""Real photos with real logs: solved, or refused for a reason."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.alignment.answer import align
from deblur_studio.core.alignment.calibrate import calibrate
from deblur_studio.core.alignment.chart import solve_chart
from deblur_studio.core.alignment.search import SearchSettings
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.evaluation.dots import find_squares, measure_dots
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.restore.run import restore

pytestmark = [pytest.mark.slow, pytest.mark.real_data]


def test_that_the_dots_of_the_chart_become_round(real_data: Path) -> None:
    folder = real_data / "real_pairs" / "vladiant_giro"
    photo, log = read_photo(folder / "giro_data_image.jpg"), read_log(folder / "giro_data.txt")
    camera = Camera.centred(photo.width, photo.height, 0.900136 * photo.width)
    shot = ShotSettings(camera.replaced(readout_s=0.03283), Exposure(0.6, 0.059994))
    found = solve_chart(photo.pixels, log, shot, reach_s=0.08)
    rig = found.settings
    result = restore(photo.pixels, rig.camera, camera_path(log, rig), "total-variation")
    after = measure_dots(result.pixels, find_squares(photo.pixels)).elongations().mean()
    print(f"\nelongation {found.dots.elongations().mean():.3f} -> {after:.3f}")
    assert after <= 1.10


def test_that_the_chart_as_a_scene_is_refused(real_data: Path) -> None:
    folder = real_data / "real_pairs" / "vladiant_giro"
    photo, log = read_photo(folder / "giro_data_image.jpg"), read_log(folder / "giro_data.txt")
    camera = Camera.centred(photo.width, photo.height, 0.900136 * photo.width)
    shot = ShotSettings(camera.replaced(readout_s=0.03283), Exposure(0.6, 0.059994))
    answer = align(photo.pixels, log, shot, SearchSettings())
    print(f"\n{answer.verdict} {answer.probability:.2f}: {answer.reason}")
    assert answer.verdict != "found"


def test_that_the_clock_and_the_axes_of_a_tablet_are_found_again(real_data: Path) -> None:
    folder = real_data / "real_pairs" / "deepgyro_raw"
    log = read_log(folder / "imu" / "imu.txt")
    camera = Camera(1920, 1080, 1558.6899, 1558.6899, 939.6533, 518.4131, readout_s=0.02)
    rows = [line.split() for line in (folder / "images" / "images.txt").read_text().splitlines()]
    begins = [1e-9 * (int(stamp) - int(rows[0][0])) + log.time_s[0] for stamp, _ in rows]
    shots = [
        ShotSettings(camera, Exposure(float(start_s), 1e-9 * int(row[1])))
        for start_s, row in zip(begins, rows, strict=True)
    ]
    photos = [
        read_photo(folder / "images" / f"{number:04d}.jpg").pixels
        for number in range(1, len(rows) + 1)
    ]
    free = ("offset", "bias", "readout", "mounting")
    found = calibrate(photos, log, shots, reach_s=0.1, free=free, scale=0.25)
    print(
        f"\noffset {1e3 * found.offset_s:.1f} ms of 22, readout"
        f" {1e3 * found.camera.readout_s:.1f} ms of 24.5, gap {found.runner_up_gap:.0f},"
        f" gains {np.round(found.gains)}\n{np.round(found.camera.mounting(), 2).tolist()}"
    )
    # The published axes, x and y swapped, are no rotation; ours is their point reflection.
    swapped = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 1]])
    np.testing.assert_allclose(np.abs(found.camera.mounting()), swapped, atol=0.1)
    assert found.offset_s == pytest.approx(0.022, abs=0.006)
    assert found.camera.readout_s == pytest.approx(0.0245, abs=0.008)
    assert (found.gains > 500).all()


@pytest.mark.parametrize("number", [100, 110, 120])
def test_that_nearly_sharp_frames_claim_nothing(real_data: Path, number: int) -> None:
    folder = real_data / "real_pairs" / "phone_video_412hz"
    log = read_log(folder / "gyro_dump.txt")
    stamps = np.loadtxt(folder / "framestamp.txt")
    photo = read_photo(folder / "frames" / f"RE_frame-{number}.jpg")
    camera = Camera.centred(photo.width, photo.height, 700.0)
    unit_s = (log.time_s[-1] - log.time_s[0]) / (stamps[-1] - stamps[0])
    start_s = log.time_s[0] + (stamps[number] - stamps[0]) * 10 ** round(np.log10(unit_s))
    shot = ShotSettings(camera, Exposure(float(start_s), 0.00525))
    answer = align(photo.pixels, log, shot, SearchSettings(start_s - 0.1, start_s + 0.1))
    print(f"\nframe {number}: {answer.verdict} {answer.probability:.2f}, gain {answer.gain:.0f}")
    assert answer.verdict != "found"
