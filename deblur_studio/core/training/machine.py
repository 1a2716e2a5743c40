"""Where a run computes: device, precision, and the processes it is spread over."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta

import torch
from torch import distributed, nn

from deblur_studio.core.errors import TrainingError
from deblur_studio.core.nets.device import fastest_precision, find_device
from deblur_studio.core.training.config import TrainingConfig

# The others wait as long as the leading process is paused.
_PATIENCE = timedelta(days=30)


@dataclass(frozen=True)
class Machine:
    """``rank`` of ``world`` processes (torchrun starts them), each with a device."""

    device: torch.device
    precision: torch.dtype
    rank: int = 0
    world: int = 1

    @property
    def leads(self) -> bool:
        """Whether this process writes and speaks."""
        return self.rank == 0

    def columns(self, batch: int) -> range:
        """Return the places of the batch that this process computes.

        Raises:
            TrainingError: The batch cannot be shared evenly.
        """
        if batch % self.world:
            raise TrainingError(
                f"A batch of {batch} cannot be shared evenly by {self.world} processes; choose"
                " a multiple."
            )
        share = batch // self.world
        return range(self.rank * share, (self.rank + 1) * share)

    def wrapped(self, network: nn.Module) -> nn.Module:
        """Return the network, sharing its gradients where there are several processes."""
        if self.world == 1:
            return network
        return nn.parallel.DistributedDataParallel(network, find_unused_parameters=True)


def find_machine(config: TrainingConfig) -> Machine:
    """Return what a run computes on; joins the other processes when there are any.

    Raises:
        ModelError: The device that was asked for is not there.
    """
    world, rank = int(os.environ.get("WORLD_SIZE", "1")), int(os.environ.get("RANK", "0"))
    device = find_device(config.device)
    if device.type == "cuda":
        device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
        torch.cuda.set_device(device)
    if world > 1 and not distributed.is_initialized():
        kind = "nccl" if device.type == "cuda" else "gloo"
        distributed.init_process_group(kind, timeout=_PATIENCE)
    if device.type == "cpu":
        # One thread learns while another makes samples: two teams would wait for each other.
        here = int(os.environ.get("LOCAL_WORLD_SIZE", "1"))
        torch.set_num_threads(max(1, (os.cpu_count() or 1) // (2 * here)))
    return Machine(device, _precision(config, device), rank, world)


def leave(machine: Machine) -> None:
    """Part from the other processes."""
    if machine.world > 1 and distributed.is_initialized():
        distributed.destroy_process_group()


def agreed(machine: Machine, *, wanted: bool) -> bool:
    """Return what the leading process wants, in all processes."""
    if machine.world == 1:
        return wanted
    flag = torch.tensor([int(wanted)], device=machine.device)
    distributed.broadcast(flag, src=0)
    return bool(flag.item())


def check_same(machine: Machine, step: int) -> None:
    """Check that all processes go on from the same step.

    Raises:
        TrainingError: They do not.
    """
    if machine.world == 1:
        return
    own = torch.tensor([step, -step], device=machine.device)
    distributed.all_reduce(own, distributed.ReduceOp.MAX)
    if int(own[0]) != -int(own[1]):
        raise TrainingError(
            "The processes do not find the same checkpoint; put the run's folder on storage that"
            " all of them see."
        )


def _precision(config: TrainingConfig, device: torch.device) -> torch.dtype:
    if config.precision == "auto":
        return fastest_precision(device)
    return torch.bfloat16 if config.precision == "bfloat16" else torch.float32
