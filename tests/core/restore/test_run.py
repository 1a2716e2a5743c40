"""A restoration from beginning to end, and how it refuses."""

from __future__ import annotations

import math
import re
import time

import numpy as np
import pytest

from deblur_studio.core.errors import RestoreError
from deblur_studio.core.progress import Cancelled
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.restore.registry import METHODS, method
from deblur_studio.core.restore.richardson_lucy import RichardsonLucyParameters
from deblur_studio.core.restore.run import restore
from deblur_studio.core.restore.total_variation import TotalVariationParameters
from deblur_studio.core.restore.wiener import WienerParameters

NAMES = [known.name for known in METHODS if known.deterministic]


class Watch:
    """Notes every checkpoint and asks to stop at one of them."""

    def __init__(self, stop_at=10**9):
        self.fractions, self.messages, self.stop_at = [], [], stop_at
        self.last_s, self.longest_s = time.perf_counter(), 0.0

    def checkpoint(self, fraction, message=""):
        now_s = time.perf_counter()
        self.longest_s, self.last_s = max(self.longest_s, now_s - self.last_s), now_s
        self.fractions.append(fraction)
        self.messages.append(message)
        if len(self.fractions) > self.stop_at:
            raise Cancelled


def run(shot, name, parameters=None, progress=None):
    return restore(shot.photo, shot.camera, shot.path, name, parameters, progress or Watch())


def test_that_the_registry_knows_its_methods_by_name():
    assert set(NAMES) >= {"wiener", "total-variation", "richardson-lucy"}
    assert len(set(NAMES)) == len(NAMES)
    for known in METHODS:
        assert method(known.name) is known
        assert known.deterministic is (known.name not in {"guided", "unet"})
        assert known.title
        assert known.summary.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_that_a_restoration_says_what_made_it(shot, name):
    found = run(shot, name)
    assert found.method == name
    assert found.parameters == method(name).parameters_type()
    assert found.pixels.dtype == np.float32
    assert 0 <= found.pixels.min() <= found.pixels.max() <= 1
    assert found.blur_extent_px == pytest.approx(8.0, rel=0.05)
    assert found.chi_blocks.shape == (4, 5)
    assert found.seconds > 0
    assert 0.5 < found.chi < 1.5


def test_that_an_unknown_method_is_told_with_those_that_exist(shot):
    with pytest.raises(RestoreError, match=r"no method 'magic'; choose one of .*wiener.*\.$"):
        run(shot, "magic")


@pytest.mark.parametrize(
    ("name", "parameters", "words"),
    [
        ("wiener", WienerParameters(smoothing=-1.0), "Smoothing is -1; choose a value from"),
        ("wiener", WienerParameters(smoothing=math.nan), "Smoothing is nan"),
        ("wiener", WienerParameters(smoothing=11.0), "from 1e-05 to 10"),
        ("total-variation", TotalVariationParameters(exponent=0.1), "Edge exponent is 0.1"),
        ("total-variation", TotalVariationParameters(iterations=0), "Iterations is 0"),
        ("richardson-lucy", RichardsonLucyParameters(iterations=201), "from 1 to 200"),
        ("richardson-lucy", RichardsonLucyParameters(damping=-0.5), "Damping is -0.5"),
    ],
)
def test_that_parameters_out_of_range_are_told_before_anything_runs(shot, name, parameters, words):
    watch = Watch()
    with pytest.raises(RestoreError, match=re.escape(words)):
        run(shot, name, parameters, watch)
    assert watch.fractions == []


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_that_a_photo_with_values_that_are_no_numbers_is_told(shot, wrong):
    photo = shot.photo.copy()
    photo[3, 4, 1] = wrong
    with pytest.raises(RestoreError, match=r"not numbers; export it again\.$"):
        prepare(photo, shot.camera, shot.path)


def test_that_a_camera_of_another_size_is_told_with_both_sizes(shot):
    with pytest.raises(RestoreError, match=r"for 140 x 110 pixels but the photo has 139 x 110"):
        prepare(shot.photo[:, 1:], shot.camera, shot.path)


@pytest.mark.parametrize("name", NAMES)
def test_that_progress_only_goes_forward_and_speaks(shot, name):
    watch = Watch()
    run(shot, name, progress=watch)
    assert watch.fractions == sorted(watch.fractions)
    assert watch.fractions[0] == 0.0
    assert 0.9 < watch.fractions[-1] <= 1.0
    assert all(watch.messages)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("stop_at", [0, 1, 2, 3])
def test_that_it_stops_at_any_checkpoint_and_leaves_no_thread(shot, name, stop_at):
    watch = Watch(stop_at)
    with pytest.raises(Cancelled):
        run(shot, name, progress=watch)
    assert len(watch.fractions) == stop_at + 1


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_that_two_megapixels_can_be_stopped_within_a_second(shot_of, leaves, name):
    shot = shot_of(leaves(1200, 1700), extent_px=30.0)
    watch = Watch()
    run(shot, name, progress=watch)
    print(f"{name}: longest stretch without a checkpoint {watch.longest_s:.2f} s")
    assert watch.longest_s < 1.0
