"""Results with the motion refined by the photo, beside those with the motion as told."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PIL import Image

from deblur_studio.core.evaluation.refined import is_refined, method_of, refined_name
from deblur_studio.core.evaluation.run import Evaluation, evaluate, prepare_folder
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.progress import SILENT
from deblur_studio.core.synthesis.cases import CaseSettings
from deblur_studio.core.synthesis.scene import leaves
from deblur_studio.core.synthesis.sources import motions_of, photos_in


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory) -> Evaluation:
    folder = tmp_path_factory.mktemp("photos")
    scene = leaves(400, 448, np.random.default_rng(3))
    Image.fromarray(SRGB.encode_8bit(scene)).save(folder / "scene.png")
    return Evaluation(
        settings=CaseSettings(seed=4, extent_px=(12.0, 16.0), noise=(0.002, 0.004)),
        count=1,
        methods=("blurred", "wiener"),
        photos=photos_in(folder),
        motions=motions_of(["generated"]),
        refine_motion=True,
    )


def test_that_each_method_is_reported_as_told_and_refined(evaluation) -> None:
    assert evaluation.names() == ("blurred", "wiener", "wiener+refined")
    plain = dataclasses.replace(evaluation, refine_motion=False)
    assert plain.names() == ("blurred", "wiener")


def test_that_a_name_tells_its_method() -> None:
    assert method_of(refined_name("wiener")) == method_of("wiener") == "wiener"
    assert is_refined("wiener+refined")
    assert not is_refined("wiener")


def test_that_the_refined_motion_is_closer_and_restores_better(evaluation, tmp_path) -> None:
    folder = tmp_path / "out"
    rows = evaluate(evaluation, folder, prepare_folder(evaluation, folder, resume=False), SILENT)
    found = {row.method: row for row in rows}
    told, refined = found["wiener"], found["wiener+refined"]
    assert refined.told_px < told.told_px
    assert refined.psnr_db > told.psnr_db + 1.0
    assert found["blurred"].told_px == told.told_px
