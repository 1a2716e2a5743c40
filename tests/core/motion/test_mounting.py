"""Orientation strings and the matrices they stand for."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from deblur_studio.core.errors import CameraError
from deblur_studio.core.motion.mounting import mounting_from_string, string_from_mounting

ALL = [
    "".join(letters)
    for order in itertools.permutations("XYZ")
    for letters in itertools.product(*((letter, letter.lower()) for letter in order))
]
RIGHT_HANDED = [text for text in ALL if np.linalg.det(mounting_from_string(text)) > 0]


def test_that_there_are_24_turns_and_24_mirror_images():
    assert len(RIGHT_HANDED) == 24
    assert len({mounting_from_string(text) for text in ALL}) == 48


@pytest.mark.parametrize("text", ALL)
def test_that_every_orientation_survives_the_round_trip(text):
    assert string_from_mounting(mounting_from_string(text)) == text


def test_that_letters_name_sensor_axes_along_the_cameras_axes():
    sensor = np.array([1.0, 2.0, 3.0])
    assert (np.array(mounting_from_string("zYX")) @ sensor).tolist() == [-3.0, 2.0, 1.0]


@pytest.mark.parametrize("text", ["", "XY", "XXZ", "XYZZ", "ABC", "X Z"])
def test_that_a_wrong_string_is_told_with_an_example(text):
    with pytest.raises(CameraError, match="must name each of x, y and z once, such as XYZ"):
        mounting_from_string(text)


def test_that_a_skew_mounting_has_no_string():
    skew = Rotation.from_euler("z", 10, degrees=True).as_matrix()
    assert string_from_mounting(tuple(map(tuple, skew))) is None
    assert string_from_mounting(((1.0, 0.0, 0.0),) * 3) is None
