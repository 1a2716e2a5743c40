import numpy as np
import pytest
import tifffile

from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.imaging.transfer import SRGB

XYZ_TO_SRGB = (3.2404542, -1.5371385, -0.4985314, -0.9692660, 1.8760108, 0.0415560, 0.0556434,
               -0.2040259, 1.0572252)  # fmt: skip
EXPOSURE, WHITE = (1, 40), 65535


def rationals(*values: float) -> tuple[int, ...]:
    return tuple(part for value in values for part in (round(value * 10000), 10000))


def write_dng(path, red: int, green: int, blue: int, *, orientation: int = 1):
    """An uncompressed mosaic whose camera primaries are those of sRGB."""
    mosaic = np.full((48, 64), green, np.uint16)
    mosaic[0::2, 0::2] = red
    mosaic[1::2, 1::2] = blue
    mosaic[:24, :32] //= 2  # a dark quarter at the upper left
    tags = [
        (271, "s", 0, "Test", True),
        (272, "s", 0, "Camera", True),
        (274, "H", 1, orientation, True),
        (33421, "H", 2, (2, 2), True),
        (33422, "B", 4, (0, 1, 1, 2), True),
        (33434, "2I", 1, EXPOSURE, True),
        (50706, "B", 4, (1, 4, 0, 0), True),
        (50707, "B", 4, (1, 1, 0, 0), True),
        (50708, "s", 0, "Test Camera", True),
        (50714, "H", 1, 0, True),
        (50717, "H", 1, WHITE, True),
        (50721, "2i", 9, rationals(*XYZ_TO_SRGB), True),
        (50728, "2I", 3, rationals(1, 1, 1), True),
        (50778, "H", 1, 21, True),
    ]
    tifffile.imwrite(path, mosaic, photometric="cfa", extratags=tags, metadata=None)
    return path


def test_that_a_raw_file_is_developed_linearly_without_automatic_brightness(tmp_path):
    photo = read_photo(write_dng(tmp_path / "a.dng", 16000, 16000, 16000))
    assert (photo.format, photo.bits) == ("RAW", 16)
    assert photo.pixels[36, 48] == pytest.approx([16000 / WHITE] * 3, rel=0.01)
    assert photo.pixels[12, 16] == pytest.approx([8000 / WHITE] * 3, rel=0.01)


def test_that_camera_colours_become_srgb_primaries(tmp_path):
    photo = read_photo(write_dng(tmp_path / "a.dng", 20000, 10000, 5000))
    expected = np.array([20000, 10000, 5000]) / WHITE
    assert photo.pixels[36, 48] == pytest.approx(expected, rel=0.03)


def test_that_a_raw_file_says_how_it_was_developed_and_exports_as_srgb(tmp_path):
    photo = read_photo(write_dng(tmp_path / "a.dng", 9000, 9000, 9000))
    for word in ("rawpy", "LibRaw", "camera white balance", "no automatic brightness", "linear"):
        assert word in photo.decoder
    assert photo.transfer is SRGB
    assert photo.icc_profile is None


def test_that_metadata_comes_from_the_tags_of_the_raw_file(tmp_path):
    metadata = read_photo(write_dng(tmp_path / "a.dng", 9000, 9000, 9000)).metadata
    assert metadata.exposure_s == pytest.approx(1 / 40)
    assert (metadata.make, metadata.model) == ("Test", "Camera")


def test_that_a_raw_file_is_turned_upright_once(tmp_path):
    photo = read_photo(write_dng(tmp_path / "a.dng", 16000, 16000, 16000, orientation=6))
    assert (photo.width, photo.height) == (48, 64)
    dark = photo.pixels[16, 36, 1]  # the upper left quarter turned clockwise: upper right
    assert dark == pytest.approx(8000 / WHITE, rel=0.01)
    assert photo.pixels[16, 12, 1] == pytest.approx(16000 / WHITE, rel=0.01)
