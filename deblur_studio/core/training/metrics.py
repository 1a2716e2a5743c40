"""metrics.csv of a run: one row for each validation."""

from __future__ import annotations

import csv
import dataclasses
from dataclasses import dataclass
from pathlib import Path

from deblur_studio.core.errors import OutputError
from deblur_studio.core.files import written_whole

NAME = "metrics.csv"


@dataclass(frozen=True)
class Row:
    """One validation: mean loss of the steps since the last, loss and PSNR of the fixed pairs."""

    step: int
    epoch: int
    seconds: float
    learning_rate: float
    loss: float
    validation_loss: float
    psnr_db: float


_COLUMNS = tuple(field.name for field in dataclasses.fields(Row))


def append(folder: Path, row: Row) -> None:
    """Add a row, under a first line of names.

    Raises:
        OutputError: The disk refuses.
    """
    path = folder / NAME
    fresh = not path.exists()
    try:
        with path.open("a", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            if fresh:
                table.writerow(_COLUMNS)
            table.writerow(dataclasses.astuple(row))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{NAME} cannot be written ({reason}); make room.") from error


def cut(folder: Path, step: int) -> None:
    """Forget what was measured after a step: the run goes on from there. Torn rows go as well.

    Raises:
        OutputError: The disk refuses.
    """
    path = folder / NAME
    if not path.exists():
        return
    with path.open(newline="", encoding="utf-8", errors="replace") as file:
        rows = [row for row in csv.reader(file) if len(row) == len(_COLUMNS)]
    kept = [row for row in rows if row[0].isdecimal() and int(row[0]) <= step]
    with (
        written_whole(path, overwrite=True) as temporary,
        temporary.open("w", newline="", encoding="utf-8") as file,
    ):
        csv.writer(file).writerows([_COLUMNS, *kept])
