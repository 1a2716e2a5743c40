"""Loads photos and logs into the project without ever blocking the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.services.dropped import camera_beside, log_beside, sort_dropped
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import Reaction, Work
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.log_presets import LogPresets
from deblur_studio.services.notices import Notices, Remedy
from deblur_studio.services.project import AskedLog, Edit, LoadedPhoto, Project
from deblur_studio.services.readers import camera_of, log_of, photo_of, proposal_of
from deblur_studio.services.rig_profile import RigProfile, with_rig
from deblur_studio.services.sensor_profile import SensorProfile, with_profile
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.motion.formats import CsvOptions, CsvPreset
    from deblur_studio.core.motion.proposal import Proposal


class Loading(QObject):
    """Reads files as jobs; the newest wish for a photo or a log replaces the one before."""

    log_offered = Signal(object)
    """Path of a log that lies beside the photo and belongs to it by name."""
    columns_wanted = Signal(object)
    """Path of a log that was refused and of which the user wants to name the columns."""
    busy_changed = Signal()

    def __init__(
        self,
        jobs: Jobs,
        project: Project,
        notices: Notices,
        presets: LogPresets,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._project, self._notices = jobs, project, notices
        self._presets = presets
        self._under_way: dict[str, str] = {}
        self._profile: SensorProfile | None = None  # of the sensor that made the recording
        self._camera: Camera | None = None  # of a camera file, for every later proposal
        self._camera_file: Path | None = None
        self._rig: RigProfile | None = None  # for every later proposal without a camera file

    def under_way(self) -> tuple[str, ...]:
        """What is being read, in words; empty when idle."""
        return tuple(self._under_way.values())

    def open_files(self, paths: Sequence[Path]) -> None:
        """Load what was dropped: a photo, a log, a camera file, or one of each."""
        dropped = sort_dropped(paths)
        beside = camera_beside(dropped.photos[0]) if dropped.photos else None
        for camera in (dropped.cameras or (beside,))[:1]:
            if camera is not None:
                self.load_camera(camera)
        if len(dropped.photos) > 1:
            name = dropped.photos[0].name
            self._notices.warn(tr("Several photos were given; only {name} is opened.", name=name))
        if dropped.photos:
            self.load_photo(dropped.photos[0], offer_log=not dropped.logs)
        if dropped.logs:
            self.load_log(dropped.logs)

    def load_photo(self, path: Path, *, offer_log: bool = True) -> None:
        """Read a photo; with ``offer_log`` a log beside it is offered afterwards."""

        def take(loaded: LoadedPhoto) -> None:
            self._project.set_photo(loaded)
            self._warn_of(loaded.photo.warnings, "photo")
            self._propose()
            if offer_log:
                self._offer_log(path)

        self._load("photo", path.name, lambda context: photo_of(path, context), take)

    def load_log(
        self,
        paths: Sequence[Path],
        profile: SensorProfile | None = None,
        options: CsvOptions | None = None,
    ) -> None:
        """Read a log, which may consist of several files or be a folder.

        ``profile`` is what is known of the sensor that made it, ``options`` how its table is
        read where that was asked for.
        """
        chosen = tuple(paths)

        def take(recording: ImuRecording) -> None:
            self._profile = profile
            self._project.set_recording(recording, AskedLog(chosen, options))
            self._warn_of(recording.warnings, "log")
            self._propose()

        work = partial(log_of, chosen, options, self._presets.folder)
        self._load("log", chosen[0].name, work, take, self._remedy_for(chosen))

    def read_as(self, path: Path, options: CsvOptions, preset: CsvPreset | None) -> None:
        """Read a table as the user said, and remember that under a name where one was given."""
        if preset is not None:
            self._presets.remember(preset)
        self.load_log([path], options=options)

    def load_camera(self, path: Path) -> None:
        """Read a camera file; its camera replaces what EXIF says of this and later photos."""

        def take(camera: Camera) -> None:
            self._camera, self._camera_file = camera, path
            self._propose()

        self._load("camera", path.name, lambda context: camera_of(path, context), take)

    def use_rig(self, rig: RigProfile | None) -> None:
        """Take the camera of a rig for this and later photos instead of a camera file's."""
        self._rig = rig
        if rig is not None:
            self._camera = None
        self._propose(keep_exposure=True)

    def propose_again(self) -> None:
        """Forget what was entered by hand and propose all settings anew."""
        self._propose()

    def _offer_log(self, photo: Path) -> None:
        beside, recording = log_beside(photo), self._project.recording
        opened = () if recording is None else recording.source.paths
        if beside is not None and beside not in opened:
            self.log_offered.emit(beside)

    def _propose(self, *, keep_exposure: bool = False) -> None:
        photo, recording = self._project.photo, self._project.recording
        profile = self._profile
        if photo is None or recording is None:
            return

        camera, rig = self._camera_for(photo), self._rig
        camera_file = self._camera_file if camera is not None else None
        if camera is not None:
            rig = None
        elif rig is not None:
            camera = self._rig_for(photo, rig)

        def take(proposal: Proposal) -> None:
            if photo is self._project.photo and recording is self._project.recording:
                if rig is not None and camera is not None:
                    proposal = with_rig(proposal, rig)
                if keep_exposure:
                    proposal = self._with_exposure(proposal)
                self._project.camera_file = camera_file
                found = proposal if profile is None else with_profile(proposal, profile)
                self._project.apply(Edit("proposal", found.settings, found.notes))

        work = partial(proposal_of, photo, recording, camera)
        self._load("settings", "settings", work, take)

    def _camera_for(self, photo: Photo) -> Camera | None:
        camera = self._camera
        if camera is None or (camera.width, camera.height) == (photo.width, photo.height):
            return camera
        self._notices.warn(
            tr(
                "The camera file is for {size} pixels and was not used for {name}, which has"
                " {other}.",
                size=f"{camera.width} x {camera.height}",
                name=photo.source.path.name,
                other=f"{photo.width} x {photo.height}",
            ),
            "camera",
        )
        return None

    def _rig_for(self, photo: Photo, rig: RigProfile) -> Camera | None:
        camera = rig.camera_for(photo)
        if camera is None:
            self._notices.warn(rig.misfit(photo), "rig")
        return camera

    def _with_exposure(self, proposal: Proposal) -> Proposal:
        """Return a proposal with the exposure in hand, if there is one."""
        settings = self._project.settings
        if settings is None:
            return proposal
        kept = {key: self._project.notes.get(key, "") for key in ("start", "exposure")}
        settings = replace(proposal.settings, exposure=settings.exposure)
        return replace(proposal, settings=settings, notes={**proposal.notes, **kept})

    def _remedy_for(self, chosen: Sequence[Path]) -> Remedy | None:
        if len(chosen) > 1 or not chosen[0].is_file():
            return None
        return Remedy(tr("Choose columns\u2026"), lambda: self.columns_wanted.emit(chosen[0]))

    def _load(
        self,
        key: str,
        title: str,
        work: Work,
        take: Callable[[Any], None],
        remedy: Remedy | None = None,
    ) -> None:
        def done(result: Any) -> None:
            self._end(key)
            self._notices.settle(key)
            take(result)

        def fail(failure: Failure) -> None:
            self._end(key)
            self._notices.fail(failure, key, remedy if failure.expected else None)

        reaction = Reaction(done, fail, cancelled=lambda: self._end(key))
        self._jobs.replace(f"load {key}", work, reaction)
        self._under_way[key] = title
        self.busy_changed.emit()

    def _end(self, key: str) -> None:
        self._under_way.pop(key, None)
        self.busy_changed.emit()

    def _warn_of(self, warnings: Sequence[str], topic: str) -> None:
        for warning in warnings:
            self._notices.warn(warning, topic)
