"""LIST.csv: photos with their logs and what is known of each shot."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from deblur_studio.core.batch.values import Given, Item
from deblur_studio.core.errors import BatchError, DeblurError
from deblur_studio.core.motion.mounting import mounting_from_string

NUMBERS = ("start_s", "exposure_s", "time_offset_s", "readout_s", "focal_px", "depth_m")
COLUMNS = ("photo", "log", *NUMBERS, "orientation", "camera")
_MAX_BYTES = 64 * 2**20


def read_list(path: Path) -> tuple[Item, ...]:
    """Return the photos of a list; a row that cannot be used is an item that says so.

    Several files of one log are separated by ``|``; paths start where the list lies.

    Raises:
        BatchError: The file is no such list at all.
    """
    rows = _rows(path)
    return tuple(_item(path, number, row) for number, row in rows if any(row.values()))


def _rows(path: Path) -> list[tuple[int, Mapping[str, str]]]:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise BatchError(f"{path.name} is too large for a list of photos; divide it.")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BatchError(f"{path.name} cannot be read ({reason}); choose another list.") from error
    except UnicodeDecodeError as error:
        raise BatchError(f"{path.name} is not text in UTF-8; save the list as such.") from error
    lines = text.splitlines()
    head = lines[0] if lines else ""
    reader = csv.reader(lines, delimiter=max(",;\t", key=head.count))
    names = [name.strip().lower() for name in next(reader, [])]
    _check_head(path, names)
    try:
        return [(reader.line_num, _named(names, cells)) for cells in reader]
    except csv.Error as error:
        raise BatchError(f"{path.name}, line {reader.line_num}: {error}; mend the list.") from error


def _check_head(path: Path, names: list[str]) -> None:
    if "photo" not in names:
        raise BatchError(f"{path.name} needs a first line with the column photo.")
    for name in names:
        if name not in COLUMNS or names.count(name) > 1:
            what = "twice the column" if name in COLUMNS else "the unknown column"
            raise BatchError(f"{path.name} has {what} {name!r}; known are {', '.join(COLUMNS)}.")


def _named(names: list[str], cells: list[str]) -> dict[str, str]:
    row = {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
    return {**row, "": "more"} if len(cells) > len(names) else row


def _item(path: Path, number: int, row: Mapping[str, str]) -> Item:
    folder = path.parent
    photo = folder / (row.get("photo") or "?")
    item = Item(name=photo.stem, photo=photo, state="unpaired")
    where = f"{path.name}, line {number}"
    if not row.get("photo"):
        return item.but(said=f"{where}: there is no photo; fill it in.")
    if "" in row:
        return item.but(said=f"{where}: more cells than columns; quote those with commas.")
    try:
        item = item.but(given=_given(folder, row))
    except (ValueError, DeblurError) as error:
        return item.but(said=f"{where}: {_words(error)}")
    logs = tuple(folder / part.strip() for part in row.get("log", "").split("|") if part.strip())
    missing = next((log for log in logs if not log.exists()), None)
    if missing is not None:
        return item.but(said=f"{where}: there is no log {missing.name}; check its name.")
    return item.but(logs=logs, state="waiting", paired_by="list", said=where) if logs else item


def _given(folder: Path, row: Mapping[str, str]) -> Given:
    values: dict[str, Any] = {name: _number(name, row[name]) for name in NUMBERS if row.get(name)}
    if row.get("camera"):
        values["camera"] = folder / row["camera"]
    if row.get("orientation"):
        values["orientation"] = row["orientation"]
        mounting_from_string(row["orientation"])
    return Given(**values)


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{name} is {text!r}, which is not a number.") from None


def _words(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{first['loc'][0]} is {first['input']!r}; {first['msg'].lower()}."
    return str(error)
