"""The list of checks, and how it is gone through."""

from __future__ import annotations

from collections.abc import Callable
from math import nan

from deblur_studio.core.errors import DeblurError
from deblur_studio.core.progress import SILENT, Part, Progress
from deblur_studio.core.selftest import physics, whole
from deblur_studio.core.selftest.bench import Bench
from deblur_studio.core.selftest.finding import Finding

Check = Callable[[Bench], Finding]

CHECKS: tuple[Check, ...] = (
    physics.kernel_sums,
    physics.yaw,
    physics.exact_adjoint,
    physics.fast_adjoint,
    whole.resources_found,
    whole.round_trip,
    whole.log_read,
    physics.fast_against_exact,
    whole.wiener_gain,
    whole.total_variation_gain,
    whole.explained,
)


def run_checks(
    progress: Progress = SILENT, checks: tuple[Check, ...] = CHECKS
) -> tuple[Finding, ...]:
    """Run the checks in turn; one that cannot be carried out has failed.

    Raises:
        Cancelled: ``progress`` asked to stop.
    """
    bench = Bench(Part(progress, 0.0, 1.0))
    findings = []
    for index, check in enumerate(checks):
        bench.progress = Part(progress, index / len(checks), (index + 1) / len(checks))
        findings.append(_carried_out(check, bench))
    return tuple(findings)


def _carried_out(check: Check, bench: Bench) -> Finding:
    try:
        return check(bench)
    except (DeblurError, OSError) as error:
        name = check.__name__.replace("_", " ").capitalize()
        return Finding(name, nan, nan, trouble=str(error))
