"""What computed: versions, system, processor and threads. It names no user and no file."""

from __future__ import annotations

import os
import platform
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version

import numpy as np

import deblur_studio

_LIBRARIES = (
    "numpy",
    "scipy",
    "opencv-python-headless",
    "pillow",
    "pi-heif",
    "tifffile",
    "rawpy",
    "torch",
    "safetensors",
)


@cache
def environment() -> dict[str, str]:
    """Return what a result may depend on beyond its inputs, all in words."""
    return {
        "program": deblur_studio.__version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "machine": platform.machine(),
        "processor": _processor(),
        "threads": str(os.cpu_count() or 1),
        "byte_order": sys.byteorder,
        **{name: _version(name) for name in _LIBRARIES},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # a frozen program may leave metadata out
        return "unknown"


def _processor() -> str:
    """Return the instructions that numpy computes with: other ones round otherwise."""
    found = np.show_config(mode="dicts")["SIMD Extensions"]
    return " ".join([*found["baseline"], *found.get("found", ())])
