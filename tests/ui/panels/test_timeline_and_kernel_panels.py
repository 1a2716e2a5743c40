from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.services.project import LoadedPhoto
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.panels.kernel_panel import KernelPanel
from deblur_studio.ui.panels.timeline_panel import TimelinePanel
from deblur_studio.ui.theme import Theme


def test_that_the_band_lies_where_the_exposure_is_on_the_logs_clock(
    theme: Theme, ready: Workbench, qtbot: QtBot
) -> None:
    panel = TimelinePanel(theme, ready)
    qtbot.addWidget(panel)
    ready.project.set_exposure(Exposure(13.0, 0.05))
    assert panel.timeline.exposure == pytest.approx((13.25, 0.05))


def test_that_dragging_the_band_moves_the_exposure_without_the_offset(
    theme: Theme, ready: Workbench, qtbot: QtBot
) -> None:
    panel = TimelinePanel(theme, ready)
    qtbot.addWidget(panel)
    panel.timeline.exposure_dragged.emit(14.25, 0.08)
    assert ready.project.settings is not None
    assert ready.project.settings.exposure.start_s == pytest.approx(14.0)
    assert ready.project.settings.exposure.duration_s == pytest.approx(0.08)


def test_that_a_log_without_a_photo_asks_for_the_photo(
    theme: Theme, bench: Workbench, recording: ImuRecording, photo: LoadedPhoto, qtbot: QtBot
) -> None:
    panel = TimelinePanel(theme, bench)
    qtbot.addWidget(panel)
    assert panel.message.isHidden()
    bench.project.set_recording(recording)
    assert not panel.message.isHidden()
    bench.project.set_photo(photo)
    assert panel.message.isHidden()


def test_that_the_kernel_of_the_centre_is_shown_until_another_is_chosen(
    theme: Theme, ready: Workbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = KernelPanel(theme, ready)
    qtbot.addWidget(panel)
    places: list[tuple[float, float]] = []
    monkeypatch.setattr(panel.view, "show_kernel", lambda _, x, y: places.append((x, y)))
    qtbot.waitUntil(lambda: bool(places), timeout=3000)
    assert places[-1] == pytest.approx((59.5, 44.5))
    panel.choose(0)
    assert places[-1][0] < 20
    ready.project.set_exposure(Exposure(13.0, 0.05))
    qtbot.waitUntil(lambda: len(places) > 2, timeout=3000)
    assert places[-1][0] < 20, "the chosen kernel stays chosen while the field changes"
