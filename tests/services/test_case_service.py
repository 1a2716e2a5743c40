"""A case in the window's services, on a real case in a folder of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.evidence.case_file import autosave_path, read_case
from deblur_studio.core.evidence.details import describe
from deblur_studio.core.evidence.open_case import About, open_case
from deblur_studio.core.evidence.record_check import check_record
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.services.notices import Notice
from deblur_studio.services.workbench import Workbench, open_workbench

Files = tuple[Path, Path]


@pytest.fixture
def open_bench(tmp_path: Path) -> Iterator[list[Workbench]]:
    """Benches that are shut down at the end; make them with ``bench_in``."""
    made: list[Workbench] = []
    yield made
    for bench in made:
        bench.shutdown()


def bench_in(made: list[Workbench], folder: Path) -> Workbench:
    bench = open_workbench(folder / "config")
    made.append(bench)
    return bench


def idle(bench: Workbench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not bench.jobs.busy(), timeout=60_000)


def load(bench: Workbench, files: Files, qtbot: QtBot) -> None:
    bench.loading.open_files(files)
    idle(bench, qtbot)
    assert bench.project.settings is not None


def make(bench: Workbench, path: Path, qtbot: QtBot, mode: str = "evidence") -> None:
    about = About(
        "K 1", "J. Doe", "A plate.", "evidence" if mode == "evidence" else "investigative"
    )
    bench.evidence.case.make(path, about)
    idle(bench, qtbot)
    assert bench.evidence.case.path == path


def deblur(bench: Workbench, qtbot: QtBot, method: str = "wiener") -> None:
    choice = bench.evidence.choice
    choice.choose(method)
    bench.restoration.deblur(choice.name, choice.method.title, choice.parameters)
    idle(bench, qtbot)


def steps_of(bench: Workbench) -> list[str]:
    opened = bench.evidence.case.opened
    assert opened is not None
    return [entry.step for entry in check_record(opened.record.path).entries]


def test_that_what_is_done_in_a_case_is_recorded_as_it_happens(
    open_bench: list[Workbench], shot_files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    bench = bench_in(open_bench, tmp_path)
    make(bench, tmp_path / "plate.dblr", qtbot)
    load(bench, shot_files, qtbot)
    assert sorted(steps_of(bench)) == ["case-made", "log-read", "photo-read"]
    bench.evidence.case.spread_wanted = False
    deblur(bench, qtbot)
    assert steps_of(bench)[3:] == ["restore-started", "restore-computed", "result-written"]
    result = bench.project.result
    assert result is not None
    assert result.kept is not None
    assert {"chi", "chi_within_budget", "visibility"} <= result.maps.keys()
    assert not bench.project.result_unsaved
    bench.export.save(tmp_path / "copy.tif")
    idle(bench, qtbot)
    assert steps_of(bench)[-1] == "result-copied"
    assert b"Restored under the measured motion" in (tmp_path / "copy.tif").read_bytes()


def test_that_a_new_case_begins_with_what_is_open(
    open_bench: list[Workbench], shot_files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    bench = bench_in(open_bench, tmp_path)
    load(bench, shot_files, qtbot)
    make(bench, tmp_path / "plate.dblr", qtbot)
    assert steps_of(bench) == ["case-made", "photo-read", "log-read"]


def test_that_an_evidence_case_refuses_learned_methods(
    open_bench: list[Workbench], shot_files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    bench = bench_in(open_bench, tmp_path)
    load(bench, shot_files, qtbot)
    make(bench, tmp_path / "plate.dblr", qtbot)
    said: list[Notice] = []
    bench.notices.posted.connect(said.append)
    deblur(bench, qtbot, "guided")
    assert "classical methods only" in said[-1].sentence
    assert bench.project.result is None


def test_that_a_stopped_restoration_is_in_the_record(
    open_bench: list[Workbench], shot_files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    bench = bench_in(open_bench, tmp_path)
    load(bench, shot_files, qtbot)
    make(bench, tmp_path / "plate.dblr", qtbot)
    opened = bench.evidence.case.opened
    assert opened is not None
    choice = bench.evidence.choice
    bench.restoration.deblur(choice.name, "", choice.parameters)
    qtbot.waitUntil(lambda: opened.record.count >= 4, timeout=10_000)
    bench.restoration.cancel()
    idle(bench, qtbot)
    assert steps_of(bench)[-1] == "restore-failed"


def test_that_a_case_is_opened_as_it_was_left(
    open_bench: list[Workbench], shot_files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    first = bench_in(open_bench, tmp_path)
    load(first, shot_files, qtbot)
    make(first, tmp_path / "plate.dblr", qtbot)
    first.evidence.case.spread_wanted = False
    deblur(first, qtbot)
    first.project.set_exposure(Exposure(1.25, 0.04))
    settings, parameters = first.project.settings, first.evidence.choice.parameters
    first.shutdown()
    assert not autosave_path(tmp_path / "plate.dblr").exists()

    second = bench_in(open_bench, tmp_path)
    second.evidence.case.open(tmp_path / "plate.dblr")
    idle(second, qtbot)
    assert second.project.settings == settings
    assert second.evidence.choice.name == "wiener"
    assert second.evidence.choice.parameters == parameters
    result = second.project.result
    assert result is not None
    assert result.maps["visibility"].values.size
    assert second.project.result_is_stale()


def test_that_a_crash_loses_nothing_that_was_set(
    open_bench: list[Workbench], shot_files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "plate.dblr"
    first = bench_in(open_bench, tmp_path)
    load(first, shot_files, qtbot)
    make(first, path, qtbot)
    first.project.set_exposure(Exposure(1.25, 0.04))
    qtbot.waitUntil(autosave_path(path).exists, timeout=10_000)
    idle(first, qtbot)
    first.jobs.shutdown()  # the program is gone without leaving the case

    second = bench_in(open_bench, tmp_path)
    said: list[Notice] = []
    second.notices.posted.connect(said.append)
    second.evidence.draft.offer_after_crash()
    idle(second, qtbot)
    assert "plate.dblr was not closed" in said[0].sentence
    assert said[0].remedy is not None
    said[0].remedy.run()
    idle(second, qtbot)
    assert second.project.settings is not None
    assert second.project.settings.exposure == Exposure(1.25, 0.04)
    first.evidence.case._opened = None  # it must not save over the second's case at the end


def test_that_a_moved_photo_is_found_again_and_said(
    open_bench: list[Workbench], shot_files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    first = bench_in(open_bench, tmp_path)
    load(first, shot_files, qtbot)
    make(first, tmp_path / "plate.dblr", qtbot)
    first.shutdown()
    (tmp_path / "elsewhere").mkdir()
    shot_files[0].rename(tmp_path / "elsewhere" / "IMG_9.png")
    second = bench_in(open_bench, tmp_path)
    said: list[Notice] = []
    second.notices.posted.connect(said.append)
    second.evidence.case.open(tmp_path / "plate.dblr")
    idle(second, qtbot)
    assert any("was found again as elsewhere/IMG_9.png" in each.sentence for each in said)
    assert second.project.photo is not None
    assert read_case(tmp_path / "plate.dblr").photos[0].file.path == "elsewhere/IMG_9.png"


def test_that_report_bundle_and_verify_run_from_the_window(
    open_bench: list[Workbench], shot_files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    bench = bench_in(open_bench, tmp_path)
    load(bench, shot_files, qtbot)
    make(bench, tmp_path / "plate.dblr", qtbot)
    bench.evidence.case.spread_wanted = False
    deblur(bench, qtbot)
    papers = bench.evidence.papers
    papers.report(tmp_path / "report.pdf")
    idle(bench, qtbot)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")
    papers.bundle(tmp_path / "case.zip")
    idle(bench, qtbot)
    with qtbot.waitSignal(papers.verified, timeout=60_000) as verified:
        papers.verify(tmp_path / "case.zip")
    assert verified.args is not None
    assert verified.args[1].status == "verified"


def test_that_a_table_read_as_said_is_read_so_again(
    open_bench: list[Workbench], shot_files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    from deblur_studio.core.motion.formats import CsvOptions

    table = tmp_path / "odd.csv"
    rows = (f"{t * 5},{t % 7},{t % 5},{t % 3}" for t in range(2000))
    table.write_text("when,a,b,c\n" + "\n".join(rows) + "\n", encoding="utf-8")
    options = CsvOptions(
        time_column="when", time_unit="ms", gyro_columns=("a", "b", "c"), gyro_unit="deg/s"
    )
    bench = bench_in(open_bench, tmp_path)
    bench.loading.load_photo(shot_files[0])
    bench.loading.load_log([table], options=options)
    idle(bench, qtbot)
    make(bench, tmp_path / "plate.dblr", qtbot)
    case = bench.evidence.case.case
    assert case is not None
    assert json.loads(case.logs[0].model_dump_json())["options"]["time_column"] == "when"


def test_that_a_case_that_another_program_worked_in_is_kept_and_can_be_opened_again(
    open_bench: list[Workbench], shot_files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    bench = bench_in(open_bench, tmp_path)
    make(bench, tmp_path / "plate.dblr", qtbot)
    describe(open_case(tmp_path / "plate.dblr"), "K 99", "J. Doe", "")
    said: list[Notice] = []
    bench.notices.posted.connect(said.append)
    load(bench, shot_files, qtbot)
    assert "written to by another program" in said[-1].sentence
    assert said[-1].remedy is not None
    said[-1].remedy.run()
    idle(bench, qtbot)
    assert bench.evidence.case.case is not None
    assert bench.evidence.case.case.number == "K 99"


def test_that_a_result_of_a_case_that_was_closed_keeps_its_label(
    open_bench: list[Workbench], shot_files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    bench = bench_in(open_bench, tmp_path)
    load(bench, shot_files, qtbot)
    make(bench, tmp_path / "plate.dblr", qtbot)
    bench.evidence.case.spread_wanted = False
    deblur(bench, qtbot)
    before = len(steps_of(bench))
    bench.evidence.case.close()
    idle(bench, qtbot)
    make(bench, tmp_path / "other.dblr", qtbot)
    bench.export.save(tmp_path / "copy.tif")
    idle(bench, qtbot)
    assert b"Restored under the measured motion" in (tmp_path / "copy.tif").read_bytes()
    assert "result-copied" not in steps_of(bench)
    assert len(check_record(tmp_path / "plate.record.jsonl").entries) == before
