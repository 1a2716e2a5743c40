"""What is set in a case is kept as somebody works, and offered again after a crash."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from deblur_studio.services.evidence_case import CASE_TOPIC, CaseService
from deblur_studio.services.evidence_shot import given_shot
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import JobContext, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.method_choice import MethodChoice
from deblur_studio.services.notices import Level, Notice, Notices, Remedy
from deblur_studio.services.project import Project
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.evidence.case import Step
    from deblur_studio.core.evidence.drafting import DraftLeft

_AFTER_MS = 1500
_KEY = "case autosave"


class CaseDraft(QObject):
    """Saves beside the case a moment after the last change."""

    def __init__(
        self,
        jobs: Jobs,
        notices: Notices,
        case: CaseService,
        project: Project,
        choice: MethodChoice,
        presets: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._notices, self._case, self._project = jobs, notices, case, project
        self._choice, self._presets = choice, presets
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        case.leaving.connect(self._tell)
        case.draft_left.connect(self._offer)
        for signal in (project.settings_changed, choice.changed, case.changed):
            signal.connect(self._wait)

    def draft(self) -> Step | None:
        """Return what is set now and not restored yet, None where there is no such thing."""
        from deblur_studio.core.evidence.computing import step_of

        shot = given_shot(self._project, self._presets)
        if shot is None:
            return None
        chosen, parameters = self._choice.method, self._choice.parameters
        step = step_of("draft", shot, chosen, parameters, None, int(self._case.spread_wanted))
        return None if self._is_restored(step) else step

    def keep(self) -> None:
        """Keep what is set beside the case's file."""
        case, path, draft = self._case.case, self._case.path, self.draft()
        if case is None or path is None or draft is None or draft == case.draft:
            return

        def work(context: JobContext) -> None:
            from deblur_studio.core.evidence.drafting import keep_draft

            context.checkpoint(0.0)
            keep_draft(case, path, draft)

        self._jobs.replace(_KEY, work, Reaction(lambda _: None, self._fail))

    def offer_after_crash(self) -> None:
        """Offer the case that was open when the program last ended without closing it."""
        path = self._case.shelf.left_open
        if path is None or not path.is_file():
            return

        def work(context: JobContext) -> DraftLeft | None:
            from deblur_studio.core.evidence.drafting import draft_left

            context.checkpoint(0.0)
            return draft_left(path)

        self._jobs.start(work, Reaction(lambda left: self._offer_again(path, left)))

    def _offer_again(self, path: Path, left: DraftLeft | None) -> None:
        if left is not None:
            self._offer(path, left)
            return
        sentence = tr("{name} was open when the program last ended.", name=path.name)
        self._post(sentence, Remedy(tr("Open case"), lambda: self._case.open(path)))

    def _offer(self, path: Path, left: DraftLeft) -> None:
        when = f"{left.kept_utc.astimezone():%H:%M}"
        sentence = tr(
            "{name} was not closed the last time. What was set at {when} was kept.",
            name=path.name,
            when=when,
        )
        recover = Remedy(tr("Recover"), lambda: self._case.open(path, recover=True))
        self._post(sentence, recover)

    def _post(self, sentence: str, remedy: Remedy) -> None:
        self._notices.posted.emit(Notice(Level.WARNING, sentence, topic=CASE_TOPIC, remedy=remedy))

    def _is_restored(self, step: Step) -> bool:
        """Whether the case holds a step with all that decides this one's pixels."""
        case = self._case.case
        apart = {"name", "weights", "device", "threads", "spread_count", "sources"}
        told = step.model_dump(exclude=apart)
        return case is not None and any(
            told == each.model_dump(exclude=apart) for each in case.steps
        )

    def _tell(self) -> None:
        self._case.draft = None if self._case.path is None else self.draft()

    def _wait(self) -> None:
        if self._case.path is not None:
            self._timer.start()

    def _fail(self, failure: Failure) -> None:
        self._notices.fail(failure, "case autosave")
