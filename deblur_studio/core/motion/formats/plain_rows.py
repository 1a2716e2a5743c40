"""Rows ``time x y z`` without column names, as many phone recorders write them.

A file may begin with lines of one number (their count, a capture timestamp) and end with lines
of text such as ``capture timestamp 683163086``; these go into the details.
"""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from deblur_studio.core.motion.formats.csv_log import layout_of, read_csv
from deblur_studio.core.motion.formats.csv_options import CsvOptions
from deblur_studio.core.motion.formats.csv_streams import GUESSED_RATE
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog
from deblur_studio.core.motion.formats.table import read_table
from deblur_studio.core.motion.formats.timing import BOOT_CLOCK, OWN_CLOCK, SECONDS

_FIELDS = 4
_NOTE = re.compile(r"[ \t]*([A-Za-z][A-Za-z ]*?)[ \t]*[=:]?[ \t]*(-?\d+)[ \t]*")
_TAIL_CHARACTERS = 4_096
_CAPTURE = "capture timestamp"


def _recognise(log: LogFile) -> float:
    layout = log.layout
    if layout is None or layout.header or layout.fields != _FIELDS:
        return 0.0
    times = read_table(log.head, layout).numbers[:, 0]
    rising = np.diff(times) >= 0
    return 0.6 if len(rising) and rising.mean() > 0.5 else 0.4


def _read(log: LogFile, around: Surroundings) -> RawLog:
    layout = layout_of(log, CsvOptions())
    notes = _notes(log)
    if _CAPTURE not in notes and len(layout.preamble) == 2 and layout.preamble[1].isdigit():
        notes[_CAPTURE] = layout.preamble[1]
    raw = read_csv(_without_notes(log) if notes else log)
    unit = raw.details["guess.time_unit"]
    if unit == "ns" and raw.details.get("guess.gyro_unit") == "rad/s":
        kept = tuple(w for w in raw.warnings if w != GUESSED_RATE.format(unit="rad/s"))
        details = {**raw.details, "guess.gyro_unit_from": "format"}
        raw = replace(raw, warnings=kept, details=details)
    clock = BOOT_CLOCK if raw.clock == OWN_CLOCK and unit == "ns" else raw.clock
    return replace(raw, files=(log,), clock=clock, details={**raw.details, **_told(notes, unit)})


def _notes(log: LogFile) -> dict[str, str]:
    tail = log.text[-_TAIL_CHARACTERS:].split("\n")
    found = [match for line in tail if (match := _NOTE.fullmatch(line))]
    return {match[1].lower(): match[2] for match in found}


def _without_notes(log: LogFile) -> LogFile:
    lines = [line for line in log.text.split("\n") if not _NOTE.fullmatch(line)]
    return replace(log, data="\n".join(lines).encode("utf-8"))


def _told(notes: dict[str, str], unit: str) -> dict[str, str]:
    """The notes under names with underscores, the capture timestamp in seconds as well."""
    told = {key.replace(" ", "_"): value for key, value in notes.items()}
    if _CAPTURE in notes and unit in SECONDS:
        told["capture_timestamp_s"] = repr(int(notes[_CAPTURE]) * SECONDS[unit])
    return told


FORMAT = LogFormat("plain_rows", "Rows of time, x, y and z", _recognise, _read)
