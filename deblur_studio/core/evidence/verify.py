"""Verifying a bundle: hashes, chain, agreement, and every step carried out again."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from deblur_studio.core.errors import DeblurError
from deblur_studio.core.evidence.agreement import disagreements, record_findings
from deblur_studio.core.evidence.case import Case
from deblur_studio.core.evidence.case_file import read_case
from deblur_studio.core.evidence.entry import FIRST, Entry
from deblur_studio.core.evidence.environment import environment
from deblur_studio.core.evidence.manifest import CASE, RECORD
from deblur_studio.core.evidence.rerun import Rerun, rerun
from deblur_studio.core.evidence.unpack import Finding, unpack
from deblur_studio.core.progress import SILENT, Part, Progress

Status = Literal["verified", "differs", "cannot be run"]


@dataclass(frozen=True)
class Verification:
    """What verifying a bundle came to.

    ``findings`` name what was changed or differs; ``reason`` says why it could not be run;
    ``elsewhere`` are the differences between this machine and the one it was made on.
    """

    status: Status
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    reruns: tuple[Rerun, ...] = ()
    record_head: str = FIRST
    record_entries: int = 0
    elsewhere: tuple[str, ...] = ()
    remarks: tuple[str, ...] = field(default=())


def verify(path: Path, expected_head: str = "", progress: Progress = SILENT) -> Verification:
    """Verify a bundle; it is unpacked into a temporary folder and never written to.

    Args:
        path: The zip.
        expected_head: Hash of the record's last entry as somebody noted it elsewhere; empty: not
            noted.
        progress: Told several times a second.

    Raises:
        Cancelled: ``progress`` asked to stop.
    """
    with tempfile.TemporaryDirectory(prefix="deblur-studio-") as folder:
        try:
            return _verified(path, Path(folder), expected_head, progress)
        except (DeblurError, MemoryError) as error:
            reason = str(error) or "There is not enough memory for it."
            return Verification("cannot be run", reason=reason)


def _verified(path: Path, folder: Path, expected_head: str, progress: Progress) -> Verification:
    unpacked = unpack(path, folder, Part(progress, 0.0, 0.1))
    if unpacked.findings:
        return Verification("differs", unpacked.findings)
    entries, findings = record_findings(folder / RECORD)
    head = entries[-1].hash if entries else FIRST
    if expected_head and head != expected_head.lower():
        findings.append(
            Finding(RECORD, f"The record ends with {head}, not as was noted elsewhere.")
        )
    case = read_case(folder / CASE)
    findings += disagreements(case, entries, unpacked.manifest, folder / RECORD)
    if findings:
        return Verification("differs", tuple(findings), "", (), head, len(entries))
    reruns, findings = _reruns(case, folder, Part(progress, 0.1, 1.0))
    return Verification(
        status="differs" if findings else "verified",
        findings=tuple(findings),
        reruns=reruns,
        record_head=head,
        record_entries=len(entries),
        elsewhere=_elsewhere(entries),
        remarks=_remarks(case),
    )


def _reruns(
    case: Case, folder: Path, progress: Progress
) -> tuple[tuple[Rerun, ...], list[Finding]]:
    reruns, findings = [], []
    for index, result in enumerate(case.results):
        part = Part(progress, index / len(case.results), (index + 1) / len(case.results))
        step = next(each for each in case.steps if each.name == result.step)
        again, found = rerun(case, step, result, folder, part)
        reruns.append(again)
        findings += found
    return tuple(reruns), findings


def _remarks(case: Case) -> tuple[str, ...]:
    done = {result.step for result in case.results}
    without = [step.name for step in case.steps if step.name not in done]
    said = [f"{name} has no result: it failed or was stopped, see the record." for name in without]
    return (*said, "Maps and spread were checked by their hashes, not computed again.")


def _elsewhere(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """Return how this machine differs from those that computed."""
    here = environment()
    computed = [entry.environment for entry in entries if entry.step == "restore-computed"]
    differences = {
        f"{name}: {then.get(name, 'unknown')} then, {here.get(name, 'unknown')} here"
        for then in computed
        for name in (*then, *here)
        if then.get(name) != here.get(name)
    }
    return tuple(sorted(differences))
