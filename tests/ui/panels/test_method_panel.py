from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.core.progress import Progress
from deblur_studio.core.restore.run import Restoration
from deblur_studio.services.restoration import methods, usual_method
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.panels.method_panel import MethodPanel
from deblur_studio.ui.theme import Theme


class FakeRestore:
    """Stands in for the methods, as slow as it is told."""

    steps = 1

    def __call__(
        self,
        pixels: NDArray[np.float32],
        camera: object,
        path: object,
        method_name: str,
        parameters: Any,
        progress: Progress,
    ) -> Restoration:
        for step in range(self.steps):
            progress.checkpoint(step / self.steps, "Working")
            time.sleep(0.005)
        return Restoration(
            pixels=pixels,
            method=method_name,
            parameters=parameters,
            chi=1.1,
            worst_block_chi=1.4,
            chi_blocks=np.ones((2, 2)),
            blur_extent_px=12.0,
            noise=NoiseModel(1e-4, 1e-4),
            seconds=0.2,
            notes=("A note of the method.",),
        )


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeRestore:
    fake = FakeRestore()
    monkeypatch.setattr("deblur_studio.core.restore.run.restore", fake)
    return fake


@pytest.fixture
def panel(theme: Theme, ready: Workbench, qtbot: QtBot, fake: FakeRestore) -> MethodPanel:
    panel = MethodPanel(theme, ready)
    qtbot.addWidget(panel)
    return panel


def test_that_every_method_is_offered_with_its_own_form(panel: MethodPanel) -> None:
    assert panel.choice.count() == len(methods())
    for index, one in enumerate(methods()):
        panel.choice.setCurrentIndex(index)
        assert type(panel.form.parameters()) is one.parameters_type
        assert panel.summary.text() == one.summary


def test_that_the_chosen_method_is_remembered(
    panel: MethodPanel, theme: Theme, ready: Workbench, qtbot: QtBot
) -> None:
    last = methods()[-1]
    panel.choice.setCurrentIndex(panel.choice.count() - 1)
    again = MethodPanel(theme, ready)
    qtbot.addWidget(again)
    assert again.choice.currentData() == last.name
    assert type(again.form.parameters()) is last.parameters_type


def test_that_the_usual_method_is_chosen_where_nobody_chose(panel: MethodPanel) -> None:
    assert panel.choice.currentData() == usual_method()


def test_that_the_button_waits_until_nothing_is_missing(
    theme: Theme, bench: Workbench, qtbot: QtBot
) -> None:
    panel = MethodPanel(theme, bench)
    qtbot.addWidget(panel)
    assert not panel.button.isEnabled()
    assert "Open a photo" in panel.missing.text()


def test_that_deblurring_ends_with_scores_and_a_way_to_save(
    panel: MethodPanel, ready: Workbench, qtbot: QtBot
) -> None:
    assert panel.outcome.isHidden()
    panel.button.click()
    assert panel.button.isHidden()
    assert not panel.progress.isHidden()
    qtbot.waitUntil(lambda: ready.project.result is not None, timeout=5000)
    assert not panel.outcome.isHidden()
    assert "explains the photo" in panel.outcome.headline.text()
    assert "A note of the method." in panel.outcome.notes.text()
    assert panel.progress.isHidden()
    with qtbot.waitSignal(panel.save_requested, timeout=500):
        panel.outcome.save.click()


def test_that_a_result_that_no_longer_fits_the_settings_says_so(
    panel: MethodPanel, ready: Workbench, qtbot: QtBot
) -> None:
    panel.button.click()
    qtbot.waitUntil(lambda: ready.project.result is not None, timeout=5000)
    assert panel.outcome.stale.isHidden()
    ready.project.set_exposure(Exposure(13.0, 0.05))
    assert not panel.outcome.stale.isHidden()


def test_that_cancel_brings_the_button_back(
    panel: MethodPanel, ready: Workbench, qtbot: QtBot, fake: FakeRestore
) -> None:
    fake.steps = 100_000
    with qtbot.waitSignal(ready.restoration.progressed, timeout=2000):
        panel.button.click()
    panel.progress.cancel_requested.emit()
    assert not panel.button.isHidden()
    assert ready.project.result is None
    assert panel.outcome.isHidden()
