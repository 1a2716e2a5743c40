from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.imaging.read import read_photo

Files = tuple[Path, Path]


def test_that_the_numbers_are_kernels_at_the_middles_of_the_cells(
    run, shot_files: Files, tmp_path: Path
) -> None:
    photo, log = shot_files
    out = tmp_path / "k.npz"
    grid = ("--rows", "3", "--columns", "4")
    answer = run(
        "kernels", photo, "--imu", log, *grid, "--focal-px", "500", "-o", out, "--json"
    ).json()
    with np.load(out) as saved:
        assert saved["centres_px"].shape == (12, 2)
        assert saved["kernels"].shape == (12, answer["kernel_side_px"], answer["kernel_side_px"])
        np.testing.assert_allclose(saved["kernels"].sum(axis=(1, 2)), 1.0, atol=1e-5)
        np.testing.assert_allclose(saved["centres_px"][0], (19.5, 19.5))
        assert (int(saved["rows"]), int(saved["columns"])) == (3, 4)
    assert answer["blur_extent_px"] > 3


def test_that_the_picture_shows_kernels_over_the_darkened_photo(
    run, shot_files: Files, tmp_path: Path
) -> None:
    photo, log = shot_files
    out = tmp_path / "k.png"
    shot = ("--focal-px", "900", "--rows", "3", "--columns", "4")
    assert run("kernels", photo, "--imu", log, *shot, "-o", out).code == 0
    picture = read_photo(out).pixels
    assert picture.shape[1] / picture.shape[0] == pytest.approx(160 / 120, rel=0.01)
    assert picture.mean() < 0.5 * read_photo(photo).pixels.mean()
    assert picture[:-80, :, 0].max() > 0.9  # the ink of the kernels, above the label


@pytest.mark.parametrize("name", ["k.txt", "k"])
def test_that_other_suffixes_are_refused(run, shot_files: Files, tmp_path: Path, name: str) -> None:
    ended = run("kernels", shot_files[0], "--imu", shot_files[1], "-o", tmp_path / name)
    assert ended.code == 1
    assert ".npz" in ended.err


def test_that_originals_and_existing_files_stay(run, shot_files: Files, tmp_path: Path) -> None:
    photo, log = shot_files
    before = photo.read_bytes()
    assert run("kernels", photo, "--imu", log, "-o", photo, "--overwrite").code == 1
    assert photo.read_bytes() == before
    out = tmp_path / "k.npz"
    out.write_bytes(b"precious")
    assert run("kernels", photo, "--imu", log, "-o", out).code == 1
    assert out.read_bytes() == b"precious"


def test_that_a_grid_without_cells_is_wrong_usage(run, shot_files: Files, tmp_path: Path) -> None:
    words = ("kernels", shot_files[0], "--imu", shot_files[1], "-o", tmp_path / "k.npz")
    assert run(*words, "--rows", "0").code == 2
