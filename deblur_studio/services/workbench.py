"""All services of one window, built in the order in which they need each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from deblur_studio.services.export import ExportService
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.loading import Loading
from deblur_studio.services.navigation import Navigation
from deblur_studio.services.notices import Notices
from deblur_studio.services.project import Project
from deblur_studio.services.psf import PsfService
from deblur_studio.services.restoration import RestorationService
from deblur_studio.services.settings import SettingsService


@dataclass(frozen=True, eq=False)
class Workbench:
    """What every panel is handed."""

    jobs: Jobs
    notices: Notices
    navigation: Navigation
    project: Project
    loading: Loading
    psf: PsfService
    restoration: RestorationService
    export: ExportService
    settings: SettingsService

    def shutdown(self, timeout_s: float = 5.0) -> bool:
        """End all work; returns False when a thread outlived the timeout."""
        return self.jobs.shutdown(timeout_s)


def open_workbench(config_dir: Path | None = None) -> Workbench:
    """Build the services; ``config_dir`` is where settings are kept."""
    jobs, notices, project = Jobs(), Notices(), Project()
    jobs.failed.connect(notices.fail)
    return Workbench(
        jobs=jobs,
        notices=notices,
        navigation=Navigation(),
        project=project,
        loading=Loading(jobs, project, notices),
        psf=PsfService(jobs, project, notices),
        restoration=RestorationService(jobs, project, notices),
        export=ExportService(jobs, project, notices),
        settings=SettingsService(config_dir),
    )
