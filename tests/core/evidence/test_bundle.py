from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from deblur_studio.core.errors import EvidenceError, OutputError
from deblur_studio.core.evidence.bundle import write_bundle
from deblur_studio.core.evidence.case_file import case_of
from deblur_studio.core.evidence.given import GivenShot
from deblur_studio.core.evidence.manifest import manifest_of
from deblur_studio.core.evidence.open_case import About, OpenCase, make_case, open_case
from deblur_studio.core.evidence.restoring import restore_in_case
from deblur_studio.core.evidence.verify import verify
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.proposal import propose


def test_that_a_bundle_holds_everything_under_names_that_stay_inside(bundle: Path) -> None:
    with zipfile.ZipFile(bundle) as archive:
        names = archive.namelist()
        case = case_of(archive.read("case.dblr"), "case.dblr")
        manifest = manifest_of(archive.read("manifest.json"))
    assert {"manifest.json", "case.dblr", "record.jsonl", "report.html"} <= set(names)
    assert {"photos/1/IMG_1.png", "logs/1/motion.gcsv"} <= set(names)
    assert {file.path for file in manifest.files} == set(names) - {"manifest.json"}
    assert all(file.path in names for file in case.files())
    assert case.logs[0].given == ("logs/1/motion.gcsv",)


def test_that_a_bundle_is_verified_where_nothing_of_the_case_is(
    bundle: Path, restored_case: OpenCase, tmp_path: Path
) -> None:
    elsewhere = Path(shutil.copy(bundle, tmp_path / "elsewhere.zip"))
    shutil.rmtree(restored_case.folder)
    for name in ("IMG_1.png", "motion.gcsv"):
        (tmp_path / name).unlink()
    before = set(tmp_path.iterdir())
    found = verify(elsewhere)
    assert (found.status, found.findings, found.reason) == ("verified", (), "")
    assert [again.identical for again in found.reruns] == [True]
    assert found.elsewhere == ()
    assert set(tmp_path.iterdir()) == before


def test_that_the_noted_hash_is_held_against_the_record(
    bundle: Path, restored_case: OpenCase
) -> None:
    head = restored_case.record.head
    assert verify(bundle, head.upper()).status == "verified"
    found = verify(bundle, "0" * 64)
    assert found.status == "differs"
    assert head in found.findings[0].sentence


def test_that_a_case_bundled_twice_is_verified_both_times(
    bundle: Path, restored_case: OpenCase, tmp_path: Path
) -> None:
    again = open_case(restored_case.path)
    write_bundle(again, tmp_path / "second.zip", b"<p>later</p>")
    assert verify(tmp_path / "second.zip").status == "verified"
    assert verify(bundle).status == "verified"
    assert open_case(restored_case.path).record.count == again.record.count


def test_that_a_bundle_is_refused_where_a_file_has_changed(
    restored_case: OpenCase, tmp_path: Path
) -> None:
    photo = tmp_path / "IMG_1.png"
    photo.write_bytes(photo.read_bytes() + b" ")
    with pytest.raises(EvidenceError, match=r"IMG_1\.png has changed"):
        write_bundle(restored_case, tmp_path / "b.zip", b"")
    photo.unlink()
    with pytest.raises(EvidenceError, match=r"IMG_1\.png is not there"):
        write_bundle(restored_case, tmp_path / "b.zip", b"")
    assert not (tmp_path / "b.zip").exists()


def test_that_a_bundle_replaces_nothing_unasked(restored_case: OpenCase, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="original"):
        write_bundle(restored_case, tmp_path / "IMG_1.png", b"", overwrite=True)
    (tmp_path / "b.zip").write_bytes(b"precious")
    with pytest.raises(OutputError, match="exists already"):
        write_bundle(restored_case, tmp_path / "b.zip", b"")
    assert (tmp_path / "b.zip").read_bytes() == b"precious"


def test_that_a_log_of_several_files_in_a_folder_is_read_the_same_from_the_bundle(
    shot_files: tuple[Path, Path], tmp_path: Path
) -> None:
    folder = tmp_path / "log: a folder"
    folder.mkdir()
    rows = [f"{index / 100:.4f},{0.4 * (index % 7):.5f},0.1,0.1" for index in range(400)]
    for name, unit in (("Gyroscope.csv", "rad/s"), ("Accelerometer.csv", "m/s^2")):
        head = f'"Time (s)","X ({unit})","Y ({unit})","Z ({unit})"'
        (folder / name).write_text("\n".join([head, *rows]) + "\n")
    for number, asked in enumerate([(folder,), (folder / "Gyroscope.csv",)]):
        photo, log = read_photo(shot_files[0]), read_log(asked[0])
        opened = make_case(tmp_path / f"several-{number}.dblr", About())
        settings = propose(photo, log).settings
        restore_in_case(opened, GivenShot(photo, log, settings, asked), "wiener", spread_count=0)
        assert len(opened.case.logs[0].files) == 2
        write_bundle(opened, tmp_path / f"several-{number}.zip", b"")
        found = verify(tmp_path / f"several-{number}.zip")
        assert (found.status, found.reason, found.findings) == ("verified", "", ())


def test_that_files_that_moved_are_found_again_by_their_hashes(
    restored_case: OpenCase, tmp_path: Path
) -> None:
    place = restored_case.folder / "originals"
    place.mkdir()
    for name, new in (("IMG_1.png", "renamed.png"), ("motion.gcsv", "motion.gcsv")):
        (tmp_path / name).rename(place / new)
    again = open_case(restored_case.path)
    assert again.case.photos[0].file.path == "originals/renamed.png"
    assert again.case.logs[0].given == ("originals/motion.gcsv",)
    assert any("IMG_1.png was found again" in sentence for sentence in again.said)
    write_bundle(again, tmp_path / "moved.zip", b"")
    assert verify(tmp_path / "moved.zip").status == "verified"
    (place / "renamed.png").write_bytes(b"another")
    with pytest.raises(EvidenceError, match=r"renamed\.png has changed"):
        open_case(restored_case.path)
