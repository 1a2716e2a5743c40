from __future__ import annotations

from pathlib import Path

import app_icon
import numpy as np
import pytest
from PIL import Image


@pytest.fixture(scope="module")
def icons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("icons")
    app_icon.write_icons(folder)
    return folder


@pytest.mark.parametrize("size", app_icon.SIZES_PX)
def test_that_every_size_shows_the_white_point_on_the_dark_ground(icons: Path, size: int) -> None:
    with Image.open(app_icon.png_of(icons, size)) as picture:
        assert picture.size == (size, size)
        pixels = np.asarray(picture.convert("RGBA")).astype(int)
    point = pixels[round(150 / 512 * size), round(368 / 512 * size)]
    assert point.min() > 240
    ground = pixels[round(470 / 512 * size), size // 2]
    assert ground[3] == 255
    assert ground[:3].max() < 130
    assert pixels[0, 0, 3] < 60, "the corners are round"


def test_that_windows_and_macos_get_all_sizes_in_one_file(icons: Path) -> None:
    with Image.open(icons / "deblur-studio.ico") as icon:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= icon.info["sizes"]
    with Image.open(icons / "deblur-studio.icns") as icon:
        assert {(128, 128, 1), (512, 512, 2)} <= set(icon.info["sizes"])
