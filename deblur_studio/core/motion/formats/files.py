"""The files that a log consists of: one file, a folder of them or a zip of such a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.binary import refuse_binary
from deblur_studio.core.motion.formats.layout import Layout, sniff
from deblur_studio.core.motion.formats.text import decode
from deblur_studio.core.motion.formats.zip_members import member_names, read_member
from deblur_studio.core.motion.recording_file import MAGIC
from deblur_studio.core.motion.witmotion.decoder import is_capture
from deblur_studio.core.told import told

MAX_FILE_BYTES = 2**30
MAX_FILES = 10_000
HEAD_CHARACTERS = 65_536
_INNER_FOLDERS = ("meta", "imu0", "mav0/imu0")  # phyphox, EuRoC and TUM-VI
TEXT_SUFFIXES = frozenset({".csv", ".txt", ".gcsv", ".log", ".tsv", ".dat", ".tab"})


@dataclass(frozen=True)
class LogFile:
    """One file in memory; ``path`` is the file on disk (of a zip member: the zip).

    ``place`` is its folder within the surroundings, empty for the folder itself.
    """

    path: Path
    name: str
    data: bytes = field(repr=False)
    place: str = ""

    @cached_property
    def text(self) -> str:
        """The whole file as text with newline line ends."""
        return decode(self.data)

    @cached_property
    def head(self) -> str:
        """The first lines, enough to recognise the format."""
        part = decode(self.data[: 4 * HEAD_CHARACTERS])[:HEAD_CHARACTERS]
        whole = len(self.data) <= HEAD_CHARACTERS
        return part if whole or "\n" not in part else part[: part.rindex("\n")]

    @cached_property
    def layout(self) -> Layout | None:
        """How the table in the file is written, None where there is none."""
        return sniff(self.head)


@dataclass(frozen=True)
class Surroundings:
    """The files that may be read together: names relative to the folder, with slashes."""

    title: str
    paths: Mapping[str, Path] = field(default_factory=dict)
    container: LogFile | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        return tuple(sorted(self.paths))

    def load(self, name: str) -> LogFile:
        """The file of that name.

        Raises:
            LogError: It cannot be read, is empty, too large, or is no text.
        """
        place = PurePosixPath(name)
        folder = "" if str(place.parent) == "." else str(place.parent)
        if self.container is None:
            return replace(load_file(self.paths[name]), place=folder)
        return replace(
            _text_file(self.container.path, place.name, self._member(name)), place=folder
        )

    def beside(self, log: LogFile, name: str) -> LogFile | None:
        """The file of that name (case does not matter) next to ``log``, or None."""
        wanted = (f"{log.place}/{name}" if log.place else name).lower()
        found = next((known for known in self.names if known.lower() == wanted), None)
        return None if found is None else self.load(found)

    def _member(self, name: str) -> bytes:
        assert self.container is not None
        return read_member(self.container.data, name, self.container.name)


def load_file(path: Path) -> LogFile:
    """Read a text file from disk.

    Raises:
        LogError: It is missing, empty, too large or no text.
    """
    return _text_file(path, path.name, load_bytes(path))


def load_bytes(path: Path) -> bytes:
    """The bytes of a file of at most 1 GB.

    Raises:
        LogError: It is missing, unreadable or larger.
    """
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise LogError(
                told(
                    "{name} is larger than 1 GB; cut the log to the time around the photo.",
                    name=path.name,
                )
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise LogError(
            told("{path} does not exist; check the name of the log.", path=path)
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable name"
        raise LogError(
            told(
                "{name} cannot be opened ({reason}); check its name and that you may read it.",
                name=path.name,
                reason=reason,
            )
        ) from None


def folder_surroundings(folder: Path) -> Surroundings:
    """The text files of a folder, and those of the folders in it where exports keep theirs.

    Raises:
        LogError: The folder cannot be listed.
    """
    try:
        paths = {
            path.relative_to(folder).as_posix(): path
            for place in (folder, *(folder / known for known in _INNER_FOLDERS))
            if place.is_dir()
            for path in sorted(place.iterdir())[:MAX_FILES]
            if path.suffix.lower() in TEXT_SUFFIXES and path.is_file()
        }
    except OSError as error:
        raise LogError(
            told(
                "{name} cannot be listed ({reason}); check that you may read it.",
                name=folder.name,
                reason=error.strerror,
            )
        ) from None
    return Surroundings(folder.name, paths)


def zip_surroundings(path: Path, data: bytes) -> Surroundings:
    """The text files in a zip; none is written to disk.

    Raises:
        LogError: The zip is broken, or an Excel workbook.
    """
    container = LogFile(path, path.name, data)
    names = member_names(data, path.name)
    if "[Content_Types].xml" in names:
        raise LogError(
            told("{name} is an Excel workbook; export the log as CSV instead.", name=path.name)
        )
    wanted = [name for name in names[:MAX_FILES] if _is_log_member(name)]
    return Surroundings(path.name, dict.fromkeys(wanted, path), container)


def given_surroundings(paths: Sequence[Path]) -> Surroundings:
    """Exactly the files that were named."""
    count = Counter(path.name for path in paths)
    named = {
        path.name if count[path.name] == 1 else f"{index}/{path.name}": path
        for index, path in enumerate(paths)
    }
    return Surroundings(", ".join(path.name for path in paths), named)


def _text_file(path: Path, name: str, data: bytes) -> LogFile:
    if not data.strip(b"\x00 \t\r\n"):
        raise LogError(
            told("{name} is empty; record the log again or choose another file.", name=name)
        )
    if not data.startswith(MAGIC) and not is_capture(data):
        refuse_binary(name, data)
    return LogFile(path, name, data)


def _is_log_member(name: str) -> bool:
    place = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX")) for part in place.parts)
    return not hidden and place.suffix.lower() in TEXT_SUFFIXES
