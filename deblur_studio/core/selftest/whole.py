"""Checks of files and restorations from end to end."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.photo import Photo, SourceFile
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.imaging.write import save_photo
from deblur_studio.core.resources import resource
from deblur_studio.core.selftest.bench import Bench
from deblur_studio.core.selftest.finding import Finding

Codes = NDArray[np.uint16]

_RESOURCES = (
    "app/deblur-studio.svg",
    "icons/mark_light.svg",
    "icons/mark_dark.svg",
    "lessons/01-point-spread-function.md",
    "models/guided.safetensors",
    "sample/sample.json",
    "training/quick.toml",
)


def resources_found(bench: Bench) -> Finding:
    """The installation is complete."""
    missing = 0
    for name in _RESOURCES:
        try:
            resource(name)
        except FileNotFoundError:
            missing += 1
    return Finding("Shipped files that are missing", missing, 0)


def log_read(bench: Bench) -> Finding:
    """The log of the sample is read at its rate."""
    error = abs(bench.sample_log.rate_hz - 200.0)
    return Finding("Rate of the sample's log of 200 Hz, error", error, 0.01, "Hz")


def round_trip(bench: Bench) -> Finding:
    """Every 16-bit code survives being written and read, as PNG and as TIFF."""
    codes = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    pixels = np.repeat(SRGB.decode_codes(codes, 65535)[..., None], 3, axis=2)
    photo = Photo(pixels, SourceFile(Path("codes"), "", 0), "PNG", 16)
    with tempfile.TemporaryDirectory() as folder:
        changed = sum(
            int(np.count_nonzero(_written_and_read(photo, Path(folder) / name) != codes))
            for name in ("codes.png", "codes.tif")
        )
    return Finding("16-bit codes changed by writing and reading", changed, 0)


def wiener_gain(bench: Bench) -> Finding:
    """The Wiener filter brings the sample nearer to its truth."""
    gain_db = bench.gain_db(bench.restored("wiener"))
    return Finding("Wiener, gain on the sample", gain_db, 4.0, "dB", at_least=True)


def total_variation_gain(bench: Bench) -> Finding:
    """Total variation brings the sample nearer to its truth."""
    gain_db = bench.gain_db(bench.total_variation)
    return Finding("Total variation, gain on the sample", gain_db, 6.0, "dB", at_least=True)


def explained(bench: Bench) -> Finding:
    """The restoration, blurred again, is the photo up to its noise."""
    distance = abs(bench.total_variation.chi - 1.0)
    return Finding("Re-blur residual of the sample, distance from 1", distance, 0.3)


def _written_and_read(photo: Photo, path: Path) -> Codes:
    save_photo(photo.pixels, photo, path)
    return SRGB.encode_16bit(read_photo(path).pixels[..., 0])
