"""Sources of motion: closed forms of their kernels at the picture's centre."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import DeblurError, FieldError, MotionError, RestoreError
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import kernels_at
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import rasterise, traces
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.sandbox.drawing import drawn_path
from deblur_studio.core.sandbox.logs import recording_of
from deblur_studio.core.sandbox.motion import camera_path_of
from deblur_studio.core.sandbox.presets import PRESETS, preset, turning_and_travelling
from deblur_studio.core.sandbox.settings import CameraSettings, MotionSettings, camera_for
from deblur_studio.core.sandbox.source import path_of
from deblur_studio.core.sandbox.state import SandboxState

SETTINGS = CameraSettings(exposure_s=0.1, focal_widths=2.0)
CAMERA = camera_for(SETTINGS, 401, 301)  # f 802 px, the centre is a pixel
CENTRE = np.array([[200.0, 150.0]])


def path(motion: MotionSettings, settings: CameraSettings = SETTINGS) -> CameraPath:
    return camera_path_of(motion, settings, CAMERA, np.random.default_rng(motion.seed))


def ends(made: CameraPath, samples: int = 400) -> np.ndarray:
    """Return how far the centre moves from the first to the last instant, px."""
    curve = traces(made, CAMERA, CENTRE, samples)[0]
    return (curve[-1] - curve[0]) * samples / (samples - 1)


def test_that_panning_right_moves_the_picture_left_by_f_tan_angle() -> None:
    moved = ends(path(MotionSettings(pan_deg_s=20.0)))
    assert moved == pytest.approx([-2 * 802 * np.tan(np.radians(1.0)), 0.0], rel=1e-3, abs=1e-9)


def test_that_tilting_up_moves_the_picture_down() -> None:
    moved = ends(path(MotionSettings(tilt_deg_s=20.0)))
    assert moved == pytest.approx([0.0, 2 * 802 * np.tan(np.radians(1.0))], rel=1e-3, abs=1e-9)


def test_that_roll_leaves_the_centre_and_turns_a_corner() -> None:
    made = path(MotionSettings(roll_deg_s=30.0))
    assert ends(made) == pytest.approx([0.0, 0.0], abs=1e-9)
    corner = traces(made, CAMERA, np.array([[0.0, 150.0]]), 400)[0]
    # A camera that rolls clockwise sees the scene turn anticlockwise: the left side moves down.
    assert corner[-1, 1] - corner[0, 1] == pytest.approx(200 * np.radians(3.0), rel=0.01)


def test_that_travel_counts_by_depth() -> None:
    near = ends(path(MotionSettings(travel_x_mm=20.0)))
    far = ends(path(MotionSettings(travel_x_mm=20.0), replace(SETTINGS, depth_m=4.0)))
    assert near == pytest.approx([-802 * 0.02 / 2.0, 0.0], rel=1e-3, abs=1e-9)
    assert far == pytest.approx(near / 2, rel=1e-3, abs=1e-9)


def test_that_tremor_has_the_rate_that_is_asked_for() -> None:
    settings = replace(SETTINGS, exposure_s=2.0)
    squares = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        motion = MotionSettings(tremor_deg_s=5.0, seed=seed)
        made = camera_path_of(motion, settings, CAMERA, rng)
        steps = made.rotations[1:] @ np.swapaxes(made.rotations[:-1], 1, 2)
        squares.append(np.mean((np.degrees(steps[:, 2, 1]) / np.diff(made.time_s)) ** 2))
    assert np.sqrt(np.mean(squares)) == pytest.approx(5.0, rel=0.05)


def test_that_the_same_dice_draw_the_same_tremor_and_others_another() -> None:
    first, again, other = (path(MotionSettings(tremor_deg_s=5.0, seed=n)) for n in (1, 1, 2))
    assert np.array_equal(first.rotations, again.rotations)
    assert not np.allclose(first.rotations, other.rotations, atol=1e-6)


def test_that_a_jolt_leaves_two_bright_places_as_far_apart_as_it_turns() -> None:
    made = path(MotionSettings(jolt_deg=1.0))
    kernel = kernels_at(made, CAMERA, CENTRE[:, 0], CENTRE[:, 1]).kernels[0]
    bright = np.argwhere(kernel > 0.2)
    apart = bright[:, 1].max() - bright[:, 1].min()
    assert apart == pytest.approx(802 * np.tan(np.radians(1.0)), abs=1.0)
    assert kernel[kernel > 0.2].sum() > 0.85


@pytest.mark.parametrize(
    ("motion", "word"),
    [
        (MotionSettings(pan_deg_s=float("nan")), "Pan"),
        (MotionSettings(tremor_hz=0.0), "Tremor frequency"),
        (MotionSettings(travel_z_mm=1e9), "Travel forward"),
    ],
)
def test_that_a_value_out_of_range_is_named(motion: MotionSettings, word: str) -> None:
    with pytest.raises(RestoreError, match=word):
        path(motion)


def test_that_the_centre_kernel_follows_the_drawn_line() -> None:
    line = np.array([[0.0, 0.0], [30.0, 0.0], [30.0, 20.0], [-10.0, 50.0]])
    curve = traces(drawn_path(line, CAMERA, 0.1), CAMERA, CENTRE, 1024)[0]
    walked = curve - curve[0]
    corner = walked[np.argmin(np.linalg.norm(walked - line[2], axis=1))]
    assert corner == pytest.approx(line[2], abs=0.2)
    assert walked[-1] == pytest.approx(line[-1], abs=0.2)
    # The middle of the exposure is where the scene is at rest.
    assert curve[511:513].mean(axis=0) == pytest.approx([0.0, 0.0], abs=0.1)


def test_that_the_drawn_kernel_is_the_drawn_line_itself() -> None:
    line = np.array([[-12.0, 3.0], [4.0, -6.0], [12.0, 9.0]])
    made = drawn_path(line, CAMERA, 0.1)
    kernel = kernels_at(made, CAMERA, CENTRE[:, 0], CENTRE[:, 1]).kernels[0]
    legs = np.linalg.norm(np.diff(line, axis=0), axis=1)
    way = (np.arange(4000) + 0.5) / 4000 * legs.sum()
    at = [np.interp(way, np.concatenate([[0], np.cumsum(legs)]), axis) for axis in line.T]
    points = np.stack(at, axis=1)
    expected = rasterise((points - points[1999:2001].mean(axis=0))[None], kernel.shape[0] // 2)[0]
    assert np.abs(kernel - expected).sum() < 0.05


def test_that_slow_drawing_leaves_bright_places() -> None:
    line = np.array([[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [20.0, 0.0]])
    made = drawn_path(line, CAMERA, 0.1, steady=False)
    assert kernels_at(made, CAMERA, CENTRE[:, 0], CENTRE[:, 1]).kernels[0].max() > 0.6


@pytest.mark.parametrize("points", [np.empty((0, 2)), np.array([[0.0, np.nan]])])
def test_that_a_drawing_without_points_is_refused(points: np.ndarray) -> None:
    with pytest.raises(MotionError, match="draw it again"):
        drawn_path(points, CAMERA, 0.1)


@pytest.mark.parametrize("readout_ms", [0.0, 20.0])
def test_that_the_log_of_a_path_gives_the_path_back(readout_ms: float) -> None:
    settings = replace(SETTINGS, readout_ms=readout_ms)
    camera = camera_for(settings, 401, 301)
    motion = MotionSettings(tremor_deg_s=10.0, pan_deg_s=3.0)
    made = camera_path_of(motion, settings, camera, np.random.default_rng(1))
    recording, exposure = recording_of(made)
    again = camera_path(recording, ShotSettings(camera, exposure))
    assert np.abs(again.rotations - made.rotations).max() < 1e-9
    middle_s = (recording.time_s[0] + recording.time_s[-1]) / 2
    assert exposure.start_s + exposure.duration_s / 2 == pytest.approx(middle_s)


def test_that_a_stretch_of_a_log_is_the_path_of_the_log(
    recording_of: Callable[..., ImuRecording], constant: Callable[..., object]
) -> None:
    recording = recording_of(constant((0.0, 0.2, 0.0)))
    state = SandboxState(source="log", camera=SETTINGS, log_start_s=0.4)
    made = path_of(state, CAMERA, recording)
    direct = camera_path(recording, ShotSettings(CAMERA, Exposure(0.4, 0.1)))
    assert np.array_equal(made.rotations, direct.rotations)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"source": "log"}, "source"),
        ({"source": "drawn"}, "drawn_xy_px"),
    ],
)
def test_that_a_source_without_its_motion_is_said_at_its_field(
    values: dict[str, object], field: str
) -> None:
    with pytest.raises(FieldError) as told:
        path_of(SandboxState().changed_all(values), CAMERA)
    assert told.value.field == field


def test_that_a_stretch_beyond_the_log_is_said_at_its_start(
    recording_of: Callable[..., ImuRecording], constant: Callable[..., object]
) -> None:
    state = SandboxState(source="log", log_start_s=50.0)
    with pytest.raises(FieldError, match="not inside") as told:
        path_of(state, CAMERA, recording_of(constant((0.0, 0.2, 0.0))))
    assert told.value.field == "log_start_s"


def test_that_every_preset_makes_kernels_of_a_usual_picture() -> None:
    for each in PRESETS:
        settings = each.camera(CameraSettings())
        camera = camera_for(settings, 512, 384)
        made = camera_path_of(each.motion, settings, camera, np.random.default_rng(1))
        kernel = kernels_at(made, camera, np.array([500.0]), np.array([370.0])).kernels[0]
        assert kernel.sum() == pytest.approx(1.0, abs=1e-5), each.name
        assert (kernel.max() > 0.95) == (each.name == "still"), each.name


def test_that_a_preset_keeps_the_rest_of_the_camera() -> None:
    before = CameraSettings(noise=0.03, focal_widths=1.5)
    after = preset("defocus").camera(before)
    assert (after.noise, after.focal_widths, after.defocus_px) == (0.03, 1.5, 3.0)


def test_that_travel_ahead_leaves_the_middle_and_pan_does_not() -> None:
    fields = {
        each.title: each.field
        for each in turning_and_travelling(Camera.centred(400, 300, 800.0), CameraSettings())
    }
    middle = 2 * 7 + 3
    assert fields["Travel forward"].kernels[middle].max() > 0.9
    assert fields["Roll"].kernels[middle].max() > 0.9
    assert fields["Pan"].kernels[middle].max() < 0.2
    assert fields["Travel right"].kernels[middle].max() < 0.2


@pytest.mark.parametrize("size", [(1, 1), (1, 50)])
def test_that_a_picture_of_one_pixel_is_refused_in_words(size: tuple[int, int]) -> None:
    with pytest.raises(DeblurError, match="larger one"):
        camera_for(SETTINGS, *size)
