"""One score of one method on one case, and the file that such rows are collected in.

The file only ever grows while an evaluation runs; what an interrupted one left is read back.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deblur_studio.core.errors import OutputError
from deblur_studio.core.evaluation.scores import Score
from deblur_studio.core.files import written_whole
from deblur_studio.core.synthesis.cases import Draws


@dataclass(frozen=True)
class Row:
    """``gain_db`` is over the blurred photo; ``draws`` is JSON.

    ``setting`` is the method's strength where one was chosen, else "auto" or what the method
    said of itself, such as the hash of its weights.
    """

    case: int
    method: str
    setting: str
    psnr_db: float
    gain_db: float
    ssim: float
    chi: float
    s_per_mpx: float
    cpu_s_per_mpx: float
    shift_x_px: float
    shift_y_px: float
    extent_px: float
    noise: float
    told_px: float
    draws: str


COLUMNS = tuple(field.name for field in dataclasses.fields(Row))
_WORDS = {"method", "setting", "draws"}


def row_of(draws: Draws, method: str, setting: str, score: Score, blurred_db: float) -> Row:
    """Return the row of a score."""
    return Row(
        case=draws.index,
        method=method,
        setting=setting,
        psnr_db=score.psnr_db,
        gain_db=score.psnr_db - blurred_db,
        ssim=score.ssim,
        chi=score.chi,
        s_per_mpx=score.s_per_mpx,
        cpu_s_per_mpx=score.cpu_s_per_mpx,
        shift_x_px=score.shift_px[0],
        shift_y_px=score.shift_px[1],
        extent_px=draws.extent_px,
        noise=draws.noise,
        told_px=draws.told_px,
        draws=json.dumps(dataclasses.asdict(draws), sort_keys=True),
    )


def append(path: Path, row: Row) -> None:
    """Add one row to the file, on the disk before this returns.

    Raises:
        OutputError: The disk refuses.
    """
    try:
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(_text([row]))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(f"{path.name} cannot be written; make room and resume.") from error


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write a file with its header and some rows, whole or not at all."""
    head = ",".join(COLUMNS) + "\n"
    with written_whole(path, overwrite=True) as temporary:
        temporary.write_text(head + _text(rows), encoding="utf-8", newline="")


def read(path: Path) -> list[Row]:
    """Return the whole rows of a file; one that was cut short by a crash is left out.

    Raises:
        OutputError: It cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise OutputError(f"{path.name} cannot be read; choose another folder.") from error
    whole = text[: text.rfind("\n") + 1]
    rows = (_row(fields) for fields in csv.DictReader(io.StringIO(whole)))
    return [row for row in rows if row is not None]


def _row(fields: dict[str, Any]) -> Row | None:
    try:
        values = {name: _value(name, fields[name]) for name in COLUMNS}
        json.loads(values["draws"])
        return Row(**values)
    except (KeyError, TypeError, ValueError):
        return None


def _value(name: str, text: str) -> Any:
    if name in _WORDS:
        return text
    return int(text) if name == "case" else float(text)


def _text(rows: Iterable[Row]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(dataclasses.astuple(row) for row in rows)
    return buffer.getvalue()
