import hashlib
import io
from pathlib import Path

import cv2
import numpy as np
import pillow_heif
import pytest
import tifffile
from PIL import Image as PillowImage
from PIL import ImageOps

from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.imaging.transfer import SRGB

RNG = np.random.default_rng(7)
RGB16 = RNG.integers(0, 65536, (13, 17, 3)).astype(np.uint16)
RGB8 = (RGB16 >> 8).astype(np.uint8)
GREY16, GREY8 = RGB16[..., 0], RGB8[..., 0]
ALPHA16 = RNG.integers(0, 65536, (13, 17)).astype(np.uint16)
ALPHA8 = (ALPHA16 >> 8).astype(np.uint8)


def codes16(photo: Photo) -> np.ndarray:
    return photo.transfer.encode_16bit(photo.pixels)


def codes8(photo: Photo) -> np.ndarray:
    return photo.transfer.encode_8bit(photo.pixels)


def in_three(grey: np.ndarray) -> np.ndarray:
    return np.repeat(grey[..., None], 3, axis=2)


def pillow(path: Path, image: PillowImage.Image, **options: object) -> Path:
    image.save(path, **options)
    return path


def opencv(path: Path, bgr: np.ndarray, *flags: int) -> Path:
    assert cv2.imwrite(str(path), bgr, flags)
    return path


def tiff(path: Path, codes: np.ndarray, **options: object) -> Path:
    tifffile.imwrite(path, codes, metadata=None, **options)
    return path


# --- JPEG


def test_that_a_jpeg_becomes_linear_light_of_its_decoded_codes(tmp_path):
    path = pillow(tmp_path / "a.jpg", PillowImage.fromarray(RGB8), quality=95)
    photo = read_photo(path)
    with PillowImage.open(path) as image:
        expected = SRGB.decode_codes(np.asarray(image), 255)
    assert np.array_equal(photo.pixels, expected)
    assert (photo.format, photo.bits, photo.grey, photo.alpha) == ("JPEG", 8, False, None)
    assert photo.pixels.dtype == np.float32
    assert photo.decoder.startswith("Pillow ")
    assert photo.warnings == ()


def test_that_a_grey_jpeg_has_three_equal_channels(tmp_path):
    photo = read_photo(pillow(tmp_path / "a.jpg", PillowImage.fromarray(GREY8)))
    assert photo.grey
    assert np.array_equal(photo.pixels[..., 0], photo.pixels[..., 1])
    assert np.array_equal(photo.pixels[..., 0], photo.pixels[..., 2])


def test_that_a_cmyk_jpeg_is_read_with_a_warning(tmp_path):
    photo = read_photo(pillow(tmp_path / "a.jpg", PillowImage.new("CMYK", (8, 6), (0, 255, 0, 0))))
    assert photo.pixels.shape == (6, 8, 3)
    assert photo.pixels[3, 3, 0] > 0.8
    assert photo.pixels[3, 3, 1] < 0.2
    assert "CMYK" in photo.warnings[0]


def test_that_a_jpeg_of_several_pictures_says_so(tmp_path):
    frames = [PillowImage.fromarray(RGB8), PillowImage.fromarray(RGB8[::-1].copy())]
    path = pillow(tmp_path / "a.mpo", frames[0], save_all=True, append_images=frames[1:])
    photo = read_photo(path)
    assert photo.format == "JPEG"
    assert photo.warnings == ("The file holds 2 pictures; the first is used.",)


def test_that_a_jpeg_with_missing_data_is_not_taken_silently(tmp_path):
    y, x = np.mgrid[:128, :128]
    whole = io.BytesIO()
    PillowImage.fromarray((40 + x + (y % 7)).astype(np.uint8)).save(whole, "JPEG")
    data = whole.getvalue()
    path = tmp_path / "a.jpg"
    path.write_bytes(data[: len(data) * 2 // 3] + b"\xff\xd9")
    assert any("flat grey" in said for said in read_photo(path).warnings)


# --- PNG


def test_that_16_bit_colour_png_keeps_every_bit(tmp_path):
    photo = read_photo(opencv(tmp_path / "a.png", RGB16[..., ::-1]))
    assert np.array_equal(codes16(photo), RGB16)
    assert (photo.format, photo.bits) == ("PNG", 16)
    assert "upper and lower bytes" in photo.decoder


def test_that_16_bit_png_keeps_alpha_apart(tmp_path):
    stored = np.dstack([RGB16[..., ::-1], ALPHA16])
    photo = read_photo(opencv(tmp_path / "a.png", stored))
    assert np.array_equal(codes16(photo), RGB16)
    assert np.array_equal(np.rint(photo.alpha * 65535), ALPHA16)


def test_that_16_bit_grey_png_keeps_every_bit(tmp_path):
    photo = read_photo(opencv(tmp_path / "a.png", GREY16))
    assert photo.grey
    assert np.array_equal(codes16(photo), in_three(GREY16))


@pytest.mark.parametrize(
    ("mode", "codes", "grey", "alpha"),
    [
        ("L", GREY8, True, None),
        ("RGB", RGB8, False, None),
        ("LA", np.dstack([GREY8, ALPHA8]), True, ALPHA8),
        ("RGBA", np.dstack([RGB8, ALPHA8]), False, ALPHA8),
    ],
)
def test_that_8_bit_png_is_read_in_every_mode(tmp_path, mode, codes, grey, alpha):
    image = PillowImage.fromarray(codes)
    assert image.mode == mode
    photo = read_photo(pillow(tmp_path / "a.png", image))
    assert photo.grey == grey
    assert np.array_equal(codes8(photo), in_three(GREY8) if grey else RGB8)
    assert (photo.alpha is None) == (alpha is None)
    if alpha is not None:
        assert np.array_equal(np.rint(photo.alpha * 255), alpha)


def test_that_a_palette_png_shows_its_colours(tmp_path):
    image = PillowImage.fromarray(RGB8).quantize(16)
    photo = read_photo(pillow(tmp_path / "a.png", image))
    assert np.array_equal(codes8(photo), np.asarray(image.convert("RGB")))
    assert not photo.grey


def test_that_a_transparent_palette_colour_becomes_alpha(tmp_path):
    image = PillowImage.fromarray(RGB8).quantize(4)
    photo = read_photo(pillow(tmp_path / "a.png", image, transparency=2))
    assert np.array_equal(photo.alpha == 0, np.asarray(image) == 2)


def test_that_a_transparent_16_bit_colour_becomes_alpha(tmp_path):
    key = int(GREY16[4, 5])
    image = PillowImage.fromarray(GREY16)
    photo = read_photo(pillow(tmp_path / "a.png", image, transparency=key))
    assert np.array_equal(photo.alpha == 0, key == GREY16)
    assert np.array_equal(codes16(photo), in_three(GREY16))


def test_that_a_one_bit_png_is_black_and_white(tmp_path):
    photo = read_photo(pillow(tmp_path / "a.png", PillowImage.fromarray(GREY8 > 127)))
    assert (photo.grey, photo.bits) == (True, 1)
    assert np.array_equal(photo.pixels[..., 0], (GREY8 > 127).astype(np.float32))


def test_that_an_animated_png_gives_its_first_frame_with_a_warning(tmp_path):
    frames = [PillowImage.fromarray(RGB8), PillowImage.fromarray(255 - RGB8)]
    path = pillow(tmp_path / "a.png", frames[0], save_all=True, append_images=frames[1:])
    photo = read_photo(path)
    assert np.array_equal(codes8(photo), RGB8)
    assert photo.warnings == ("The file holds 2 pictures; the first is used.",)


# --- TIFF


@pytest.mark.parametrize("codes", [RGB8, RGB16], ids=["8 bit", "16 bit"])
@pytest.mark.parametrize(
    "options",
    [{}, {"compression": "zlib", "predictor": True}, {"byteorder": ">"}, {"tile": (16, 16)}],
    ids=["plain", "deflate", "big-endian", "tiles"],
)
def test_that_tiff_keeps_every_bit(tmp_path, codes, options):
    photo = read_photo(tiff(tmp_path / "a.tif", codes, photometric="rgb", **options))
    assert photo.bits == 8 * codes.dtype.itemsize
    read = codes8(photo) if photo.bits == 8 else codes16(photo)
    assert np.array_equal(read, codes)
    assert photo.decoder.startswith("tifffile ")
    assert photo.warnings == ()


def test_that_lzw_tiff_keeps_all_16_bits(tmp_path):
    path = opencv(tmp_path / "a.tif", RGB16[..., ::-1], cv2.IMWRITE_TIFF_COMPRESSION, 5)
    photo = read_photo(path)
    assert np.array_equal(codes16(photo), RGB16)
    assert "libtiff" in photo.decoder


def test_that_grey_lzw_tiff_keeps_all_16_bits(tmp_path):
    path = opencv(tmp_path / "a.tif", GREY16, cv2.IMWRITE_TIFF_COMPRESSION, 5)
    assert np.array_equal(codes16(read_photo(path)), in_three(GREY16))


def test_that_a_jpeg_inside_tiff_is_read(tmp_path):
    path = pillow(tmp_path / "a.tif", PillowImage.new("RGB", (32, 16), "red"), compression="jpeg")
    assert codes8(read_photo(path))[8, 8] == pytest.approx([255, 0, 0], abs=4)


def test_that_planes_are_put_together(tmp_path):
    planes = np.moveaxis(RGB16, 2, 0).copy()
    path = tiff(tmp_path / "a.tif", planes, photometric="rgb", planarconfig="separate")
    assert np.array_equal(codes16(read_photo(path)), RGB16)


def test_that_tiff_alpha_is_kept_apart(tmp_path):
    stored = np.dstack([RGB16, ALPHA16])
    path = tiff(tmp_path / "a.tif", stored, photometric="rgb", extrasamples=["unassalpha"])
    photo = read_photo(path)
    assert np.array_equal(codes16(photo), RGB16)
    assert np.array_equal(np.rint(photo.alpha * 65535), ALPHA16)


def test_that_channels_of_unknown_meaning_are_left_aside_with_a_warning(tmp_path):
    stored = np.dstack([RGB16, ALPHA16])
    path = tiff(tmp_path / "a.tif", stored, photometric="rgb", extrasamples=["unspecified"])
    photo = read_photo(path)
    assert photo.alpha is None
    assert "left aside" in photo.warnings[0]


def test_that_white_may_be_zero(tmp_path):
    path = tiff(tmp_path / "a.tif", GREY16, photometric="miniswhite")
    assert np.array_equal(codes16(read_photo(path)), in_three(65535 - GREY16))


def test_that_a_tiff_palette_is_looked_up(tmp_path):
    colours = RNG.integers(0, 65536, (3, 256)).astype(np.uint16)
    path = tiff(tmp_path / "a.tif", GREY8, photometric="palette", colormap=colours)
    assert np.array_equal(codes16(read_photo(path)), np.moveaxis(colours[:, GREY8], 0, -1))


def test_that_a_bilevel_tiff_is_black_and_white(tmp_path):
    path = pillow(tmp_path / "a.tif", PillowImage.fromarray(GREY8 > 127))
    assert np.array_equal(read_photo(path).pixels[..., 0], (GREY8 > 127).astype(np.float32))


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_that_floating_point_tiff_is_linear_light(tmp_path, kind):
    light = RNG.random((9, 8, 3)).astype(kind)
    photo = read_photo(tiff(tmp_path / "a.tif", light, photometric="rgb"))
    assert photo.pixels == pytest.approx(light)
    assert photo.transfer is SRGB
    assert "linear" in photo.warnings[0]


def test_that_a_bigtiff_is_read_and_its_exif_left_aside_with_a_warning(tmp_path):
    path = tiff(tmp_path / "a.tif", RGB16, photometric="rgb", bigtiff=True)
    photo = read_photo(path)
    assert np.array_equal(codes16(photo), RGB16)
    assert ["BigTIFF" in said for said in photo.warnings] == [True]


def test_that_the_first_of_several_pages_is_read_with_a_warning(tmp_path):
    path = tiff(tmp_path / "a.tif", np.stack([GREY16, GREY16[::-1]]), photometric="minisblack")
    photo = read_photo(path)
    assert np.array_equal(codes16(photo), in_three(GREY16))
    assert photo.warnings == ("The file holds 2 pictures; the first is used.",)


# --- HEIC


def heic(path: Path, mode: str, codes: np.ndarray, **options: object) -> Path:
    height, width = codes.shape[:2]
    image = pillow_heif.from_bytes(mode=mode, size=(width, height), data=codes.tobytes())
    image.save(path, quality=-1, chroma=444, **options)
    return path


def test_that_heic_is_read_at_8_bits(tmp_path):
    photo = read_photo(heic(tmp_path / "a.heic", "RGB", np.full((48, 64, 3), 200, np.uint8)))
    assert (photo.format, photo.bits) == ("HEIC", 8)
    assert codes8(photo) == pytest.approx(200, abs=2)
    assert "libheif" in photo.decoder


def test_that_heic_keeps_more_than_8_bits(tmp_path):
    ramp = np.linspace(0, 65535, 512).astype(np.uint16)[:, None]
    codes = np.broadcast_to(ramp, (64, 512, 3))
    photo = read_photo(heic(tmp_path / "a.heic", "RGB;16", np.ascontiguousarray(codes)))
    assert photo.bits in (10, 12)
    assert len(np.unique(codes16(photo)[10, :, 1])) > 300
    assert np.abs(codes16(photo)[10, :, 1] - codes[10, :, 1].astype(int)).max() < 400


# --- any format


def oriented(orientation: int) -> PillowImage.Exif:
    exif = PillowImage.Exif()
    exif[0x0112] = orientation
    return exif


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", ["png", "tif", "jpg"])
def test_that_every_orientation_is_turned_upright(tmp_path, suffix, orientation):
    path = tmp_path / f"a.{suffix}"
    with_alpha = suffix != "jpg"
    codes = np.dstack([RGB8, ALPHA8]) if with_alpha else RGB8
    pillow(path, PillowImage.fromarray(codes), exif=oriented(orientation))
    photo = read_photo(path)
    # Pillow turns memory-mapped TIFFs wrongly, so it gets the bytes
    with PillowImage.open(io.BytesIO(path.read_bytes())) as image:
        image.load()
        expected = np.asarray(ImageOps.exif_transpose(image))
    assert photo.orientation == orientation
    assert np.array_equal(codes8(photo), expected[..., :3])
    if with_alpha:
        assert np.array_equal(np.rint(photo.alpha * 255), expected[..., 3])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_that_a_tiff_that_needs_libtiff_is_turned_upright_once(tmp_path, orientation):
    image = PillowImage.fromarray(RGB8)
    lzw = pillow(tmp_path / "lzw.tif", image, compression="tiff_lzw", exif=oriented(orientation))
    plain = pillow(tmp_path / "plain.tif", image, exif=oriented(orientation))
    assert np.array_equal(read_photo(lzw).pixels, read_photo(plain).pixels)


def test_that_the_content_decides_and_not_the_name(tmp_path):
    path = opencv(tmp_path / "a.png", RGB16).rename(tmp_path / "a.jpg")
    assert read_photo(path).format == "PNG"


def test_that_the_source_is_hashed_and_left_alone(tmp_path):
    path = opencv(tmp_path / "a.png", RGB16)
    data, before = path.read_bytes(), path.stat()
    source = read_photo(path).source
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.path, source.size_bytes) == (path, len(data))
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_that_a_read_only_photo_can_be_read(tmp_path):
    path = opencv(tmp_path / "a.png", RGB16)
    path.chmod(0o400)
    assert read_photo(path).width == 17


def test_that_the_size_is_the_upright_one(tmp_path):
    path = tmp_path / "a.jpg"
    pillow(path, PillowImage.fromarray(RGB8), exif=oriented(6))
    photo = read_photo(path)
    assert (photo.width, photo.height) == (13, 17)
