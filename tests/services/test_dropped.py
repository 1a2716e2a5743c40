from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deblur_studio.services.dropped import is_photo, log_beside, sort_dropped


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tif", "a.webp", "a.bmp", "a.gif"])
def test_that_a_photo_is_known_by_its_content_under_any_name(tmp_path: Path, name: str) -> None:
    Image.fromarray(np.zeros((4, 5, 3), np.uint8)).save(tmp_path / name)
    disguised = (tmp_path / name).rename(tmp_path / "log.csv")
    assert is_photo(disguised)


@pytest.mark.parametrize(
    "content", [b"", b"BMI,weight\n1,2\n3,4", b"t,gx\n0,1", b"....ftypisom....", b"II"]
)
def test_that_other_content_is_no_photo(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "some.dat").write_bytes(content)
    assert not is_photo(tmp_path / "some.dat")


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif", b"crx "])
def test_that_heif_and_its_kin_are_photos(tmp_path: Path, brand: bytes) -> None:
    (tmp_path / "photo").write_bytes(b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0")
    assert is_photo(tmp_path / "photo")


def test_that_a_drop_is_sorted_and_keeps_its_order(tmp_path: Path) -> None:
    Image.fromarray(np.zeros((4, 5, 3), np.uint8)).save(tmp_path / "p.png")
    for name in ("gyro.csv", "accel.csv"):
        (tmp_path / name).write_text("t,x")
    (tmp_path / "folder").mkdir()
    names = ("gyro.csv", "p.png", "accel.csv", "folder", "absent.csv")
    dropped = sort_dropped(tmp_path / name for name in names)
    assert [path.name for path in dropped.photos] == ["p.png"]
    assert [path.name for path in dropped.logs] == ["gyro.csv", "accel.csv", "folder", "absent.csv"]


def test_that_the_log_beside_a_photo_is_found(tmp_path: Path) -> None:
    photo = tmp_path / "IMG_1.jpg"
    assert log_beside(photo) is None
    (tmp_path / "IMG_1").mkdir()
    assert log_beside(photo) == tmp_path / "IMG_1"
    (tmp_path / "IMG_1.csv").write_text("")
    assert log_beside(photo) == tmp_path / "IMG_1.csv"
    (tmp_path / "IMG_1.gcsv").write_text("")
    assert log_beside(photo) == tmp_path / "IMG_1.gcsv"


def test_that_a_damaged_or_absent_photo_is_still_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"")
    assert is_photo(tmp_path / "broken.jpg")
    assert is_photo(tmp_path / "absent.PNG")


def test_that_a_camera_file_is_neither_photo_nor_log(tmp_path: Path) -> None:
    dropped = sort_dropped([tmp_path / "phone.toml", tmp_path / "log.csv"])
    assert [path.name for path in dropped.cameras] == ["phone.toml"]
    assert [path.name for path in dropped.logs] == ["log.csv"]
