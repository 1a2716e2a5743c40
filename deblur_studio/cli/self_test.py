"""deblur-studio self-test: does this installation compute what it should?"""

from __future__ import annotations

import argparse

from deblur_studio.cli.command import EXIT_DONE, EXIT_FAILED, Command
from deblur_studio.cli.console import Console
from deblur_studio.core.selftest import Finding, run_checks


def _add_options(parser: argparse.ArgumentParser) -> None:
    """Nothing beyond what every command has."""


def _run(options: argparse.Namespace, console: Console) -> int:
    findings = run_checks(console)
    passed = all(finding.passed for finding in findings)
    answer = {"passed": passed, "checks": [_values(finding) for finding in findings]}
    failures = sum(not finding.passed for finding in findings)
    closing = f"All {len(findings)} checks passed." if passed else f"{failures} checks failed."
    console.answer(answer, [*(_line(finding) for finding in findings), closing])
    return EXIT_DONE if passed else EXIT_FAILED


def _values(finding: Finding) -> dict[str, object]:
    return {
        "name": finding.name,
        "value": finding.value,
        "limit": finding.limit,
        "at_least": finding.at_least,
        "unit": finding.unit,
        "passed": finding.passed,
        "trouble": finding.trouble,
    }


def _line(finding: Finding) -> str:
    word = "passed" if finding.passed else "FAILED"
    if finding.trouble:
        return f"{word}  {finding.name}: {finding.trouble}"
    bound = "at least" if finding.at_least else "at most"
    unit = f" {finding.unit}" if finding.unit else ""
    return f"{word}  {finding.name}: {finding.value:.4g}{unit} ({bound} {finding.limit:.4g}{unit})"


COMMAND = Command(
    "self-test", "Check that this installation computes what it should.", _add_options, _run
)
