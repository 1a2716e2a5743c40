"""One step of the optimiser."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

import torch
from torch import Tensor, distributed, nn

from deblur_studio.core.nets.guided import GuidedNet
from deblur_studio.core.training.config import TrainingConfig
from deblur_studio.core.training.losses import Loss
from deblur_studio.core.training.simulate import Batch, Sample, collate
from deblur_studio.core.training.state import State, average_in, learning_rate

_FIRST_PASS = 0.3  # weight of what the first pass alone makes


class NotANumberError(ArithmeticError):
    """The loss is no number any more; ``samples`` are what it happened on."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        super().__init__("the loss is not a number")
        self.samples = samples


def take_step(
    state: State,
    model: nn.Module,
    loss: Loss,
    samples: Sequence[Sample],
    config: TrainingConfig,
    precision: torch.dtype,
) -> float:
    """Learn from samples and return the batch's mean loss, over all processes.

    ``model`` is the network, wrapped where there are several.

    Raises:
        NotANumberError: The loss or its gradient is not finite; nothing was changed.
    """
    for group in state.optimiser.param_groups:
        group["lr"] = learning_rate(config, state.step)
    state.optimiser.zero_grad(set_to_none=True)
    total, parts = 0.0, _parts(state.network, samples)
    for index, part in enumerate(parts):
        batch, last = collate(part), index == len(parts) - 1
        with contextlib.nullcontext() if last else _unsynchronised(model):
            found = restored(model, batch, precision, whole=is_whole(config, state.step))
            share = judged(loss, found, batch) * (len(part) / len(samples))
            share.backward()  # type: ignore[no-untyped-call]
        total += float(share.detach())
    total = _over_processes(model, total)
    norm = nn.utils.clip_grad_norm_(state.network.parameters(), config.gradient_clip)
    if not (torch.isfinite(norm) and total == total):
        raise NotANumberError(samples)
    state.optimiser.step()
    state.step += 1
    average_in(state, config)
    return total


def is_whole(config: TrainingConfig, step: int) -> bool:
    """Whether a step trains all of a network, not only the first pass of one that has two."""
    single = not config.architecture.startswith("guided")
    return single or step >= config.first_pass_share * config.steps


def restored(
    model: nn.Module, batch: Batch, precision: torch.dtype, *, whole: bool
) -> Tensor | tuple[Tensor, Tensor]:
    """Return what a network makes of a batch: of both its passes, if it has two and is whole."""
    kind = batch.sharp.device.type
    with torch.autocast(kind, precision, enabled=precision != torch.float32):
        found: Tensor | tuple[Tensor, Tensor] = (
            model(batch.shots) if whole else model(batch.shots, whole=False)
        )
    return found


def judged(loss: Loss, found: Tensor | tuple[Tensor, Tensor], batch: Batch) -> Tensor:
    """Return the loss of what a network returned."""
    if isinstance(found, tuple):
        first, final = found
        both: Tensor = loss(final, batch) + _FIRST_PASS * loss(first, batch)
        return both
    single: Tensor = loss(found, batch)
    return single


def _parts(network: nn.Module, samples: Sequence[Sample]) -> list[Sequence[Sample]]:
    """Return the samples as they are computed together.

    On a CPU the physics of one sample fits the cache and that of a batch does not. A network
    with batch normalisation needs its batch whole.
    """
    alone = isinstance(network, GuidedNet) and samples[0].sharp.device.type == "cpu"
    return [[sample] for sample in samples] if alone else [samples]


def _over_processes(model: nn.Module, loss: float) -> float:
    """Return the mean of the processes' losses, so that all of them take the same for a number."""
    if not isinstance(model, nn.parallel.DistributedDataParallel):
        return loss
    shared = torch.tensor(loss, device=next(model.parameters()).device)
    distributed.all_reduce(shared)
    return float(shared) / distributed.get_world_size()


def _unsynchronised(model: nn.Module) -> contextlib.AbstractContextManager[None]:
    """Wait with exchanging gradients between processes until the last part."""
    if isinstance(model, nn.parallel.DistributedDataParallel):
        return model.no_sync()
    return contextlib.nullcontext()
