from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import files, read_log, zip_members

Write = Callable[[str, "str | bytes"], Path]


def refused(path: Path, message: str) -> None:
    """Reading fails with one sentence that names the file and, after a semicolon, the way out."""
    with pytest.raises(LogError, match=message) as caught:
        read_log(path)
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)
    assert re.search(r"; [a-z].*\.$", str(caught.value))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\x00" * 5000, "is empty"),
        (b" \r\n\r\n", "is empty"),
        (b"\xff\xd8\xff\xe0" + b"\x10JFIF" * 50, "is a photo"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, "is a photo"),
        (b"\x00\x00\x00\x20ftypheic" + b"0" * 50, "is a photo"),
        (b"\x00\x00\x00\x20ftypisom" + b"0" * 50, "is a video"),
        (b"QTM, Level 5 MAT-file, Platform" + bytes(200), "is a MATLAB file"),
        (b"%PDF-1.7\n" + b"0" * 50, "is a PDF document"),
        (b"SQLite format 3\x00" + b"0" * 50, "is a database"),
        (bytes(range(256)) * 20, "binary data"),
        (b"PK\x03\x04broken", "damaged zip"),
        (b"time,gx,gy,gz\n", "no samples below its header"),
        (b"time,gx,gy,gz", "no samples below its header"),
        (b"hello world\nno numbers here\n", "no table of numbers"),
        (b"gx,gy,gz,n\n" + b"1,2,3,4\n" * 20, 'no time column among "gx", "gy"'),
        (b"time,a,b,c\n" + b"1,2,3,4\n" * 20, "no columns of angular rate"),
        (b"1,2,3,4,5\n" * 20, "5 columns without names"),
        (b"time,ax,ay,az\n" + b"".join(b"%d,0,0,9.8\n" % i for i in range(20)), "no angular rate"),
        (b"time,gx,gy,gz\n" + b"5,0,0,0\n" * 20, "only 1 usable samples"),
        (b"time,gx,gy,gz\n0,1,2,3\n1,1,2,3\n", "only 2 usable samples"),
    ],
)
def test_that_a_file_that_is_no_log_is_refused_in_one_sentence(
    write: Write, content: bytes, message: str
) -> None:
    refused(write("shake.csv", content), message)


def test_that_a_missing_file_is_named(tmp_path: Path) -> None:
    refused(tmp_path / "gone.csv", "does not exist")


def test_that_no_file_at_all_is_refused() -> None:
    with pytest.raises(LogError, match="No log was given"):
        read_log([])


def test_that_a_folder_without_a_log_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    refused(tmp_path / "empty", "holds no log with angular rate")


def test_that_a_folder_with_two_logs_asks_which(write: Write, motion, tmp_path: Path) -> None:
    for name in ("one.csv", "two.csv"):
        write(name, "t,gx,gy,gz\n" + motion.rows(motion.gyro))
    with pytest.raises(LogError, match=r"several logs \(one.csv, two.csv\)"):
        read_log(tmp_path)


def test_that_the_broken_gyroscope_of_a_folder_is_named(write: Write, tmp_path: Path) -> None:
    write("Gyroscope.csv", '"Time (s)","X (rad/s)","Y (rad/s)","Z (rad/s)"\n')
    with pytest.raises(LogError, match=r"Gyroscope\.csv holds no samples below its header"):
        read_log(tmp_path)


def test_that_an_enormous_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        os.truncate(file.fileno(), files.MAX_FILE_BYTES + 1)
    refused(path, "larger than 1 GB")


def test_that_acceleration_that_cannot_be_read_is_only_a_warning(write: Write, motion) -> None:
    path = write("Gyroscope.csv", "t,gx,gy,gz\n" + motion.rows(motion.gyro))
    write("Accelerometer.csv", b"\xff\xd8\xff\xe0 not a table")
    recording = read_log(path)
    assert recording.accel_m_s2 is None
    assert any("Accelerometer.csv is a photo" in note for note in recording.warnings)


def test_that_the_hash_of_one_file_is_that_of_its_bytes(write: Write, motion) -> None:
    path = write("log.csv", "t,gx,gy,gz\n" + motion.rows(motion.gyro))
    assert read_log(path).source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def pair(write: Write, motion) -> tuple[Path, Path]:
    gyro = write("Gyroscope.csv", "t,gx,gy,gz\n" + motion.rows(motion.gyro))
    accel = write("Accelerometer.csv", "t,ax,ay,az\n" + motion.rows(motion.accel))
    return gyro, accel


def test_that_the_hash_of_several_files_is_that_of_their_listing(write: Write, motion) -> None:
    gyro, accel = pair(write, motion)
    listing = "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in (accel, gyro)
    )
    expected = hashlib.sha256(listing.encode()).hexdigest()
    for given in (gyro, accel, gyro.parent, [gyro, accel], [accel, gyro]):
        source = read_log(given).source
        assert source.sha256 == expected
        assert source.paths == (gyro, accel)


def test_that_named_files_need_no_matching_names(write: Write, motion) -> None:
    gyro = write("a/first.csv", "t,gx,gy,gz\n" + motion.rows(motion.gyro))
    accel = write("b/first.csv", "t,ax,ay,az\n" + motion.rows(motion.accel))
    other = write("c/notes.txt", "nothing to see\n")
    recording = read_log([accel, other, gyro])
    np.testing.assert_array_equal(recording.accel_m_s2, motion.accel)
    assert any("notes.txt holds no table" in note for note in recording.warnings)


def zipped(members: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("folder", ["", "export 2025/"])
def test_that_a_zip_is_read_without_unpacking_it(write: Write, motion, folder: str) -> None:
    members: dict[str, bytes | str] = {
        f"{folder}Gyroscope.csv": "t,gx,gy,gz\n" + motion.rows(motion.gyro),
        f"{folder}Accelerometer.csv": "t,ax,ay,az\n" + motion.rows(motion.accel),
        "__MACOSX/._Gyroscope.csv": b"junk",
        "../../escape.csv": "t,gx,gy,gz\n",
    }
    path = write("export.zip", zipped(members))
    before = sorted(path.parent.rglob("*"))
    recording = read_log(path)
    np.testing.assert_array_equal(recording.gyro_rad_s, motion.gyro)
    np.testing.assert_array_equal(recording.accel_m_s2, motion.accel)
    assert recording.source.paths == (path,)
    assert recording.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert recording.source.details["members"] == "Gyroscope.csv, Accelerometer.csv"
    assert sorted(path.parent.rglob("*")) == before


def test_that_a_zip_bomb_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_members, "MAX_MEMBER_BYTES", 10_000)
    path = write("bomb.zip", zipped({"Gyroscope.csv": b"0,1,2,3\n" * 10_000}))
    refused(path, "larger than 256 MB")


def test_that_an_excel_workbook_is_named(write: Write) -> None:
    refused(write("log.xlsx", zipped({"[Content_Types].xml": "<x/>"})), "is an Excel workbook")


def test_that_a_damaged_member_is_named(write: Write) -> None:
    data = bytearray(zipped({"Gyroscope.csv": np.random.default_rng(1).bytes(4000)}))
    data[2000:2100] = bytes(100)
    refused(write("export.zip", bytes(data)), "is damaged")
