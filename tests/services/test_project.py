from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.errors import CameraError, MotionError
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.services.project import BY_HAND, Edit, LoadedPhoto, Project, Result


@pytest.fixture
def project(
    qapp: object, loaded: LoadedPhoto, recording: ImuRecording, settings: ShotSettings
) -> Project:
    project = Project()
    project.set_photo(loaded)
    project.set_recording(recording)
    project.apply(Edit("proposal", settings, {"focal": "EXIF", "start": "guess"}))
    return project


def result_of(project: Project) -> Result:
    photo, recording, settings = project.photo, project.recording, project.settings
    assert photo is not None
    assert recording is not None
    assert settings is not None
    restoration: Any = object()
    assert project.loaded is not None
    return Result(restoration, project.loaded.rgb8, photo, recording, settings)


def test_that_an_edit_changes_settings_and_names_its_source(project: Project, qtbot: QtBot) -> None:
    settings = project.settings
    assert settings is not None
    with qtbot.waitSignal(project.settings_changed, timeout=500):
        project.set_camera("focal length", "focal", settings.camera.replaced(fx_px=70.0))
    assert project.settings is not None
    assert project.settings.camera.fx_px == 70.0
    assert dict(project.notes) == {"focal": BY_HAND, "start": "guess"}


def test_that_moving_the_exposure_leaves_the_note_of_its_length(project: Project) -> None:
    project.set_exposure(Exposure(1.5, 0.05))
    assert project.notes["start"] == BY_HAND
    assert "exposure" not in project.notes


def test_that_an_edit_that_changes_nothing_is_silent(project: Project, qtbot: QtBot) -> None:
    assert project.settings is not None
    with qtbot.assertNotEmitted(project.settings_changed, wait=20):
        project.set_exposure(project.settings.exposure)
        project.set_camera("same", "focal", project.settings.camera)


@pytest.mark.parametrize("exposure", [Exposure(1, 0), Exposure(1, -1), Exposure(float("nan"), 1)])
def test_that_an_impossible_exposure_is_refused_and_nothing_changes(
    project: Project, exposure: Exposure
) -> None:
    before = project.settings
    with pytest.raises(MotionError):
        project.set_exposure(exposure)
    assert project.settings is before


def test_that_an_impossible_camera_cannot_even_be_made(project: Project) -> None:
    assert project.settings is not None
    with pytest.raises(CameraError):
        project.settings.camera.replaced(fx_px=-1.0)


def test_that_a_result_is_stale_once_settings_change_and_fresh_when_they_return(
    project: Project,
) -> None:
    project.set_result(result_of(project))
    assert not project.result_is_stale()
    project.set_exposure(Exposure(1.2, 0.05))
    assert project.result_is_stale()
    project.set_exposure(Exposure(1.0, 0.05))
    assert not project.result_is_stale()


def test_that_another_recording_keeps_the_result_but_makes_it_stale(
    project: Project, recording: ImuRecording
) -> None:
    project.set_result(result_of(project))
    project.set_recording(dataclasses.replace(recording))
    assert project.result is not None
    assert project.result_is_stale()
    assert project.settings is None


def test_that_a_result_of_a_photo_replaced_meanwhile_is_dropped(
    project: Project, loaded: LoadedPhoto
) -> None:
    late = result_of(project)
    project.set_photo(LoadedPhoto(dataclasses.replace(loaded.photo), loaded.rgb8))
    project.set_result(late)
    assert project.result is None


def test_that_a_result_is_unsaved_until_it_is_saved(project: Project) -> None:
    first, second = result_of(project), result_of(project)
    project.set_result(first)
    assert project.result_unsaved
    project.set_result(second)
    project.mark_saved(first)
    assert project.result_unsaved, "saving an older result does not save this one"
    project.mark_saved(second)
    assert not project.result_unsaved
