"""The files of a result: the photo in 16 bits, its maps, and a sidecar that says what they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import deblur_studio
from deblur_studio.core.evidence.case import Step
from deblur_studio.core.evidence.given import GivenShot
from deblur_studio.core.evidence.judging import Judged
from deblur_studio.core.evidence.kept_file import KeptFile, keep
from deblur_studio.core.evidence.labels import base_name, labelled
from deblur_studio.core.evidence.maps import write_numbers, write_picture
from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.files import written_whole
from deblur_studio.core.imaging.write import save_photo
from deblur_studio.core.restore.registry import Method
from deblur_studio.core.restore.run import Restoration


def write_result(
    opened: OpenCase,
    shot: GivenShot,
    step: Step,
    chosen: Method,
    label: str,
    restoration: Restoration,
    judged: Judged,
) -> tuple[KeptFile, ...]:
    """Write photo, maps and sidecar beside the case; nothing is ever overwritten.

    Raises:
        OutputError: A file of that name is there already, or the disk refuses.
    """
    opened.results.mkdir(exist_ok=True)
    base = opened.results / base_name(shot.photo.source.path.name, step.name, chosen)
    photo = _named(base, ".tif")
    told = labelled(shot.photo, label)
    save_photo(restoration.pixels, told, photo, inputs=shot.originals)
    size = (shot.photo.width, shot.photo.height)
    kept = [keep("result", photo, opened.shown(photo))]
    for name, each in judged.maps.items():
        place = _named(base, f".{name.replace('_', '-')}.png")
        write_picture(each, size, place, overwrite=False)
        kept.append(keep("map", place, opened.shown(place)))
    numbers = _named(base, ".maps.npz")
    write_numbers(judged.maps, numbers, overwrite=False)
    kept.append(keep("map", numbers, opened.shown(numbers)))
    sidecar = _named(base, ".json")
    _write_sidecar(sidecar, opened, step, label, judged, kept)
    return (*kept, keep("sidecar", sidecar, opened.shown(sidecar)))


def _named(base: Path, ending: str) -> Path:
    return base.with_name(base.name + ending)


def _write_sidecar(
    path: Path,
    opened: OpenCase,
    step: Step,
    label: str,
    judged: Judged,
    files: list[KeptFile],
) -> None:
    told: dict[str, Any] = {
        "what": label,
        "program": f"Deblur Studio {deblur_studio.__version__}",
        "case": opened.case.number,
        "mode": opened.case.mode,
        "step": step.model_dump(mode="json"),
        "scores": judged.scores.model_dump(mode="json"),
        "verdict": judged.verdict,
        "said": list(judged.said),
        "files": [file.model_dump(mode="json") for file in files],
    }
    with written_whole(path) as temporary:
        temporary.write_text(json.dumps(told, indent=1, allow_nan=False), encoding="utf-8")
