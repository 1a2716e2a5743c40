from __future__ import annotations

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from deblur_studio.core.camera.file import read_camera, write_camera
from deblur_studio.core.camera.model import Camera
from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.sample import sample_files
from deblur_studio.services.workbench import Workbench

Files = tuple[Path, Path]


def idle(bench: Workbench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not bench.jobs.busy(), timeout=10_000)


def test_that_a_photo_and_its_log_lead_to_settings(
    bench: Workbench, qtbot: QtBot, shot_files: Files
) -> None:
    bench.loading.open_files(shot_files)
    assert len(bench.loading.under_way()) == 2
    idle(bench, qtbot)
    assert bench.project.photo is not None
    assert bench.project.recording is not None
    assert bench.project.settings is not None
    assert bench.project.settings.camera.width == 160
    assert bench.loading.under_way() == ()


def test_that_a_bad_log_is_reported_and_the_good_one_stays(
    bench: Workbench, qtbot: QtBot, shot_files: Files, notices: list[Notice], tmp_path: Path
) -> None:
    bench.loading.open_files(shot_files)
    idle(bench, qtbot)
    good, settings = bench.project.recording, bench.project.settings
    (tmp_path / "bad.csv").write_text("this is no log at all\n", encoding="utf-8")
    bench.loading.open_files([tmp_path / "bad.csv"])
    idle(bench, qtbot)
    errors = [notice for notice in notices if notice.level is Level.ERROR]
    assert len(errors) == 1
    assert "bad.csv" in errors[0].sentence
    assert bench.project.recording is good
    assert bench.project.settings is settings


def test_that_a_damaged_photo_is_reported_and_the_good_one_stays(
    bench: Workbench, qtbot: QtBot, shot_files: Files, notices: list[Notice], tmp_path: Path
) -> None:
    bench.loading.load_photo(shot_files[0])
    idle(bench, qtbot)
    good = bench.project.photo
    (tmp_path / "cut.png").write_bytes(shot_files[0].read_bytes()[:200])
    bench.loading.open_files([tmp_path / "cut.png"])
    idle(bench, qtbot)
    assert [notice.level for notice in notices] == [Level.ERROR]
    assert bench.project.photo is good


def test_that_the_photo_asked_for_last_wins(
    bench: Workbench, qtbot: QtBot, shot_files: Files, tmp_path: Path
) -> None:
    other = tmp_path / "other.png"
    shutil.copy(shot_files[0], other)
    for path in (shot_files[0], other, shot_files[0], other):
        bench.loading.load_photo(path)
    idle(bench, qtbot)
    assert bench.project.photo is not None
    assert bench.project.photo.source.path == other


def test_that_the_log_beside_a_photo_is_offered_and_not_taken(
    bench: Workbench, qtbot: QtBot, shot_files: Files
) -> None:
    beside = shot_files[0].with_suffix(".gcsv")
    shutil.copy(shot_files[1], beside)
    with qtbot.waitSignal(bench.loading.log_offered, timeout=5000) as offered:
        bench.loading.open_files([shot_files[0]])
    assert offered.args == [beside]
    assert bench.project.recording is None


def test_that_no_log_is_offered_when_one_is_given(
    bench: Workbench, qtbot: QtBot, shot_files: Files
) -> None:
    shutil.copy(shot_files[1], shot_files[0].with_suffix(".gcsv"))
    with qtbot.assertNotEmitted(bench.loading.log_offered):
        bench.loading.open_files(shot_files)
        idle(bench, qtbot)


def test_that_of_several_photos_the_first_is_opened_with_a_word(
    bench: Workbench, qtbot: QtBot, shot_files: Files, notices: list[Notice], tmp_path: Path
) -> None:
    other = tmp_path / "other.png"
    shutil.copy(shot_files[0], other)
    bench.loading.open_files([shot_files[0], other])
    idle(bench, qtbot)
    assert bench.project.photo is not None
    assert bench.project.photo.source.path == shot_files[0]
    assert notices[0].level is Level.WARNING


def test_that_a_camera_file_replaces_what_exif_says(
    bench: Workbench, qtbot: QtBot, shot_files: Files, tmp_path: Path
) -> None:
    bench.loading.open_files(shot_files)
    idle(bench, qtbot)
    assert bench.project.settings is not None
    camera = bench.project.settings.camera.replaced(fx_px=321.0, fy_px=321.0)
    write_camera(camera, tmp_path / "camera.toml")
    bench.loading.open_files([tmp_path / "camera.toml"])
    idle(bench, qtbot)
    assert bench.project.settings.camera.fx_px == 321.0


def test_that_going_back_to_the_proposal_forgets_what_was_entered(
    bench: Workbench, qtbot: QtBot, shot_files: Files
) -> None:
    bench.loading.open_files(shot_files)
    idle(bench, qtbot)
    proposed = bench.project.settings
    assert proposed is not None
    bench.project.set_camera("focal length", "focal", proposed.camera.replaced(fx_px=5.0))
    bench.loading.propose_again()
    idle(bench, qtbot)
    assert bench.project.settings == proposed


def test_that_the_camera_in_hand_can_be_saved_and_read_back(
    bench: Workbench, qtbot: QtBot, shot_files: Files, notices: list[Notice], tmp_path: Path
) -> None:
    bench.loading.open_files(shot_files)
    idle(bench, qtbot)
    bench.export.save_camera(tmp_path / "mine.toml")
    idle(bench, qtbot)
    assert bench.project.settings is not None
    assert read_camera(tmp_path / "mine.toml") == bench.project.settings.camera
    assert notices[-1].level is Level.INFO


def test_that_a_camera_file_of_another_size_is_left_aside_with_a_word(
    bench: Workbench, qtbot: QtBot, shot_files: Files, notices: list[Notice], tmp_path: Path
) -> None:
    write_camera(Camera.centred(4000, 3000, 3000.0), tmp_path / "camera.toml")
    bench.loading.open_files([*shot_files, tmp_path / "camera.toml"])
    idle(bench, qtbot)
    assert bench.project.settings is not None
    assert bench.project.settings.camera.width == 160
    assert "4000 x 3000" in notices[-1].sentence


def test_that_the_camera_file_of_a_photo_is_used_with_it(
    bench: Workbench, qtbot: QtBot, shot_files: Files
) -> None:
    write_camera(Camera.centred(160, 120, 222.0), shot_files[0].with_suffix(".camera.toml"))
    bench.loading.open_files(shot_files)
    idle(bench, qtbot)
    assert bench.project.settings is not None
    assert bench.project.settings.camera.fx_px == 222.0


def test_that_the_sample_loads_without_a_word_of_warning(
    bench: Workbench, qtbot: QtBot, notices: list[Notice]
) -> None:
    bench.loading.open_files(sample_files())
    idle(bench, qtbot)
    assert bench.psf.current is not None
    assert notices == []
