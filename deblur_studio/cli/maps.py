"""The maps of a restoration: is it explained, can it be seen, does it depend on the motion."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from deblur_studio.cli.shot import Shot
from deblur_studio.core.errors import OutputError
from deblur_studio.core.evidence.maps import (
    WIDEST_SPREAD,
    WORST_CHI,
    Map,
    write_numbers,
    write_picture,
)
from deblur_studio.core.progress import Part, Progress
from deblur_studio.core.restore.consistency import BLOCK_PX
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.restore.run import Restoration
from deblur_studio.core.restore.spread import spread
from deblur_studio.core.restore.visibility import visibility

MAPS_NAME = "maps.npz"


def check_folder(folder: Path, *, overwrite: bool) -> None:
    """Raise OutputError early where maps cannot be written or exist already."""
    if folder.is_dir() and (folder / MAPS_NAME).exists() and not overwrite:
        raise OutputError(f"{folder.name} holds maps already; choose another or give --overwrite.")
    if not folder.is_dir():
        try:
            folder.mkdir()
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutputError(
                f"{folder.name} cannot be made ({reason}); choose another."
            ) from error


def write_maps(
    shot: Shot, restoration: Restoration, folder: Path, progress: Progress
) -> dict[str, Any]:
    """Write chi.png, visibility.png, spread.png and all three as numbers in maps.npz.

    Returns:
        The file names and the mean of each map, for the answer.

    Raises:
        DeblurError: The disk refuses, or the log ends too close to the exposure.
    """
    maps = _maps(shot, restoration, progress)
    size = (shot.photo.width, shot.photo.height)
    for name, each in maps.items():
        write_picture(each, size, folder / f"{name}.png", overwrite=True)
    write_numbers(maps, folder / MAPS_NAME, overwrite=True)
    return {"folder": folder, "mean": {name: each.mean for name, each in maps.items()}}


def _maps(shot: Shot, restoration: Restoration, progress: Progress) -> dict[str, Map]:
    pixels, settings = shot.photo.pixels, shot.settings
    problem = prepare(pixels, settings.camera, shot.path(), restoration.noise)
    seen = visibility(problem, progress=Part(progress, 0.0, 0.1))
    spread_ = spread(
        pixels,
        shot.recording,
        settings,
        restoration.method,
        restoration.parameters,
        progress=Part(progress, 0.1, 1.0),
    )
    return {
        "chi": Map(restoration.chi_blocks, BLOCK_PX, 1.0, WORST_CHI),
        "visibility": Map(seen.share, seen.pitch_px, 0.0, 1.0),
        "spread": Map(spread_.deviation, 1, 0.0, WIDEST_SPREAD),
    }
