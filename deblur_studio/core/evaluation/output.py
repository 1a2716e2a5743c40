"""The answer of an evaluation, and the files that hold it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2

from deblur_studio.core.evaluation import rows as table
from deblur_studio.core.evaluation.report import markdown, summary_csv
from deblur_studio.core.evaluation.rows import Row
from deblur_studio.core.evaluation.run import ROWS_NAME, Evaluation, case_of
from deblur_studio.core.evaluation.scores import BLURRED, score_method
from deblur_studio.core.evaluation.sheet import Tile, notable_cases, sheet
from deblur_studio.core.evaluation.strengths import with_best_classical
from deblur_studio.core.evaluation.summary import summary, ten_random
from deblur_studio.core.files import written_whole
from deblur_studio.core.progress import SILENT, Part, Progress

REPORT_NAME, SUMMARY_NAME, SHEET_NAME = "report.md", "summary.csv", "sheet.png"
_NOT_SCORES = {"draws", "case", "method", "extent_px", "noise", "told_px"}


def answer_of(evaluation: Evaluation, rows: Sequence[Row], planted: dict[str, Any]) -> Any:
    """Return everything that is reported, ready to become JSON."""
    rows = with_best_classical(rows)
    return {
        "settings": evaluation.identity(),
        "methods": summary(rows, evaluation.settings),
        "ten_random_images": ten_random(rows, evaluation.settings.seed),
        "planted": planted,
        "cases": _cases(rows),
    }


def write_tables(answer: Any, rows: Sequence[Row], folder: Path) -> list[Path]:
    """Write report.md, summary.csv and cases.csv, each whole or not at all.

    Raises:
        OutputError: The disk refuses.
    """
    texts = {REPORT_NAME: markdown(answer), SUMMARY_NAME: summary_csv(answer)}
    for name, text in texts.items():
        with written_whole(folder / name, overwrite=True) as temporary:
            temporary.write_text(text, encoding="utf-8")
    known = table.read(folder / ROWS_NAME)
    wanted = {(row.case, row.method) for row in rows}
    others = [row for row in known if (row.case, row.method) not in wanted]
    table.write(folder / ROWS_NAME, sorted([*rows, *others], key=lambda row: row.case))
    return [folder / name for name in (*texts, ROWS_NAME)]


def write_sheet(
    evaluation: Evaluation, rows: Sequence[Row], folder: Path, progress: Progress
) -> Path:
    """Write the picture sheet of the last method's best, median and worst cases.

    Raises:
        OutputError: The disk refuses.
    """
    notable = notable_cases(rows, (BLURRED, *evaluation.methods)[-1])
    lines = []
    for number, (word, index) in enumerate(notable.items()):
        part = Part(progress, number / len(notable), (number + 1) / len(notable))
        lines.append(_line(evaluation, rows, word, index, part))
    path = folder / SHEET_NAME
    with written_whole(path, overwrite=True) as temporary:
        temporary.write_bytes(cv2.imencode(".png", sheet(lines)[..., ::-1])[1].tobytes())
    return path


def _line(
    evaluation: Evaluation, rows: Sequence[Row], word: str, index: int, progress: Progress
) -> list[Tile]:
    """Simulate and restore a case once more: keeping all pictures would fill the disk."""
    case = case_of(evaluation, index, SILENT)
    draws = case.draws
    about = (
        f"{draws.extent_px:.0f} px, noise {100 * draws.noise:.1f} %, told {draws.told_px:.1f} px"
    )
    tiles = [Tile(case.sharp, f"{word}: truth, case {index + 1}, {draws.photo}", about)]
    for name in dict.fromkeys((BLURRED, *evaluation.methods)):
        pixels = case.photo
        if name != BLURRED:
            pixels = score_method(case, name, progress=progress)[1].pixels
        row = next(row for row in rows if (row.case, row.method) == (index, name))
        remark = f"{row.psnr_db:.2f} dB ({row.gain_db:+.2f}), SSIM {row.ssim:.3f}"
        tiles.append(Tile(pixels, name, remark))
    return tiles


def _cases(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return for each case what was drawn and the scores of each method."""
    found: dict[int, dict[str, Any]] = {}
    for row in rows:
        case = found.setdefault(row.case, {**json.loads(row.draws), "scores": {}})
        fields = dataclasses.asdict(row)
        case["scores"][row.method] = {
            name: value for name, value in fields.items() if name not in _NOT_SCORES
        }
    return [found[index] for index in sorted(found)]
