"""From a photo and a log to an answer."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from deblur_studio.core.alignment.answer import align
from deblur_studio.core.alignment.mountings import axis_mountings
from deblur_studio.core.alignment.search import SearchSettings
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import Cancelled
from deblur_studio.core.synthesis.moved import told_distance_px


class Stops:
    """Asks to stop at the third checkpoint."""

    def __init__(self) -> None:
        self.count = 0

    def checkpoint(self, fraction: float, message: str = "") -> None:
        assert 0 <= fraction <= 1
        self.count += 1
        if self.count == 3:
            raise Cancelled


def told_wrongly(known, by_s: float) -> ShotSettings:
    exposure = known.settings.exposure
    return dataclasses.replace(
        known.settings, exposure=dataclasses.replace(exposure, start_s=exposure.start_s + by_s)
    )


def within(settings: ShotSettings, reach_s: float) -> SearchSettings:
    middle_s = settings.exposure.start_s + settings.exposure.duration_s / 2
    return SearchSettings(middle_s - reach_s, middle_s + reach_s)


@pytest.fixture(scope="module")
def answer(known):
    told = told_wrongly(known, 0.1)
    return align(known.photo, known.recording, told, within(told, 0.25))


def test_that_the_exposure_is_found_with_its_path(known, answer) -> None:
    assert answer.verdict == "found", answer.reason
    assert answer.offset_s == pytest.approx(-0.1, abs=0.005)
    path = camera_path(known.recording, answer.settings)
    camera = known.settings.camera
    assert told_distance_px(camera, known.path, answer.settings.camera, path) < 0.5


def test_that_the_answer_says_how_sure_it_is(answer) -> None:
    assert answer.interval_s[0] < answer.offset_s < answer.interval_s[1]
    assert answer.interval_s[1] - answer.interval_s[0] < 0.02
    assert answer.probability > 0.85
    assert np.isfinite(answer.curve.losses).any()
    assert answer.gain > 0


def test_that_a_sharp_photo_is_not_found(known) -> None:
    answer = align(known.sharp, known.recording, known.settings, within(known.settings, 0.25))
    assert answer.verdict == "not-found"
    assert answer.reason.endswith(".")


def test_that_nothing_is_searched_outside_the_log(known) -> None:
    with pytest.raises(MotionError, match="search"):
        align(known.photo, known.recording, known.settings, SearchSettings(100.0, 101.0))


def test_that_a_search_stops_when_asked(known) -> None:
    with pytest.raises(Cancelled):
        align(known.photo, known.recording, known.settings, within(known.settings, 0.1), Stops())


def test_that_there_are_twenty_four_ways_of_axes_along_axes() -> None:
    ways = {tuple(way.ravel()) for way in axis_mountings()}
    assert len(ways) == 24
    assert all(np.linalg.det(np.reshape(way, (3, 3))) == pytest.approx(1) for way in ways)
