"""A case that is being worked on, with its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import deblur_studio
from deblur_studio.core.errors import EvidenceError, OutputError
from deblur_studio.core.evidence.case import SUFFIX, Case, Mode, RecordState
from deblur_studio.core.evidence.case_file import read_case, save_case
from deblur_studio.core.evidence.entry import Entry
from deblur_studio.core.evidence.places import found_again, shown_path
from deblur_studio.core.evidence.record import Doing, Record
from deblur_studio.core.evidence.record_check import check_record
from deblur_studio.core.evidence.units import with_units


@dataclass(frozen=True)
class About:
    """What people say about a case."""

    number: str = ""
    examiner: str = ""
    notes: str = ""
    mode: Mode = "evidence"


class OpenCase:
    """A case, where it lies and its record; made by ``make_case`` or ``open_case``.

    Results are written into ``results``, a folder beside the case.
    """

    def __init__(self, path: Path, case: Case, record: Record, said: tuple[str, ...] = ()) -> None:
        self.path, self.case, self.record, self.said = path, case, record, said

    @property
    def folder(self) -> Path:
        """The folder that paths in the case are relative to."""
        return self.path.parent

    @property
    def results(self) -> Path:
        """Where results go."""
        return self.path.with_suffix(".results")

    def shown(self, path: Path) -> str:
        """Return a path as the case holds it."""
        return shown_path(path, self.folder)

    def note(self, doing: Doing) -> Entry:
        """Write into the record; raises EvidenceError where that is impossible."""
        return self.record.append(doing)

    def change(self, **changes: Any) -> None:
        """Exchange fields of the case and save it.

        Raises:
            EvidenceError: Another program works in this case; what it saved is not written over.
            OutputError: The disk refuses.
        """
        self.record.check_untouched()
        state = RecordState(
            path=self.shown(self.record.path), entries=self.record.count, head=self.record.head
        )
        self.case = self.case.model_copy(update={**changes, "record": state})
        save_case(self.case, self.path)


def record_path(path: Path) -> Path:
    """Return where the record of a case lies."""
    return path.with_suffix(".record.jsonl")


def make_case(path: Path, about: About, operator: str = "") -> OpenCase:
    """Make a case where there is none.

    Raises:
        EvidenceError: The name does not end in .dblr, or a record lies there already.
        OutputError: A case lies there already, or the disk refuses.
    """
    if path.suffix.lower() != SUFFIX:
        raise EvidenceError(f"{path.name} must end in {SUFFIX}.")
    if path.exists():
        raise OutputError(f"{path.name} exists already; open it or choose another name.")
    if not path.parent.is_dir():
        raise OutputError(f"{path.name} needs the folder {path.parent}, which is not there.")
    place = record_path(path)
    if place.exists():
        raise EvidenceError(f"{place.name} belongs to another case; choose another name.")
    record = Record(place, operator or about.examiner, about.mode)
    said = {"number": about.number, "examiner": about.examiner, "notes": about.notes}
    record.append(Doing("case-made", with_units(said)))
    opened = OpenCase(path, _new(about, place.name), record)
    opened.change()
    return opened


def open_case(path: Path, operator: str = "") -> OpenCase:
    """Open a case: find moved files, take up the record; what was noticed is in ``said``.

    Raises:
        EvidenceError: The case or its record cannot be used, or an original has changed.
    """
    case = read_case(path)
    place = path.parent / case.record.path
    if not place.is_file():
        raise EvidenceError(f"{place.name}, the record of {path.name}, is missing; put it back.")
    check_state(case, place)
    record = Record(place, operator or case.examiner, case.mode)
    again = found_again(case, path.parent)
    if again.missing:
        raise EvidenceError(again.missing[0])
    opened = OpenCase(path, again.case, record, _noticed(place, again.moved))
    if again.moved:
        opened.note(Doing("files-found-again", said=again.moved))
    if record.head != case.record.head or again.moved:
        opened.change()
    return opened


def check_state(case: Case, record: Path) -> None:
    """Raise EvidenceError where the record lacks what it held when the case was saved."""
    checked, state = check_record(record), case.record
    if checked.fault:
        raise EvidenceError(f"{record.name} is not used further: {checked.fault}")
    then = (
        checked.entries[state.entries - 1].hash if 0 < state.entries <= len(checked.entries) else ""
    )
    if then != state.head:
        raise EvidenceError(
            f"{record.name} is not the record that the case was saved with: entry"
            f" {state.entries} is missing or another; put the right one back."
        )


def _noticed(record: Path, moved: tuple[str, ...]) -> tuple[str, ...]:
    last = check_record(record).entries[-1]
    return (*moved, *(last.said if last.step == "recovered" else ()))


def _new(about: About, record: str) -> Case:
    return Case(
        program=deblur_studio.__version__,
        number=about.number,
        examiner=about.examiner,
        notes=about.notes,
        mode=about.mode,
        made_utc=datetime.now(UTC).isoformat(timespec="seconds"),
        record=RecordState(path=record, entries=0),
    )
