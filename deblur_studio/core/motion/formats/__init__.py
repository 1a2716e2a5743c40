"""Logs of inertial sensors: ``read_log`` takes any of them, ``log_summary`` describes the result.

One file a format: it recognises its logs by their content and reads them into raw streams, and
``registry`` lists it. ``assemble`` is what they share. Tables are read by ``table``; of unknown
ones ``inspect_csv`` shows the beginning, and a ``CsvPreset`` remembers how they are read.
"""

from deblur_studio.core.motion.formats.csv_options import CsvOptions
from deblur_studio.core.motion.formats.presets import (
    PRESETS_NAME,
    CsvPreset,
    delete_preset,
    load_presets,
    save_preset,
)
from deblur_studio.core.motion.formats.preview import CsvPreview, CsvReading, inspect_csv
from deblur_studio.core.motion.formats.read import read_log
from deblur_studio.core.motion.formats.summary import log_summary

__all__ = [
    "PRESETS_NAME",
    "CsvOptions",
    "CsvPreset",
    "CsvPreview",
    "CsvReading",
    "delete_preset",
    "inspect_csv",
    "load_presets",
    "log_summary",
    "read_log",
    "save_preset",
]
