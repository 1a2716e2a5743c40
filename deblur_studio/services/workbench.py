"""All services of one window, built in the order in which they need each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from deblur_studio.services.alignment import AlignmentService
from deblur_studio.services.batch import BatchService
from deblur_studio.services.batch_shot import BatchShot
from deblur_studio.services.computing import Computing
from deblur_studio.services.deblurring import Deblurring
from deblur_studio.services.evidence_bench import EvidenceBench, open_evidence
from deblur_studio.services.evidence_case import CaseService
from deblur_studio.services.evidence_shelf import CaseShelf
from deblur_studio.services.export import ExportService
from deblur_studio.services.gates import GatesService
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.loading import Loading
from deblur_studio.services.log_presets import LogPresets
from deblur_studio.services.navigation import Navigation
from deblur_studio.services.notices import Notices
from deblur_studio.services.places import Places
from deblur_studio.services.program_log import ProgramLog
from deblur_studio.services.project import Project
from deblur_studio.services.psf import PsfService
from deblur_studio.services.restoration import RestorationService
from deblur_studio.services.restoration_models import RestorationModels, models_folder
from deblur_studio.services.rig_calibration import RigCalibration
from deblur_studio.services.rig_profile import RigStore
from deblur_studio.services.rigs import RigService
from deblur_studio.services.sandbox import SandboxService
from deblur_studio.services.sandbox_bench import SandboxBench
from deblur_studio.services.sandbox_export import SandboxExport
from deblur_studio.services.sandbox_lessons import SandboxLessons
from deblur_studio.services.sandbox_log import SandboxLog
from deblur_studio.services.sandbox_picture import SandboxPicture
from deblur_studio.services.sandbox_player import SandboxPlayer
from deblur_studio.services.scrub import ScrubService
from deblur_studio.services.sensor import SensorService
from deblur_studio.services.sensor_calibration import SensorCalibration
from deblur_studio.services.sensor_commands import SensorCommands
from deblur_studio.services.sensor_profile import ProfileStore
from deblur_studio.services.sensor_recording import SensorRecording, recordings_folder
from deblur_studio.services.sensor_scan import SensorScan
from deblur_studio.services.settings import SettingsService, default_folder
from deblur_studio.services.training import TrainingService
from deblur_studio.services.training_draft import TrainingDraft
from deblur_studio.services.training_results import TrainingResults
from deblur_studio.services.training_runs import runs_folder
from deblur_studio.services.training_sources import TrainingSources


@dataclass(frozen=True, eq=False)
class Workbench:
    """What every panel is handed."""

    jobs: Jobs
    notices: Notices
    navigation: Navigation
    project: Project
    loading: Loading
    psf: PsfService
    alignment: AlignmentService
    scrub: ScrubService
    gates: GatesService
    rigs: RigService
    rig_calibration: RigCalibration
    restoration: RestorationService
    deblurring: Deblurring
    models: RestorationModels
    export: ExportService
    settings: SettingsService
    evidence: EvidenceBench
    batch: BatchService
    batch_shot: BatchShot
    sandbox: SandboxService
    sandbox_bench: SandboxBench
    sandbox_player: SandboxPlayer
    sandbox_lessons: SandboxLessons
    sandbox_log: SandboxLog
    sandbox_picture: SandboxPicture
    sandbox_export: SandboxExport
    scan: SensorScan
    sensor: SensorService
    recording: SensorRecording
    calibration: SensorCalibration
    commands: SensorCommands
    training: TrainingService
    draft: TrainingDraft
    results: TrainingResults
    places: Places
    computing: Computing
    log: ProgramLog

    def shutdown(self, timeout_s: float = 5.0) -> bool:
        """End all work; returns False when a thread outlived the timeout."""
        self.training.shutdown(timeout_s)
        self.batch.shutdown()
        self.sensor.shutdown()
        self.scan.shutdown()
        self.sandbox_export.close()
        self.computing.close()
        self.log.close()
        ended = self.jobs.shutdown(timeout_s)
        if ended:
            self.evidence.case.leave()
        return ended


def open_workbench(config_dir: Path | None = None) -> Workbench:
    """Build the services; ``config_dir`` is where settings are kept."""
    jobs, notices, project = Jobs(), Notices(), Project()
    jobs.failed.connect(notices.fail)
    log = ProgramLog(notices)
    scan = SensorScan(jobs, notices)
    sensor = SensorService(jobs, notices, scan)
    folder = config_dir or default_folder()
    calibration = SensorCalibration(sensor, ProfileStore(folder), notices)
    case = CaseService(jobs, notices, CaseShelf(folder))
    settings = SettingsService(config_dir)
    restoration = RestorationService(jobs, project, notices, case=case, presets=folder)
    navigation, sandbox = Navigation(), SandboxService(jobs, project, notices)
    models = RestorationModels(
        jobs, notices, settings, restoration, navigation, models_folder(config_dir)
    )
    presets = LogPresets(folder, notices)
    loading = Loading(jobs, project, notices, presets)
    rigs = RigService(RigStore(folder), loading, settings)
    recording = SensorRecording(jobs, notices, sensor, recordings_folder(config_dir))
    training = TrainingService(jobs, notices, settings, runs_folder(config_dir))
    alignment = AlignmentService(jobs, project, notices)
    touch = SandboxBench(jobs, sandbox, notices)
    player = SandboxPlayer(jobs, sandbox, notices)
    return Workbench(
        jobs=jobs,
        notices=notices,
        navigation=navigation,
        project=project,
        loading=loading,
        psf=PsfService(jobs, project, notices),
        alignment=alignment,
        scrub=ScrubService(jobs, project, notices),
        gates=GatesService(jobs, project, notices),
        rigs=rigs,
        rig_calibration=RigCalibration(jobs, rigs, presets),
        restoration=restoration,
        deblurring=Deblurring(alignment, restoration),
        models=models,
        export=ExportService(jobs, project, notices, case=case),
        settings=settings,
        evidence=open_evidence(folder, jobs, project, notices, settings, case, loading),
        batch=BatchService(jobs, notices, settings),
        batch_shot=BatchShot(jobs, project, loading, restoration),
        sandbox=sandbox,
        sandbox_bench=touch,
        sandbox_player=player,
        sandbox_lessons=SandboxLessons(sandbox, touch, player),
        sandbox_log=SandboxLog(project, sensor, sandbox),
        sandbox_picture=SandboxPicture(jobs, sandbox, notices),
        sandbox_export=SandboxExport(jobs, sandbox, loading, navigation, notices),
        scan=scan,
        sensor=sensor,
        recording=recording,
        calibration=calibration,
        commands=SensorCommands(sensor, calibration, notices),
        training=training,
        draft=TrainingDraft(settings, TrainingSources(jobs)),
        results=TrainingResults(jobs, models),
        places=Places(settings, recording, training, models, config_dir),
        computing=Computing(settings),
        log=log,
    )
