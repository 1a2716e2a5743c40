"""Cutting photos into tiles: everything is covered, and no seam is left."""

from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.restore.tiles import Tiling


def weights_of(tiling: Tiling) -> np.ndarray:
    total = np.zeros((tiling.height, tiling.width), np.float32)
    for tile in tiling:
        rows, columns = slice(tile.top, tile.top + tile.height), tile.left + tile.width
        total[rows, tile.left : columns] += tiling.weight(tile)
    return total


@pytest.mark.parametrize("core", [96, 192, 288])
def test_that_every_pixel_of_any_size_is_covered_once_in_sum(core: int) -> None:
    for size in range(1, 701):
        total = weights_of(Tiling(1, size, core, 48))
        np.testing.assert_allclose(total, 1.0, atol=1e-4)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (97, 350), (336, 337), (400, 700)])
def test_that_tiles_lie_inside_and_are_as_many_as_said(height: int, width: int) -> None:
    tiling = Tiling(height, width, 192, 48)
    tiles = list(tiling)
    assert len(tiles) == len(tiling)
    np.testing.assert_allclose(weights_of(tiling), 1.0, atol=1e-4)
    for tile in tiles:
        assert 0 <= tile.left < tile.left + tile.width <= width
        assert 0 <= tile.top < tile.top + tile.height <= height
        assert tile.width <= 192 + 2 * 48
        assert tiling.weight(tile).shape == (tile.height, tile.width)


def test_that_the_outer_half_of_an_overlap_counts_for_nothing() -> None:
    """What a network makes of the edge of a tile lacks its surroundings."""
    tiling = Tiling(1, 700, 192, 48)
    second = list(tiling)[1]
    weight = tiling.weight(second)[0]
    assert weight[:24].max() < 1e-5
    assert weight[-24:].max() < 1e-5
    assert weight[24:72].min() > 1e-3
    assert np.all(np.diff(weight[:96]) >= 0)


def test_that_borders_of_the_photo_count_in_full() -> None:
    tiling = Tiling(300, 300, 192, 48)
    first, last = next(iter(tiling)), list(tiling)[-1]
    assert tiling.weight(first)[0, 0] == 1
    assert tiling.weight(last)[-1, -1] == 1
