"""A restoration within the case, by the same function as the command line's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from deblur_studio.core.progress import Part
from deblur_studio.services.job import JobContext
from deblur_studio.services.project import Result
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.evidence.given import GivenShot
    from deblur_studio.core.evidence.open_case import OpenCase
    from deblur_studio.core.evidence.restoring import Restored
    from deblur_studio.services.job import Work


def work_in_case(
    opened: OpenCase, shot: GivenShot, method_name: str, parameters: Any, *, spread: bool
) -> Work:
    """Return the work of restoring a shot within a case; it gives the project's Result."""
    return partial(_restored, opened, shot, method_name, parameters, spread)


def _restored(
    opened: OpenCase,
    shot: GivenShot,
    method_name: str,
    parameters: Any,
    spread: bool,
    context: JobContext,
) -> Result:
    from deblur_studio.core.evidence.restoring import SPREAD_COUNT, restore_in_case

    count = SPREAD_COUNT if spread else 0
    part = Part(context, 0.0, 0.97)
    made = restore_in_case(opened, shot, method_name, parameters, spread_count=count, progress=part)
    context.checkpoint(0.97, tr("Preparing the view"))
    beside = seen(made[0], shot) if len(made) > 1 else None
    return seen(made[-1], shot, beside)


def seen(restored: Restored, shot: GivenShot, beside: Result | None = None) -> Result:
    """Return a result of a case as the project shows it; ``beside`` is the classical one."""
    from deblur_studio.core.imaging.display import display_rgb8

    maps = dict(restored.maps)
    if beside is not None and "spread" in beside.maps:
        maps["spread"] = beside.maps["spread"]
    return Result(
        restored.found,
        display_rgb8(shot.photo, restored.pixels),
        shot.photo,
        shot.recording,
        shot.settings,
        maps=maps,
        kept=restored.result,
        beside=beside,
    )
