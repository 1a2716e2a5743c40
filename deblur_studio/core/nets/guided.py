"""Our network: physics in, a small refiner, physics fed back.

The photo is restored by Wiener at four strengths and by total variation; a trunk refines what
they agree and disagree on. A network of two passes blurs its result again with the measured
kernels; what the photo says beyond it is sent back through a Wiener filter and refined once more
by the same trunk. A last step adds what the photo still says beyond the result, as much as the
network trusts the motion at each pixel: with a motion that is wrong it would add ripples.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from deblur_studio.core.nets.guides import (
    ITERATIONS,
    WIENER_FACTORS,
    Blur,
    read_blur,
    total_variation,
)
from deblur_studio.core.nets.naf import Trunk, TrunkShape
from deblur_studio.core.nets.shot import MOTION_STEPS, Shots, to_linear, to_values
from deblur_studio.core.progress import SILENT, Progress

_FEEDBACK_FACTORS = (2.0, 10.0)
_LAST_FACTOR = 10.0
_SATURATED = 0.985  # as a value: light of 0.97
_FAITHFULNESS = math.log(0.2 / 0.8)  # before training: a fifth of the last step
_CONTEXT = 2 * MOTION_STEPS + 3  # motion, noise, saturation, and where it reaches
_MISFIT_PX = (9, 49)  # over which what the result leaves unexplained is averaged
_LAST_PLANES = _CONTEXT + len(_MISFIT_PX)
_IN_FIRST = 3 + 3 * len(WIENER_FACTORS) + 3 + _LAST_PLANES
_IN_SECOND = 3 + 3 * len(_FEEDBACK_FACTORS) + 3 + 3 + _LAST_PLANES
_FIRST_CANDIDATES = 2 + len(WIENER_FACTORS)
_SECOND_CANDIDATES = 3 + len(_FEEDBACK_FACTORS)

# Squares of 2 x 2 pixels as channels cost less than half of 16 channels a pixel; the second pass
# costs as much as the first and, in the hours that two cores allow, does not earn it.
SMALL = TrunkShape(32, (1, 2, 4), 4, (2, 2, 1), folded=2, passes=1)
LARGE = TrunkShape(32, (1, 2, 4), 4, (2, 2, 1))


@dataclass(frozen=True, eq=False)
class Guides:
    """What physics alone says of a batch: inputs of the first pass, computed without gradients.

    ``photo`` (B, 3, H, W) linear light; ``wiener`` (B, 12, H, W) and ``variation`` (B, 3, H, W)
    sRGB values; ``context`` (B, _CONTEXT, H, W); ``variance`` (B, 1, H, W) of the noise, linear
    light; ``misfit`` (B, 2, H, W) of the total variation, see ``_misfit``.
    """

    blur: Blur
    photo: Tensor
    wiener: Tensor
    variation: Tensor
    context: Tensor
    variance: Tensor
    misfit: Tensor


class GuidedNet(nn.Module):
    """Shots to restored sRGB values (B, 3, H, W)."""

    def __init__(self, shape: TrunkShape) -> None:
        super().__init__()
        self.shape = shape
        pixels, two = shape.folded**2, shape.passes == 2
        self.intro1 = nn.Conv2d(_IN_FIRST * pixels, shape.width, 3, padding=1)
        self.head1 = self._head(_FIRST_CANDIDATES)
        self.intro2 = nn.Conv2d(_IN_SECOND * pixels, shape.width, 3, padding=1) if two else None
        self.head2 = self._head(_SECOND_CANDIDATES) if two else None
        self.trunk = Trunk(shape)
        self.faithfulness = nn.Parameter(torch.tensor(_FAITHFULNESS))

    def _head(self, candidates: int) -> nn.Conv2d:
        """Return what makes a change, the candidates' shares and the faithfulness: at first 0."""
        head = nn.Conv2d(self.shape.width, (4 + candidates) * self.shape.folded**2, 3, padding=1)
        nn.init.zeros_(head.weight)
        nn.init.zeros_(torch.as_tensor(head.bias))
        return head

    def forward(self, shots: Shots, *, whole: bool = True) -> tuple[Tensor, Tensor] | Tensor:
        """Return what the first pass and the whole make of shots; or the first pass alone."""
        guides = look(shots)
        if not whole:
            return self._first(shots, guides)[0]
        return self.both(shots, guides)

    def restore(self, shots: Shots, faithfulness: float | None = None) -> Tensor:
        """Return the restored photos; ``faithfulness`` (0 to 1) overrides what was learned."""
        return self.both(shots, look(shots), faithfulness)[1]

    def both(
        self, shots: Shots, guides: Guides, faithfulness: float | None = None
    ) -> tuple[Tensor, Tensor]:
        """Return the first and the final restoration of shots whose guides are known."""
        first, trust = self._first(shots, guides)
        last = first
        if self.intro2 is not None and self.head2 is not None:
            last, trust = self._second(shots, guides, first, self.intro2, self.head2)
        learned = torch.sigmoid(trust + self.faithfulness)
        return first, _explained(guides, last, learned if faithfulness is None else faithfulness)

    def features(self, values: Tensor) -> list[Tensor]:
        """Return the trunk's levels on the way down for values (B, 3, H, W) of a still camera.

        Every classical restoration is the photo itself then. The far edges are cut to whole
        multiples of what the trunk takes.
        """
        height, width = (size - size % self.shape.multiple for size in values.shape[-2:])
        photo = values[..., :height, :width]
        photos = photo.repeat(1, (_IN_FIRST - _LAST_PLANES) // 3, 1, 1)
        still = photo.new_zeros(len(photo), _LAST_PLANES, height, width)
        planes = torch.cat([photos, still], dim=1)
        return self.trunk.levels(self.intro1(functional.pixel_unshuffle(planes, self.shape.folded)))

    def _first(self, shots: Shots, guides: Guides) -> tuple[Tensor, Tensor]:
        """Return what the first pass makes of the guides, and its trust in the last step."""
        candidates = [guides.variation, shots.blurred, *torch.split(guides.wiener, 3, dim=1)]
        planes = self._planes([*candidates, guides.context, guides.misfit], shots)
        return _mixed(self._unfolded(self.head1, self.intro1, planes), candidates)

    def _second(
        self, shots: Shots, guides: Guides, first: Tensor, intro: nn.Conv2d, head: nn.Conv2d
    ) -> tuple[Tensor, Tensor]:
        light = to_linear(first)
        rest = guides.photo - guides.blur.of(light)
        corrections = _corrections(guides, light, rest)
        corrected = [first + change for change in corrections]
        candidates = [first, *corrected, guides.variation, shots.blurred]
        known = [guides.variation, shots.blurred, guides.context, _misfit(rest, guides.variance)]
        planes = self._planes([first, *corrections, *known], shots)
        return _mixed(self._unfolded(head, intro, planes), candidates)

    def _planes(self, seen: list[Tensor], shots: Shots) -> Tensor:
        """Return what is seen, its edges continued to a multiple of what the trunk takes."""
        height, width = shots.blurred.shape[-2:]
        down, right = -height % self.shape.multiple, -width % self.shape.multiple
        return functional.pad(torch.cat(seen, dim=1), (0, right, 0, down), mode="replicate")

    def _unfolded(self, head: nn.Conv2d, intro: nn.Conv2d, planes: Tensor) -> Tensor:
        folded = functional.pixel_unshuffle(planes, self.shape.folded)
        folded = folded.contiguous(memory_format=torch.channels_last)
        answer = head(self.trunk(intro(folded)))
        return functional.pixel_shuffle(answer, self.shape.folded).float()


def _mixed(answer: Tensor, candidates: list[Tensor]) -> tuple[Tensor, Tensor]:
    """Return the candidates (B, 3, H, W) mixed as the network says with its own change added.

    Also the rest of the answer, (B, 1, H, W).

    Where one of them is right, choosing it is easier to learn than drawing it. Untrained, the
    first has half the weight.
    """
    height, width = candidates[0].shape[-2:]
    answer = answer[..., :height, :width]
    favour = torch.zeros(len(candidates), 1, 1, device=answer.device)
    favour[0] = math.log(len(candidates) - 1)
    shares = (answer[:, 3:-1] + favour).softmax(dim=1)
    mixed = torch.stack(
        [share[:, None] * image for share, image in zip(shares.unbind(1), candidates, strict=True)]
    )
    return mixed.sum(dim=0) + answer[:, :3], answer[:, -1:]


@torch.no_grad()
def look(shots: Shots, progress: Progress = SILENT) -> Guides:
    """Return what physics alone says of a batch; ``progress`` may stop it."""
    blur, spectrum = read_blur(shots)
    restored = [blur.cells.back(spectrum * blur.gain(factor)) for factor in WIENER_FACTORS]
    variation = total_variation(blur, spectrum, restored[1], ITERATIONS, progress)
    joined = to_values(blur.cells.join(torch.cat([*restored, variation], dim=1)))
    photo = to_linear(shots.blurred)
    shot, read = (shots.noise[:, i, None, None, None] for i in (0, 1))
    variance = (shot * photo.mean(dim=1, keepdim=True) + read).clamp(min=1e-8)
    rest = photo - blur.of(to_linear(joined[:, -3:]))
    return Guides(
        blur=blur,
        photo=photo,
        wiener=joined[:, :-3],
        variation=joined[:, -3:],
        context=_context(shots, blur, variance),
        variance=variance,
        misfit=_misfit(rest, variance),
    )


def _context(shots: Shots, blur: Blur, variance: Tensor) -> Tensor:
    height, width = variance.shape[-2:]
    motion = functional.interpolate(
        shots.motion, (height, width), mode="bilinear", align_corners=False
    )
    noise = 0.5 * torch.log10(variance) + 2  # deviations of 0.01 are 0
    clipped = (shots.blurred.amax(dim=1, keepdim=True) >= _SATURATED).float()
    return torch.cat([motion / 8, noise, clipped, _spread(clipped, blur.cells.radius)], dim=1)


def _spread(mask: Tensor, radius: int) -> Tensor:
    """Return the mask grown by a square, row by row and column by column."""
    side = 2 * radius + 1
    rows = functional.max_pool2d(mask, (1, side), stride=1, padding=(0, radius))
    return functional.max_pool2d(rows, (side, 1), stride=1, padding=(radius, 0))


def _misfit(rest: Tensor, variance: Tensor) -> Tensor:
    """Return how much of the photo a result leaves unexplained, (B, 2, H, W), 0 for noise alone.

    The decimal logarithm of the rest's power over the noise's, averaged over near and far
    surroundings: a motion that is not the photo's shows here before anywhere else.
    """
    power = (rest.square().mean(dim=1, keepdim=True) / variance).clamp(max=1e4)
    near, far = (_averaged(power, side) for side in _MISFIT_PX)
    return 0.5 * torch.log10(torch.cat([near, far], dim=1) + 1e-2)


def _averaged(plane: Tensor, side: int) -> Tensor:
    """Return the mean over a square, of what of it lies in the picture."""
    rows = functional.avg_pool2d(
        plane, (1, side), stride=1, padding=(0, side // 2), count_include_pad=False
    )
    return functional.avg_pool2d(
        rows, (side, 1), stride=1, padding=(side // 2, 0), count_include_pad=False
    )


def _corrections(guides: Guides, light: Tensor, rest: Tensor) -> list[Tensor]:
    """Return how Wiener would change the values so that they leave less of the photo over."""
    changes = guides.blur.wiener(guides.blur.spectrum(rest), _FEEDBACK_FACTORS)
    before = to_values(light)
    return [
        to_values(light + change) - before
        for change in changes.chunk(len(_FEEDBACK_FACTORS), dim=1)
    ]


def _explained(guides: Guides, restored: Tensor, weight: Tensor | float) -> Tensor:
    """Add what the photo says beyond the restored values, except near clipped places."""
    light = to_linear(restored)
    rest = guides.blur.spectrum(guides.photo - guides.blur.of(light))
    change = guides.blur.wiener(rest, (_LAST_FACTOR,))
    unclipped = 1 - guides.context[:, -1:]
    return restored + weight * unclipped * (to_values(light + change) - to_values(light))
