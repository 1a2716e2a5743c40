"""The photo of a dot chart: its dots show the true kernels (real photo, real log)."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.evaluation.dots import (
    Dots,
    find_squares,
    measure_dots,
    predicted_tensors,
    unexplained_px2,
)
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.mounting import mounting_from_string
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.restore.run import restore

pytestmark = pytest.mark.real_data

# Values of the device's sample calibration; mounting and start are searched below.
FOCAL_PX, READOUT_S = 0.900136 * 2048, 0.03283


@pytest.fixture(scope="module")
def chart(real_data: Path) -> tuple[Photo, ImuRecording, Dots]:
    folder = real_data / "real_pairs" / "vladiant_giro"
    photo = read_photo(folder / "giro_data_image.jpg")
    squares = find_squares(photo.pixels)
    return photo, read_log(folder / "giro_data.txt"), measure_dots(photo.pixels, squares)


def settings(photo: Photo, orientation: str, start_s: float) -> ShotSettings:
    camera = Camera.centred(photo.width, photo.height, FOCAL_PX).replaced(
        readout_s=READOUT_S, imu_to_camera=mounting_from_string(orientation)
    )
    assert photo.metadata.exposure_s is not None
    return ShotSettings(camera, Exposure(start_s, photo.metadata.exposure_s))


def proper_orientations() -> list[str]:
    signs = list(itertools.product((str.upper, str.lower), repeat=3))
    every = [
        "".join(case(letter) for case, letter in zip(cases, letters, strict=True))
        for letters in itertools.permutations("xyz")
        for cases in signs
    ]
    return [each for each in every if np.linalg.det(mounting_from_string(each)) > 0]


def best_start(chart: tuple[Photo, ImuRecording, Dots]) -> tuple[float, str, float]:
    photo, log, dots = chart
    found = []
    for orientation in proper_orientations():
        for start_s in np.arange(0.03, 0.9, 0.012):
            shot = settings(photo, orientation, float(start_s))
            predicted = predicted_tensors(camera_path(log, shot), shot.camera, dots.places_px)
            found.append((unexplained_px2(dots, predicted), orientation, float(start_s)))
    return min(found)


def test_that_thirteen_dots_are_found_with_the_measured_shapes(
    chart: tuple[Photo, ImuRecording, Dots],
) -> None:
    dots = chart[2]
    deviations = np.sqrt(np.linalg.eigvalsh(dots.tensors_px2)).mean(axis=0)
    assert len(dots.places_px) == 13
    assert deviations == pytest.approx([2.8, 3.5], abs=0.1)
    assert dots.elongations().mean() == pytest.approx(1.23, abs=0.03)


def test_that_a_measured_motion_explains_more_than_half_of_the_dots_shape(
    chart: tuple[Photo, ImuRecording, Dots],
) -> None:
    photo, log, dots = chart
    still = unexplained_px2(dots, np.zeros_like(dots.tensors_px2))
    residual, orientation, start_s = best_start(chart)
    shot = settings(photo, orientation, start_s)
    predicted = predicted_tensors(camera_path(log, shot), shot.camera, dots.places_px)
    print(f"\nno motion {still:.2f} px^2, {orientation} from {start_s:.3f} s: {residual:.2f} px^2")
    print("   x    y   | observed xx  xy  yy | predicted xx  xy  yy")
    for place, seen, told in zip(dots.places_px, dots.tensors_px2, predicted, strict=True):
        print(
            f"{place[0]:5.0f} {place[1]:5.0f} | {seen[0, 0]:5.1f} {seen[0, 1]:5.1f}"
            f" {seen[1, 1]:5.1f} | {told[0, 0]:5.1f} {told[0, 1]:5.1f} {told[1, 1]:5.1f}"
        )
    assert still == pytest.approx(1.4, abs=0.1)
    assert residual < 0.5 * still


def test_that_restoring_with_that_motion_makes_the_dots_rounder(
    chart: tuple[Photo, ImuRecording, Dots],
) -> None:
    photo, log, dots = chart
    shot = settings(photo, "XYZ", 0.525)
    result = restore(photo.pixels, shot.camera, camera_path(log, shot), "wiener")
    after = measure_dots(result.pixels, find_squares(photo.pixels))
    print(f"\nelongation {dots.elongations().mean():.3f} -> {after.elongations().mean():.3f}")
    assert after.elongations().mean() < 1.12
    assert after.elongations().max() < dots.elongations().max()
