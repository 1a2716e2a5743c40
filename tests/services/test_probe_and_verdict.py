from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.restore.run import Restoration
from deblur_studio.services.probe import probe
from deblur_studio.services.project import LoadedPhoto, Project
from deblur_studio.services.system_info import system_info
from deblur_studio.services.verdict import verdict_of


def restoration(chi: float, worst: float, extent_px: float) -> Restoration:
    return Restoration(
        pixels=np.zeros((1, 1, 3), np.float32),
        method="any",
        parameters=None,
        chi=chi,
        worst_block_chi=worst,
        chi_blocks=np.ones((1, 1)),
        blur_extent_px=extent_px,
        noise=NoiseModel(1e-4, 1e-4),
        seconds=1.0,
        notes=(),
    )


@pytest.mark.parametrize(
    ("chi", "worst", "extent_px", "word"),
    [
        (1.0, 1.2, 9.0, "explains the photo"),
        (2.0, 2.5, 9.0, "explains most"),
        (5.0, 9.0, 9.0, "does not explain"),
        (1.0, 1.2, 0.4, "hardly any blur"),
        (float("nan"), float("nan"), 9.0, "could not be checked"),
    ],
)
def test_that_scores_are_put_into_words(
    chi: float, worst: float, extent_px: float, word: str
) -> None:
    assert word in verdict_of(restoration(chi, worst, extent_px)).headline


def test_that_one_bad_block_is_mentioned_though_the_whole_is_good() -> None:
    assert "residual map" in verdict_of(restoration(1.1, 6.0, 9.0)).advice


def test_that_a_pixel_is_read_in_8_bit_and_linear_light(loaded: LoadedPhoto, qtbot: QtBot) -> None:
    project = Project()
    project.set_photo(loaded)
    red, green, blue = (int(value) for value in loaded.rgb8[20, 10])
    found = probe(project, 10.3, 19.8, (red, green, blue))
    assert found is not None
    assert (found.column, found.row) == (10, 20)
    assert found.linear == pytest.approx(tuple(loaded.photo.pixels[20, 10]))


@pytest.mark.parametrize("place", [(-1.0, 0.0), (64.0, 3.0), (3.0, 48.0)])
def test_that_there_is_nothing_outside_the_photo(
    loaded: LoadedPhoto, qtbot: QtBot, place: tuple[float, float]
) -> None:
    project = Project()
    assert probe(project, 1, 1, (0, 0, 0)) is None
    project.set_photo(loaded)
    assert probe(project, *place, (0, 0, 0)) is None


def test_that_system_info_names_versions_and_no_user() -> None:
    text = system_info()
    assert "Deblur Studio" in text
    assert "PySide6_Essentials 6." in text
    assert "/home" not in text
