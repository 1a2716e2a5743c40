"""What a report of a defect should say about the machine; it names no user and no file."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion

import deblur_studio
from deblur_studio.core.parallel import usual_workers

_LIBRARIES = (
    "PySide6_Essentials",
    "pyqtgraph",
    "numpy",
    "scipy",
    "opencv-python-headless",
    "pillow",
    "tifffile",
    "rawpy",
    "pi-heif",
    "torch",
    "safetensors",
    "bleak",
    "pydantic",
    "telemetry-parser",
)


def system_info() -> str:
    """Return versions and machine, a line each."""
    lines = [
        f"Deblur Studio {deblur_studio.__version__}",
        f"Python {platform.python_version()} ({platform.python_implementation()})",
        f"Qt {qVersion()}",
        f"System {platform.platform()}",
        f"Machine {platform.machine()}, {os.cpu_count()} processors, {usual_workers()} used",
        f"Packaged {'yes' if getattr(sys, 'frozen', False) else 'no'}",
    ]
    return "\n".join([*lines, *(f"{name} {_version(name)}" for name in _LIBRARIES)])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # a frozen program may leave metadata out
        return "not known"
