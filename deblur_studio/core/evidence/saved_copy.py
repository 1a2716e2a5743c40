"""Copies of results and maps that go somewhere else: labelled, recorded, never over an original."""

from __future__ import annotations

from pathlib import Path

from deblur_studio.core.evidence.case import Result
from deblur_studio.core.evidence.kept_file import keep
from deblur_studio.core.evidence.labels import labelled
from deblur_studio.core.evidence.maps import Map, write_picture
from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.evidence.record import Doing
from deblur_studio.core.evidence.units import with_units
from deblur_studio.core.files import refuse_inputs
from deblur_studio.core.imaging.photo import Image, Photo
from deblur_studio.core.imaging.write import SavedPhoto, save_photo


def save_copy(
    opened: OpenCase,
    result: Result,
    photo: Photo,
    pixels: Image,
    path: Path,
    *,
    overwrite: bool = False,
) -> SavedPhoto:
    """Write a result of a case once more; its suffix chooses the format.

    Args:
        opened: The case.
        result: Whose copy it is.
        photo: The photo that was restored.
        pixels: The result (H, W, C) in linear light.
        path: Where the copy goes.
        overwrite: Whether a file that is there may be replaced; one of the case never is.

    Raises:
        OutputError: It is a file of the case, is there already, or the disk refuses.
    """
    _refuse_own(opened, path)
    saved = save_photo(pixels, labelled(photo, result.label), path, overwrite=overwrite)
    _note(opened, "result-copied", result, path)
    return saved


def save_map(
    opened: OpenCase,
    result: Result,
    name: str,
    each: Map,
    size: tuple[int, int],
    path: Path,
    *,
    overwrite: bool = False,
) -> None:
    """Write a map of a result as PNG at the photo's size; raises OutputError as ``save_copy``."""
    _refuse_own(opened, path)
    write_picture(each, size, path, overwrite=overwrite)
    _note(opened, "map-copied", result, path, name)


def _refuse_own(opened: OpenCase, path: Path) -> None:
    own = (opened.folder / file.path for file in opened.case.files())
    refuse_inputs(path, (opened.path, opened.record.path, *own))


def _note(opened: OpenCase, what: str, result: Result, path: Path, name: str = "") -> None:
    file = keep("copy", path, opened.shown(path))
    told = {"name": result.step, **({"map": name} if name else {})}
    opened.note(Doing(what, with_units(told), outputs=[file], said=[result.label]))
    opened.change()
