import hashlib
import io
import os
from pathlib import Path

import cv2
import numpy as np
import pytest
import tifffile
from PIL import Image as PillowImage
from PIL import ImageCms

from deblur_studio import __version__
from deblur_studio.core.errors import OutputError
from deblur_studio.core.imaging.photo import Photo, PhotoMetadata, SourceFile
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.imaging.write import save_photo

RNG = np.random.default_rng(11)
RGB16 = RNG.integers(0, 65536, (300, 23, 3)).astype(np.uint16)  # more rows than one PNG block
ALPHA16 = RNG.integers(0, 65536, RGB16.shape[:2]).astype(np.uint16)
ICC = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
PROGRAM = f"Deblur Studio {__version__}"


def exif_block(*, byte_order: bytes = b"II") -> bytes:
    exif = PillowImage.Exif()
    exif.endian = "<" if byte_order == b"II" else ">"
    exif[0x010F], exif[0x0110], exif[0x0131] = "Maker", "Model 1", "Firmware 7"
    exif[0x0112], exif[0x0132], exif[0x8298] = 6, "2024:01:02 03:04:05", "Somebody"
    exif.get_ifd(0x8769).update(
        {0x829A: 0.0625, 0x9003: "2024:01:02 03:04:05", 0x920A: 4.25, 0x8827: 400,
         0xA002: 23, 0xA003: 300, 0x927C: b"maker note"}
    )  # fmt: skip
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 30.0, 0.0)})
    return exif.tobytes().removeprefix(b"Exif\0\0")


@pytest.fixture
def photo(tmp_path: Path) -> Photo:
    path = tmp_path / "original.png"
    path.write_bytes(b"the evidence")
    return Photo(
        pixels=SRGB.decode_codes(RGB16, 65535),
        source=SourceFile(path, "0" * 64, 12),
        format="PNG",
        bits=16,
        metadata=PhotoMetadata(exif=exif_block()),
    )


def changed(photo: Photo, **changes: object) -> Photo:
    return Photo(**{**vars(photo), **changes})


def grey(photo: Photo, **changes: object) -> Photo:
    return changed(photo, pixels=np.repeat(photo.pixels[..., :1], 3, 2), grey=True, **changes)


def with_alpha(photo: Photo) -> Photo:
    return changed(photo, alpha=(ALPHA16 / 65535).astype(np.float32))


def by_opencv(path: Path) -> np.ndarray:
    codes = cv2.imread(str(path), cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION)
    if codes.ndim == 3:
        codes = codes[..., [2, 1, 0, 3][: codes.shape[2]]]
    return codes


# --- what is written


@pytest.mark.parametrize("suffix", [".png", ".tif", ".TIFF"])
def test_that_another_decoder_reads_every_16_bit_code(tmp_path, photo, suffix):
    path = save_photo(photo.pixels, photo, tmp_path / f"a{suffix}").path
    assert np.array_equal(by_opencv(path), RGB16)


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_that_alpha_is_written_and_read_by_another_decoder(tmp_path, photo, suffix):
    photo = with_alpha(photo)
    path = save_photo(photo.pixels, photo, tmp_path / f"a{suffix}").path
    assert np.array_equal(by_opencv(path), np.dstack([RGB16, ALPHA16]))


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_that_grey_stays_one_channel(tmp_path, photo, suffix):
    path = save_photo(grey(photo).pixels, grey(photo), tmp_path / f"a{suffix}").path
    assert np.array_equal(by_opencv(path), RGB16[..., 0])
    with PillowImage.open(path) as image:
        assert image.mode.startswith("I;16")
        assert np.array_equal(np.asarray(image), RGB16[..., 0])


def test_that_grey_with_alpha_is_a_valid_png(tmp_path, photo):
    photo = grey(with_alpha(photo))
    path = save_photo(photo.pixels, photo, tmp_path / "a.png").path
    with PillowImage.open(path) as image:  # keeps the upper byte of each sample
        assert np.array_equal(np.asarray(image)[..., 0], RGB16[..., 0] >> 8)
        assert np.array_equal(np.asarray(image)[..., -1], ALPHA16 >> 8)
    back = read_photo(path)
    assert np.array_equal(back.transfer.encode_16bit(back.pixels)[..., 0], RGB16[..., 0])
    assert np.array_equal(np.rint(back.alpha * 65535), ALPHA16)


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("kind", ["rgb", "rgb alpha", "grey", "grey alpha"])
def test_that_what_is_written_reads_back_as_it_was(tmp_path, photo, suffix, kind):
    photo = with_alpha(photo) if "alpha" in kind else photo
    photo = grey(photo) if "grey" in kind else photo
    back = read_photo(save_photo(photo.pixels, photo, tmp_path / f"a{suffix}").path)
    assert np.array_equal(back.pixels, photo.pixels)
    assert (back.grey, back.bits, back.warnings) == (photo.grey, 16, ())
    assert (back.alpha is None) == (photo.alpha is None)


def test_that_tifffile_and_pillow_read_the_png_and_tiff_too(tmp_path, photo):
    png = save_photo(photo.pixels, photo, tmp_path / "a.png").path
    tif = save_photo(photo.pixels, photo, tmp_path / "a.tif").path
    with PillowImage.open(png) as image:  # keeps the upper byte of each sample
        assert np.array_equal(np.asarray(image), RGB16 >> 8)
    assert np.array_equal(tifffile.imread(tif), RGB16)


def test_that_jpeg_is_a_close_copy_without_colour_subsampling(tmp_path, photo):
    y, x = np.mgrid[:64, :80]
    smooth = np.stack([x / 80, y / 64, (x + y) / 144], axis=-1).astype(np.float32)
    path = save_photo(smooth, photo, tmp_path / "a.jpg").path
    with PillowImage.open(path) as image:
        error = np.abs(np.asarray(image).astype(int) - SRGB.encode_8bit(smooth))
        assert error.mean() < 1
        assert {factor for _, *factors, _ in image.layer for factor in factors} == {1}


def test_that_jpeg_leaves_alpha_out_and_keeps_grey(tmp_path, photo):
    photo = grey(with_alpha(photo))
    back = read_photo(save_photo(photo.pixels, photo, tmp_path / "a.jpeg").path)
    assert back.grey
    assert back.alpha is None


def test_that_light_outside_0_to_1_is_clipped(tmp_path, photo):
    path = save_photo(photo.pixels * 4 - 1, photo, tmp_path / "a.png").path
    assert np.array_equal(by_opencv(path), SRGB.encode_16bit(photo.pixels * 4 - 1))


def test_that_the_hash_is_that_of_the_file(tmp_path, photo):
    saved = save_photo(photo.pixels, photo, tmp_path / "a.png")
    assert saved.sha256 == hashlib.sha256(saved.path.read_bytes()).hexdigest()
    assert saved.path == tmp_path / "a.png"


def test_that_the_same_photo_gives_the_same_bytes(tmp_path, photo):
    for suffix in (".png", ".tif", ".jpg"):
        first = save_photo(photo.pixels, photo, tmp_path / f"a{suffix}")
        assert save_photo(photo.pixels, photo, tmp_path / f"b{suffix}").sha256 == first.sha256


# --- what is carried over


@pytest.mark.parametrize("suffix", [".png", ".tif", ".jpg"])
def test_that_the_profile_is_carried(tmp_path, photo, suffix):
    photo = changed(photo, icc_profile=ICC)
    path = save_photo(photo.pixels, photo, tmp_path / f"a{suffix}").path
    with PillowImage.open(path) as image:
        assert image.info["icc_profile"] == ICC
    assert read_photo(path).icc_profile == ICC


@pytest.mark.parametrize("suffix", [".png", ".tif", ".jpg"])
@pytest.mark.parametrize("byte_order", [b"II", b"MM"])
def test_that_exif_is_carried_and_marked(tmp_path, photo, suffix, byte_order):
    photo = changed(photo, metadata=PhotoMetadata(exif=exif_block(byte_order=byte_order)))
    path = save_photo(photo.pixels[:, :20], photo, tmp_path / f"a{suffix}").path
    with PillowImage.open(io.BytesIO(path.read_bytes())) as image:
        image.load()
        exif = image.getexif()
        detail, gps = exif.get_ifd(0x8769), exif.get_ifd(0x8825)
    assert (exif[0x010F], exif[0x0110], exif[0x8298]) == ("Maker", "Model 1", "Somebody")
    assert exif.get(0x0112, 1) == 1
    assert exif[0x0131] == f"{PROGRAM}; Firmware 7"
    assert exif[0x010E] == PROGRAM
    assert (detail[0x829A], detail[0x920A], detail[0x8827]) == (0.0625, 4.25, 400)
    assert (detail[0xA002], detail[0xA003]) == (20, 300)
    assert detail[0x927C] == b"maker note"
    assert (gps[1], gps[2]) == ("N", (50.0, 30.0, 0.0))


@pytest.mark.parametrize("suffix", [".png", ".tif", ".jpg"])
def test_that_a_photo_without_exif_is_marked_too(tmp_path, photo, suffix):
    photo = changed(photo, metadata=PhotoMetadata())
    path = save_photo(photo.pixels, photo, tmp_path / f"a{suffix}").path
    with PillowImage.open(path) as image:
        assert image.getexif()[0x0131] == PROGRAM


def test_that_a_photo_saved_twice_is_marked_once(tmp_path, photo):
    once = read_photo(save_photo(photo.pixels, photo, tmp_path / "a.tif").path)
    path = save_photo(once.pixels, once, tmp_path / "b.jpg").path
    with PillowImage.open(path) as image:
        assert image.getexif()[0x0131] == f"{PROGRAM}; Firmware 7"


def test_that_a_turned_photo_is_not_turned_again(tmp_path, photo):
    source = tmp_path / "turned.jpg"
    exif = PillowImage.Exif()
    exif[0x0112] = 6
    PillowImage.fromarray((RGB16 >> 8).astype(np.uint8)).save(source, exif=exif)
    turned = read_photo(source)
    for suffix in (".png", ".tif", ".jpg"):
        back = read_photo(save_photo(turned.pixels, turned, tmp_path / f"a{suffix}").path)
        assert (back.width, back.height, back.orientation) == (300, 23, 1)


def test_that_exif_too_long_for_a_jpeg_loses_its_maker_note_only(tmp_path, photo):
    exif = PillowImage.Exif()
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8769).update({0x829A: 0.0625, 0x927C: bytes(65_450)})
    block = exif.tobytes().removeprefix(b"Exif\0\0")
    photo = changed(photo, metadata=PhotoMetadata(exif=block))
    back = read_photo(save_photo(photo.pixels, photo, tmp_path / "a.jpg").path)
    assert (back.metadata.make, back.metadata.exposure_s) == ("Maker", 0.0625)


# --- what is refused


@pytest.mark.parametrize("link", ["same", "symbolic", "hard", "folder"])
@pytest.mark.parametrize("which", ["photo", "other input"])
def test_that_an_original_is_never_replaced_by_whatever_name(tmp_path, photo, link, which):
    original = photo.source.path
    if which == "other input":
        original = tmp_path / "log.png"
        original.write_bytes(b"the evidence")
    target = tmp_path / "link.png"
    if link == "same":
        target = original
    elif link == "symbolic":
        target.symlink_to(original)
    elif link == "hard":
        os.link(original, target)
    else:
        (tmp_path / "folder").symlink_to(tmp_path)
        target = tmp_path / "folder" / original.name
    with pytest.raises(OutputError, match="stays untouched"):
        save_photo(photo.pixels, photo, target, overwrite=True, inputs=[original])
    assert original.read_bytes() == b"the evidence"


def test_that_an_existing_file_is_replaced_only_when_asked(tmp_path, photo):
    path = tmp_path / "a.png"
    path.write_bytes(b"older")
    with pytest.raises(OutputError, match=r"a\.png exists already"):
        save_photo(photo.pixels, photo, path)
    assert path.read_bytes() == b"older"
    save_photo(photo.pixels, photo, path, overwrite=True)
    assert np.array_equal(by_opencv(path), RGB16)


@pytest.mark.parametrize("name", ["a.bmp", "a", "a.exr"])
def test_that_an_unknown_suffix_is_refused(tmp_path, photo, name):
    with pytest.raises(OutputError, match=r"must end in \.tif, \.png or \.jpg"):
        save_photo(photo.pixels, photo, tmp_path / name)


def test_that_a_missing_folder_is_named(tmp_path, photo):
    with pytest.raises(OutputError, match="needs the folder"):
        save_photo(photo.pixels, photo, tmp_path / "nowhere" / "a.png")


@pytest.mark.parametrize("suffix", [".png", ".tif", ".jpg"])
@pytest.mark.parametrize("reason", [(28, "No space left on device"), (13, "Permission denied")])
def test_that_a_refusing_disk_leaves_nothing_behind(tmp_path, photo, monkeypatch, suffix, reason):
    def refuse(descriptor: int) -> None:
        raise OSError(*reason)

    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError, match=rf"^a\{suffix} cannot be written \({reason[1].lower()}"):
        save_photo(photo.pixels, photo, tmp_path / f"a{suffix}")
    assert sorted(tmp_path.iterdir()) == before


def test_that_a_failed_replacement_keeps_the_older_file(tmp_path, photo, monkeypatch):
    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.png"
    path.write_bytes(b"older")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError):
        save_photo(photo.pixels, photo, path, overwrite=True)
    assert path.read_bytes() == b"older"


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda pixels: np.where(pixels > 0.5, np.nan, pixels), "not numbers"),
        (lambda pixels: pixels[..., 0], "three channels"),
        (lambda pixels: pixels[:0], "three channels"),
    ],
)
def test_that_pixels_that_are_no_picture_are_refused(tmp_path, photo, spoil, reason):
    with pytest.raises(OutputError, match=reason):
        save_photo(spoil(photo.pixels), photo, tmp_path / "a.png")


def test_that_alpha_of_another_size_is_not_dropped_silently(tmp_path, photo):
    with pytest.raises(OutputError, match="lose its alpha"):
        save_photo(photo.pixels[:-1], with_alpha(photo), tmp_path / "a.png")
