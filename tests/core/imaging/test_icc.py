import struct

import numpy as np
import pytest
from PIL import ImageCms

from deblur_studio.core.imaging.icc import primaries_to_srgb, read_profile
from deblur_studio.core.imaging.transfer import SRGB

CODES = np.linspace(0.0, 1.0, 65536)
SRGB_ICC = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
ADOBE_XYZ = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))


def profile(tags: dict[bytes, bytes]) -> bytes:
    table, body = b"", b""
    start = 132 + 12 * len(tags)
    for name, data in tags.items():
        table += struct.pack(">4sII", name, start + len(body), len(data))
        body += data
    head = bytearray(128)
    head[36:40] = b"acsp"
    return bytes(head) + struct.pack(">I", len(tags)) + table + body


def curv(*values: int) -> bytes:
    return b"curv" + bytes(4) + struct.pack(f">I{len(values)}H", len(values), *values)


def para(kind: int, *values: float) -> bytes:
    fixed = [round(value * 65536) for value in values]
    return b"para" + bytes(4) + struct.pack(f">HH{len(values)}i", kind, 0, *fixed)


def xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in values))


def rgb(curve: bytes) -> bytes:
    return profile({b"rTRC": curve, b"gTRC": curve, b"bTRC": curve})


def adobe() -> bytes:
    tags = {name: curv(563) for name in (b"rTRC", b"gTRC", b"bTRC")}
    tags |= {name: xyz(c) for name, c in zip((b"rXYZ", b"gXYZ", b"bXYZ"), ADOBE_XYZ, strict=True)}
    return profile(tags)


def linear_of(icc: bytes) -> np.ndarray:
    read = read_profile(icc)
    assert not read.warnings
    return np.interp(CODES, read.transfer.encoded, read.transfer.linear)


def test_that_no_profile_means_srgb():
    assert read_profile(None).transfer is SRGB
    assert primaries_to_srgb(None) is None


def test_that_an_srgb_profile_is_recognised():
    read = read_profile(SRGB_ICC)
    assert read.transfer is SRGB
    assert read.warnings == ()
    assert primaries_to_srgb(SRGB_ICC) is None


@pytest.mark.parametrize(
    ("curve", "expected"),
    [
        (curv(), CODES),
        (curv(563), CODES ** (563 / 256)),
        (curv(*(round(65535 * x**2) for x in np.linspace(0, 1, 1024))), CODES**2),
        (para(0, 2.2), CODES**2.2),
        (para(1, 2.0, 1.25, -0.25), np.maximum(1.25 * CODES - 0.25, 0) ** 2),
        (
            para(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),
            np.where(CODES < 0.04045, CODES / 12.92, ((CODES + 0.055) / 1.055) ** 2.4),
        ),
        (
            para(4, 2.0, 0.9, 0.1, 0.2, 0.25, 0.0, 0.0),
            np.where(CODES < 0.25, 0.2 * CODES, (0.9 * CODES + 0.1) ** 2),
        ),
    ],
    ids=["identity", "gamma", "samples", "para 0", "para 1", "para 3", "para 4"],
)
def test_that_curves_follow_their_formulas(curve, expected):
    assert np.abs(linear_of(rgb(curve)) - expected).max() < 5e-5


@pytest.mark.parametrize(
    "curve",
    [curv(563), para(0, 2.2), para(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)],
    ids=["curv", "para 0", "para 3"],
)
def test_that_every_16_bit_code_survives_a_profile(curve):
    codes = np.arange(65536, dtype=np.uint16)
    transfer = read_profile(rgb(curve)).transfer
    assert np.array_equal(transfer.encode_16bit(transfer.decode_codes(codes, 65535)), codes)


def test_that_a_coarse_curve_with_repeated_darks_keeps_every_code():
    samples = [int(65535 * x**2.2) for x in np.linspace(0, 1, 4096)]
    assert samples[:4] == [0, 0, 0, 0]
    transfer = read_profile(rgb(curv(*samples))).transfer
    codes = np.arange(65536, dtype=np.uint16)
    assert np.array_equal(transfer.encode_16bit(transfer.decode_codes(codes, 65535)), codes)


def test_that_a_grey_profile_gives_its_one_curve():
    assert np.abs(linear_of(profile({b"kTRC": curv(512)})) - CODES**2).max() < 1e-6


@pytest.mark.parametrize(
    ("icc", "reason"),
    [
        (b"nonsense", "is damaged"),
        (profile({b"A2B0": b"mft2"}), "look-up tables"),
        (profile({b"rTRC": curv(512), b"gTRC": curv(512), b"bTRC": curv(300)}), "each channel"),
        (rgb(curv(65535, 30000, 0)), "does not rise"),
        (rgb(curv(9, 9, 9)), "does not rise"),
        (rgb(para(0, -1.0)), "does not rise"),
        (rgb(para(9, 1.0)), "unknown kind"),
        (rgb(b"what"), "unknown kind"),
        (rgb(curv(1, 2, 3)[:-3]), "cut off"),
    ],
)
def test_that_an_unusable_profile_falls_back_to_srgb_and_says_why(icc, reason):
    read = read_profile(icc)
    assert read.transfer is SRGB
    assert len(read.warnings) == 1
    assert reason in read.warnings[0]
    assert "sRGB is assumed" in read.warnings[0]


def test_that_a_profile_cut_anywhere_never_raises():
    icc = adobe()
    for length in range(len(icc)):
        read_profile(icc[:length])
        primaries_to_srgb(icc[:length])


def test_that_wide_primaries_keep_white_and_send_green_outside_srgb():
    matrix = primaries_to_srgb(adobe())
    assert matrix @ np.ones(3) == pytest.approx([1, 1, 1], abs=2e-3)
    assert (matrix @ [0, 1, 0])[0] < -0.3  # published: -0.398
