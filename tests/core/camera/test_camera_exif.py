import dataclasses
import math

import pytest

from deblur_studio.core.camera.exif import assumed_focal, focal_from_metadata
from deblur_studio.core.imaging.photo import PhotoMetadata

PLANE = PhotoMetadata(focal_mm=50.0, focal_plane_px_per_mm=120.0, exif_size_px=(4320, 2880))
EQUIVALENT = PhotoMetadata(focal_35mm=28.0)


def test_that_focal_plane_resolution_gives_the_focal_length():
    guess = focal_from_metadata(PLANE, 4320, 2880)
    assert guess.focal_px == pytest.approx(6000)
    assert guess.source == "EXIF focal length 50 mm at 120 px/mm in the focal plane"
    assert guess.uncertainty < 0.05


def test_that_a_photo_turned_upright_is_not_taken_for_resized():
    assert focal_from_metadata(PLANE, 2880, 4320) == focal_from_metadata(PLANE, 4320, 2880)


def test_that_a_resized_photo_scales_and_says_so():
    guess = focal_from_metadata(PLANE, 1080, 720)
    assert guess.focal_px == pytest.approx(1500)
    assert guess.source.endswith("resized from 4320 x 2880 px")


def test_that_a_cut_photo_keeps_the_focal_length_with_more_doubt():
    guess = focal_from_metadata(PLANE, 2880, 2880)
    assert guess.focal_px == pytest.approx(6000)
    assert "cut from 4320 x 2880 px" in guess.source
    assert guess.uncertainty > focal_from_metadata(PLANE, 4320, 2880).uncertainty


def test_that_the_35_mm_equivalent_goes_by_the_diagonal():
    guess = focal_from_metadata(EQUIVALENT, 4000, 3000)
    assert guess.focal_px == pytest.approx(28 * 5000 / math.hypot(36, 24))
    assert guess.source == "EXIF 35 mm equivalent 28 mm over the diagonal 43.3 mm"
    assert 0.02 < guess.uncertainty < 0.1


def test_that_agreeing_sources_use_the_focal_plane():
    metadata = dataclasses.replace(PLANE, focal_35mm=50.0)
    assert "focal plane" in focal_from_metadata(metadata, 4320, 2880).source


def test_that_a_contradicted_focal_plane_is_not_believed():
    metadata = dataclasses.replace(PLANE, focal_35mm=80.0)
    assert "equivalent 80 mm" in focal_from_metadata(metadata, 4320, 2880).source


@pytest.mark.parametrize(
    "metadata",
    [PhotoMetadata(), PhotoMetadata(focal_mm=4.2), PhotoMetadata(focal_plane_px_per_mm=700.0)],
)
def test_that_too_little_is_no_guess(metadata):
    assert focal_from_metadata(metadata, 4000, 3000) is None


def test_that_the_assumption_is_labelled_and_doubtful():
    guess = assumed_focal(4000, 3000)
    assert guess.assumed
    assert "assumed" in guess.source
    assert guess.uncertainty >= 0.3
    assert guess.focal_px == pytest.approx(focal_from_metadata(EQUIVALENT, 4000, 3000).focal_px)
