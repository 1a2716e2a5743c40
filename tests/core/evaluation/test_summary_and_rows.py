"""Rows of an evaluation, their file, and what they say together."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from deblur_studio.core.evaluation import rows as table
from deblur_studio.core.evaluation.report import markdown, summary_csv
from deblur_studio.core.evaluation.rows import Row
from deblur_studio.core.evaluation.strengths import with_best_classical
from deblur_studio.core.evaluation.summary import log_edges, statistics, summary, ten_random
from deblur_studio.core.synthesis.cases import CaseSettings

SETTINGS = CaseSettings(seed=7, extent_px=(4.0, 32.0))
PLAIN = Row(0, "blurred", "auto", 20.0, 0.0, 0.5, 2.0, 0.0, 0.0, 0.1, -0.2, 5.0, 0.003, 0.3, "{}")


def rows_of(count=20):
    found = []
    for case in range(count):
        extent_px = 4.0 * 8 ** (case / (count - 1))
        for method, gain in (("blurred", 0.0), ("wiener", 2.05 - 0.2 * case)):
            row = dataclasses.replace(PLAIN, case=case, method=method, gain_db=gain)
            found.append(dataclasses.replace(row, psnr_db=20.0 + case + gain, extent_px=extent_px))
    return found


def test_that_the_worst_tenth_is_the_mean_of_the_lowest_tenth() -> None:
    found = statistics([float(value) for value in range(20)])
    assert found == {"mean": 9.5, "median": 9.5, "worst10": 0.5}
    assert statistics([1.0, 2.0, 30.0], high_is_worse=True)["worst10"] == 30.0
    assert statistics([1.0, math.nan])["mean"] == 1.0
    assert math.isnan(statistics([])["worst10"])


def test_that_a_summary_tells_each_method_overall_and_by_kind() -> None:
    found = summary(rows_of(), SETTINGS)
    assert list(found) == ["blurred", "wiener"]
    assert found["wiener"]["gain_db"]["mean"] == pytest.approx(0.15)
    assert found["wiener"]["harmed_share"] == pytest.approx(8 / 20)
    by_extent = found["wiener"]["by_extent_px"]
    assert [each["cases"] for each in by_extent.values()] == [7, 6, 7]
    assert list(by_extent) == ["4 to 8", "8 to 16", "16 to 32"]
    assert sum(each["cases"] for each in found["wiener"]["by_motion_error_px"].values()) == 20
    assert found["blurred"]["by_motion_error_px"]["0 to 0.5"]["cases"] == 20


def test_that_bins_of_a_single_value_do_not_break() -> None:
    assert log_edges((5.0, 5.0)) == (5.0, 5.0)
    single = summary(rows_of(), CaseSettings(extent_px=(5.0, 5.0)))
    assert [each["cases"] for each in single["wiener"]["by_extent_px"].values()] == [20]


def test_that_ten_random_cases_are_the_same_for_every_method_and_run() -> None:
    first, again = ten_random(rows_of(), 7), ten_random(rows_of()[::-1], 7)
    assert first["cases"] == again["cases"]
    assert len(first["cases"]) == 10
    assert first["psnr_db"]["blurred"] == pytest.approx(20.0 + np.mean(first["cases"]))
    assert ten_random(rows_of(), 8)["cases"] != first["cases"]
    assert len(ten_random(rows_of(4), 7)["cases"]) == 4


def test_that_the_best_classical_is_chosen_case_by_case() -> None:
    rows = [
        dataclasses.replace(PLAIN, case=case, method=f"{name}-best", psnr_db=psnr)
        for case, name, psnr in [(0, "a", 3.0), (0, "b", 4.0), (1, "a", 6.0), (1, "b", 5.0)]
    ]
    best = with_best_classical(rows)[4:]
    assert [(row.method, row.psnr_db) for row in best] == [
        ("classical-best", 4.0),
        ("classical-best", 6.0),
    ]
    assert best[0].setting.startswith("b-best")
    assert with_best_classical(rows_of()) == rows_of()


def test_that_rows_survive_their_file(tmp_path) -> None:
    path = tmp_path / "cases.csv"
    odd = dataclasses.replace(PLAIN, chi=math.nan, draws='{"photo": "a, \\"b\\".png"}')
    table.write(path, [PLAIN])
    table.append(path, odd)
    read = table.read(path)
    assert read[0] == PLAIN
    assert read[1].draws == odd.draws
    assert math.isnan(read[1].chi)


def test_that_a_row_cut_short_by_a_crash_is_left_out(tmp_path) -> None:
    path = tmp_path / "cases.csv"
    table.write(path, rows_of(3))
    whole = path.read_text(encoding="utf-8")
    for cut in (3, 40, 70):
        path.write_text(whole[:-cut], encoding="utf-8")
        assert table.read(path) == rows_of(3)[: len(table.read(path))]
        assert 4 <= len(table.read(path)) <= 5


def test_that_the_tables_hold_every_method() -> None:
    fact = {"value": 0.5, "unit": "dB", "limit": "at least 0", "passed": True}
    missed = {**fact, "value": -3.0, "passed": False}
    answer = {
        "settings": {**dataclasses.asdict(SETTINGS), "photos": 2, "motions": [["log", "0"]]},
        "methods": summary(rows_of(), SETTINGS),
        "ten_random_images": ten_random(rows_of(), 7),
        "planted": {"wiener": {"glyph swap": fact, "zero motion": missed}},
        "cases": list(range(20)),
    }
    text = markdown(answer)
    assert "20 simulated cases, seed 7; 2 photos; motions: log." in text
    assert "| wiener | 29.65 |" in text
    assert "0.50 dB (at least 0) | -3.00 dB (at least 0) !" in text
    assert "without a border of the kernel's radius" in text
    lines = summary_csv(answer).splitlines()
    assert lines[0].startswith("method,cases,psnr_db_mean,psnr_db_median,psnr_db_worst10")
    assert [line.split(",")[0] for line in lines[1:]] == ["blurred", "wiener"]
