"""The maps of a result: is it explained, can it be seen, does it depend on the motion."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.files import written_whole
from deblur_studio.core.imaging.transfer import SRGB

Floats = NDArray[np.floating]
Image = NDArray[np.float32]

WORST_CHI, WIDEST_SPREAD, WIDEST_DIFFERENCE = 3.0, 0.2, 0.2
RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "chi": (1.0, WORST_CHI),
        "chi_within_budget": (1.0, WORST_CHI),
        "visibility": (0.0, 1.0),
        "spread": (0.0, WIDEST_SPREAD),
        "difference": (0.0, WIDEST_DIFFERENCE),
    }
)
"""What is drawn of each map."""
_NOT_JUDGED = (96, 96, 96)


@dataclass(frozen=True, eq=False)
class Map:
    """Values (H', W') with the size of their squares in px and the range that is drawn."""

    values: Floats
    pitch_px: int
    low: float
    high: float

    @property
    def mean(self) -> float:
        """Mean of what is known, NaN where nothing is."""
        known = self.values[np.isfinite(self.values)]
        return float(known.mean()) if known.size else float("nan")


def named(name: str, values: Floats, pitch_px: int = 1) -> Map:
    """Return the map of that name, drawn over the range that is usual for it."""
    return Map(values, pitch_px, *RANGES[name])


def difference(learned: Image, classical: Image) -> Map:
    """Return how far two results (H, W, C) in linear light are apart in sRGB values."""
    apart = np.abs(SRGB.to_encoded(learned) - SRGB.to_encoded(classical)).mean(axis=2)
    return named("difference", apart)


def picture(each: Map, size: tuple[int, int]) -> NDArray[np.uint8]:
    """Return the map at the photo's size (width, height) in colours, BGR; grey: not judged."""
    known = np.isfinite(each.values)
    share = (np.where(known, each.values, 0.0) - each.low) / (each.high - each.low)
    codes = np.rint(255 * np.clip(share, 0.0, 1.0)).astype(np.uint8)
    coloured = np.asarray(cv2.applyColorMap(codes, cv2.COLORMAP_VIRIDIS), dtype=np.uint8)
    coloured[~known] = _NOT_JUDGED
    grown = coloured.repeat(each.pitch_px, axis=0).repeat(each.pitch_px, axis=1)
    return np.ascontiguousarray(grown[: size[1], : size[0]])


def write_picture(each: Map, size: tuple[int, int], path: Path, *, overwrite: bool) -> None:
    """Write a map as PNG; raises OutputError where the disk refuses."""
    with written_whole(path, overwrite=overwrite) as temporary:
        temporary.write_bytes(cv2.imencode(".png", picture(each, size))[1].tobytes())


def write_numbers(maps: Mapping[str, Map], path: Path, *, overwrite: bool) -> None:
    """Write all maps as numbers (.npz); the size of squares larger than a pixel is told.

    Raises:
        OutputError: The disk refuses.
    """
    arrays: dict[str, Floats | int] = {}
    for name, each in maps.items():
        arrays[name] = each.values
        if each.pitch_px > 1:
            arrays[f"{name}_pitch_px"] = each.pitch_px
    with written_whole(path, overwrite=overwrite) as temporary, temporary.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)


def read_numbers(path: Path) -> dict[str, Map]:
    """Return the maps that ``write_numbers`` wrote.

    Raises:
        EvidenceError: They cannot be read.
    """
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return {
                name: named(name, arrays[name], int(arrays.get(f"{name}_pitch_px", 1)))
                for name in arrays
                if name in RANGES
            }
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise EvidenceError(f"{path.name} cannot be read as maps; restore again.") from error
