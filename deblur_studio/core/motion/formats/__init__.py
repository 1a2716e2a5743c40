"""Logs of inertial sensors: ``read_log`` takes any of them, ``log_summary`` describes the result.

One file a format: it recognises its logs by their content and reads them into raw streams, and
``registry`` lists it. ``assemble`` is what they share. Tables are read by ``table``.
"""

from deblur_studio.core.motion.formats.csv_options import CsvOptions
from deblur_studio.core.motion.formats.read import read_log
from deblur_studio.core.motion.formats.summary import log_summary

__all__ = ["CsvOptions", "log_summary", "read_log"]
