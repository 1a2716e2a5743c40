from datetime import datetime, timedelta, timezone

import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as PillowImage
from PIL.TiffImagePlugin import IFDRational

from deblur_studio.core.imaging.exif import Exif, read_exif
from deblur_studio.core.imaging.exif_export import PROGRAM, exported_block
from deblur_studio.core.imaging.exif_parts import block_of_tiff, put_together, take_apart, within
from deblur_studio.core.imaging.ifd import (
    Entry,
    IfdError,
    first_offset,
    read_ifd,
    text_entry,
    write_ifd,
)
from deblur_studio.core.imaging.read import read_photo


def block(main: dict[int, object], detail: dict[int, object]) -> bytes:
    exif = PillowImage.Exif()
    for tag, value in main.items():
        exif[tag] = value
    exif.get_ifd(0x8769).update(detail)
    return exif.tobytes()


def read(detail: dict[int, object]) -> Exif:
    exif = read_exif(block({0x010F: "Maker ", 0x0110: "Model"}, detail))
    assert exif.warnings == ()
    return exif


def test_that_the_shot_is_described():
    detail = {0x829A: IFDRational(1, 30), 0x920A: 3.43, 0xA405: 28, 0x8827: 400}
    metadata = read(detail).metadata
    assert metadata.exposure_s == pytest.approx(1 / 30)
    assert metadata.focal_mm == pytest.approx(3.43)
    assert (metadata.focal_35mm, metadata.iso) == (28, 400)
    assert (metadata.make, metadata.model) == ("Maker", "Model")


def test_that_silence_is_none():
    metadata = read_exif(b"").metadata
    assert metadata.exposure_s is metadata.focal_mm is metadata.taken_at is metadata.iso is None
    assert (metadata.make, metadata.exif) == ("", b"")


def test_that_shutter_speed_stands_in_for_a_missing_exposure_time():
    assert read({0x9201: 4.0}).metadata.exposure_s == pytest.approx(1 / 16)
    assert read({0x9201: 4.0, 0x829A: 0.059994}).metadata.exposure_s == pytest.approx(0.059994)


@pytest.mark.parametrize(
    ("unit", "per_mm"), [(None, 1000 / 25.4), (2, 1000 / 25.4), (3, 100), (4, 1000), (5, 1e6)]
)
def test_that_the_focal_plane_resolution_has_its_unit(unit, per_mm):
    detail = {0xA20E: 1000.0} | ({} if unit is None else {0xA210: unit})
    assert read(detail).metadata.focal_plane_px_per_mm == pytest.approx(per_mm)


@pytest.mark.parametrize("tag", [0x829A, 0x920A, 0xA20E])
@pytest.mark.parametrize("value", [IFDRational(1, 0), IFDRational(0, 0), IFDRational(0, 1)])
def test_that_senseless_fractions_count_as_silence(tag, value):
    metadata = read({tag: value}).metadata
    assert metadata.exposure_s is None
    assert metadata.focal_mm is None
    assert metadata.focal_plane_px_per_mm is None


def test_that_the_moment_has_fractions_and_a_zone():
    detail = {0x9003: "2024:05:06 07:08:09", 0x9291: "25", 0x9011: "+02:00"}
    expected = datetime(2024, 5, 6, 7, 8, 9, 250_000, timezone(timedelta(hours=2)))
    assert read(detail).metadata.taken_at == expected


def test_that_a_moment_without_zone_has_none():
    taken_at = read({0x9003: "2024:05:06 07:08:09"}).metadata.taken_at
    assert taken_at == datetime(2024, 5, 6, 7, 8, 9)
    assert read({0x9003: "0000:00:00 00:00:00"}).metadata.taken_at is None


@pytest.mark.parametrize(("stored", "used"), [(1, 1), (8, 8), (0, 1), (9, 1)])
def test_that_an_orientation_outside_1_to_8_means_upright(stored, used):
    assert read_exif(block({0x0112: stored}, {})).orientation == used


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_that_any_bytes_are_read_or_warned_about(data):
    for prefix in (b"", b"Exif\0\0", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"):
        assert isinstance(read_exif(prefix + data), Exif)
        assert isinstance(exported_block(prefix + data, 4, 3), bytes)
        assert isinstance(block_of_tiff(prefix + data), bytes)


entries = st.builds(
    lambda tag, raw: Entry(tag, 7, len(raw), raw),
    st.integers(1, 65535),
    st.binary(max_size=20),
)


@settings(deadline=None)
@given(st.lists(entries, unique_by=lambda entry: entry.tag), st.sampled_from("<>"))
def test_that_a_directory_reads_back_as_written(written, order):
    head = (b"II*\0" if order == "<" else b"MM\0*") + (8).to_bytes(
        4, "little" if order == "<" else "big"
    )
    whole = head + write_ifd(written, order, 8, following=77)
    back, following = read_ifd(whole, first_offset(whole))
    assert back == {entry.tag: entry for entry in written}
    assert following == 77


def test_that_a_maker_note_stays_where_it_was():
    before = block({0x010F: "Maker"}, {0x829A: 0.5, 0x927C: b"note with offsets"})
    before = before.removeprefix(b"Exif\0\0")
    after = exported_block(before, 40, 30)
    assert after.index(b"note with offsets") == before.index(b"note with offsets")
    assert read_exif(after).metadata.exposure_s == 0.5


def test_that_the_thumbnail_of_the_photo_before_is_dropped():
    detail = {0x010F: text_entry(0x010F, "Maker")}
    head = b"II*\0\x08\0\0\0"
    second = 8 + len(write_ifd(detail.values(), "<", 8))
    thumbnail = b"\xff\xd8 thumbnail \xff\xd9"
    places = [Entry(0x201, 4, 1, (second + 30).to_bytes(4, "little")),
              Entry(0x202, 4, 1, len(thumbnail).to_bytes(4, "little"))]  # fmt: skip
    whole = head + write_ifd(detail.values(), "<", 8, second) + write_ifd(places, "<", second)
    whole += thumbnail
    after = exported_block(whole, 40, 30)
    assert b"thumbnail" not in after
    main, following = read_ifd(after, first_offset(after))
    assert following == 0
    assert main[0x010F].raw == b"Maker\0"


def test_that_an_unreadable_block_is_replaced_by_a_mark():
    after = exported_block(b"II*\0\xff\xff\xff\xff", 40, 30)
    main, _ = read_ifd(after, first_offset(after))
    assert main[0x0131].raw.rstrip(b"\0").decode() == PROGRAM


def test_that_taking_apart_and_putting_together_loses_nothing():
    before = block({0x010F: "Maker"}, {0x829A: 0.5, 0x927C: b"note"}).removeprefix(b"Exif\0\0")
    parts = take_apart(before)
    assert take_apart(put_together(parts)) == parts
    assert within(before, len(before)) == before


def test_that_a_block_that_cannot_shrink_enough_is_refused():
    before = block({0x010F: "M" * 500}, {}).removeprefix(b"Exif\0\0")
    with pytest.raises(IfdError, match="too long"):
        within(before, 100)


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "heic"])
def test_that_metadata_is_read_from_every_format(tmp_path, suffix):
    path = tmp_path / f"a.{suffix}"
    exif = block({0x010F: "Maker", 0x0110: "Model"}, {0x829A: 0.125})
    image = PillowImage.new("RGB", (64, 48))
    if suffix == "heic":
        pillow_heif.from_pillow(image).save(path, exif=exif)
    else:
        image.save(path, exif=exif)
    metadata = read_photo(path).metadata
    assert metadata.exposure_s == 0.125
    assert (metadata.make, metadata.model) == ("Maker", "Model")
    assert read_exif(metadata.exif).metadata.exposure_s == 0.125
