"""A case that is opened brings back its photo, its log, what was set and its last result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from deblur_studio.services.evidence_case import CaseService
from deblur_studio.services.evidence_restoring import seen
from deblur_studio.services.job import JobContext
from deblur_studio.services.loading import Loading
from deblur_studio.services.method_choice import MethodChoice
from deblur_studio.services.project import AskedLog, Edit, LoadedPhoto, Project, Result
from deblur_studio.services.readers import photo_of
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.evidence.case import Case, CaseLog, Step
    from deblur_studio.core.evidence.open_case import OpenCase
    from deblur_studio.core.motion.recording import ImuRecording


@dataclass(frozen=True, eq=False)
class _Back:
    """What was read back, and the step whose settings are shown."""

    step: Step
    photo: LoadedPhoto
    recording: ImuRecording
    asked: AskedLog
    parameters: Any
    result: Result | None


class CaseAgain(QObject):
    """Puts a case's shot into the project; also any of its results that somebody asks for."""

    def __init__(
        self,
        case: CaseService,
        project: Project,
        choice: MethodChoice,
        loading: Loading,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._case, self._project, self._choice = case, project, choice
        self._loading = loading
        case.opened_again.connect(self._bring_back)

    def show_step(self, name: str) -> None:
        """Show a step of the case with its result."""
        case = self._case.case
        step = next((each for each in case.steps if each.name == name), None) if case else None
        if step is not None:
            self._read(step)

    def _bring_back(self, draft: Step | None) -> None:
        case = self._case.case
        if case is not None and (draft is not None or case.steps):
            self._read(draft or case.steps[-1])
        elif case is not None and self._case.path is not None:
            self._open_files(case, self._case.path.parent)

    def _open_files(self, case: Case, folder: Path) -> None:
        """Open what a case holds in which nothing was restored or set yet."""
        if case.photos:
            self._loading.load_photo(folder / case.photos[-1].file.path, offer_log=False)
        if case.logs:
            asked = _asked(case.logs[-1], folder)
            self._loading.load_log(asked.paths, options=asked.options)

    def _read(self, step: Step) -> None:
        opened = self._case.opened
        if opened is not None:
            title = tr("Reading the case")
            self._case.run(title, lambda context: _read(opened, step, context), self._show)

    def _show(self, back: _Back) -> None:
        project = self._project
        project.set_photo(back.photo)
        project.set_recording(back.recording, back.asked)
        project.apply(Edit(tr("case opened"), back.step.settings(), back.step.sources))
        self._choice.take(back.step.method, back.parameters)
        if back.result is not None:
            project.set_result(back.result)
            project.mark_saved(back.result)
        self._case.changed.emit()


def _read(opened: OpenCase, step: Step, context: JobContext) -> _Back:
    from deblur_studio.core.errors import EvidenceError
    from deblur_studio.core.evidence.computing import parameters_of
    from deblur_studio.core.evidence.stored_log import read_stored

    case = opened.case
    kept = next((each for each in case.photos if each.file.sha256 == step.photo), None)
    log = next((each for each in case.logs if each.sha256 == step.log), None)
    if kept is None or log is None:
        raise EvidenceError(f"{step.name} names a photo or a log that the case does not hold.")
    photo = photo_of(opened.folder / kept.file.path, context)
    context.checkpoint(0.4)
    recording = read_stored(log, opened.folder, case.program)
    context.checkpoint(0.6)
    asked = _asked(log, opened.folder)
    shown = _shown(case, step)
    result = None if shown is None else _result(opened, shown, photo, recording)
    return _Back(step, photo, recording, asked, parameters_of(step, None), result)


def _shown(case: Case, step: Step) -> Step | None:
    """Return the step whose result is shown with this one: its own, for a draft the last."""
    of_photo = [
        each for each in case.steps if each.photo == step.photo and case.result_of(each.name)
    ]
    own = next((each for each in of_photo if each.name == step.name), None)
    return own or (of_photo[-1] if of_photo and step.name == "draft" else None)


def _asked(log: CaseLog, folder: Path) -> AskedLog:
    from deblur_studio.core.evidence.stored_log import options_of

    return AskedLog(tuple(folder / each for each in log.given), options_of(log))


def _result(
    opened: OpenCase, step: Step, photo: LoadedPhoto, recording: ImuRecording
) -> Result | None:
    from deblur_studio.core.evidence.given import GivenShot
    from deblur_studio.core.evidence.kept_result import read_result

    kept = opened.case.result_of(step.name)
    if kept is None:
        return None
    shot = GivenShot(photo.photo, recording, step.settings(), ())
    beside = None
    if companion := opened.case.result_of(kept.companion):
        beside = seen(read_result(opened, companion), shot)
    found = seen(read_result(opened, kept), shot, beside)
    return replace(found, settings=step.settings())
