"""The learned methods: a network sees the photo tile by tile, with the kernels of the place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import ModelError, RestoreError
from deblur_studio.core.parameters import ParameterSpec, parameter
from deblur_studio.core.progress import Progress
from deblur_studio.core.restore.network_tiles import CORES_PX, Runner
from deblur_studio.core.restore.problem import Problem
from deblur_studio.core.told import told

if TYPE_CHECKING:
    from deblur_studio.core.nets.card import ModelCard
    from deblur_studio.core.nets.guided import GuidedNet
    from deblur_studio.core.nets.unet import SeedUNet

Image = NDArray[np.float32]

# How torch says it on CUDA and MPS, on Linux and on Windows.
_OUT_OF_MEMORY = ("out of memory", "allocate memory", "not enough memory")
_DEVICE = ParameterSpec(
    label="Computed on",
    help="Automatic takes a graphics processor where there is one that torch can use.",
    choices=("auto", "cpu", "cuda", "mps"),
)


@dataclass(frozen=True)
class GuidedParameters:
    """How far the network's result is tied to the photo, and what computes it.

    ``model`` is the name or the file of the weights (see core/nets/library); empty: those that
    ship.
    """

    faithfulness: float = parameter(
        -1.0,
        ParameterSpec(
            label="Faithfulness",
            help="How much of what the photo still says beyond the result is put back. More"
            " brings back noise, less trusts the network. Automatic is as trained.",
            minimum=0.0,
            maximum=1.0,
            step=0.05,
            automatic=-1.0,
        ),
    )
    device: str = parameter("auto", _DEVICE)
    model: str = ""


@dataclass(frozen=True)
class UNetParameters:
    """What computes the seed's network, and which weights it has."""

    device: str = parameter("auto", _DEVICE)
    model: str = ""


def guided(problem: Problem, parameters: GuidedParameters, progress: Progress) -> Image:
    """Restore with our network: classical restorations refined, checked by re-blurring.

    Returns:
        (H, W, C) float32 linear light.

    Raises:
        ModelError: The weights are missing or broken.
        RestoreError: The device is not there, or memory does not suffice for the least tile.
    """
    weight = None if parameters.faithfulness < 0 else parameters.faithfulness
    wanted = _Wanted("guided", parameters.model, parameters.device, weight)
    return _restored(problem, wanted, progress)


def unet(problem: Problem, parameters: UNetParameters, progress: Progress) -> Image:
    """Restore with the seed's network, which is told one straight vector for each pixel.

    Returns and raises as ``guided``.
    """
    wanted = _Wanted("unet", parameters.model, parameters.device)
    return _restored(problem, wanted, progress)


@dataclass(frozen=True)
class _Wanted:
    """Which weights a method shall use, on what, and how faithfully."""

    method: str
    model: str
    device: str
    faithfulness: float | None = None


def _loaded(wanted: _Wanted) -> tuple[GuidedNet | SeedUNet, ModelCard]:
    from deblur_studio.core.nets.library import find_model
    from deblur_studio.core.nets.model_file import load_model

    path = find_model(wanted.model or wanted.method)
    network, card = load_model(path)
    if card.method != wanted.method:
        raise ModelError(
            f"{path.name} is a network {card.architecture!r}; choose the method {card.method} for"
            " it, or another model."
        )
    return network, card


def _restored(problem: Problem, wanted: _Wanted, progress: Progress) -> Image:
    from deblur_studio.core.nets.device import find_device

    progress.checkpoint(0.0, "Loading the network")
    network, card = _loaded(wanted)
    runner = Runner(problem, network, find_device(wanted.device), wanted.faithfulness)
    problem.remarks.append(_remark(card))
    for core in CORES_PX:
        try:
            return runner.whole(core, progress)
        except (MemoryError, RuntimeError) as error:
            if not _is_out_of_memory(error):
                raise
            problem.remarks.append(
                told("Memory did not suffice for tiles of {side} px.", side=core)
            )
    raise RestoreError(told("The memory does not suffice for this network; choose another method."))


def _remark(card: ModelCard) -> str:
    used = {"name": card.name, "hash": card.sha256[:16]}
    if not card.adds_content:
        return told("Restored by the network {name!r}, weights {hash}.", **used)
    return told(
        "Restored by the network {name!r}, weights {hash}; it adds content learned from other"
        " photos.",
        **used,
    )


def _is_out_of_memory(error: Exception) -> bool:
    said = str(error).lower()
    return isinstance(error, MemoryError) or any(words in said for words in _OUT_OF_MEMORY)
