"""What the generator decides of a shot, and the exact blur made of it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.errors import MotionError
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.nets.guided import look
from deblur_studio.core.nets.shot import to_linear
from deblur_studio.core.nets.unet import vector_field
from deblur_studio.core.synthesis.sources import Motion
from deblur_studio.core.training import draw
from deblur_studio.core.training.draw import BORDER_PX, DrawnShot, Source, draw_shot
from deblur_studio.core.training.simulate import collate, simulate, turned

CPU = torch.device("cpu")


def drawn(source: Source, seed: int = 0, difficulty: float = 1.0) -> DrawnShot:
    return draw_shot(source, np.random.default_rng(seed), difficulty)


def same(one: object, other: object) -> bool:
    pairs = (
        (getattr(one, field.name), getattr(other, field.name)) for field in dataclasses.fields(one)
    )
    return all(np.array_equal(a, b) for a, b in pairs)


def test_that_the_same_generator_draws_the_same_shot(source_of) -> None:
    source = source_of(motion_errors=1.0, noise=(0.001, 0.01), jpeg_share=0.5)
    assert same(drawn(source, 5), drawn(source, 5))
    assert not same(drawn(source, 5), drawn(source, 6))


@pytest.mark.parametrize("errors", [0.0, 1.0])
def test_that_kernels_sum_to_one(source_of, errors: float) -> None:
    for seed in range(4):
        shot = drawn(source_of(128, motion_errors=errors), seed)
        for kernels in (shot.kernels, shot.true_kernels):
            assert kernels.shape[:2] == (2, 2)
            np.testing.assert_allclose(kernels.sum(axis=(2, 3)), 1.0, atol=1e-5)


def test_that_without_difficulty_the_told_motion_is_the_true_one(source_of) -> None:
    for seed in range(4):
        shot = drawn(source_of(motion_errors=2.0), seed, difficulty=0.0)
        np.testing.assert_allclose(shot.kernels, shot.true_kernels, atol=0.01)


def test_that_without_difficulty_a_fast_log_is_not_thinned(source_of, recording_of) -> None:
    """50 Hz of a tremor of 40 Hz would tell another path."""

    def rate(time_s):
        return 0.3 * np.sin(2 * np.pi * 40 * time_s)[:, None] * np.array([1.0, 0.7, 0.0])

    log = Motion("fast.csv", recording_of(rate, 1000.0, 3.0))
    source = dataclasses.replace(source_of(generated_share=0.0, exposure_s=(0.03, 0.04)))
    source = dataclasses.replace(source, motions=(log,))
    for seed in range(6):
        shot = drawn(source, seed, difficulty=0.0)
        np.testing.assert_allclose(shot.kernels, shot.true_kernels, atol=0.01)
        assert shot.origin.motion == "fast.csv"


def test_that_exact_shots_are_told_the_true_motion_at_any_difficulty(source_of) -> None:
    source = source_of(motion_errors=2.0, exact_share=1.0, foreign_share=1.0)
    for seed in range(4):
        shot = drawn(source, seed)
        np.testing.assert_allclose(shot.kernels, shot.true_kernels, atol=0.01)


def test_that_with_difficulty_the_told_motion_is_wrong(source_of) -> None:
    shots = [drawn(source_of(motion_errors=2.0, exact_share=0.0), seed) for seed in range(4)]
    apart = [np.abs(shot.kernels - shot.true_kernels).sum(axis=(2, 3)).mean() for shot in shots]
    assert max(apart) > 0.3


def test_that_a_still_shot_has_points_for_kernels(source_of) -> None:
    shot = drawn(source_of(still_share=1.0))
    assert shot.origin.extent_px == 0
    point = np.zeros(shot.kernels.shape[2:], np.float32)
    point[point.shape[0] // 2, point.shape[1] // 2] = 1
    for kernels in (shot.kernels, shot.true_kernels):
        np.testing.assert_allclose(kernels, np.broadcast_to(point, kernels.shape), atol=1e-6)
    np.testing.assert_allclose(shot.curves, 0.0, atol=1e-9)
    np.testing.assert_allclose(shot.motion, 0.0, atol=1e-9)


def test_that_a_still_shot_is_the_crop_itself(source_of) -> None:
    sample = simulate(drawn(source_of(still_share=1.0)), CPU)
    torch.testing.assert_close(
        sample.blurred, (sample.sharp * 255).round() / 255, atol=3e-3, rtol=0
    )


def test_that_the_extent_is_as_wanted(source_of) -> None:
    for seed in range(3):
        shot = drawn(source_of(extent_px=(9.0, 10.0)), seed)
        assert 9 <= shot.origin.extent_px <= 10
        spread = np.ptp(shot.curves.reshape(-1, 2), axis=0).max()
        assert 2 < spread < 14  # the frame's worst place blurs by the extent; the crop by less


def test_that_logs_without_motion_are_one_sentence(
    source_of, recording_of, constant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draw, "_TRIES", 2)
    still = Motion("still.csv", recording_of(constant((0.0, 0.0, 0.0)), 200.0, 3.0))
    source = dataclasses.replace(source_of(generated_share=0.0), motions=(still,))
    with pytest.raises(MotionError, match="hold no motion that blurs as wanted"):
        drawn(source)


@pytest.mark.parametrize(("crop_px", "cell_px"), [(64, 64), (96, 96), (128, 64), (192, 96)])
def test_that_cells_of_a_crop_are_all_alike(crop_px: int, cell_px: int) -> None:
    assert draw.cell_px_of(crop_px) == cell_px


@pytest.mark.parametrize("crop_px", range(64, 1025, 16))
def test_that_cells_of_any_crop_hardly_stick_out(crop_px: int) -> None:
    cell_px = draw.cell_px_of(crop_px)
    count = -(-crop_px // cell_px)
    assert cell_px <= 96
    assert 0 <= count * cell_px - crop_px < count


def test_that_a_constant_stays_constant(source_of) -> None:
    shot = drawn(source_of())
    grey = dataclasses.replace(shot, sharp=np.full_like(shot.sharp, 130))
    sample = simulate(grey, CPU)
    torch.testing.assert_close(sample.blurred, torch.full_like(sample.blurred, 130 / 255))


def test_that_the_blur_is_the_exact_one(source_of, monkeypatch: pytest.MonkeyPatch) -> None:
    """Against WarpBlur of the whole frame: the border around the crop suffices for 10 px."""
    seen = []
    plain = draw._knots

    def spied(moved, crop_px):
        seen.append(moved)
        return plain(moved, crop_px)

    monkeypatch.setattr(draw, "_knots", spied)
    monkeypatch.setattr(draw, "_FRAME_WIDTH_PX", (220.0, 300.0))
    shot = drawn(source_of(96), 2)
    moved, size = seen[-1], 96 + 2 * BORDER_PX
    sharp = SRGB.to_linear(shot.sharp / np.float32(255))
    height, width = moved.camera.height, moved.camera.width
    frame = np.full((height + 2 * size, width + 2 * size, 3), 0.3, np.float32)
    top, left = moved.tile.top + size - BORDER_PX, moved.tile.left + size - BORDER_PX
    frame[top : top + size, left : left + size] = sharp
    # Surroundings beyond the frame are cut: WarpBlur continues edges, which the crop may touch.
    frame = frame[size : size + height, size : size + width]
    blurred = WarpBlur(moved.path, moved.camera).apply(frame)
    rows = slice(moved.tile.top, moved.tile.top + 96)
    wanted = blurred[rows, moved.tile.left : moved.tile.left + 96]
    found = to_linear(simulate(shot, CPU).blurred).permute(1, 2, 0).numpy()
    inside = (slice(12, -12), slice(12, -12))
    apart = SRGB.to_encoded(found)[inside] - SRGB.to_encoded(wanted)[inside]
    assert float(np.sqrt(np.mean(apart**2))) < 1 / 255
    assert float(np.abs(apart).max()) < 6 / 255  # rounding of dark values to 8 bits included


def test_that_noise_has_the_stated_variance(source_of) -> None:
    shot = drawn(source_of())
    grey = dataclasses.replace(
        shot, sharp=np.full_like(shot.sharp, 150), noise=(4e-4, 2e-4), told_noise=(4e-4, 2e-4)
    )
    sample = simulate(grey, CPU)
    light = float(SRGB.to_linear(np.array([150 / 255], np.float32))[0])
    found = float(to_linear(sample.blurred).var())
    assert found == pytest.approx(4e-4 * light + 2e-4, rel=0.05)
    assert float(sample.true_noise[0]) == pytest.approx(4e-4, rel=0.1)


def test_that_noise_follows_the_shots_own_seed(source_of) -> None:
    shot = dataclasses.replace(drawn(source_of()), noise=(1e-4, 1e-4))
    one, again = simulate(shot, CPU), simulate(shot, CPU)
    other = simulate(dataclasses.replace(shot, seed=shot.seed + 1), CPU)
    assert torch.equal(one.blurred, again.blurred)
    assert not torch.equal(one.blurred, other.blurred)


@pytest.mark.parametrize("quality", [0, 75, 98])
def test_that_pictures_hold_what_a_file_of_8_bits_can(source_of, quality: int) -> None:
    sample = simulate(dataclasses.replace(drawn(source_of()), jpeg=quality), CPU)
    codes = sample.blurred * 255
    torch.testing.assert_close(codes, codes.round(), atol=1e-3, rtol=0)
    assert float(sample.sharp.min()) >= 0
    assert float(sample.sharp.max()) <= 1


@pytest.mark.parametrize("crop_px", [96, 128])
@pytest.mark.parametrize("turn", range(8))
def test_that_a_turned_sample_is_the_sample_of_a_turned_world(
    source_of, turn: int, crop_px: int
) -> None:
    """Blurring the turned truth with the turned kernels gives the turned photo."""
    sample = turned(simulate(drawn(source_of(crop_px), 1), CPU), turn)
    batch = collate([sample])
    blur = look(batch.shots).blur
    explained = blur.of(to_linear(batch.sharp))
    apart = (explained - to_linear(sample.blurred))[..., 12:-12, 12:-12]
    assert float(apart.square().mean().sqrt()) < 0.012
    assert float(apart.square().mean()) < 0.1 * float(
        (to_linear(batch.sharp) - to_linear(sample.blurred))[..., 12:-12, 12:-12].square().mean()
    )


@pytest.mark.parametrize("turn", range(8))
def test_that_motion_turns_with_the_kernels(source_of, turn: int) -> None:
    """The motion's steps run along the kernel: their scatter is that of its mass."""
    sample = turned(simulate(drawn(source_of(96, extent_px=(10.0, 12.0)), 4), CPU), turn)
    steps = sample.motion.mean(dim=(1, 2)).reshape(-1, 2)
    path = torch.cumsum(steps, dim=0)
    path = path - path.mean(dim=0)
    kernel = sample.kernels[0, 0]
    at = torch.arange(kernel.shape[-1]) - kernel.shape[-1] // 2.0
    x, y = (kernel * at).sum(), (kernel * at[:, None]).sum()
    mixed = (kernel * (at - x) * (at[:, None] - y)).sum()
    assert float(mixed * (path[:, 0] * path[:, 1]).mean()) > 0


@pytest.mark.parametrize("turn", range(1, 8))
def test_that_guides_of_a_turned_sample_are_the_turned_guides(source_of, turn: int) -> None:
    source = source_of(192, noise=(0.003, 0.004))
    sample = simulate(drawn(source, 3), CPU)
    plain = look(collate([sample]).shots).variation[0]
    moved = look(collate([turned(sample, turn)]).shots).variation[0]
    wanted = torch.rot90(plain, turn % 4, (-2, -1))
    wanted = wanted.flip(-1) if turn >= 4 else wanted
    before = (sample.blurred - sample.sharp).square().mean().sqrt()
    assert float((moved - wanted).square().mean().sqrt()) < 0.15 * float(before)


def test_that_turning_twice_round_gives_the_sample_back(source_of) -> None:
    sample = simulate(drawn(source_of()), CPU)
    assert same(turned(turned(sample, 1), 3), sample)
    assert same(turned(turned(sample, 4), 4), sample)


def test_that_samples_with_kernels_of_several_sizes_are_packed(source_of) -> None:
    samples = [simulate(drawn(source_of(extent_px=(px, px))), CPU) for px in (3.0, 20.0)]
    batch = collate(samples)
    assert batch.shots.kernels.shape[-1] == max(s.kernels.shape[-1] for s in samples)
    torch.testing.assert_close(batch.shots.kernels.sum(dim=(-2, -1)), torch.ones(2, 1, 1))
    assert vector_field(batch.shots).shape == (2, 3, 96, 96)
