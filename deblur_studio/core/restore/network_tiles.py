"""A network at work on a photo, tile by tile, with the kernels of the place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.eff import variation
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.progress import Progress
from deblur_studio.core.restore.problem import Problem
from deblur_studio.core.restore.tiles import Tiling

if TYPE_CHECKING:
    import torch

    from deblur_studio.core.nets.guided import GuidedNet
    from deblur_studio.core.nets.motion_planes import Tile
    from deblur_studio.core.nets.shot import Shots
    from deblur_studio.core.nets.unet import SeedUNet

Image = NDArray[np.float32]

# Larger tiles compute less twice: what lies around a tile of 288 px costs as much again as three
# quarters of it, around one of 672 px a third. With what surrounds them both are whole cells.
CORES_PX = (672, 288, 96)
_OVERLAP_PX = 48
_CELLS_PX = (256, 192, 128, 96, 64, 48)
# Within a cell. Of little noise and small kernels 1 px costs up to 4 dB, 0.3 no less than 0.4.
_CURVES_APART_PX = 0.4


@dataclass(frozen=True, eq=False)
class Runner:
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
        total, weights = np.zeros_like(values), np.zeros(pixels.shape[:2], np.float32)
        self._prepare()
        pace = _Pace(progress, len(tiling))
        with pace.watching(self.network):
            for tile in tiling:
                rows = slice(tile.top, tile.top + tile.height)
                place = rows, slice(tile.left, tile.left + tile.width)
                weight = tiling.weight(tile)
                total[place] += self._tile(values[place], tile, pace) * weight[..., None]
                weights[place] += weight
                pace.end_tile()
        total /= weights[..., None]
        restored = SRGB.to_linear(total)
        return restored.mean(axis=2, keepdims=True) if pixels.shape[2] == 1 else restored

    def _prepare(self) -> None:
        """Move the network to its device; ours in the precision that its layers compute in."""
        from deblur_studio.core.nets.device import fastest_precision
        from deblur_studio.core.nets.guided import GuidedNet

        self.network.to(self.device)
        if isinstance(self.network, GuidedNet):  # sums of batch statistics would lose too much
            for layers in self.network.children():
                layers.to(fastest_precision(self.device))

    def _tile(self, values: Image, tile: Tile, progress: Progress) -> Image:
        import torch

        from deblur_studio.core.nets.device import fastest_precision

        shots = self._shots(values, tile).to(self.device)
        kind, precision = self.device.type, fastest_precision(self.device)
        with (
            torch.inference_mode(),
            torch.autocast(kind, precision, enabled=precision != torch.float32),
        ):
            restored = self._network(shots, progress)
        return restored[0].clamp(0, 1).float().permute(1, 2, 0).cpu().numpy()

    def _network(self, shots: Shots, progress: Progress) -> torch.Tensor:
        from deblur_studio.core.nets.guided import GuidedNet, look

        if isinstance(self.network, GuidedNet):
            guides = look(shots, progress)
            return self.network.both(shots, guides, self.faithfulness)[1]
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


class _Pace:
    """Reports within tiles, since one may take longer than a user wants to wait.

    At every convolution, and wherever it is used as a Progress.
    """

    def __init__(self, progress: Progress, tiles: int) -> None:
        self._progress, self._tiles = progress, tiles
        self._done = self._steps = self._steps_of_tile = 0

    @contextmanager
    def watching(self, network: torch.nn.Module) -> Iterator[None]:
        """Report while ``network`` computes."""
        from torch.nn import Conv2d

        layers = [layer for layer in network.modules() if isinstance(layer, Conv2d)]
        hooks = [layer.register_forward_pre_hook(self._before) for layer in layers]
        try:
            yield
        finally:
            for hook in hooks:
                hook.remove()

    def end_tile(self) -> None:
        """Count a tile; from the first on it is known how many steps one has."""
        self._done, self._steps_of_tile, self._steps = self._done + 1, self._steps, 0

    def _before(self, layer: torch.nn.Module, given: object) -> None:
        self.checkpoint()

    def checkpoint(self, fraction: float = 0.0, message: str = "") -> None:
        """Count a step, of whatever work; raises Cancelled when asked to stop."""
        share = self._steps / self._steps_of_tile if self._steps_of_tile else 0.0
        done = self._done + min(share, 1.0)
        self._progress.checkpoint(done / self._tiles, "Restoring with the network")
        self._steps += 1


def _cell_px(problem: Problem) -> int:
    """Return the largest cell within which the kernels hardly change."""
    most = _CURVES_APART_PX / variation(problem.path, problem.camera)
    return next((cell for cell in _CELLS_PX if cell <= most), _CELLS_PX[-1])
