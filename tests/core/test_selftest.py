from __future__ import annotations

from math import nan

import pytest

from deblur_studio.core.errors import PhotoError
from deblur_studio.core.selftest import CHECKS, Finding, run_checks
from deblur_studio.core.selftest.bench import Bench


def test_that_every_check_passes_here() -> None:
    findings = run_checks()
    assert len(findings) == len(CHECKS)
    assert [finding for finding in findings if not finding.passed] == []
    assert len({finding.name for finding in findings}) == len(findings)


def test_that_a_check_that_cannot_be_carried_out_has_failed() -> None:
    def unreadable(bench: Bench) -> Finding:
        raise PhotoError("photo.png is damaged.")

    (finding,) = run_checks(checks=(unreadable,))
    assert not finding.passed
    assert finding.trouble == "photo.png is damaged."


@pytest.mark.parametrize(
    ("finding", "passed"),
    [
        (Finding("low", 1.0, 2.0), True),
        (Finding("low", 2.1, 2.0), False),
        (Finding("high", 2.1, 2.0, at_least=True), True),
        (Finding("high", 1.0, 2.0, at_least=True), False),
        (Finding("nothing", nan, 2.0), False),
        (Finding("trouble", 1.0, 2.0, trouble="gone"), False),
    ],
)
def test_that_a_finding_passes_on_the_right_side_of_its_limit(
    finding: Finding, passed: bool
) -> None:
    assert finding.passed is passed
