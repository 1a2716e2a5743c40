"""Where a recording came from: the files on disk and their hash."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from deblur_studio.core.motion.formats.files import LogFile
from deblur_studio.core.motion.formats.streams import RawLog
from deblur_studio.core.motion.recording import LogSource


def log_source(format_name: str, raw: RawLog, container: LogFile | None) -> LogSource:
    """The source of a log; of one in a zip (``container``) the zip, its members in the details."""
    files = raw.files
    if container is None:
        paths = tuple(file.path for file in files)
        return LogSource(paths, _hash(files), format_name, dict(raw.details))
    details = {**raw.details, "members": ", ".join(file.name for file in files)}
    return LogSource((container.path,), _hash((container,)), format_name, details)


def _hash(files: Sequence[LogFile]) -> str:
    """SHA-256 of the file; of several: of their lines ``<hash>  <name>`` sorted by name."""
    if len(files) == 1:
        return hashlib.sha256(files[0].data).hexdigest()
    lines = sorted((file.name, hashlib.sha256(file.data).hexdigest()) for file in files)
    listing = "".join(f"{digest}  {name}\n" for name, digest in lines)
    return hashlib.sha256(listing.encode("utf-8")).hexdigest()
