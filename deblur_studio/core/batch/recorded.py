"""One photo's restoration within a case: the record gets what ``restore --case`` would give it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deblur_studio.core.batch.values import Preset, Recording
from deblur_studio.core.errors import DeblurError
from deblur_studio.core.evidence.given import GivenShot
from deblur_studio.core.evidence.kept_file import KeptFile
from deblur_studio.core.evidence.open_case import OpenCase, open_case
from deblur_studio.core.evidence.restoring import Restored, restore_in_case, result_place
from deblur_studio.core.progress import Progress


@dataclass(frozen=True, eq=False)
class InCase:
    """A result in a case: ``restored`` as it is there, ``place`` and hash of its photo."""

    restored: Restored
    place: Path
    sha256: str


class Cases:
    """Keeps the case open between photos: opening one checks its whole record and all originals.

    Only one process may write into a record, so a batch with a case works on one photo at a time.
    """

    def __init__(self) -> None:
        self._asked: Recording | None = None
        self._opened: OpenCase | None = None

    def restored(
        self, asked: Recording, shot: GivenShot, preset: Preset, parameters: Any, progress: Progress
    ) -> InCase:
        """Restore a shot within the case; a learned method's own result is the one returned.

        Raises:
            DeblurError: As ``restore_in_case``; the case is opened anew for the next photo.
            Cancelled: ``progress`` asked to stop.
        """
        opened = self._open(asked)
        try:
            results = restore_in_case(
                opened,
                shot,
                preset.method,
                parameters,
                spread_count=asked.spread_count,
                progress=progress,
            )
        except DeblurError:
            self._opened = None
            raise
        last = results[-1]
        return InCase(last, result_place(opened, last.result), _file(last).sha256)

    def _open(self, asked: Recording) -> OpenCase:
        if self._opened is None or asked != self._asked:
            self._opened = open_case(asked.case, asked.operator)
            self._asked = asked
        return self._opened


def _file(restored: Restored) -> KeptFile:
    file = restored.result.file("result")
    assert file is not None  # just written
    return file
