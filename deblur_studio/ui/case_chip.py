"""The mode of the case in hand, always in view."""

from __future__ import annotations

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.chip import StatusChip
from deblur_studio.ui.widgets.status import Status


def case_chip(theme: Theme, bench: Workbench) -> StatusChip:
    """Return a chip that follows the case; without one it is hidden."""
    chip, case = StatusChip(theme), bench.evidence.case

    def show() -> None:
        if case.case is None or case.path is None:
            chip.set_status(Status.NEUTRAL, "")
            return
        name = case.case.number or case.path.stem
        if case.mode == "evidence":
            chip.set_status(Status.OK, tr("{case}: evidence", case=name))
        else:
            chip.set_status(Status.WARNING, tr("{case}: investigative", case=name))

    case.changed.connect(show)
    show()
    return chip
