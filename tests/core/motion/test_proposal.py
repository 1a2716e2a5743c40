"""What is assumed about a shot, and the reasons that are given."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import CameraError
from deblur_studio.core.imaging.photo import Photo, PhotoMetadata, SourceFile
from deblur_studio.core.motion.proposal import propose


def photo(**metadata):
    source = SourceFile(Path("IMG_7.jpg"), "0" * 64, 1)
    pixels = np.zeros((300, 400, 3), np.float32)
    return Photo(pixels, source, "jpeg", 8, PhotoMetadata(**metadata))


def hand(time_s):
    return 0.1 * np.sin(9 * time_s[:, None] + [0.0, 1.0, 2.0])


def test_that_exif_gives_exposure_and_focal_length_and_is_named(recording_of):
    found = propose(photo(exposure_s=0.1, focal_35mm=36.0), recording_of(hand))
    assert found.settings.exposure.duration_s == 0.1
    assert found.settings.camera.fx_px == pytest.approx(36 * 500 / np.hypot(36, 24))
    assert (found.settings.camera.cx_px, found.settings.camera.cy_px) == (199.5, 149.5)
    assert found.notes["exposure"] == "EXIF exposure time, 0.1 s."
    assert found.notes["focal"].startswith("EXIF 35 mm equivalent 36 mm")


def test_that_guesses_say_that_they_are_guesses(recording_of):
    found = propose(photo(), recording_of(hand))
    assert set(found.notes) == {"focal", "mounting", "exposure", "start", "bias"}
    assert found.notes["focal"].startswith("assumed: 28 mm")
    assert found.notes["exposure"].startswith("Assumed: 0.05 s")
    assert found.notes["mounting"].startswith("Assumed")
    assert found.notes["start"].startswith("Assumed: the middle of the log")
    assert found.notes["bias"].startswith("None taken off")


def test_that_the_exposure_starts_out_in_the_middle_of_the_log(recording_of):
    exposure = propose(photo(exposure_s=0.2), recording_of(hand, end_s=4.0)).settings.exposure
    assert (exposure.start_s + exposure.end_s) / 2 == pytest.approx(2.0, abs=1e-3)


def test_that_stillness_gives_the_bias_and_says_when_it_was(recording_of, constant):
    found = propose(photo(), recording_of(constant((0.01, 0.0, -0.02)), end_s=2.0))
    assert found.settings.bias_rad_s == pytest.approx((0.01, 0.0, -0.02))
    assert found.notes["bias"].startswith("Mean rate while still, 0.")


def test_that_a_camera_file_is_used_as_it_is(recording_of):
    camera = Camera.centred(400, 300, 777.0).replaced(time_offset_s=0.25, readout_s=0.02)
    found = propose(photo(focal_35mm=36.0), recording_of(hand), camera)
    assert found.settings.camera == camera
    assert found.notes["focal"] == found.notes["mounting"] == "From the camera file."


def test_that_a_camera_file_of_another_size_is_told(recording_of):
    with pytest.raises(CameraError, match=r"for 300 x 400 pixels but IMG_7\.jpg has 400 x 300"):
        propose(photo(), recording_of(hand), Camera.centred(300, 400, 700.0))


def test_that_the_last_mark_inside_the_log_is_where_the_exposure_starts_out(recording_of):
    log = dataclasses.replace(recording_of(hand, end_s=4.0), marks_s=(0.5, 3.0, 9.0))
    found = propose(photo(exposure_s=0.2), log)
    assert found.settings.exposure.start_s == pytest.approx(2.9)
    assert found.notes["start"].startswith("The last mark of the recording, at 3.00 s")


def test_that_exif_time_places_the_exposure_where_the_log_tells_the_day(recording_of):
    taken = datetime(2026, 11, 22, 10, 0, 3, tzinfo=UTC)
    log = recording_of(hand, end_s=4.0)
    dated = dataclasses.replace(log, unix_origin_s=taken.timestamp() - 3.0)
    found = propose(photo(exposure_s=0.2, taken_at=taken), dated)
    assert found.settings.exposure.start_s == pytest.approx(2.9)
    assert found.notes["start"].startswith("EXIF time, 3.00 s")
    marked = dataclasses.replace(dated, marks_s=(1.0,))
    assert "mark" in propose(photo(taken_at=taken), marked).notes["start"]


@pytest.mark.parametrize("late_s", [-7200.0, 3.95])
def test_that_an_exif_time_outside_the_log_is_not_believed(recording_of, late_s):
    taken = datetime(2026, 11, 22, 10, 0, 0, tzinfo=UTC)
    log = dataclasses.replace(
        recording_of(hand, end_s=4.0), unix_origin_s=taken.timestamp() - late_s
    )
    found = propose(photo(exposure_s=0.2, taken_at=taken), log)
    assert found.notes["start"].startswith("Assumed: the middle of the log")
