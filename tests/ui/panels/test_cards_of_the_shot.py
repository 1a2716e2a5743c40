from __future__ import annotations

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.services.project import BY_HAND, Edit, LoadedPhoto
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.panels import camera_card, log_card, photo_card
from deblur_studio.ui.panels.camera_card import CameraCard
from deblur_studio.ui.panels.log_card import LogCard
from deblur_studio.ui.panels.photo_card import PhotoCard, shutter
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.status import Status


def test_that_the_photo_card_tells_size_exposure_and_hash(
    theme: Theme, bench: Workbench, photo: LoadedPhoto, qtbot: QtBot
) -> None:
    panel = PhotoCard(theme, bench)
    qtbot.addWidget(panel)
    bench.project.set_photo(photo)
    assert panel.card.value("file") == "blurred.jpg"
    assert panel.card.value("size") == "120 \u00d7 90"
    assert panel.card.value("exposure") == "1/20 s (50 ms)"
    assert panel.card.value("camera") == "Maker One"
    assert panel.card.value("sha256").startswith("abab")


def test_that_a_photo_without_exif_has_no_empty_rows(photo: LoadedPhoto) -> None:
    plain = dataclasses.replace(photo.photo, metadata=type(photo.photo.metadata)())
    assert {row.key for row in photo_card.rows_of(plain)} == {"file", "size", "format", "sha256"}


@pytest.mark.parametrize(
    ("exposure_s", "text"),
    [(None, ""), (0.0, ""), (0.002, "1/500 s (2 ms)"), (0.5, "0.5 s"), (2.0, "2 s")],
)
def test_that_exposures_are_written_as_photographers_do(
    exposure_s: float | None, text: str
) -> None:
    assert shutter(exposure_s) == text


def test_that_the_log_card_tells_rate_and_gaps(
    theme: Theme, bench: Workbench, recording: ImuRecording, qtbot: QtBot
) -> None:
    panel = LogCard(theme, bench)
    qtbot.addWidget(panel)
    bench.project.set_recording(recording)
    assert panel.card.value("rate") == "200.0 Hz"
    assert panel.card.value("gaps").startswith("1")


@pytest.mark.parametrize(
    ("step", "gaps", "status"),
    [
        (1, False, Status.OK),
        (1, True, Status.WARNING),
        (2, False, Status.WARNING),
        (8, False, Status.ERROR),
    ],
)
def test_that_the_verdict_on_a_log_follows_rate_and_gaps(
    recording: ImuRecording, step: int, gaps: bool, status: Status
) -> None:
    thinned = dataclasses.replace(
        recording,
        time_s=recording.time_s[::step],
        gyro_rad_s=recording.gyro_rad_s[::step],
        gaps=recording.gaps if gaps else (),
    )
    assert log_card.verdict(thinned)[0] is status


def test_that_the_camera_card_shows_values_with_their_source(
    theme: Theme, ready: Workbench, qtbot: QtBot
) -> None:
    assert ready.project.settings is not None
    rows = camera_card.rows_of(ready.project.settings, ready.project.notes, {})
    by_key = {row.key: row for row in rows}
    assert by_key["focal"].value == "110.0"
    assert by_key["focal"].note == "EXIF: 28 mm on 35 mm"
    assert by_key["offset"].value == "250.00"
    assert by_key["bias"].value == "0.573  0.000  -0.573"
    assert not by_key["bias"].editable


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("focal", "2000,5", lambda s: s.camera.fx_px == 2000.5),
        ("readout", " 12.5 ", lambda s: s.camera.readout_s == pytest.approx(0.0125)),
        ("offset", "-3", lambda s: s.camera.time_offset_s == pytest.approx(-0.003)),
        ("exposure", "40", lambda s: s.exposure.duration_s == pytest.approx(0.04)),
        ("start", "11.5", lambda s: s.exposure.start_s == 11.5),
        ("mounting", "YxZ", lambda s: s.camera.imu_to_camera != ready_mounting()),
    ],
)
def test_that_an_edit_reaches_the_project_and_is_noted(
    theme: Theme, ready: Workbench, qtbot: QtBot, key: str, text: str, value: object
) -> None:
    panel = CameraCard(theme, ready)
    qtbot.addWidget(panel)
    panel.card.edited.emit(key, text)
    assert callable(value)
    assert value(ready.project.settings)
    assert ready.project.notes[key] == BY_HAND


def ready_mounting() -> tuple[tuple[float, ...], ...]:
    return ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("focal", "wide"),
        ("focal", "-5"),
        ("focal", ""),
        ("readout", "2000"),
        ("exposure", "0"),
        ("start", "nan"),
        ("mounting", "XXY"),
        ("mounting", "up"),
    ],
)
def test_that_nonsense_is_refused_in_place_and_nothing_changes(
    theme: Theme,
    ready: Workbench,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    text: str,
) -> None:
    panel = CameraCard(theme, ready)
    qtbot.addWidget(panel)
    problems: list[tuple[str, str]] = []
    monkeypatch.setattr(panel.card, "set_problem", lambda *problem: problems.append(problem))
    before = ready.project.settings
    panel.card.edited.emit(key, text)
    assert ready.project.settings is before
    assert [where for where, _ in problems] == [key]


def test_that_the_camera_card_follows_the_project(
    theme: Theme, ready: Workbench, qtbot: QtBot
) -> None:
    panel = CameraCard(theme, ready)
    qtbot.addWidget(panel)
    settings = ready.project.settings
    assert settings is not None
    camera = settings.camera.replaced(fx_px=222.0)
    ready.project.apply(Edit("test", dataclasses.replace(settings, camera=camera)))
    assert panel.card.value("focal") == "222.0"
