from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from deblur_studio.core.batch.found import logs_in, photos_in
from deblur_studio.core.batch.pairing import Shelf, Spans, paired
from deblur_studio.core.batch.values import Given, Item
from deblur_studio.core.errors import BatchError

Write = Callable[[Path, float], Path]


def pair(photo: Path, *logs: Path, photos: int = 9, given: Given | None = None) -> Item:
    item = Item(name=photo.stem, photo=photo, given=given or Given())
    return paired(item, Shelf(logs, photos, Spans()))


@pytest.mark.parametrize(
    "name", ["img_1.csv", "IMG_1.gcsv", "IMG_1_gyro.txt", "IMG_1-imu.csv", "IMG_1.motion.csv"]
)
def test_that_a_log_of_the_photos_name_is_its_own(tmp_path: Path, name: str) -> None:
    item = pair(tmp_path / "IMG_1.JPG", tmp_path / "IMG_10.csv", tmp_path / name)
    assert (item.logs, item.paired_by, item.state) == ((tmp_path / name,), "name", "waiting")


def test_that_the_name_outweighs_the_time(
    tmp_path: Path, dated_photo: Write, dated_log: Write
) -> None:
    photo = dated_photo(tmp_path / "one.jpg", 2)
    other, own = dated_log(tmp_path / "x.csv", 0), dated_log(tmp_path / "one.csv", 5000)
    assert pair(photo, other, own).logs == (own,)


@pytest.mark.parametrize("suffix", [".jpg", ".png"])
def test_that_exifs_time_finds_the_log_that_covers_it(
    tmp_path: Path, dated_photo: Write, dated_log: Write, suffix: str
) -> None:
    photo = dated_photo(tmp_path / f"one{suffix}", 103)
    logs = [dated_log(tmp_path / f"log{start}.csv", start) for start in (0, 100, 200)]
    item = pair(photo, *logs)
    assert (item.logs, item.paired_by) == ((logs[1],), "time")
    assert "log100.csv covers EXIF's time" in item.said


def test_that_a_time_in_two_logs_is_told_and_not_decided(
    tmp_path: Path, dated_photo: Write, dated_log: Write
) -> None:
    photo = dated_photo(tmp_path / "one.jpg", 3)
    item = pair(photo, dated_log(tmp_path / "a.csv", 0), dated_log(tmp_path / "b.csv", 2))
    assert (item.state, item.logs) == ("unpaired", ())
    assert "in several logs (a.csv, b.csv)" in item.said


def test_that_a_time_in_no_log_is_told(
    tmp_path: Path, dated_photo: Write, dated_log: Write
) -> None:
    photo = dated_photo(tmp_path / "one.jpg", 900)
    item = pair(photo, dated_log(tmp_path / "a.csv", 0))
    assert item.said == "one.jpg was taken at 2023-11-14 22:28:20, which no log covers."


def test_that_logs_without_a_day_are_said_to_be_the_reason(
    tmp_path: Path, dated_photo: Write, shot_files: tuple[Path, Path]
) -> None:
    item = pair(dated_photo(tmp_path / "one.jpg", 3), shot_files[1])
    assert "1 of 1 do not tell the day" in item.said


def test_that_two_logs_of_one_name_are_told(tmp_path: Path) -> None:
    item = pair(tmp_path / "A.jpg", tmp_path / "A.csv", tmp_path / "A_gyro.csv")
    assert item.said == "A.jpg has several logs (A.csv, A_gyro.csv); give a list."


def test_that_one_photo_and_one_log_belong_together_and_many_photos_do_not(
    shot_files: tuple[Path, Path],
) -> None:
    photo, log = shot_files
    assert pair(photo, log, photos=1).paired_by == "only"
    assert "EXIF tells no time" in pair(photo, log, photos=2).said
    assert pair(photo, log, photos=2, given=Given(start_s=1.0)).paired_by == "only"


def test_that_a_photo_without_any_log_and_a_file_that_is_none_are_sentences(
    tmp_path: Path, shot_files: tuple[Path, Path]
) -> None:
    assert "has no log" in pair(shot_files[0]).said
    junk = tmp_path / "junk.jpg"
    junk.write_text("no photo")
    assert pair(junk, shot_files[1]).said == (
        "junk.jpg is not a photo this program knows; leave it out."
    )


def test_that_folders_of_exports_stay_whole_and_others_are_taken_apart(
    tmp_path: Path, shot_files: tuple[Path, Path]
) -> None:
    logs, export = tmp_path / "logs", tmp_path / "logs" / "IMG_7"
    export.mkdir(parents=True)
    for name in ("A_gyro.csv", "A_accel.csv", "B_gyro.csv", "IMG_7/Gyroscope.csv", ".hidden.csv"):
        shutil.copyfile(shot_files[1], logs / name)
    found = logs_in([logs, export])
    assert [path.name for path in found] == ["A_gyro.csv", "B_gyro.csv", "IMG_7"]
    assert pair(tmp_path / "IMG_7.jpg", *found).logs == (export,)
    with pytest.raises(BatchError, match="no log or folder"):
        logs_in([tmp_path / "nowhere"])


def test_that_photos_are_found_by_their_endings(tmp_path: Path) -> None:
    for name in ("b.JPG", "a.dng", "a.csv", ".c.jpg", "notes.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in photos_in(tmp_path)] == ["a.dng", "b.JPG"]
