"""The services around a case and around the result in hand, built in one place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from deblur_studio.services.evidence_again import CaseAgain
from deblur_studio.services.evidence_case import CaseService
from deblur_studio.services.evidence_draft import CaseDraft
from deblur_studio.services.evidence_intake import CaseIntake
from deblur_studio.services.evidence_papers import CasePapers
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.loading import Loading
from deblur_studio.services.method_choice import MethodChoice
from deblur_studio.services.method_presets import MethodPresets
from deblur_studio.services.notices import Notices
from deblur_studio.services.project import Project
from deblur_studio.services.result_maps import ResultMaps
from deblur_studio.services.settings import SettingsService

PRESETS_FOLDER = "presets"


@dataclass(frozen=True, eq=False)
class EvidenceBench:
    """What panels need for cases, maps, presets and the history of parameters."""

    case: CaseService
    choice: MethodChoice
    presets: MethodPresets
    maps: ResultMaps
    intake: CaseIntake
    again: CaseAgain
    draft: CaseDraft
    papers: CasePapers


def open_evidence(
    folder: Path,
    jobs: Jobs,
    project: Project,
    notices: Notices,
    settings: SettingsService,
    case: CaseService,
    loading: Loading,
) -> EvidenceBench:
    """Build the services; ``folder`` is where settings and presets are kept."""
    choice = MethodChoice(settings)
    return EvidenceBench(
        case=case,
        choice=choice,
        presets=MethodPresets(folder / PRESETS_FOLDER, choice, notices),
        maps=ResultMaps(jobs, project, notices, case),
        intake=CaseIntake(case, project, folder),
        again=CaseAgain(case, project, choice, loading),
        draft=CaseDraft(jobs, notices, case, project, choice, folder),
        papers=CasePapers(case, notices),
    )
