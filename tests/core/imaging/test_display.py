import struct

import numpy as np
import pytest

from deblur_studio.core.imaging.display import display_rgb8
from deblur_studio.core.imaging.photo import Photo, SourceFile
from deblur_studio.core.imaging.transfer import SRGB

ADOBE_XYZ = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))


def wide_profile() -> bytes:
    table, body = b"", b""
    for name, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), ADOBE_XYZ, strict=True):
        fixed = (round(value * 65536) for value in column)
        table += struct.pack(">4sII", name, 132 + 36 + len(body), 20)
        body += b"XYZ " + bytes(4) + struct.pack(">3i", *fixed)
    return bytes(36) + b"acsp" + bytes(88) + struct.pack(">I", 3) + table + body


def photo(tmp_path, **changes: object) -> Photo:
    values = {"pixels": np.zeros((1, 1, 3), np.float32), "format": "PNG", "bits": 8, **changes}
    return Photo(source=SourceFile(tmp_path, "", 0), **values)


def test_that_srgb_codes_reach_the_screen_unchanged(tmp_path):
    codes = np.arange(256, dtype=np.uint8).reshape(16, 16, 1).repeat(3, axis=2)
    shown = display_rgb8(photo(tmp_path), SRGB.decode_codes(codes, 255))
    assert shown.dtype == np.uint8
    assert np.array_equal(shown, codes)


def test_that_light_outside_0_to_1_is_clipped(tmp_path):
    light = np.array([[[-1.0, 0.5, 7.0]]], np.float32)
    assert display_rgb8(photo(tmp_path), light).tolist() == [[[0, 188, 255]]]


def test_that_wide_primaries_become_srgb(tmp_path):
    wide = photo(tmp_path, icc_profile=wide_profile())
    light = np.array([[[1, 1, 1], [0.5, 0.5, 0.5], [0.2, 0.6, 0.2]]], np.float32)
    white, grey, green = display_rgb8(wide, light)[0].astype(int)
    assert white == pytest.approx([255] * 3, abs=1)
    assert grey == pytest.approx([188] * 3, abs=1)
    # published Adobe RGB to sRGB matrix: red = 1.398 * 0.2 - 0.398 * 0.6 = 0.041
    assert green == pytest.approx([57, 203, 116], abs=2)


def test_that_a_grey_photo_stays_grey(tmp_path):
    shown = display_rgb8(
        photo(tmp_path, icc_profile=wide_profile(), grey=True), np.full((2, 2, 3), 0.3, np.float32)
    )
    assert len(np.unique(shown)) == 1
