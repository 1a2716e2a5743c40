"""The fixed pairs of a run and the strip that shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from PIL import Image

from deblur_studio.core.nets.guided import GuidedNet
from deblur_studio.core.nets.naf import TrunkShape
from deblur_studio.core.progress import SILENT
from deblur_studio.core.training import validation
from deblur_studio.core.training.config import Losses
from deblur_studio.core.training.losses import Loss

CPU = torch.device("cpu")


@pytest.fixture
def pairs(source_of) -> validation.Validation:
    return validation.prepare(source_of(64, noise=(0.002, 0.003)), 2, 5, CPU, SILENT)


def test_that_pairs_follow_from_the_seed_alone(pairs, source_of) -> None:
    again = validation.prepare(source_of(64, noise=(0.002, 0.003)), 2, 5, CPU, SILENT)
    assert torch.equal(pairs.samples[1].blurred, again.samples[1].blurred)
    assert pairs.blurred_psnr_db == again.blurred_psnr_db


def test_that_with_the_exact_motion_total_variation_beats_the_photo(pairs) -> None:
    assert pairs.classical_psnr_db > pairs.blurred_psnr_db + 1


@pytest.mark.parametrize("whole", [True, False])
def test_that_judging_leaves_the_network_learning(pairs, whole: bool) -> None:
    network = GuidedNet(TrunkShape(4, (1,), 1, (1,))).train()
    before = [value.clone() for value in network.state_dict().values()]
    loss, psnr_db, restored = validation.judge(
        network, Loss(Losses(l1=1.0)), pairs, torch.float32, SILENT, whole=whole
    )
    assert network.training
    assert loss > 0
    assert psnr_db > pairs.blurred_psnr_db
    assert len(restored) == 2
    after = network.state_dict().values()
    assert all(torch.equal(a, b) for a, b in zip(before, after, strict=True))


def test_that_a_strip_shows_blurred_restored_and_true(pairs, tmp_path: Path) -> None:
    restored = [sample.sharp for sample in pairs.samples]
    path = tmp_path / "samples" / "strip.png"
    validation.write_strip(pairs, restored, path)
    with Image.open(path) as picture:
        assert picture.size == (3 * 64 + 2 * 4, 2 * 64 + 4)
        middle, right = (picture.crop((at, 0, at + 64, 64)).tobytes() for at in (68, 136))
    assert middle == right
