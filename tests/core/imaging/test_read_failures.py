import io
import struct
import warnings
import zlib
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
import tifffile
from PIL import Image as PillowImage

from deblur_studio.core.errors import PhotoError
from deblur_studio.core.imaging.exif import read_exif
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.imaging.read import read_photo

Y, X = np.mgrid[:48, :64]
PICTURE = np.stack([X * 3, Y * 4, X + Y], axis=-1).astype(np.uint8)


def sentence_about(path: Path) -> str:
    with pytest.raises(PhotoError) as caught:
        read_photo(path)
    sentence = str(caught.value)
    assert sentence.startswith(path.name)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def read_or_refused(path: Path) -> Photo | None:
    sentence = ""
    try:
        return read_photo(path)
    except PhotoError as error:
        sentence = str(error)
    assert sentence.startswith(path.name)
    return None


def saved(path: Path, **options: object) -> Path:
    exif = PillowImage.Exif()
    exif[0x010F] = "Maker"
    exif[0x0112] = 6
    exif.get_ifd(0x8769)[0x829A] = 0.01
    PillowImage.fromarray(PICTURE).save(path, exif=exif, **options)
    return path


FILES = {
    "baseline.jpg": {"quality": 90},
    "progressive.jpg": {"quality": 90, "progressive": True},
    "picture.png": {},
    "plain.tif": {},
    "deflate.tif": {"compression": "tiff_deflate"},
    "lzw.tif": {"compression": "tiff_lzw"},
}


def test_that_a_missing_photo_is_named(tmp_path):
    assert "not there" in sentence_about(tmp_path / "gone.jpg")


def test_that_a_folder_is_no_photo(tmp_path):
    assert "is a folder" in sentence_about(tmp_path)


def test_that_a_photo_without_permission_is_named(tmp_path, monkeypatch):
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = saved(tmp_path / "a.png")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "permissions" in sentence_about(path)


def test_that_an_unreadable_medium_is_named(tmp_path, monkeypatch):
    def fail(path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert "Input/output error" in sentence_about(tmp_path / "a.png")


def test_that_an_empty_file_is_named(tmp_path):
    path = tmp_path / "a.jpg"
    path.touch()
    assert "is empty" in sentence_about(path)


@pytest.mark.parametrize("content", [b"Dear diary, this is no photo.", b"GIF89a" + bytes(50)])
def test_that_other_content_is_not_known_whatever_its_name(tmp_path, content):
    path = tmp_path / "a.jpg"
    path.write_bytes(content)
    assert "not a photo this program knows" in sentence_about(path)


@pytest.mark.parametrize("name", FILES)
def test_that_a_photo_cut_off_anywhere_is_refused_or_whole_with_a_warning(tmp_path, name):
    whole = saved(tmp_path / name, **FILES[name])
    data, pixels = whole.read_bytes(), read_photo(whole).pixels
    path = tmp_path / f"cut-{name}"
    every = max(1, len(data) // 150)
    for length in [*range(1, len(data) - 1, every), len(data) - 1]:
        path.write_bytes(data[:length])
        photo = read_or_refused(path)
        if photo is not None:  # only text tags at the end of a TIFF are lost
            assert np.array_equal(photo.pixels, pixels)
            assert photo.warnings


@pytest.mark.parametrize("name", FILES)
def test_that_300_mutations_are_read_or_refused_in_a_sentence(tmp_path, name):
    data = saved(tmp_path / name, **FILES[name]).read_bytes()
    path = tmp_path / f"mutated-{name}"
    rng = np.random.default_rng(2026)
    read = 0
    for _ in range(300):
        path.write_bytes(mutated(data, rng))
        photo = read_or_refused(path)
        if photo is not None:
            assert np.isfinite(photo.pixels).all()
            read += 1
    assert read < 300


def mutated(data: bytes, rng: np.random.Generator) -> bytes:
    """Change some bytes, mostly near both ends where structure is; PNG checksums are made true."""
    changed = bytearray(data)
    for _ in range(rng.integers(1, 6)):
        reach = int(rng.choice([len(data), min(len(data), 300)]))
        place = int(rng.integers(8, reach)) * int(rng.choice([1, -1]))
        changed[place] = rng.integers(0, 256)
    return with_true_checksums(bytes(changed)) if data[1:4] == b"PNG" else bytes(changed)


def with_true_checksums(data: bytes) -> bytes:
    out, place = data[:8], 8
    while place + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, place)
        body = data[place + 4 : place + 8 + length]
        out += data[place : place + 4] + body + struct.pack(">I", zlib.crc32(body))
        place += 12 + length
    return out


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def test_that_a_wrong_png_checksum_is_found(tmp_path):
    path = saved(tmp_path / "a.png")
    data = bytearray(path.read_bytes())
    data[data.index(b"IDAT") + 20] ^= 1
    path.write_bytes(data)
    assert "checksum" in sentence_about(path)


@pytest.mark.parametrize(("width", "height"), [(30_000, 20_000), (60_000, 60_000)])
def test_that_a_picture_too_large_to_hold_is_refused_before_decoding(tmp_path, width, height):
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    path = tmp_path / "bomb.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts))
    assert "400 megapixels" in sentence_about(path)


def test_that_pillows_own_limit_does_not_speak_below_ours(tmp_path):
    path = tmp_path / "a.png"
    PillowImage.new("1", (10_000, 9_500)).save(path)  # 95 megapixels: Pillow would warn
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with PillowImage.open(path) as image:
            assert image.size == (10_000, 9_500)


def test_that_a_picture_without_pixels_is_refused(tmp_path):
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, PICTURE, photometric="rgb")
    with tifffile.TiffFile(path, mode="r+b") as file:
        file.pages.first.tags[256].overwrite(0)
    assert "no pixels" in sentence_about(path)


@pytest.mark.parametrize(("bad", "reason"), [(np.nan, "not numbers"), (40.0, "scale them")])
def test_that_floating_point_outside_0_to_1_is_refused(tmp_path, bad, reason):
    light = np.full((5, 6, 3), 0.5, np.float32)
    light[2, 3, 1] = bad
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, light, photometric="rgb")
    assert reason in sentence_about(path)


def test_that_32_bit_integers_are_refused(tmp_path):
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, np.ones((5, 6), np.uint32))
    assert "32-bit" in sentence_about(path)


def test_that_broken_exif_becomes_a_warning(tmp_path):
    path = tmp_path / "a.jpg"
    PillowImage.fromarray(PICTURE).save(path, exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    photo = read_photo(path)
    assert any("EXIF cannot be read" in said for said in photo.warnings)
    assert photo.metadata.exposure_s is None
    assert photo.width == 64


def test_that_mutated_exif_never_raises(tmp_path):
    with PillowImage.open(saved(tmp_path / "a.jpg")) as image:
        block = image.info["exif"]
    rng = np.random.default_rng(5)
    for _ in range(2000):
        changed = bytearray(block)
        for place in rng.integers(0, len(block), rng.integers(1, 8)):
            changed[place] = rng.integers(0, 256)
        assert 1 <= read_exif(bytes(changed)).orientation <= 8


def test_that_a_tiff_of_differing_depths_is_refused_before_anything_is_multiplied(tmp_path):
    data = io.BytesIO()
    tifffile.imwrite(data, np.zeros((8, 32, 3), np.uint16), photometric="rgb", metadata=None)
    raw = bytearray(data.getvalue())
    with tifffile.TiffFile(io.BytesIO(raw)) as file:
        tags = file.pages.first.tags
        depths, rows = tags[258].valueoffset, tags[257].valueoffset
    raw[depths : depths + 2] = (8).to_bytes(2, "little")
    raw[rows : rows + 4] = (10_000_000).to_bytes(4, "little")
    path = tmp_path / "a.tif"
    path.write_bytes(raw)
    with pytest.raises(PhotoError, match=r"a\.tif stores channels of differing depth"):
        read_photo(path)


def test_that_a_tiff_whose_parts_share_their_bytes_is_no_bomb(tmp_path):
    data = io.BytesIO()
    tifffile.imwrite(data, np.zeros((64, 64), np.uint8), compression="zlib", metadata=None)
    raw = bytearray(data.getvalue())
    with tifffile.TiffFile(io.BytesIO(raw)) as file:
        tags = file.pages.first.tags
        places = [tags[number].valueoffset for number in (256, 257, 278)]
    for place in places:  # wide, high, one strip of it
        raw[place : place + 2] = (20_000).to_bytes(2, "little")
    path = tmp_path / "a.tif"
    path.write_bytes(raw)
    with pytest.raises(PhotoError, match=r"a\.tif is far too short for the picture"):
        read_photo(path)


def test_that_a_heic_whose_items_are_named_by_no_text_does_not_end_the_process(tmp_path):
    data = io.BytesIO()
    exif = PillowImage.Exif()
    exif[0x0110] = "made by a test"
    pillow_heif.from_pillow(PillowImage.new("RGB", (64, 48))).save(data, exif=exif.tobytes())
    assert data.getvalue().count(b"Exif\0\0\0\0") == 1
    path = tmp_path / "a.heic"
    path.write_bytes(data.getvalue())
    assert read_photo(path).format == "HEIC"
    path.write_bytes(data.getvalue().replace(b"\0\0Exif", b"\0\0\x92xif", 1))
    with pytest.raises(PhotoError, match="named by no text"):
        read_photo(path)
