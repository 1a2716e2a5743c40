"""What the report of a case says, section by section."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import deblur_studio
from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence import report_words as words
from deblur_studio.core.evidence.case import Case
from deblur_studio.core.evidence.case_results import result_sections
from deblur_studio.core.evidence.entry import Entry
from deblur_studio.core.evidence.environment import environment
from deblur_studio.core.evidence.labels import LEARNED
from deblur_studio.core.evidence.model_cards import card_sections
from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.evidence.record_check import check_record
from deblur_studio.core.evidence.report import (
    Block,
    Paragraph,
    Points,
    Report,
    Section,
    Signature,
    Table,
)
from deblur_studio.core.progress import SILENT, Progress
from deblur_studio.core.selftest import Finding


def report_of(
    opened: OpenCase, findings: Sequence[Finding] = (), progress: Progress = SILENT
) -> Report:
    """Return the report of a case; its files are read again and held to their hashes.

    Args:
        opened: The case.
        findings: Of the self-test, to be printed; empty: it was not run.
        progress: Told once a result.

    Raises:
        DeblurError: A file has changed or cannot be read.
    """
    case = opened.case
    checked = check_record(opened.record.path)
    if checked.fault:
        raise EvidenceError(f"{opened.record.path.name} is not used further: {checked.fault}")
    made = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}"
    learned = any(step.weights for step in case.steps)
    return Report(
        title=f"Report on the restoration of photos, case {case.number or 'without number'}",
        line=f"Deblur Studio {deblur_studio.__version__}, {made} UTC.",
        label=f"Contains results that are {LEARNED}." if learned else "",
        sections=(
            _case(case, opened),
            _inputs(case),
            *result_sections(opened, progress),
            *card_sections(opened),
            Section("What these results do not show", [Points(words.LIMITS)]),
            _self_test(findings),
            _made_on(checked.entries),
            _record(checked.entries),
            _again(opened),
            Section("Literature", [Points(words.LITERATURE, numbered=True)]),
            _certificate(),
        ),
    )


def _case(case: Case, opened: OpenCase) -> Section:
    rows = [
        ("Case number", case.number or "not given"),
        ("Examiner", case.examiner or "not given"),
        ("Notes", case.notes or "none"),
        ("Mode", f"{case.mode}: {_mode(case)}"),
        ("Case made", f"{_clock(case.made_utc)} UTC"),
        ("Record", f"{opened.record.count} entries when this report was made"),
        ("Hash of the last entry", opened.record.head),
    ]
    return Section("The case in short", [Table(rows), Points(words.in_short(case))])


def _clock(time_utc: str) -> str:
    return time_utc.replace("T", " ").removesuffix("+00:00")


def _mode(case: Case) -> str:
    if case.mode == "evidence":
        return "methods that add nothing learned from other photos"
    return "learned methods too, for investigation only, each with a classical result beside it"


def _inputs(case: Case) -> Section:
    blocks: list[Block] = []
    for photo in case.photos:
        rows = [
            ("Photo", photo.file.name),
            ("SHA-256", photo.file.sha256),
            ("Size", f"{photo.file.size_bytes} bytes, {photo.width} x {photo.height} px upright"),
            ("Decoded", f"{photo.format}, {photo.bits} bits, by {photo.decoder}"),
            ("Orientation", f"EXIF {photo.orientation}, applied"),
            ("SHA-256 of the linear light", photo.pixels_sha256),
            ("Remarks", " ".join(photo.remarks) or "none"),
        ]
        blocks.append(Table(rows))
    for log in case.logs:
        rows = [(f"Log file {number}", file.name) for number, file in enumerate(log.files, 1)]
        rows += [(f"SHA-256 of {file.name}", file.sha256) for file in log.files]
        span = f"{log.start_s:.4f} s to {log.end_s:.4f} s"
        rows += [
            ("Format", log.format),
            ("Samples", f"{log.samples} at {log.rate_hz:.1f} Hz, {span}, {log.gaps} gaps"),
            ("SHA-256 of the samples", log.samples_sha256),
            ("Remarks", " ".join(log.remarks) or "none"),
        ]
        blocks.append(Table(rows))
    more = [(file.name, file.role, file.sha256) for file in (*case.cameras, *case.weights)]
    if more:
        blocks.append(Table(more, ("File", "What it is", "SHA-256"), small=True))
    return Section("Inputs", blocks)


def _self_test(findings: Sequence[Finding]) -> Section:
    if not findings:
        said = "The program's self-test was not run for this report."
        return Section("Self-test of the program", [Paragraph(said)])
    rows = [
        (
            each.name,
            each.trouble or f"{each.value:.4g} {each.unit}".strip(),
            f"{'at least' if each.at_least else 'at most'} {each.limit:.4g} {each.unit}".strip(),
            "passed" if each.passed else "FAILED",
        )
        for each in findings
    ]
    head = ("Check, on data whose truth is known", "Measured", "Limit", "")
    return Section("Self-test of the program", [Table(rows, head, small=True)])


def _made_on(entries: tuple[Entry, ...]) -> Section:
    computed = [entry for entry in entries if entry.step == "restore-computed"]
    machines = [entry.environment for entry in computed] or [environment()]
    blocks: list[Block] = [
        Table(list(machine.items()))
        for index, machine in enumerate(machines)
        if machine not in machines[:index]
    ]
    said = (
        "Classical methods give the same bits with any number of threads. Other versions of the"
        " libraries and processors with other instructions may round otherwise."
    )
    return Section("Computed on", [*blocks, Paragraph(said)])


def _record(entries: tuple[Entry, ...]) -> Section:
    rows = [
        (
            str(entry.entry),
            _clock(entry.time_utc),
            entry.step,
            entry.operator or "not given",
            f"{entry.seconds:.1f}",
            f"{entry.hash[:16]}...",
        )
        for entry in entries
    ]
    head = ("No.", "Time (UTC)", "What", "Operator", "s", "Hash begins with")
    said = (
        "Every entry holds the hash of the one before, so that none can be changed, taken out or"
        " added without all later hashes changing. Who rewrites the whole record could make another"
        " one: note the last hash where nobody can change it."
    )
    return Section("The record", [Table(rows, head, small=True), Paragraph(said)])


def _again(opened: OpenCase) -> Section:
    commands = (
        f"deblur-studio bundle {opened.path.name} -o case.zip packs photos, logs, weights,"
        " parameters, record and results into one file.",
        "deblur-studio verify case.zip --expect-head HASH checks every hash and the chain against"
        " the hash above, carries out every step again and compares every pixel.",
    )
    return Section("How to repeat all of it", [Points(commands, numbered=True)])


def _certificate() -> Section:
    blocks: list[Block] = [Paragraph(text) for text in words.CERTIFICATE]
    signed = Signature(("Place and date", "Name and qualification", "Signature"))
    return Section(
        "Certificate (template, not signed)",
        [Paragraph(words.UNSIGNED), *blocks, signed],
        new_page=True,
    )
