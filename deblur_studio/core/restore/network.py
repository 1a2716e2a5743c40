"""The learned methods: a network sees the photo tile by tile, with the kernels of the place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.eff import variation
from deblur_studio.core.errors import ModelError, RestoreError
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.parameters import ParameterSpec, parameter
from deblur_studio.core.progress import Progress
from deblur_studio.core.restore.problem import Problem
from deblur_studio.core.restore.tiles import Tiling

if TYPE_CHECKING:
    import torch

    from deblur_studio.core.nets.card import ModelCard
    from deblur_studio.core.nets.guided import GuidedNet
    from deblur_studio.core.nets.motion_planes import Tile
    from deblur_studio.core.nets.shot import Shots
    from deblur_studio.core.nets.unet import SeedUNet

Image = NDArray[np.float32]

_CELLS_PX = (128, 96, 64, 48)
_CURVES_APART_PX = 1.0  # within a cell
_CORES_PX = (288, 192, 96)
_OVERLAP_PX = 48
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
    runner = _Runner(problem, network, find_device(wanted.device), wanted.faithfulness)
    problem.remarks.append(_remark(card))
    for core in _CORES_PX:
        try:
            return runner.whole(core, progress)
        except (MemoryError, RuntimeError) as error:
            if not _is_out_of_memory(error):
                raise
            problem.remarks.append(f"Memory did not suffice for tiles of {core} px.")
    raise RestoreError("The memory does not suffice for this network; choose another method.")


def _remark(card: ModelCard) -> str:
    said = f"Restored by the network {card.name!r}, weights {card.sha256[:16]}"
    return (
        f"{said}; it adds content learned from other photos." if card.adds_content else f"{said}."
    )


def _is_out_of_memory(error: Exception) -> bool:
    said = str(error).lower()
    return isinstance(error, MemoryError) or any(words in said for words in _OUT_OF_MEMORY)


@dataclass(frozen=True, eq=False)
class _Runner:
    """A network on a device, ready for the tiles of a problem."""

    problem: Problem
    network: GuidedNet | SeedUNet
    device: torch.device
    faithfulness: float | None

    def whole(self, core_px: int, progress: Progress) -> Image:
        """Return the restored photo (H, W, C) in linear light."""
        pixels = self.problem.pixels
        values = SRGB.to_encoded(np.broadcast_to(pixels, (*pixels.shape[:2], 3)))
        tiling = Tiling(pixels.shape[0], pixels.shape[1], core_px, _OVERLAP_PX)
        self.network.to(self.device)
        total, weights = np.zeros_like(values), np.zeros(pixels.shape[:2], np.float32)
        for index, tile in enumerate(tiling):
            progress.checkpoint(index / len(tiling), "Restoring with the network")
            rows = slice(tile.top, tile.top + tile.height)
            place = rows, slice(tile.left, tile.left + tile.width)
            weight = tiling.weight(tile)
            total[place] += self._tile(values[place], tile) * weight[..., None]
            weights[place] += weight
        restored = SRGB.to_linear(total / weights[..., None])
        return restored.mean(axis=2, keepdims=True) if pixels.shape[2] == 1 else restored

    def _tile(self, values: Image, tile: Tile) -> Image:
        import torch

        from deblur_studio.core.nets.device import fastest_precision

        shots = self._shots(values, tile).to(self.device)
        kind, precision = self.device.type, fastest_precision(self.device)
        with (
            torch.inference_mode(),
            torch.autocast(kind, precision, enabled=precision != torch.float32),
        ):
            restored = self._network(shots)
        return restored[0].clamp(0, 1).float().permute(1, 2, 0).cpu().numpy()

    def _network(self, shots: Shots) -> torch.Tensor:
        from deblur_studio.core.nets.guided import GuidedNet

        if isinstance(self.network, GuidedNet):
            return self.network.restore(shots, self.faithfulness)
        return self.network.restore(shots)

    def _shots(self, values: Image, tile: Tile) -> Shots:
        import torch

        from deblur_studio.core.nets.motion_planes import cell_curves, cell_kernels, motion_steps
        from deblur_studio.core.nets.shot import Shots

        path, camera, noise = self.problem.path, self.problem.camera, self.problem.noise
        cell_px = _cell_px(self.problem)
        kernels = cell_kernels(cell_curves(path, camera, tile, cell_px))
        variance = [noise.clumping * noise.shot, noise.clumping * noise.read]
        return Shots(
            blurred=torch.from_numpy(np.ascontiguousarray(values.transpose(2, 0, 1)))[None],
            kernels=torch.from_numpy(kernels)[None],
            motion=torch.from_numpy(motion_steps(path, camera, tile))[None],
            noise=torch.tensor([variance], dtype=torch.float32),
            cell_px=cell_px,
        )


def _cell_px(problem: Problem) -> int:
    """Return the largest cell within which the kernels hardly change."""
    most = _CURVES_APART_PX / variation(problem.path, problem.camera)
    return next((cell for cell in _CELLS_PX if cell <= most), _CELLS_PX[-1])
