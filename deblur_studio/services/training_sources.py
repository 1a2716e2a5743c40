"""What a training is to learn from: folders of photos and logs of motions, counted as jobs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.errors import LogError
from deblur_studio.services.dropped import is_photo
from deblur_studio.services.failure import Failure, sentence_of
from deblur_studio.services.job import Job, JobContext, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.translation import tr


class SourceKind(Enum):
    """What is looked for in a source."""

    PHOTOS = "photos"
    MOTIONS = "motions"


@dataclass(frozen=True)
class Found:
    """What a source holds; ``paths`` are the logs that could be read, or the folder itself."""

    count: int
    paths: tuple[Path, ...]
    duration_s: float = 0.0
    refused: int = 0
    problem: str = ""


@dataclass(eq=False)
class Source:
    """A folder or a log that the user gave; ``found`` is None until it has been looked through."""

    kind: SourceKind
    path: Path
    found: Found | None = None
    job: Job | None = field(default=None, repr=False)


class TrainingSources(QObject):
    """The sources in their order; each is looked through once when it is added."""

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._sources: list[Source] = []

    def of(self, kind: SourceKind) -> tuple[Source, ...]:
        """Return the sources of a kind."""
        return tuple(source for source in self._sources if source.kind is kind)

    def add(self, kind: SourceKind, paths: Sequence[Path]) -> None:
        """Add sources; one that is there already stays as it is."""
        known = {source.path for source in self.of(kind)}
        for path in dict.fromkeys(paths):
            if path not in known:
                source = Source(kind, path)
                self._sources.append(source)
                self._look_through(source)
        self.changed.emit()

    def remove(self, source: Source) -> None:
        """Take a source off."""
        self._sources.remove(source)
        if source.job is not None:
            self._jobs.cancel(source.job)
        self.changed.emit()

    def counting(self) -> bool:
        """Whether a source has yet to be looked through."""
        return any(source.found is None for source in self._sources)

    def paths(self, kind: SourceKind) -> tuple[Path, ...]:
        """Return what a training is given: all of a kind that can be read."""
        found = (source.found for source in self.of(kind) if source.found is not None)
        return tuple(dict.fromkeys(path for one in found for path in one.paths))

    def _look_through(self, source: Source) -> None:
        def keep(found: Found) -> None:
            source.found, source.job = found, None
            self.changed.emit()

        def refuse(failure: Failure) -> None:
            keep(Found(0, (), problem=failure.sentence))

        look = _count_photos if source.kind is SourceKind.PHOTOS else _read_logs
        reaction = Reaction(keep, refuse)
        source.job = self._jobs.start(lambda context: look(source.path, context), reaction)


def _count_photos(folder: Path, context: JobContext) -> Found:
    from deblur_studio.core.synthesis.sources import photos_in

    context.checkpoint(0.0)
    return Found(len(photos_in(folder)), (folder,))


def _read_logs(path: Path, context: JobContext) -> Found:
    """Read a log, or all logs of a folder that is not itself one."""
    from deblur_studio.core.motion.formats.read import read_log

    durations: dict[Path, float] = {}
    known: set[tuple[Path, ...]] = set()
    problem, refused = "", 0
    for candidate in _logs_of(path):
        context.checkpoint(0.0, candidate.name)
        try:
            recording = read_log(candidate)
            files = tuple(sorted(recording.source.paths))
            if files not in known:  # a file may have been read with its partner
                known.add(files)
                durations[candidate] = recording.duration_s
        except LogError as error:
            refused, problem = refused + 1, problem or sentence_of(error)
    if not durations:
        problem = problem or tr(
            "{name} holds no motion log; choose another folder.", name=path.name
        )
        return Found(0, (), refused=refused, problem=problem)
    return Found(len(durations), tuple(durations), sum(durations.values()), refused)


def _logs_of(path: Path) -> list[Path]:
    """Return the path itself where it is one log, else the files below it."""
    from deblur_studio.core.motion.formats.read import read_log

    if not path.is_dir():
        return [path]
    try:
        read_log(path)
    except LogError:
        return sorted(one for one in path.rglob("*") if one.is_file() and not is_photo(one))
    return [path]
