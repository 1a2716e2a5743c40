"""Our network: what it does before it has learned, and what it takes."""

from __future__ import annotations

import pytest
import torch

from deblur_studio.core.nets.guided import LARGE, SMALL, GuidedNet, look
from deblur_studio.core.nets.naf import Trunk, TrunkShape
from deblur_studio.core.nets.shot import Shots, to_linear, to_values


def heads_of(network: GuidedNet) -> list[torch.nn.Conv2d]:
    return [part for name, part in network.named_children() if name.startswith("head")]


def test_that_untrained_it_stays_among_what_physics_says(tiny: GuidedNet, shots_of) -> None:
    shots, _ = shots_of()
    with torch.inference_mode():
        guides = look(shots)
        first, _ = tiny(shots)
    said = torch.stack([shots.blurred, guides.variation, *guides.wiener.split(3, dim=1)])
    assert bool((first <= said.amax(dim=0) + 1e-5).all())
    assert bool((first >= said.amin(dim=0) - 1e-5).all())
    near = (first - guides.variation).square().mean()
    assert float(near) < 0.3 * float((shots.blurred - guides.variation).square().mean())


def test_that_the_last_step_adds_what_the_photo_still_says(tiny: GuidedNet, shots_of) -> None:
    shots, _ = shots_of()
    shots.blurred[:, :, 60:70, 60:70] = 1.0  # a lamp: there the photo says nothing
    with torch.inference_mode():
        guides = look(shots)
        unbound, half = tiny.restore(shots, 0.0), tiny.restore(shots, 0.5)
    light = to_linear(unbound)
    rest = guides.blur.spectrum(guides.photo - guides.blur.of(light))
    change = to_values(light + guides.blur.wiener(rest, (10.0,))) - to_values(light)
    lamp = guides.context[:, -1:]
    torch.testing.assert_close(half, unbound + 0.5 * (1 - lamp) * change)
    assert 100 < float(lamp.sum()) < 2500
    assert torch.equal((half - unbound) * lamp, torch.zeros_like(half))


def test_that_more_faithfulness_explains_the_photo_better(tiny: GuidedNet, shots_of) -> None:
    shots, _ = shots_of()
    with torch.inference_mode():
        guides = look(shots)
        missed = [
            float((guides.blur.of(to_linear(tiny.restore(shots, weight))) - guides.photo).std())
            for weight in (0.0, 0.5, 1.0)
        ]
    assert missed[0] > missed[1] > missed[2]


def test_that_the_network_decides_at_each_pixel_how_faithful_to_be(
    tiny: GuidedNet, shots_of
) -> None:
    shots, _ = shots_of()
    with torch.inference_mode():
        learned, fifth = tiny.restore(shots), tiny.restore(shots, 0.2)
        torch.testing.assert_close(learned, fifth)
        last = heads_of(tiny)[-1]
        last.weight[-1].normal_(std=5.0)
        elsewhere = tiny.restore(shots)
    changed = (elsewhere - learned).abs().amax(dim=1)
    assert 0.0 <= float(changed.min()) < 0.01 * float(changed.max())
    assert float(changed.max()) > 1e-4


def test_that_a_network_of_one_pass_has_no_second(shots_of) -> None:
    once = GuidedNet(TrunkShape(4, (1, 1), 1, (1, 1), passes=1)).eval()
    assert [len(heads_of(once)), once.intro2] == [1, None]
    shots, _ = shots_of()
    with torch.inference_mode():
        first, final = once(shots)
        unbound = once.restore(shots, 0.0)
    assert torch.equal(first, unbound)
    assert not torch.equal(first, final)


@pytest.mark.parametrize(("height", "width"), [(64, 64), (67, 101), (33, 40)])
@pytest.mark.parametrize("folded", [1, 2])
def test_that_it_takes_sizes_that_are_no_multiple(
    shots_of, height: int, width: int, folded: int
) -> None:
    network = GuidedNet(TrunkShape(4, (1, 1), 1, (1, 1), folded)).eval()
    shots, _ = shots_of(height, width, 4.0)
    with torch.inference_mode():
        assert network.restore(shots).shape == (1, 3, height, width)


def test_that_a_still_camera_gives_the_photo_back(tiny: GuidedNet, still_shots) -> None:
    shots = still_shots()
    with torch.inference_mode():
        change = tiny.restore(shots) - shots.blurred
    assert float(change.square().mean().sqrt()) < 0.01


def test_that_untrained_it_gains_on_a_blurred_shot(tiny: GuidedNet, shots_of) -> None:
    shots, truth = shots_of()
    sharp = to_values(truth)
    with torch.inference_mode():
        after = float((tiny.restore(shots)[0] - sharp).square().mean())
    assert after < 0.6 * float((shots.blurred[0] - sharp).square().mean())


def test_that_each_shot_of_a_batch_is_restored_as_if_alone(tiny: GuidedNet, shots_of) -> None:
    for head in heads_of(tiny):
        torch.nn.init.normal_(head.weight, std=0.05)
    one, other = shots_of(seed=0)[0], shots_of(seed=0, sigma=0.01)[0]
    names = ("blurred", "kernels", "motion", "noise")
    both = Shots(
        *(torch.cat([getattr(one, name), getattr(other, name)]) for name in names), cell_px=48
    )
    with torch.inference_mode():
        together = tiny.restore(both)
        alone = torch.cat([tiny.restore(one), tiny.restore(other)])
    torch.testing.assert_close(together, alone, atol=1e-4, rtol=0)


def test_that_gradients_reach_every_parameter(shots_of) -> None:
    torch.manual_seed(0)
    network = GuidedNet(TrunkShape(4, (1,), 1, (1,)))
    for head in heads_of(network):
        torch.nn.init.normal_(head.weight, std=0.05)
    for name, parameter in network.named_parameters():
        if ".scale" in name:
            torch.nn.init.ones_(parameter)
    shots, truth = shots_of(64, 64, 4.0)
    first, final = network(shots)
    ((final - truth).square().mean() + (first - truth).square().mean()).backward()
    still = [name for name, p in network.named_parameters() if not p.grad.abs().sum() > 0]
    assert not still


@pytest.mark.parametrize("shape", [SMALL, LARGE])
def test_that_the_trunk_keeps_width_and_size(shape: TrunkShape) -> None:
    trunk = Trunk(shape).eval()
    planes = torch.rand(1, shape.width, 2 * shape.multiple, shape.multiple)
    with torch.inference_mode():
        assert trunk(planes).shape == planes.shape
        assert len(trunk.levels(planes)) == len(shape.down) + 1


def test_that_features_of_a_network_are_its_levels_on_the_way_down() -> None:
    network = GuidedNet(TrunkShape(4, (1, 1), 1, (1, 1), 2)).eval()
    levels = network.features(torch.rand(2, 3, 37, 50))
    assert [tuple(level.shape) for level in levels] == [
        (2, 4, 16, 24),
        (2, 8, 8, 12),
        (2, 16, 4, 6),
    ]
