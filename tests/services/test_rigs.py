"""Rigs: drafts, profiles, and what later photos get of them."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import known_shot
import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from deblur_studio.core.alignment import calibrate as calibrations
from deblur_studio.core.alignment import chart as charts
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError, OutputError
from deblur_studio.core.evaluation.dots import Dots
from deblur_studio.core.imaging.photo import Photo, SourceFile
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.export import write_gcsv
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.services.notices import Notice
from deblur_studio.services.project import Edit
from deblur_studio.services.rig_draft import (
    RigDraft,
    RigKind,
    RigPhoto,
    times_listed,
    with_listed,
    without,
)
from deblur_studio.services.rig_profile import RigProfile, RigStore
from deblur_studio.services.workbench import Workbench, open_workbench

CAMERA = Camera.centred(64, 48, 60.0).replaced(readout_s=0.02, time_offset_s=-0.012)
RIG = RigProfile("Helmet: cam 1", "2026-11-22T10:00:00+00:00", CAMERA, "5 of 5 photos.")


def rig_photo(name: str, **changes: object) -> RigPhoto:
    photo = RigPhoto(Path(name), Camera.centred(64, 48, 60.0), "EXIF", 0.05, None)
    return dataclasses.replace(photo, **changes)


# -- the draft


def test_that_a_draft_says_one_thing_after_another_that_is_missing(
    recording: ImuRecording,
) -> None:
    draft = RigDraft()
    assert draft.problems()[0] == "Add the photos."
    draft = dataclasses.replace(draft, photos=(rig_photo("a.jpg"),))
    assert "motion log" in draft.problems()[0]
    draft = dataclasses.replace(draft, recording=recording)
    assert "when a.jpg was taken" in draft.problems()[0]
    draft = draft.placed(0, 99.0, 0.05)
    assert "a.jpg starts at 99.00 s but the log runs from 0.00 s" in draft.problems()[0]
    draft = draft.placed(0, 2.0, 0.0)
    assert "how long a.jpg was exposed" in draft.problems()[0]
    assert draft.placed(0, 2.0, 0.05).problems() == ()


def test_that_photos_of_two_sizes_and_too_many_are_refused(recording: ImuRecording) -> None:
    other = rig_photo("b.jpg", camera=Camera.centred(32, 48, 60.0))
    mixed = RigDraft(photos=(rig_photo("a.jpg"), other), recording=recording)
    assert any("differ in size" in sentence for sentence in mixed.problems())
    many = RigDraft(photos=tuple(rig_photo(f"{n}.jpg") for n in range(21)), recording=recording)
    assert any("21 photos" in sentence for sentence in many.problems())


def test_that_the_chart_needs_one_photo_and_no_start(recording: ImuRecording) -> None:
    one = RigDraft(RigKind.CHART, (rig_photo("chart.jpg"),), recording)
    assert one.problems() == ()
    two = dataclasses.replace(one, photos=(*one.photos, rig_photo("b.jpg")))
    assert any("One photo" in sentence for sentence in two.problems())


def test_that_exif_times_are_counted_on_the_logs_clock(recording: ImuRecording) -> None:
    dated = dataclasses.replace(recording, unix_origin_s=1000.0)
    draft = RigDraft(photos=(rig_photo("a.jpg", taken_unix_s=1002.5),), recording=dated)
    assert draft.with_times().photos[0].start_s == pytest.approx(2.5)
    assert draft.with_times().photos[0].source == "EXIF time"


def test_that_as_many_marks_as_photos_are_their_starts(recording: ImuRecording) -> None:
    marked = dataclasses.replace(recording, marks_s=(1.0, 3.0))
    draft = RigDraft(photos=(rig_photo("a.jpg"), rig_photo("b.jpg")), recording=marked)
    assert [one.start_s for one in draft.with_times().photos] == [1.0, 3.0]
    fewer = without(draft, [1])
    assert fewer.with_times().photos[0].start_s is None, "nobody knows whose mark it is"


def test_that_few_photos_are_remarked_on() -> None:
    assert "5 photos" in RigDraft(photos=(rig_photo("a.jpg"),)).remark()
    assert RigDraft(photos=tuple(rig_photo(f"{n}.jpg") for n in range(5))).remark() == ""


def test_that_a_list_of_times_may_hold_names_with_spaces(tmp_path: Path) -> None:
    path = tmp_path / "times.txt"
    path.write_text("my photo.jpg 1.5 0.05\n\nb.jpg 2 0.1\n", encoding="utf-8")
    listed = times_listed(path)
    assert listed == {"my photo.jpg": (1.5, 0.05), "b.jpg": (2.0, 0.1)}
    draft = with_listed(RigDraft(photos=(rig_photo("my photo.jpg"),)), listed, path.name)
    assert draft.photos[0].start_s == 1.5
    assert draft.photos[0].source == "from times.txt"


@pytest.mark.parametrize("text", ["a.jpg 1.5\n", "a.jpg soon 0.1\n"])
def test_that_a_list_that_is_none_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "times.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MotionError, match=r"times\.txt cannot be used"):
        times_listed(path)


def test_that_a_list_of_other_photos_is_refused() -> None:
    with pytest.raises(MotionError, match="names none"):
        with_listed(RigDraft(photos=(rig_photo("a.jpg"),)), {"b.jpg": (1.0, 0.1)}, "times.txt")


# -- profiles


def test_that_a_rig_is_the_same_after_saving_and_reading(tmp_path: Path) -> None:
    store = RigStore(tmp_path)
    store.save(dataclasses.replace(RIG, camera=CAMERA.replaced(distortion=(0.1, 0.0, 0.0, 0.0))))
    store.save(RIG)
    assert store.rigs() == (RIG,)
    assert store.has(RIG.name)
    assert not store.has("other")


def test_that_damaged_rigs_are_left_out(tmp_path: Path) -> None:
    store = RigStore(tmp_path)
    path = store.save(RIG)
    stored = json.loads(path.read_text())
    for number, change in enumerate(
        ({"fx_px": -1.0}, {"imu_to_camera": [[1, 0, 0]]}, {"unknown": 1})
    ):
        broken = {**stored, "camera": {**stored["camera"], **change}}
        (path.parent / f"broken{number}.json").write_text(json.dumps(broken))
    (path.parent / "text.json").write_text("no JSON")
    assert store.rigs() == (RIG,)


def test_that_a_rig_without_a_name_or_a_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no name"):
        RigStore(tmp_path).save(dataclasses.replace(RIG, name=" / "))
    (tmp_path / "rigs").write_text("a file where the folder should be")
    with pytest.raises(OutputError, match="cannot be written"):
        RigStore(tmp_path).save(RIG)


def photo_of(width: int, height: int) -> Photo:
    pixels = np.full((height, width, 3), 0.5, np.float32)
    return Photo(pixels, SourceFile(Path("later.jpg"), "00", 1), "JPEG", 8)


def test_that_a_rig_fits_photos_of_its_shape_at_any_size() -> None:
    double = RIG.camera_for(photo_of(128, 96))
    assert double is not None
    assert double.fx_px == pytest.approx(120.0)
    assert double.readout_s == CAMERA.readout_s
    assert RIG.camera_for(photo_of(64, 48)) is CAMERA
    assert RIG.camera_for(photo_of(48, 64)) is None
    assert "48 x 64" in RIG.misfit(photo_of(48, 64))


# -- what the project gets of them


def opened(bench: Workbench, loaded, recording: ImuRecording, qtbot: QtBot) -> None:
    bench.project.set_photo(loaded)
    bench.project.set_recording(recording)
    bench.loading.propose_again()
    qtbot.waitUntil(lambda: bench.project.settings is not None, timeout=10_000)


def test_that_a_rig_is_applied_to_the_photo_and_keeps_the_exposure(
    bench: Workbench, loaded, recording: ImuRecording, qtbot: QtBot
) -> None:
    opened(bench, loaded, recording, qtbot)
    settings = bench.project.settings
    assert settings is not None
    moved = dataclasses.replace(settings.exposure, start_s=1.25)
    bench.project.set_exposure(moved)
    RigStore(bench.loading._presets.folder).save(RIG)
    bench.rigs.choose(RIG.name)
    qtbot.waitUntil(lambda: bench.project.settings.camera == CAMERA, timeout=10_000)
    assert bench.project.settings.exposure == moved
    assert bench.project.notes["start"] == "entered by hand"
    assert bench.project.notes["focal"] == RIG.source
    assert bench.project.notes["offset"] == RIG.source
    bench.rigs.choose("")
    qtbot.waitUntil(lambda: bench.project.settings.camera != CAMERA, timeout=10_000)
    assert bench.project.settings.exposure == moved
    assert bench.rigs.chosen is None


def test_that_a_rig_of_another_shape_is_not_used_and_that_is_said(
    bench: Workbench,
    loaded,
    recording: ImuRecording,
    notices: list[Notice],
    qtbot: QtBot,
) -> None:
    wide = dataclasses.replace(RIG, camera=Camera.centred(100, 30, 90.0))
    bench.rigs.save(wide)
    opened(bench, loaded, recording, qtbot)
    assert any("was not used for photo.png" in notice.sentence for notice in notices)
    assert bench.project.settings is not None
    assert bench.project.settings.camera.width == 64


def test_that_the_chosen_rig_is_kept_and_a_vanished_one_forgotten(
    bench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    bench.rigs.save(RIG)
    again = open_workbench(tmp_path / "config")
    assert again.rigs.chosen == RIG
    for path in (tmp_path / "config" / "rigs").glob("*.json"):
        path.unlink()
    assert again.rigs.chosen is None
    assert again.shutdown()


def test_that_a_search_after_a_rig_can_be_taken_back_to_it(
    bench: Workbench, loaded, recording: ImuRecording, qtbot: QtBot
) -> None:
    bench.rigs.save(RIG)
    opened(bench, loaded, recording, qtbot)
    assert bench.project.settings is not None
    edit = Edit("x", bench.project.settings, bench.project.notes)
    bench.project.apply(edit)
    assert bench.project.notes["readout"] == RIG.source


# -- the calibration itself


@pytest.fixture
def files(tmp_path: Path) -> Path:
    log = known_shot.shaken_log()
    codes = SRGB.encode_8bit(known_shot.pixels_at(log, 2.9))
    for name in ("a.png", "b.png"):
        Image.fromarray(codes).save(tmp_path / name)
    flat = np.full_like(codes, 128)
    Image.fromarray(flat).save(tmp_path / "flat.png")
    write_gcsv(known_shot.told_log(log), tmp_path / "motion.gcsv")
    return tmp_path


def drafted(bench: Workbench, files: Path, names: tuple[str, ...], qtbot: QtBot) -> None:
    calibration = bench.rig_calibration
    calibration.add_photos([files / name for name in names])
    calibration.set_log([files / "motion.gcsv"])
    qtbot.waitUntil(lambda: not calibration.busy, timeout=20_000)
    for index in range(len(names)):
        calibration.place(index, 2.9, 0.08)
    assert calibration.draft.problems() == ()


def test_that_photos_and_log_are_read_side_by_side(
    bench: Workbench, files: Path, qtbot: QtBot
) -> None:
    drafted(bench, files, ("a.png", "b.png"), qtbot)
    assert [one.path.name for one in bench.rig_calibration.draft.photos] == ["a.png", "b.png"]
    bench.rig_calibration.add_photos([files / "a.png"])
    assert not bench.rig_calibration.busy, "a photo is taken once"


def test_that_a_photo_without_texture_is_left_out_with_its_reason(
    bench: Workbench, files: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []

    def calibrate(photos, recording, shots, **_: object) -> calibrations.Calibrated:
        given.extend(pixels.shape[0] for pixels in photos)
        camera = shots[0].camera.replaced(time_offset_s=0.01)
        ones = np.ones(len(shots))
        return calibrations.Calibrated(
            camera, 0.01, (0.0, 0.0, 0.0), 100 * ones, 0.5 * ones, 500.0, ("offset",)
        )

    monkeypatch.setattr(calibrations, "calibrate", calibrate)
    drafted(bench, files, ("a.png", "flat.png"), qtbot)
    with qtbot.waitSignal(bench.rig_calibration.finished, timeout=20_000):
        bench.rig_calibration.calibrate()
    found = bench.rig_calibration.found
    assert found is not None
    assert given == [known_shot.HEIGHT]
    assert found.sure
    assert [row.name for row in found.rows] == ["a.png", "flat.png"]
    assert [row.fits for row in found.rows] == [True, False]
    assert "too little texture" in found.rows[1].residual
    assert bench.rig_calibration.save("Rig 7")
    assert bench.rigs.chosen is not None
    assert bench.rigs.chosen.camera.time_offset_s == 0.01


def test_that_photos_that_all_say_nothing_are_refused_in_a_sentence(
    bench: Workbench, files: Path, qtbot: QtBot
) -> None:
    drafted(bench, files, ("flat.png",), qtbot)
    bench.rig_calibration.calibrate()
    qtbot.waitUntil(lambda: not bench.rig_calibration.busy, timeout=20_000)
    assert "No photo can be used" in bench.rig_calibration.problem
    assert bench.rig_calibration.found is None


def test_that_a_file_that_is_no_photo_is_said_and_the_others_can_be_added(
    bench: Workbench, files: Path, qtbot: QtBot
) -> None:
    broken = files / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nno")
    bench.rig_calibration.add_photos([broken])
    qtbot.waitUntil(lambda: not bench.rig_calibration.busy, timeout=20_000)
    assert "broken.png" in bench.rig_calibration.problem
    bench.rig_calibration.add_photos([files / "a.png"])
    qtbot.waitUntil(lambda: len(bench.rig_calibration.draft.photos) == 1, timeout=20_000)
    assert not bench.rig_calibration.problem


def test_that_a_calibration_can_be_cancelled(
    bench: Workbench, files: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def calibrate(photos, recording, shots, *, progress, **_: object) -> None:
        while True:
            progress.checkpoint(0.5, "Refining the rig")

    monkeypatch.setattr(calibrations, "calibrate", calibrate)
    drafted(bench, files, ("a.png",), qtbot)
    bench.rig_calibration.calibrate()
    assert bench.rig_calibration.calibrating
    qtbot.wait(50)
    bench.rig_calibration.cancel()
    assert not bench.rig_calibration.busy
    assert not bench.rig_calibration.problem
    qtbot.waitUntil(lambda: not bench.jobs.busy(), timeout=20_000)


def test_that_the_chart_is_solved_in_the_whole_log_and_doubt_is_told(
    bench: Workbench, files: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    places = np.array([[100.0, 100.0], [300.0, 250.0]])

    def solve_chart(pixels, recording, settings, *, reach_s, free, progress):
        asked.append(reach_s)
        placed = dataclasses.replace(settings.exposure, start_s=2.9)
        found = dataclasses.replace(settings, exposure=placed)
        dots = Dots(places, np.array([np.eye(2) * 9.0] * 2))
        best = charts.ChartSolution(found, 2.9, 0.4, 1.4, dots)
        return dataclasses.replace(best, runner_up=best)

    monkeypatch.setattr(charts, "solve_chart", solve_chart)
    calibration = bench.rig_calibration
    calibration.begin(RigKind.CHART)
    calibration.add_photos([files / "a.png"])
    calibration.set_log([files / "motion.gcsv"])
    qtbot.waitUntil(lambda: not calibration.busy, timeout=20_000)
    calibration._take(
        dataclasses.replace(
            calibration.draft,
            photos=(dataclasses.replace(calibration.draft.photos[0], exposure_s=0.08),),
        )
    )
    with qtbot.waitSignal(calibration.finished, timeout=20_000):
        calibration.calibrate()
    found = calibration.found
    assert found is not None
    assert asked == [None], "without a start the whole log is searched"
    assert not found.sure
    assert "nearly as well" in found.summary
    assert found.camera.time_offset_s == 0.0, "there is nothing the offset could be one of"
    assert len(found.rows) == 2


def test_that_the_chart_is_saved_as_a_pdf(bench: Workbench, tmp_path: Path, qtbot: QtBot) -> None:
    bench.rig_calibration.save_chart(tmp_path / "chart.pdf")
    qtbot.waitUntil(lambda: not bench.rig_calibration.busy, timeout=10_000)
    assert (tmp_path / "chart.pdf").read_bytes().startswith(b"%PDF")
    bench.rig_calibration.save_chart(tmp_path / "nowhere" / "chart.pdf")
    qtbot.waitUntil(lambda: not bench.rig_calibration.busy, timeout=10_000)
    assert "chart.pdf" in bench.rig_calibration.problem
