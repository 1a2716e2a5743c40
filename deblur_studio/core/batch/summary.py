"""What became of a batch: a table for programs and a page for people that needs nothing else."""

from __future__ import annotations

import base64
import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TextIO

import deblur_studio
from deblur_studio.core.batch.ledger import Ledger
from deblur_studio.core.batch.values import STATES, Item
from deblur_studio.core.files import written_whole
from deblur_studio.core.restore.registry import method

CSV_NAME, HTML_NAME = "summary.csv", "summary.html"
_OUTCOME = (
    "start_s",
    "exposure_s",
    "chi",
    "worst_block_chi",
    "blur_extent_px",
    "seconds",
    "cpu_s",
    "output_sha256",
    "photo_sha256",
    "log_sha256",
)
COLUMNS = ("name", "photo", "log", "paired_by", "state", "said", "output", *_OUTCOME, "notes")
_STYLE = """
:root { color-scheme: light dark; }
body { font: 14px/1.4 system-ui, sans-serif; max-width: 76em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 20px; margin-bottom: 0; } p { margin: 0.4em 0 1em; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8886; padding: 5px 9px; text-align: left; vertical-align: top; }
th { position: sticky; top: 0; background: Canvas; } td.number { text-align: right;
  font-variant-numeric: tabular-nums; white-space: nowrap; }
td { overflow-wrap: anywhere; } img { display: block; max-width: 244px; height: auto; }
.failed, .unpaired { color: light-dark(#a11616, #ff9a8f); font-weight: 600; }
small { opacity: 0.75; } summary { cursor: pointer; }
@media print { th { position: static; } tr { break-inside: avoid; } }
"""


def write_summary(ledger: Ledger) -> tuple[Path, Path]:
    """Write the table and the page into the folder of the results and return where they are.

    Both replace those of an earlier run of the batch.

    Raises:
        OutputError: The disk refuses.
    """
    table, page = ledger.out / CSV_NAME, ledger.out / HTML_NAME
    with (
        written_whole(table, overwrite=True) as temporary,
        temporary.open("w", encoding="utf-8", newline="") as file,
    ):
        _write_table(ledger, file)
    with (
        written_whole(page, overwrite=True) as temporary,
        temporary.open("w", encoding="utf-8") as file,
    ):
        file.writelines(_page(ledger))  # a photo at a time: a thousand thumbnails are large
    return table, page


def in_words(ledger: Ledger) -> str:
    """Return how many photos are in which state, without those that hold none."""
    words = {"done": "restored", "unpaired": "without a log", "running": "being worked on"}
    counts = ledger.counts()
    order = sorted(STATES, key=lambda state: state != "done")
    told = [f"{counts[state]} {words.get(state, state)}" for state in order if counts[state]]
    return ", ".join(told) or "no photos"


def _write_table(ledger: Ledger, file: TextIO) -> None:
    rows = csv.writer(file)
    rows.writerow(COLUMNS)
    for item in ledger.items:
        outcome = item.outcome
        numbers = [None if outcome is None else getattr(outcome, name) for name in _OUTCOME]
        output = "" if outcome is None else ledger.output(item).name
        logs = "|".join(str(log) for log in item.logs)
        about = (item.name, item.photo, logs, item.paired_by, item.state, item.said, output)
        notes = "" if outcome is None else " ".join(outcome.notes)
        rows.writerow([_plain(cell) for cell in (*about, *numbers, notes)])


def _plain(cell: object) -> object:
    """Return text that no spreadsheet takes for a formula."""
    if isinstance(cell, (int, float)) or cell is None:
        return cell
    text = str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _page(ledger: Ledger) -> Iterator[str]:
    title = f"{in_words(ledger)[:1].upper()}{in_words(ledger)[1:]}"
    preset = ledger.preset
    own = ", ".join(f"{name} {value}" for name, value in preset.parameters.items())
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width">'
    yield f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>\n"
    yield f"<h1>{escape(title)}</h1>\n<p>{escape(method(preset.method).title)}"
    yield f" ({escape(own or 'every setting automatic')}), {when},"
    yield f" Deblur Studio {escape(deblur_studio.__version__)}. Chi is the re-blur residual in"
    yield " units of the photo's noise: near 1 the motion explains the photo.</p>\n<table>\n"
    yield "<tr><th>Photo | result</th><th>Name</th><th>State</th><th>Log</th><th>Chi</th>"
    yield "<th>Worst block</th><th>Blur, px</th><th>Seconds</th></tr>\n"
    for item in ledger.items:
        yield _row(ledger, item)
    yield "</table></body></html>\n"


def _row(ledger: Ledger, item: Item) -> str:
    outcome = item.outcome if item.state == "done" else None
    shown = (None,) * 4 if outcome is None else (
        outcome.chi,
        outcome.worst_block_chi,
        outcome.blur_extent_px,
        outcome.seconds,
    )  # fmt: skip
    numbers = "".join(
        f'<td class="number">{"" if value is None else format(value, ".2f")}</td>'
        for value in shown
    )
    return (
        f"<tr><td>{_picture(ledger, item)}</td><td>{escape(item.photo.name)}"
        f"{_result(ledger, item)}</td><td>{_state(item)}</td>"
        f"<td>{escape(', '.join(log.name for log in item.logs))}</td>{numbers}</tr>\n"
    )


def _result(ledger: Ledger, item: Item) -> str:
    if item.state != "done":
        return ""
    name = ledger.output(item).name
    return f"<br><small>{escape(name)}</small>"


def _state(item: Item) -> str:
    said = escape(item.said)
    notes = () if item.outcome is None or item.state != "done" else item.outcome.notes
    more = "".join(f"<br>{escape(note)}" for note in notes)
    more = f"<details><summary>Notes</summary><small>{more[4:]}</small></details>" if more else ""
    return f'<span class="{item.state}">{item.state}</span><br><small>{said}</small>{more}'


def _picture(ledger: Ledger, item: Item) -> str:
    path = ledger.thumbnail(item)
    if item.state != "done" or not path.is_file():
        return ""
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    alt = escape(f"{item.photo.name} and its result", quote=True)
    return f'<img src="data:image/jpeg;base64,{data}" alt="{alt}">'
