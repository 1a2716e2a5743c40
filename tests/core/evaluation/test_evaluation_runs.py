"""An evaluation: what it computes, keeps and goes on with."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PIL import Image

from deblur_studio.core.errors import ModelError, OutputError, RestoreError
from deblur_studio.core.evaluation import rows as table
from deblur_studio.core.evaluation import run as running
from deblur_studio.core.evaluation.output import answer_of, write_sheet, write_tables
from deblur_studio.core.evaluation.run import (
    ROWS_NAME,
    Evaluation,
    case_of,
    check_methods,
    evaluate,
    prepare_folder,
)
from deblur_studio.core.evaluation.scores import border_of, score_blurred, score_method
from deblur_studio.core.evaluation.strengths import score_best_setting
from deblur_studio.core.imaging.registration import shifted
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.progress import SILENT, Cancelled
from deblur_studio.core.restore import registry
from deblur_studio.core.restore.registry import METHODS
from deblur_studio.core.synthesis.cases import CaseSettings
from deblur_studio.core.synthesis.scene import leaves
from deblur_studio.core.synthesis.sources import motions_of, photos_in


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory) -> Evaluation:
    folder = tmp_path_factory.mktemp("photos")
    for index in range(2):
        scene = leaves(112, 128, np.random.default_rng(index))
        Image.fromarray(SRGB.encode_8bit(scene)).save(folder / f"{index}.png")
    return Evaluation(
        settings=CaseSettings(seed=1, extent_px=(4.0, 9.0), noise=(0.002, 0.004)),
        count=3,
        methods=("blurred", "wiener"),
        photos=photos_in(folder),
        motions=motions_of(["generated"]),
    )


def run(evaluation, folder, *, resume=False, progress=SILENT):
    known = prepare_folder(evaluation, folder, resume=resume)
    return evaluate(evaluation, folder, known, progress)


@pytest.fixture(scope="module")
def finished(evaluation, tmp_path_factory):
    folder = tmp_path_factory.mktemp("finished") / "out"
    return folder, run(evaluation, folder)


def scores(rows):
    timeless = {"s_per_mpx": 0.0, "cpu_s_per_mpx": 0.0}
    return [dataclasses.replace(row, **timeless) for row in rows]


def test_that_every_method_is_scored_on_every_case(finished) -> None:
    _, rows = finished
    assert [(row.case, row.method) for row in rows] == [
        (case, name) for case in range(3) for name in ("blurred", "wiener")
    ]
    assert all(row.gain_db == 0 for row in rows if row.method == "blurred")
    assert np.mean([row.gain_db for row in rows if row.method == "wiener"]) > 1.0


def test_that_rows_are_on_the_disk_as_they_come(evaluation, tmp_path) -> None:
    seen = []

    class Watching:
        def checkpoint(self, fraction: float, message: str = "") -> None:
            seen.append(len(table.read(tmp_path / ROWS_NAME)))

    run(evaluation, tmp_path, progress=Watching())
    assert sorted(set(seen)) == list(range(6))[: len(set(seen))]
    assert max(seen) == 5


def test_that_an_interrupted_run_goes_on_where_it_was(evaluation, finished, tmp_path) -> None:
    class StopInTheThirdCase:
        def checkpoint(self, fraction: float, message: str = "") -> None:
            if "Case 3" in message:
                raise Cancelled

    with pytest.raises(Cancelled):
        run(evaluation, tmp_path, progress=StopInTheThirdCase())
    assert len(table.read(tmp_path / ROWS_NAME)) == 4
    messages = set()

    class Watching:
        def checkpoint(self, fraction: float, message: str = "") -> None:
            messages.add(message.split(":")[0].split(",")[0])

    rows = run(evaluation, tmp_path, resume=True, progress=Watching())
    assert messages == {"Case 3"}
    assert scores(rows) == scores(finished[1])


def test_that_more_cases_do_not_change_the_first(evaluation, finished, tmp_path) -> None:
    more = dataclasses.replace(evaluation, count=4, methods=("wiener",))
    rows = run(more, tmp_path)
    assert scores(rows)[:6] == scores(finished[1])


def test_that_a_resumed_folder_takes_more_cases(evaluation, tmp_path) -> None:
    run(dataclasses.replace(evaluation, count=1), tmp_path)
    rows = run(dataclasses.replace(evaluation, count=2), tmp_path, resume=True)
    assert len(rows) == 4


def test_that_changed_methods_are_measured_again(evaluation, tmp_path) -> None:
    one = dataclasses.replace(evaluation, count=1)
    run(one, tmp_path)
    known = prepare_folder(one, tmp_path, resume=True, again=("wiener",))
    assert [row.method for row in known] == ["blurred"]
    assert table.read(tmp_path / ROWS_NAME) == known


def test_that_a_network_without_weights_is_refused_before_any_work(monkeypatch) -> None:
    def run_without_weights(problem, parameters, progress):
        raise ModelError("The weights are not there; install a model.")

    network = dataclasses.replace(
        METHODS[0], name="net", run=run_without_weights, deterministic=False
    )
    monkeypatch.setattr(registry, "METHODS", (*METHODS, network))
    with pytest.raises(ModelError, match="weights are not there"):
        check_methods(("blurred", "wiener", "net"))


def test_that_rows_say_which_weights_made_them(evaluation, monkeypatch) -> None:
    def noted(problem, parameters, progress):
        problem.remarks.append("Restored by weights 0123.")
        return problem.pixels

    monkeypatch.setattr(
        registry, "METHODS", (*METHODS, dataclasses.replace(METHODS[0], name="net", run=noted))
    )
    case = case_of(evaluation, 0, SILENT)
    score, found = score_method(case, "net")
    assert found.notes == ("Restored by weights 0123.",)
    assert score.psnr_db == pytest.approx(score_blurred(case).psnr_db)


def test_that_results_are_not_mixed_or_lost(evaluation, finished) -> None:
    folder, _ = finished
    before = (folder / ROWS_NAME).read_bytes()
    with pytest.raises(OutputError, match="give --resume"):
        prepare_folder(evaluation, folder, resume=False)
    other = dataclasses.replace(
        evaluation, settings=dataclasses.replace(evaluation.settings, seed=2)
    )
    with pytest.raises(OutputError, match="other cases"):
        prepare_folder(other, folder, resume=True)
    assert (folder / ROWS_NAME).read_bytes() == before


def test_that_unknown_methods_are_refused_before_any_work() -> None:
    with pytest.raises(RestoreError, match="no method 'dreaming'"):
        check_methods(("blurred", "wiener", "dreaming"))


def test_that_scores_do_not_see_a_shift(evaluation, monkeypatch) -> None:
    case = case_of(evaluation, 0, SILENT)
    moved = dataclasses.replace(case, photo=np.clip(shifted(case.photo, (1.4, -0.7)), 0, 1))
    plain, shifted_score = score_blurred(case), score_blurred(moved)
    assert shifted_score.psnr_db == pytest.approx(plain.psnr_db, abs=0.3)
    apart = np.subtract(shifted_score.shift_px, plain.shift_px)
    np.testing.assert_allclose(apart, (1.4, -0.7), atol=0.2)


def test_that_a_perfect_restoration_scores_as_one(evaluation) -> None:
    case = case_of(evaluation, 0, SILENT)
    score = score_blurred(dataclasses.replace(case, photo=case.sharp))
    assert score.psnr_db > 60
    assert score.ssim > 0.999


def test_that_the_border_is_the_kernels_radius_and_leaves_something(evaluation) -> None:
    case = case_of(evaluation, 0, SILENT)
    assert border_of(case) == case.radius_px
    assert border_of(dataclasses.replace(case, radius_px=500)) == (112 - 32) // 2


def test_that_the_best_setting_is_at_least_the_automatic_one(evaluation) -> None:
    case = case_of(evaluation, 1, SILENT)
    best, setting = score_best_setting(case, "wiener")
    automatic, _ = score_method(case, "wiener")
    assert best.psnr_db >= automatic.psnr_db
    assert setting == "auto" or float(setting) > 0


def test_that_best_settings_are_reported_under_their_own_names(evaluation, tmp_path) -> None:
    both = dataclasses.replace(evaluation, count=1, best_setting=True)
    rows = run(both, tmp_path)
    assert [row.method for row in rows] == ["blurred", "wiener", "wiener-best"]
    assert rows[2].psnr_db >= rows[1].psnr_db


def test_that_the_answer_holds_cases_with_their_draws(evaluation, finished) -> None:
    _, rows = finished
    answer = answer_of(evaluation, rows, {})
    assert answer["methods"]["wiener"]["psnr_db"].keys() == {"mean", "median", "worst10"}
    case = answer["cases"][1]
    assert case["photo"] == "1.png"
    assert len(case["photo_sha256"]) == 64
    assert case["errors"]["white_rad_s"] == pytest.approx(0.005)
    assert case["scores"]["wiener"]["psnr_db"] == rows[3].psnr_db


def test_that_tables_and_pictures_are_written_whole(evaluation, finished) -> None:
    folder, rows = finished
    answer = answer_of(evaluation, rows, {})
    write_tables(answer, rows, folder)
    sheet = write_sheet(evaluation, rows, folder, SILENT)
    assert {path.name for path in folder.iterdir()} == {
        "cases.csv",
        "settings.json",
        "report.md",
        "summary.csv",
        "sheet.png",
    }
    assert table.read(folder / ROWS_NAME) == rows
    with Image.open(sheet) as picture:
        width, height = picture.size
    assert width == 8 + 3 * 328  # truth, blurred, wiener
    assert height == 8 + 3 * 368  # best, median, worst


def test_that_a_folder_that_cannot_be_made_is_said(evaluation, tmp_path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="out cannot be made"):
        running.prepare_folder(evaluation, tmp_path / "file" / "out", resume=False)
