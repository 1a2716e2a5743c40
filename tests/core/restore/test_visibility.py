"""What the shutter left to see."""

from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.progress import Cancelled
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.restore.visibility import visibility


def mean_share(shot_of, picture, **changes) -> float:
    return float(visibility(shot_of(picture, **changes).problem()).share.mean())


@pytest.fixture(scope="module")
def picture(leaves):
    return leaves(150, 210)


def test_that_it_is_a_share_for_every_square(shot_of, picture) -> None:
    found = visibility(shot_of(picture).problem(), pitch_px=32)
    assert found.share.shape == (5, 7)
    assert found.pitch_px == 32
    assert found.share.min() >= 0
    assert found.share.max() <= 1
    assert found.share.dtype == np.float32


def test_that_longer_blur_hides_more(shot_of, picture) -> None:
    shares = [
        mean_share(shot_of, picture, extent_px=extent, sigma=0.03) for extent in (2.0, 10.0, 40.0)
    ]
    assert shares[0] > 0.5
    assert shares[0] > shares[1] + 0.05
    assert shares[1] > shares[2] + 0.05


def test_that_more_noise_hides_more(shot_of, picture) -> None:
    shares = [mean_share(shot_of, picture, sigma=sigma) for sigma in (0.005, 0.03, 0.1)]
    assert shares[0] > shares[1] + 0.1
    assert shares[1] > shares[2] + 0.1


def test_that_it_differs_where_the_blur_differs(path_of, picture, shot_of) -> None:
    """A camera that rolls blurs its corners and not its middle."""
    camera = Camera.centred(210, 150, 1000.0)
    path = path_of(lambda time_s: np.outer(np.ones(len(time_s)), (0.0, 0.0, 3.0)), camera)
    noise = NoiseModel(0.0, 0.02**2)
    photo = noise.draw(WarpBlur(path, camera).apply(picture), np.random.default_rng(0))
    share = visibility(prepare(photo, camera, path, noise), pitch_px=30).share
    assert share[2, 3] > share[0, 0] + 0.2
    assert share[2, 3] > share[-1, -1] + 0.2


def test_that_a_flat_photo_and_a_large_kernel_break_nothing(shot_of) -> None:
    flat = np.full((60, 80, 3), 0.4, np.float32)
    found = visibility(shot_of(flat, extent_px=50.0).problem(), pitch_px=64)
    assert np.isfinite(found.share).all()
    assert found.share.shape == (1, 2)


def test_that_it_can_be_cancelled(shot_of, picture) -> None:
    class Stop:
        def checkpoint(self, fraction: float, message: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        visibility(shot_of(picture).problem(), progress=Stop())
