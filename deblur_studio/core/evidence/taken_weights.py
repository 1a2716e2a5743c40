"""Taking the weights of a network into a case."""

from __future__ import annotations

import shutil
from pathlib import Path

from deblur_studio.core.evidence.kept_file import KeptFile, keep
from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.evidence.record import Doing
from deblur_studio.core.evidence.units import quantity
from deblur_studio.core.files import written_whole


def take_weights(opened: OpenCase, weights: Path) -> KeptFile:
    """Copy weights and card beside the case, where no update of a program changes them.

    Raises:
        EvidenceError: They cannot be read.
        OutputError: The disk refuses.
    """
    folder = opened.results / "weights"
    folder.mkdir(parents=True, exist_ok=True)
    sha256 = keep("weights", weights, "").sha256
    kept = []
    for role, source in (("weights", weights), ("card", weights.with_suffix(".json"))):
        place = folder / f"{sha256[:16]}{source.suffix}"
        if not place.exists():
            with written_whole(place) as temporary:
                shutil.copyfile(source, temporary)
        kept.append(keep(role, place, opened.shown(place)))
    if kept[0].sha256 not in {each.sha256 for each in opened.case.weights}:
        opened.note(Doing("weights-taken", {"model": quantity(weights.stem)}, inputs=kept))
        opened.change(weights=(*opened.case.weights, *kept))
    return kept[0]
