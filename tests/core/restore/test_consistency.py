"""Whether a restoration explains its photo."""

from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.progress import SILENT
from deblur_studio.core.restore.consistency import BLOCK_PX, check
from deblur_studio.core.restore.problem import prepare


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_that_the_truth_explains_the_photo(shot_of, leaves, seed):
    shot = shot_of(leaves(200, 260, seed=seed), seed=seed)
    found = check(shot.problem(), shot.sharp, SILENT)
    assert 0.95 < found.chi < 1.08
    assert found.worst < 1.6


@pytest.fixture(scope="module")
def shot(shot_of, leaves):
    return shot_of(leaves(200, 260))


def test_that_the_blurred_photo_does_not_explain_itself(shot):
    assert check(shot.problem(), shot.photo, SILENT).chi > 3.0


def test_that_planted_text_is_found_where_it_was_planted(shot):
    planted = shot.sharp.copy()
    for column in range(100, 124, 8):  # upright strokes, 3 px wide
        planted[66:92, column : column + 3] = 0.9 - planted[66:92, column : column + 3]
    true, fake = (check(shot.problem(), image, SILENT) for image in (shot.sharp, planted))
    assert fake.worst > 5 * true.worst
    row, column = np.unravel_index(np.nanargmax(fake.blocks), fake.blocks.shape)
    assert (row, column) in [(2, 3), (2, 2)]
    far = fake.blocks.copy()
    far[1:4, 2:5] = np.nan
    assert np.nanmax(far) == pytest.approx(np.nanmax(np.where(np.isnan(far), 0, true.blocks)))


def test_that_blocks_cover_the_photo_and_those_at_the_border_are_not_judged(shot):
    blocks = check(shot.problem(), shot.sharp, SILENT).blocks
    assert blocks.shape == (-(-200 // BLOCK_PX), -(-260 // BLOCK_PX))
    assert np.isnan(blocks[-1]).all()  # 8 rows only, all of them at the border
    assert np.isfinite(blocks[1:-2, 1:-2]).all()


def test_that_clipped_pixels_are_not_judged(shot):
    photo = shot.photo.copy()
    photo[80:112, 100:132] = 1.0
    problem = prepare(photo, shot.camera, shot.path, shot.noise)
    found = check(problem, shot.sharp, SILENT)
    assert found.chi < 1.1
    assert found.worst < 1.6


def test_that_a_photo_with_nothing_to_judge_has_no_score(shaken):
    camera = Camera.centred(20, 10, 1000.0)
    photo = np.full((10, 20, 3), 0.5, np.float32)
    problem = prepare(photo, camera, shaken(camera, 18.0), NoiseModel(0.0, 1e-4))
    found = check(problem, photo, SILENT)
    assert np.isnan([found.chi, found.worst]).all()
    assert found.blocks.shape == (1, 1)
