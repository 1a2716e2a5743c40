"""The file of a recording on the disk: whole chunks, flushed, or nothing of them."""

from __future__ import annotations

import io
import os
from pathlib import Path

from deblur_studio.core.errors import OutputError
from deblur_studio.core.motion.recording_file import RECORDING_NAME


class GrowingFile:
    """Grows in a new folder; what was put is on the disk.

    Raises:
        OutputError: The folder exists already or cannot be made.
    """

    def __init__(self, folder: Path, head: bytes) -> None:
        self._file = _create(folder)
        self.size_bytes = 0
        """What has been written so far."""
        try:
            self.put(head)
        except OSError as error:
            self._file.close()
            raise _cannot_begin(folder, error) from None

    def put(self, body: bytes) -> None:
        """Write and flush.

        Raises:
            OSError: The disk refuses.
        """
        left = memoryview(body)
        while left:  # a disk that is nearly full takes a part
            left = left[self._file.write(left) or 0 :]
        os.fsync(self._file.fileno())
        self.size_bytes += len(body)

    def take_back(self) -> None:
        """Cut off the part of a chunk that was written; the reader copes where that fails too."""
        try:
            os.ftruncate(self._file.fileno(), self.size_bytes)
        except OSError:
            return

    def close(self) -> None:
        """Nothing more comes."""
        self._file.close()


def _create(folder: Path) -> io.FileIO:
    try:
        folder.mkdir(parents=True)
        return io.FileIO(folder / RECORDING_NAME, "wb")
    except FileExistsError:
        raise OutputError(f"{folder} exists already; choose another name.") from None
    except OSError as error:
        raise _cannot_begin(folder, error) from None


def _cannot_begin(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        f"The recording {folder.name} cannot begin: {why(error)}; choose another place."
    )


def why(error: OSError) -> str:
    """Return what the system says, to stand inside a sentence."""
    return (error.strerror or str(error)).lower()
