"""A recording in a few values, for the command line and for reports."""

from __future__ import annotations

from typing import Any

from deblur_studio.core.motion.recording import ImuRecording

_GUESS = "guess."


def log_summary(recording: ImuRecording) -> dict[str, Any]:
    """What ``log-info --json`` prints; all values can be written as JSON.

    ``guess`` says how columns and units of a table were read, None where nothing was left open.
    """
    source = recording.source
    guess = {
        key.removeprefix(_GUESS): value
        for key, value in source.details.items()
        if key.startswith(_GUESS)
    }
    details = {key: value for key, value in source.details.items() if not key.startswith(_GUESS)}
    return {
        "format": source.format,
        "samples": len(recording.time_s),
        "duration_s": recording.duration_s,
        "rate_hz": recording.rate_hz,
        "has_accel": recording.accel_m_s2 is not None,
        "gaps": [{"start_s": gap.start_s, "end_s": gap.end_s} for gap in recording.gaps],
        "warnings": list(recording.warnings),
        "clock": recording.clock,
        "unix_origin_s": recording.unix_origin_s,
        "start_s": float(recording.time_s[0]),
        "end_s": float(recording.time_s[-1]),
        "sha256": source.sha256,
        "paths": [str(path) for path in source.paths],
        "guess": guess or None,
        "details": details,
    }
