from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.core.restore.run import Restoration
from deblur_studio.services.project import Result
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.panels.canvas_panel import CanvasPanel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.compare import CompareMode


@pytest.fixture
def panel(theme: Theme, ready: Workbench, qtbot: QtBot) -> CanvasPanel:
    panel = CanvasPanel(theme, ready)
    qtbot.addWidget(panel)
    return panel


def give_result(bench: Workbench) -> None:
    project = bench.project
    photo, recording, settings = project.photo, project.recording, project.settings
    assert photo is not None
    assert recording is not None
    assert settings is not None
    restoration = Restoration(
        pixels=photo.pixels,
        method="any",
        parameters=None,
        chi=1.0,
        worst_block_chi=1.0,
        chi_blocks=np.ones((2, 3)),
        blur_extent_px=5.0,
        noise=NoiseModel(1e-4, 1e-4),
        seconds=1.0,
        notes=(),
    )
    rgb8 = np.zeros((photo.height, photo.width, 3), np.uint8)
    project.set_result(Result(restoration, rgb8, photo, recording, settings))


def enabled(panel: CanvasPanel) -> dict[str, bool]:
    return {
        one.text().replace("&", ""): one.isEnabled()
        for group in panel.view_actions()
        for one in group
    }


def test_that_comparing_is_offered_only_with_a_result(panel: CanvasPanel, ready: Workbench) -> None:
    names = ("Wipe", "Side by side", "Difference", "Maps")
    assert not any(enabled(panel)[name] for name in names)
    give_result(ready)
    assert all(enabled(panel)[name] for name in names)


def test_that_the_first_result_is_wiped_and_a_later_choice_is_kept(
    panel: CanvasPanel, ready: Workbench
) -> None:
    give_result(ready)
    assert panel.canvas.mode is CompareMode.WIPE
    panel.canvas.set_mode(CompareMode.SIDE_BY_SIDE)
    give_result(ready)
    assert panel.canvas.mode is CompareMode.SIDE_BY_SIDE
    checked = [one.text() for one in panel.view_actions()[1] if one.isChecked()]
    assert checked == ["Side by side"]


def test_that_another_photo_clears_the_result(
    panel: CanvasPanel, ready: Workbench, photo: Any
) -> None:
    give_result(ready)
    ready.project.set_photo(photo)
    assert panel.canvas.mode is CompareMode.SINGLE
    assert not enabled(panel)["Wipe"]


def test_that_a_result_of_older_settings_is_labelled(
    panel: CanvasPanel, ready: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels: list[str] = []
    monkeypatch.setattr(panel.canvas, "set_labels", lambda _, restored: labels.append(restored))
    give_result(ready)
    ready.project.set_exposure(Exposure(13.0, 0.05))
    assert labels[0] == "Restored"
    assert "changed" in labels[-1]


def test_that_the_field_is_drawn_and_can_be_hidden(
    panel: CanvasPanel, ready: Workbench, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(ready.psf.field_changed, timeout=5000):
        ready.project.set_exposure(Exposure(13.0, 0.05))
    assert panel.field_overlay.visible
    panel.field_action.trigger()
    assert not panel.field_overlay.visible
