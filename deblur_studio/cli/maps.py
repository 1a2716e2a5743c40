"""The maps of a restoration: is it explained, can it be seen, does it depend on the motion."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.cli.shot import Shot
from deblur_studio.core.errors import OutputError
from deblur_studio.core.files import written_whole
from deblur_studio.core.progress import Part, Progress
from deblur_studio.core.restore.consistency import BLOCK_PX
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.restore.run import Restoration
from deblur_studio.core.restore.spread import spread
from deblur_studio.core.restore.visibility import visibility

Floats = NDArray[np.floating]

MAPS_NAME = "maps.npz"
_WORST_CHI, _WIDEST_SPREAD = 3.0, 0.2
_NOT_JUDGED = (96, 96, 96)


@dataclass(frozen=True, eq=False)
class _Map:
    """Values (H', W') with the size of their squares in px and the range that is drawn."""

    values: Floats
    pitch_px: int
    low: float
    high: float


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
        with written_whole(folder / f"{name}.png", overwrite=True) as temporary:
            picture = _picture(each, size)
            temporary.write_bytes(cv2.imencode(".png", picture)[1].tobytes())
    _write_numbers(maps, folder / MAPS_NAME)
    means = {name: float(np.nanmean(each.values)) for name, each in maps.items()}
    return {"folder": folder, "mean": means}


def _write_numbers(maps: dict[str, _Map], path: Path) -> None:
    with written_whole(path, overwrite=True) as temporary, temporary.open("wb") as file:
        np.savez_compressed(
            file,
            chi=maps["chi"].values,
            chi_pitch_px=maps["chi"].pitch_px,
            visibility=maps["visibility"].values,
            visibility_pitch_px=maps["visibility"].pitch_px,
            spread=maps["spread"].values,
        )


def _maps(shot: Shot, restoration: Restoration, progress: Progress) -> dict[str, _Map]:
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
        "chi": _Map(restoration.chi_blocks, BLOCK_PX, 1.0, _WORST_CHI),
        "visibility": _Map(seen.share, seen.pitch_px, 0.0, 1.0),
        "spread": _Map(spread_.deviation, 1, 0.0, _WIDEST_SPREAD),
    }


def _picture(each: _Map, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Return the map at the photo's size (width, height) in colours, BGR; grey: not judged."""
    known = np.isfinite(each.values)
    share = (np.where(known, each.values, 0.0) - each.low) / (each.high - each.low)
    codes = np.rint(255 * np.clip(share, 0.0, 1.0)).astype(np.uint8)
    coloured = np.asarray(cv2.applyColorMap(codes, cv2.COLORMAP_VIRIDIS), dtype=np.uint8)
    coloured[~known] = _NOT_JUDGED
    grown = coloured.repeat(each.pitch_px, axis=0).repeat(each.pitch_px, axis=1)
    return np.ascontiguousarray(grown[: size[1], : size[0]])
