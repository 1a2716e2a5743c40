"""Does a case say what its record says? Every disagreement is a finding that names its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.case import Case, Result, Step
from deblur_studio.core.evidence.digests import result_digest, step_digest
from deblur_studio.core.evidence.entry import Entry
from deblur_studio.core.evidence.manifest import CASE, RECORD, REPORT, Manifest
from deblur_studio.core.evidence.open_case import check_state
from deblur_studio.core.evidence.record_check import check_record
from deblur_studio.core.evidence.restoring import check_mode
from deblur_studio.core.evidence.unpack import Finding
from deblur_studio.core.restore.registry import method


def record_findings(record: Path) -> tuple[tuple[Entry, ...], list[Finding]]:
    """Return the entries of a record and what is wrong with its chain."""
    checked = check_record(record)
    findings = []
    if checked.fault:
        place = f"{RECORD} line {len(checked.entries) + 1}"
        findings.append(Finding(place, checked.fault[:1].upper() + checked.fault[1:]))
    if checked.torn:
        place = f"{RECORD} line {len(checked.entries) + 1}"
        findings.append(Finding(place, "The last line of the record is torn."))
    return checked.entries, findings


def disagreements(
    case: Case, entries: tuple[Entry, ...], manifest: Manifest, record: Path
) -> list[Finding]:
    """Return where case, record and manifest do not say the same."""
    try:
        check_state(case, record)
    except EvidenceError as error:
        return [Finding(RECORD, str(error))]
    findings = [*_files(case, entries, manifest), *_bundled(entries, manifest)]
    for step in case.steps:
        findings += _step(step, case, entries)
    for result in case.results:
        findings += _result(result, case, entries)
    return findings


def _files(case: Case, entries: tuple[Entry, ...], manifest: Manifest) -> Iterator[Finding]:
    """Yield files of the case that the manifest or the record knows otherwise, or not at all."""
    noted = {file.sha256 for entry in entries for file in (*entry.inputs, *entry.outputs)}
    for file in case.files():
        listed = manifest.file(file.path)
        if listed is None or (listed.sha256, listed.size_bytes) != (file.sha256, file.size_bytes):
            yield Finding(CASE, f"{CASE} names a file {file.path} that the bundle does not hold.")
        elif file.sha256 not in noted:
            yield Finding(file.path, f"{file.path} is in no entry of the record.")
    known = {file.path for file in case.files()} | {CASE, RECORD, REPORT}
    for listed in manifest.files:
        if listed.path not in known:
            yield Finding(listed.path, f"{listed.path} belongs to nothing in the case.")
    for log in case.logs:
        paths = [file.path for file in log.files]
        for asked in log.given:
            if not any(path == asked or path.startswith(f"{asked}/") for path in paths):
                yield Finding(CASE, f"{CASE} reads a log {asked} that the bundle does not hold.")


def _bundled(entries: tuple[Entry, ...], manifest: Manifest) -> Iterator[Finding]:
    """Yield files that were not bundled as the record's last entry says."""
    last = entries[-1] if entries else None
    if last is None or last.step != "bundle" or last.hash != manifest.record_head:
        yield Finding(RECORD, "The record does not end with the bundling of these files.")
        return
    bundled = {(file.path, file.sha256) for file in last.outputs}
    for file in manifest.files:
        if file.path != RECORD and (file.path, file.sha256) not in bundled:
            yield Finding(file.path, f"{file.path} is not the file that was bundled.")


def _step(step: Step, case: Case, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    place = f"{CASE} {step.name}"
    started = _of_step(entries, "restore-started", step.name)
    if started is None or started.value("step_sha256") != step_digest(step):
        yield Finding(place, f"The parameters of {step.name} are not those in the record.")
    try:
        check_mode(method(step.method), case.mode)
    except EvidenceError as error:
        yield Finding(place, str(error))


def _result(result: Result, case: Case, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    place = f"{CASE} {result.step}"
    if result.step not in {step.name for step in case.steps}:
        yield Finding(place, f"There is a result of {result.step}, but no such step.")
    written = _of_step(entries, "result-written", result.step)
    if written is None or written.value("result_sha256") != result_digest(result):
        yield Finding(place, f"The result of {result.step} is not the one in the record.")
    computed = _of_step(entries, "restore-computed", result.step)
    if computed is None or computed.value("pixels_sha256") != result.pixels_sha256:
        yield Finding(place, f"The pixels of {result.step} are not those in the record.")


def _of_step(entries: tuple[Entry, ...], kind: str, name: str) -> Entry | None:
    return next(
        (entry for entry in entries if entry.step == kind and entry.value("name") == name), None
    )
