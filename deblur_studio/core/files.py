"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from deblur_studio.core.errors import OutputError
from deblur_studio.core.told import told


@contextmanager
def written_whole(path: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """Yield a temporary path in the same folder that becomes ``path`` at the end.

    Whatever happens, the temporary file does not stay behind.

    Raises:
        OutputError: ``path`` exists, its folder does not, or the disk refuses.
    """
    temporary = path.with_name(f".{uuid.uuid4().hex}.part{path.suffix}")
    try:
        _check_place(path, overwrite=overwrite)
        yield temporary
        _flush(temporary)
        temporary.replace(path)
    except OSError as error:
        reason = (error.strerror or str(error)).rstrip(".").lower()
        raise OutputError(
            told(
                "{name} cannot be written ({reason}); choose another place or make room.",
                name=path.name,
                reason=reason,
            )
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def refuse_inputs(path: Path, inputs: Iterable[Path]) -> None:
    """Raise OutputError when ``path`` is, by any name or link, one of the ``inputs``."""
    if any(_is_same(path, each) for each in inputs):
        raise OutputError(
            told("{name} is an original and stays untouched; choose another name.", name=path.name)
        )


def _check_place(path: Path, *, overwrite: bool) -> None:
    if not path.parent.is_dir():
        raise OutputError(
            told(
                "{name} needs the folder {folder}, which is not there.",
                name=path.name,
                folder=path.parent,
            )
        )
    if path.is_dir():
        raise OutputError(told("{name} is a folder; choose a file name.", name=path.name))
    if not overwrite and (path.exists() or path.is_symlink()):
        raise OutputError(
            told("{name} exists already; choose another name or allow overwriting.", name=path.name)
        )


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.resolve() == other.resolve() or path.samefile(other)
    except OSError:  # one of them does not exist, so they are not one file
        return False


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
