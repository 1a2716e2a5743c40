"""A batch that is recorded in a case: what its options mean."""

from __future__ import annotations

import argparse

from deblur_studio.cli.case import check_needed, opened_case
from deblur_studio.cli.command import UsageError
from deblur_studio.core.batch.values import Recording
from deblur_studio.core.evidence.restoring import SPREAD_COUNT
from deblur_studio.core.restore.registry import Method


def recording_of(options: argparse.Namespace, chosen: Method) -> Recording | None:
    """Open the case, or make it, so that what is wrong with it is said at once.

    Raises:
        UsageError: More than one photo at a time would write into its record.
        DeblurError: The case cannot be used, or its mode refuses the method.
    """
    check_needed(options)
    if options.case is None:
        return None
    if (options.jobs or 1) > 1 or options.scheduler:
        raise UsageError("with --case one photo is restored at a time: leave out --jobs")
    opened = opened_case(options, chosen)
    count = SPREAD_COUNT if options.spread_count is None else options.spread_count
    return Recording(
        case=opened.path.absolute(), operator=options.operator or "", spread_count=count
    )
