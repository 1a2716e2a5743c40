"""The state of a run between two steps, and its checkpoint, which holds no code."""

from __future__ import annotations

import copy
import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from deblur_studio.core.errors import TrainingError
from deblur_studio.core.files import written_whole
from deblur_studio.core.nets.architectures import build
from deblur_studio.core.nets.model_file import load_model
from deblur_studio.core.nets.tensor_file import save_tensors
from deblur_studio.core.training.config import TrainingConfig

TENSORS, NUMBERS = "checkpoint.safetensors", "checkpoint.json"


@dataclass(eq=False)
class State:
    """Network, its average, optimiser, and how far the run is; changes with every step."""

    network: nn.Module
    average: nn.Module
    optimiser: torch.optim.Optimizer
    step: int = 0
    seconds: float = 0.0
    best_psnr_db: float = -math.inf


def starting_network(config: TrainingConfig) -> nn.Module:
    """Return the network before the first step: fresh, or the file's that the run starts from.

    Raises:
        TrainingError: The file holds a network of another architecture.
        ModelError: The file is no network of this program.
    """
    if config.start_from is None:
        return build(config.architecture)
    network, card = load_model(config.start_from)
    if card.architecture != config.architecture:
        raise TrainingError(
            f"{config.start_from.name} holds a {card.architecture}, the run trains a"
            f" {config.architecture}; choose another file to start from."
        )
    return network


def new_state(network: nn.Module, config: TrainingConfig) -> State:
    """Return the state before the first step."""
    kind = torch.optim.AdamW if config.optimiser == "adamw" else torch.optim.Adam
    decay = 1e-4 if config.optimiser == "adamw" else 0.0
    optimiser = kind(
        network.parameters(), lr=config.learning_rate, betas=(0.9, 0.99), weight_decay=decay
    )
    average = copy.deepcopy(network).requires_grad_(requires_grad=False)
    return State(network, average, optimiser)


def learning_rate(config: TrainingConfig, step: int) -> float:
    """Return the rate of a step: a linear start, then half a cosine down to the final rate."""
    if step < config.warmup_steps:
        return config.learning_rate * (step + 1) / config.warmup_steps
    along = (step - config.warmup_steps) / max(1, config.steps - config.warmup_steps)
    low, high = config.final_learning_rate, config.learning_rate
    return low + (high - low) * 0.5 * (1 + math.cos(math.pi * min(1.0, along)))


@torch.no_grad()
def average_in(state: State, config: TrainingConfig) -> None:
    """Move the averaged weights towards the network's; early on faster."""
    keep = min(config.ema, (1 + state.step) / (10 + state.step))
    for mean, value in zip(
        state.average.state_dict().values(), state.network.state_dict().values(), strict=True
    ):
        if mean.is_floating_point():
            mean.lerp_(value, 1 - keep)
        else:
            mean.copy_(value)


def save_state(state: State, folder: Path) -> None:
    """Write the checkpoint; the JSON comes last and names the step both belong to."""
    tensors = {f"network.{k}": v for k, v in state.network.state_dict().items()}
    tensors |= {f"average.{k}": v for k, v in state.average.state_dict().items()}
    for index, moments in state.optimiser.state_dict()["state"].items():
        tensors |= {f"optimiser.{index}.{k}": torch.as_tensor(v) for k, v in moments.items()}
    numbers = {"step": state.step, "seconds": state.seconds}
    if math.isfinite(state.best_psnr_db):
        numbers["best_psnr_db"] = state.best_psnr_db
    save_tensors(tensors, folder / TENSORS, {"numbers": json.dumps(numbers)})
    with written_whole(folder / NUMBERS, overwrite=True) as temporary:
        temporary.write_text(json.dumps(numbers), encoding="utf-8")


def load_state(state: State, folder: Path) -> bool:
    """Bring a state to where its checkpoint was; False when there is none.

    Raises:
        TrainingError: The checkpoint is broken or belongs to another network.
    """
    path = folder / TENSORS
    if not path.exists():
        return False
    try:
        tensors = load_file(path)
        numbers = _numbers(path)
        state.network.load_state_dict(_below(tensors, "network."))
        state.average.load_state_dict(_below(tensors, "average."))
    except (OSError, SafetensorError, RuntimeError, ValueError, KeyError) as error:
        raise TrainingError(
            f"The checkpoint in {folder.name} is broken or of another network; start a new run."
        ) from error
    _restore_optimiser(state.optimiser, _below(tensors, "optimiser."))
    state.step, state.seconds = int(numbers["step"]), float(numbers["seconds"])
    state.best_psnr_db = float(numbers.get("best_psnr_db", -math.inf))
    return True


def _numbers(path: Path) -> dict[str, float]:
    """Return the numbers inside the tensors' file, so that both are of the same moment."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
    numbers: dict[str, float] = json.loads(header["__metadata__"]["numbers"])
    return numbers


def _below(tensors: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}


def _restore_optimiser(optimiser: torch.optim.Optimizer, tensors: dict[str, Tensor]) -> None:
    whole = optimiser.state_dict()
    moments: dict[int, dict[str, Tensor]] = {}
    for name, value in tensors.items():
        index, _, key = name.partition(".")
        moments.setdefault(int(index), {})[key] = value
    whole["state"] = moments
    optimiser.load_state_dict(whole)
