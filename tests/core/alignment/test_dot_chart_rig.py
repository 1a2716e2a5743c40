"""A rig from a photo of the dot chart, and the chart itself."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.alignment.chart import ChartSolution, solve_chart
from deblur_studio.core.alignment.chart_pdf import chart_pdf, write_chart
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError, OutputError
from deblur_studio.core.evaluation.dots import predicted_tensors, unexplained_px2
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.psf import corner_nodes, traces
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.synthesis.shake import hand_shake
from deblur_studio.core.synthesis.shot import simulate_shot

WIDTH, HEIGHT, SIDE, PITCH = 900, 660, 130, 220


def printed() -> np.ndarray:
    """Three rows of four black squares with a white dot each."""
    chart = np.full((HEIGHT, WIDTH, 3), 0.85, np.float32)
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    for y in range(110, HEIGHT, PITCH):
        for x in range(120, WIDTH, PITCH):
            half = SIDE // 2
            chart[y - half : y + half, x - half : x + half] = 0.02
            away = np.hypot(rows - y, columns - x)
            chart[away < 2.6] = 0.9
    return chart


@dataclasses.dataclass(frozen=True, eq=False)
class Shot:
    photo: np.ndarray
    log: ImuRecording
    settings: ShotSettings


@pytest.fixture(scope="module")
def shot() -> Shot:
    rng = np.random.default_rng(3)
    axes = ((0.0, -1.0, 0.0), (-1.0, 0.0, 0.0), (0.0, 0.0, -1.0))
    camera = Camera.centred(WIDTH, HEIGHT, 900.0).replaced(readout_s=0.03, imu_to_camera=axes)
    settings = ShotSettings(camera, Exposure(1.2, 0.08))
    log = hand_shake(rng, 200.0, 2.4, 0.07)
    path = camera_path(log, settings)
    photo = simulate_shot(printed(), camera, path, NoiseModel(0.0, 0.003**2), rng)
    bias = np.array([0.005, -0.006, 0.004])
    return Shot(photo, dataclasses.replace(log, gyro_rad_s=log.gyro_rad_s + bias), settings)


def test_that_a_rig_comes_out_of_one_photo_of_the_chart(shot: Shot) -> None:
    plain = Camera.centred(WIDTH, HEIGHT, 900.0).replaced(readout_s=0.03)
    told = ShotSettings(plain, Exposure(1.23, 0.08))
    found = solve_chart(shot.photo, shot.log, told, reach_s=0.05)
    assert found.unexplained_px2 < 0.15 * found.still_px2
    assert found.offset_s == pytest.approx(-0.03, abs=0.008)
    true = shot.settings.camera.mounting()
    # Moments do not tell half a turn about the axis of view.
    np.testing.assert_allclose(np.abs(found.settings.camera.mounting()), np.abs(true), atol=0.12)
    nodes = corner_nodes(plain)
    curves = traces(camera_path(shot.log, found.settings), found.settings.camera, nodes, 64)
    exact = traces(camera_path(shot.log, shot.settings), shot.settings.camera, nodes, 64)
    extents = np.ptp(curves, axis=1), np.ptp(exact, axis=1)
    np.testing.assert_allclose(*extents, atol=2.5)


def test_that_a_photo_of_something_else_is_refused(shot: Shot) -> None:
    with pytest.raises(MotionError, match="print the dot chart"):
        solve_chart(np.full((400, 500, 3), 0.5, np.float32), shot.log, shot.settings)


def test_that_an_exposure_outside_the_log_is_refused(shot: Shot) -> None:
    late = dataclasses.replace(shot.settings, exposure=Exposure(50.0, 0.08))
    with pytest.raises(MotionError, match=r"covers no exposure|hardly any samples"):
        solve_chart(shot.photo, shot.log, late, reach_s=0.1)


def test_that_the_chart_is_a_vector_pdf_with_a_dot_in_each_square(tmp_path: Path) -> None:
    drawn = chart_pdf()
    assert drawn.startswith(b"%PDF-1.4")
    assert drawn.rstrip().endswith(b"%%EOF")
    assert drawn.count(b" re f") == drawn.count(b" c f") == 24
    assert b"/Image" not in drawn
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n", drawn), start=1):
        assert drawn[int(place) :].startswith(b"%d 0 obj" % number)
    start = int(re.search(rb"startxref\n(\d+)", drawn).group(1))
    assert drawn[start:].startswith(b"xref")


def test_that_a_chart_is_not_written_over_unasked(tmp_path: Path) -> None:
    write_chart(tmp_path / "chart.pdf")
    with pytest.raises(OutputError, match="exists already"):
        write_chart(tmp_path / "chart.pdf")
    write_chart(tmp_path / "chart.pdf", overwrite=True)


@pytest.fixture(scope="module")
def real(real_data: Path) -> tuple[ChartSolution, ImuRecording]:
    folder = real_data / "real_pairs" / "vladiant_giro"
    photo, log = read_photo(folder / "giro_data_image.jpg"), read_log(folder / "giro_data.txt")
    camera = Camera.centred(photo.width, photo.height, 0.900136 * photo.width)
    camera = camera.replaced(readout_s=0.03283)
    # The file's capture time, 0.683 s, is the end of the last row's exposure by the delay told.
    shot = ShotSettings(camera, Exposure(0.6, photo.metadata.exposure_s))
    return solve_chart(photo.pixels, log, shot, reach_s=0.08), log


@pytest.mark.real_data
def test_that_the_real_dots_are_explained(real: tuple[ChartSolution, ImuRecording]) -> None:
    found, log = real
    path = camera_path(log, found.settings)
    told = predicted_tensors(path, found.settings.camera, found.dots.places_px)
    left = unexplained_px2(found.dots, told)
    print(
        f"\n{found.still_px2:.2f} -> {left:.2f} px^2, start {found.settings.exposure.start_s:.4f} s"
    )
    assert len(found.dots.places_px) == 13
    assert left <= 0.4
    # The published mounting swaps x and y; its sign is that of a point reflection.
    swapped = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 1]])
    np.testing.assert_allclose(np.abs(found.settings.camera.mounting()), swapped, atol=0.12)


@pytest.mark.real_data
def test_that_another_mounting_explains_the_real_dots_nearly_as_well(
    real: tuple[ChartSolution, ImuRecording],
) -> None:
    assert not real[0].stands_out()
