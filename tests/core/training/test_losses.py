"""The parts of the loss: nothing on the truth, something beside it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from deblur_studio.core.errors import ModelError, TrainingError
from deblur_studio.core.imaging import metrics
from deblur_studio.core.nets.architectures import build
from deblur_studio.core.nets.model_file import ModelCard, save_model
from deblur_studio.core.training.config import Losses
from deblur_studio.core.training.draw import draw_shot
from deblur_studio.core.training.features import load_features
from deblur_studio.core.training.losses import Loss, charbonnier, fft_l1, inner, reblur_hinge, ssim
from deblur_studio.core.training.simulate import Batch, collate, simulate

CPU = torch.device("cpu")
PARTS = ("l1", "mse", "charbonnier", "fft_l1", "ssim", "reblur")


@pytest.fixture
def batch(source_of) -> Batch:
    source = source_of(96, noise=(0.01, 0.011))
    rngs = (np.random.default_rng(seed) for seed in (0, 1))
    return collate([simulate(draw_shot(source, rng, 0.0), CPU) for rng in rngs])


def loss(name: str, batch: Batch, restored: torch.Tensor, weight: float = 1.0) -> float:
    return float(Loss(Losses.model_validate({name: weight}))(restored, batch))


@pytest.mark.parametrize("name", PARTS)
def test_that_the_truth_is_not_punished_and_the_photo_is(name: str, batch: Batch) -> None:
    least = 1e-3 if name == "charbonnier" else 1e-6 if name != "reblur" else 0.15
    assert loss(name, batch, batch.sharp) <= least + 1e-6
    assert loss(name, batch, batch.shots.blurred) > 2 * least + 1e-4


@pytest.mark.parametrize("name", PARTS)
def test_that_a_weight_weighs_and_no_weight_is_no_part(name: str, batch: Batch) -> None:
    seen = batch.shots.blurred
    assert loss(name, batch, seen, 3.0) == pytest.approx(3 * loss(name, batch, seen), rel=1e-4)
    assert loss(name, batch, seen, 0.0) == 0


@pytest.mark.parametrize("name", PARTS)
def test_that_each_part_leads_somewhere(name: str, batch: Batch) -> None:
    restored = (0.97 * batch.sharp).requires_grad_()
    Loss(Losses.model_validate({name: 1.0}))(restored, batch).backward()
    assert torch.isfinite(restored.grad).all()
    assert float(restored.grad.abs().sum()) > 0


def test_that_parts_are_summed(batch: Batch) -> None:
    seen = batch.shots.blurred
    both = float(Loss(Losses(l1=10.0, mse=1.0))(seen, batch))
    apart = (inner(seen) - inner(batch.sharp)).abs().mean()
    square = (inner(seen) - inner(batch.sharp)).square().mean()
    assert both == pytest.approx(float(10 * apart + square), rel=1e-5)


def test_that_ssim_is_that_of_the_metrics(batch: Batch) -> None:
    one, other = batch.shots.blurred[:1], batch.sharp[:1]
    pixels = [values[0].permute(1, 2, 0).numpy() for values in (one, other)]
    wanted = metrics.ssim(pixels[0], pixels[1], border_px=5)
    assert float(ssim(one, other)) == pytest.approx(wanted, abs=2e-4)


def test_that_charbonnier_is_smooth_at_zero() -> None:
    zero = torch.zeros(1, 1, 4, 4, requires_grad=True)
    charbonnier(zero, torch.zeros(1, 1, 4, 4)).backward()
    assert torch.equal(zero.grad, torch.zeros(1, 1, 4, 4))


def test_that_detail_and_light_weigh_alike_in_the_spectrum() -> None:
    flat = torch.full((1, 1, 32, 32), 0.1)
    chequered = 0.1 * (-1.0) ** (torch.arange(32)[:, None] + torch.arange(32))
    nothing = torch.zeros(1, 1, 32, 32)
    light, detail = fft_l1(flat, nothing), fft_l1(chequered[None, None], nothing)
    assert float(light) == pytest.approx(float(detail), rel=1e-4)


def test_that_the_hinge_forgives_noise_and_no_more(batch: Batch) -> None:
    assert float(reblur_hinge(batch.sharp, batch)) < 0.15
    assert float(reblur_hinge(batch.sharp * 0.9, batch)) > 0.3
    assert float(reblur_hinge(torch.zeros_like(batch.sharp), batch)) == pytest.approx(10)


@pytest.mark.parametrize("name", ["guided-small", "seed-unet"])
def test_that_a_perceptual_loss_uses_a_network_of_the_user(
    name: str, batch: Batch, tmp_path: Path
) -> None:
    torch.manual_seed(0)
    path = tmp_path / "features.safetensors"
    card = ModelCard(name="f", architecture=name, parameters=0, sha256="")
    save_model(build(name), card, path)
    weights = Losses(perceptual=1.0, features=path)
    judge = Loss(weights, load_features(weights, CPU))
    assert not [p for p in judge.parameters() if p.requires_grad]
    assert float(judge(batch.sharp, batch)) == 0
    restored = batch.shots.blurred.clone().requires_grad_()
    found = judge(restored, batch)
    found.backward()
    assert float(found.detach()) > 0
    assert float(restored.grad.abs().sum()) > 0


def test_that_without_a_perceptual_weight_nothing_is_loaded(tmp_path: Path) -> None:
    assert load_features(Losses(features=tmp_path / "none.safetensors"), CPU) is None


def test_that_features_that_are_missing_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"needs a network file; name one as losses.features"):
        load_features(Losses(perceptual=1.0), CPU)
    with pytest.raises(TrainingError, match=r"none.safetensors of losses.features is not there"):
        load_features(Losses(perceptual=1.0, features=tmp_path / "none.safetensors"), CPU)
    stray = tmp_path / "stray.safetensors"
    stray.write_bytes(b"")
    with pytest.raises(ModelError, match="has no card"):
        load_features(Losses(perceptual=1.0, features=stray), CPU)
