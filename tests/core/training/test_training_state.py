"""The state of a run, its checkpoint, and one step of the optimiser."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from deblur_studio.core.errors import TrainingError
from deblur_studio.core.nets.guided import GuidedNet
from deblur_studio.core.nets.naf import TrunkShape
from deblur_studio.core.training import metrics
from deblur_studio.core.training.config import Losses, TrainingConfig
from deblur_studio.core.training.draw import draw_shot
from deblur_studio.core.training.losses import Loss
from deblur_studio.core.training.simulate import Sample, simulate
from deblur_studio.core.training.state import (
    State,
    average_in,
    learning_rate,
    load_state,
    new_state,
    save_state,
)
from deblur_studio.core.training.step import NotANumberError, is_whole, take_step


def fresh(config: TrainingConfig, seed: int = 0) -> State:
    torch.manual_seed(seed)
    return new_state(GuidedNet(TrunkShape(4, (1,), 1, (1,))), config)


@pytest.fixture
def samples(source_of) -> list[Sample]:
    source = source_of(64)
    rngs = (np.random.default_rng(seed) for seed in (0, 1))
    return [simulate(draw_shot(source, rng, 0.0), torch.device("cpu")) for rng in rngs]


def step(state: State, samples: list[Sample], config: TrainingConfig) -> float:
    loss = Loss(Losses(l1=1.0))
    return take_step(state, state.network, loss, samples, config, torch.float32)


def tensors_of(state: State) -> list[torch.Tensor]:
    moments = [
        torch.as_tensor(value)
        for _, known in sorted(state.optimiser.state_dict()["state"].items())
        for _, value in sorted(known.items())
    ]
    return [*state.network.state_dict().values(), *state.average.state_dict().values(), *moments]


@pytest.mark.parametrize("optimiser", ["adam", "adamw"])
def test_that_a_state_comes_back_exactly(
    config_of, samples: list[Sample], tmp_path: Path, optimiser: str
) -> None:
    config = config_of(optimiser=optimiser)
    state = fresh(config)
    for _ in range(2):
        step(state, samples, config)
    state.seconds, state.best_psnr_db = 12.5, 23.25
    save_state(state, tmp_path)
    again = fresh(config, seed=9)
    assert load_state(again, tmp_path)
    assert (again.step, again.seconds, again.best_psnr_db) == (2, 12.5, 23.25)
    pairs = list(zip(tensors_of(state), tensors_of(again), strict=True))
    assert len(pairs) > 100
    assert all(torch.equal(a, b) for a, b in pairs)
    assert step(state, samples, config) == step(again, samples, config)
    assert all(torch.equal(a, b) for a, b in zip(tensors_of(state), tensors_of(again), strict=True))


def test_that_there_may_be_no_checkpoint(config_of, tmp_path: Path) -> None:
    state = fresh(config_of())
    assert not load_state(state, tmp_path)
    assert state.step == 0


@pytest.mark.parametrize("damage", ["torn", "empty", "garbage", "no numbers", "another network"])
def test_that_a_broken_checkpoint_is_one_sentence(
    config_of, samples: list[Sample], tmp_path: Path, damage: str
) -> None:
    config = config_of()
    state = fresh(config)
    step(state, samples, config)
    save_state(state, tmp_path)
    path = tmp_path / "checkpoint.safetensors"
    data = path.read_bytes()
    if damage == "another network":
        other = new_state(GuidedNet(TrunkShape(6, (1,), 1, (1,))), config)
    else:
        other = fresh(config)
        broken = {"torn": data[: len(data) // 2], "empty": b"", "garbage": b"x" * 5000}
        path.write_bytes(broken.get(damage, data.replace(b"numbers", b"nambers")))
    with pytest.raises(TrainingError, match="is broken or of another network; start a new run"):
        load_state(other, tmp_path)


def test_that_the_rate_rises_falls_and_ends_at_its_final_value(config_of) -> None:
    config = config_of(
        epochs=10,
        crops_per_epoch=200,
        learning_rate=1e-3,
        final_learning_rate=1e-5,
        warmup_steps=50,
    )
    rates = [learning_rate(config, at) for at in range(config.steps + 1)]
    assert rates[0] == pytest.approx(1e-3 / 50)
    assert max(rates) == rates[50] == pytest.approx(1e-3)
    assert rates[:51] == sorted(rates[:51])
    assert rates[50:] == sorted(rates[50:], reverse=True)
    assert rates[-1] == pytest.approx(1e-5)


def test_that_a_constant_rate_stays_constant(config_of) -> None:
    config = config_of(learning_rate=2e-4, final_learning_rate=2e-4, warmup_steps=0)
    assert {learning_rate(config, at) for at in range(config.steps)} == {2e-4}


def test_that_the_average_follows_and_without_one_is_the_network(config_of) -> None:
    config = config_of(ema=0.0)
    state = fresh(config)
    before = state.average.intro1.weight.clone()
    state.network.intro1.weight.data.add_(1.0)
    average_in(state, config)
    torch.testing.assert_close(state.average.intro1.weight, before + 1)
    state.step = 10**6
    state.network.intro1.weight.data.add_(1.0)
    average_in(state, config_of(ema=0.9))
    torch.testing.assert_close(state.average.intro1.weight, before + 1.1)


def test_that_steps_learn(config_of, samples: list[Sample]) -> None:
    config = config_of(learning_rate=1e-5, warmup_steps=0, epochs=50)
    state = fresh(config)
    losses = [step(state, samples, config) for _ in range(10)]
    assert losses[-1] < 0.999 * losses[0]


def test_that_a_network_of_one_pass_is_whole_from_the_start(config_of) -> None:
    shares = {"first_pass_share": 0.5, "epochs": 2, "crops_per_epoch": 20}
    guided = config_of(**shares)
    assert [is_whole(guided, at) for at in (0, 9, 10, 19)] == [False, False, True, True]
    assert is_whole(config_of(architecture="seed-unet", **shares), 0)


def test_that_what_is_no_number_changes_nothing_and_gives_its_samples(
    config_of, samples: list[Sample]
) -> None:
    config = config_of()
    state = fresh(config)
    step(state, samples, config)
    before = [tensor.clone() for tensor in tensors_of(state)]
    samples[1].blurred[0, 5, 5] = float("nan")
    with pytest.raises(NotANumberError) as caught:
        step(state, samples, config)
    assert caught.value.samples is samples
    assert state.step == 1
    assert all(torch.equal(a, b) for a, b in zip(before, tensors_of(state), strict=True))


def test_that_metrics_after_a_step_are_forgotten_with_torn_rows(tmp_path: Path) -> None:
    for at in (3, 6, 9):
        metrics.append(tmp_path, metrics.Row(at, at // 3, 1.0, 1e-3, 0.5, 0.25, 20.0))
    with (tmp_path / metrics.NAME).open("a") as file:
        file.write("12,4,1.")
    metrics.cut(tmp_path, 6)
    lines = (tmp_path / metrics.NAME).read_text().splitlines()
    assert lines[0] == "step,epoch,seconds,learning_rate,loss,validation_loss,psnr_db"
    assert [line.split(",")[0] for line in lines[1:]] == ["3", "6"]
    metrics.append(tmp_path, metrics.Row(9, 3, 1.0, 1e-3, 0.5, 0.25, 20.0))
    assert (tmp_path / metrics.NAME).read_text().splitlines()[3].startswith("9,3,")
