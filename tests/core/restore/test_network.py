"""The learned methods of the registry: tiles, memory, models, what is said."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import platformdirs
import pytest
import torch
from tiny_models import tiny, use_tiny_networks, write_model

from deblur_studio.core.errors import ModelError, RestoreError
from deblur_studio.core.imaging.metrics import psnr_db
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.nets import device, model_file
from deblur_studio.core.nets.motion_planes import Tile
from deblur_studio.core.progress import SILENT, Cancelled, Progress
from deblur_studio.core.restore import network, network_tiles
from deblur_studio.core.restore.network import GuidedParameters, UNetParameters, guided, unet
from deblur_studio.core.restore.run import restore

CPU_DEVICE = torch.device("cpu")
CPU = GuidedParameters(device="cpu", model="tiny")


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user with an untrained network of each kind."""
    folder = tmp_path / "user" / "models"
    folder.mkdir(parents=True)

    def here(*_: object, **__: object) -> str:
        return str(folder.parent)

    use_tiny_networks(monkeypatch)
    monkeypatch.setattr(platformdirs, "user_data_dir", here)
    for name, kind in (("tiny", "guided"), ("line", "seed-unet")):
        write_model(folder / f"{name}.safetensors", kind, name=f"of {name}")
    return folder


def encoded_psnr_db(pixels: np.ndarray, sharp: np.ndarray) -> float:
    return psnr_db(SRGB.to_encoded(pixels), SRGB.to_encoded(sharp), border_px=12)


def test_that_a_guided_network_gains_before_it_has_learned(shot) -> None:
    problem = shot.problem()
    restored = guided(problem, CPU, SILENT)
    assert restored.shape == shot.photo.shape
    assert restored.dtype == np.float32
    assert encoded_psnr_db(restored, shot.sharp) > encoded_psnr_db(shot.photo, shot.sharp) + 1


def test_that_the_seeds_network_runs_too(shot) -> None:
    restored = unet(shot.problem(), UNetParameters("cpu", "line"), SILENT)
    assert restored.shape == shot.photo.shape
    assert np.isfinite(restored).all()


def test_that_remarks_name_the_network_and_the_hash_of_its_weights(shot, models: Path) -> None:
    problem = shot.problem()
    guided(problem, CPU, SILENT)
    card = model_file.read_card(models / "tiny.safetensors")
    assert problem.remarks == [
        f"Restored by the network 'of tiny', weights {card.sha256[:16]}; it adds content learned"
        " from other photos."
    ]


def test_that_a_missing_model_is_one_sentence(shot) -> None:
    with pytest.raises(ModelError, match=r"There is no model 'nowhere'; train one"):
        guided(shot.problem(), dataclasses.replace(CPU, model="nowhere"), SILENT)


def test_that_a_network_of_another_kind_is_not_used_under_the_methods_name(shot) -> None:
    with pytest.raises(ModelError, match=r"line.safetensors is a network .* the method unet"):
        guided(shot.problem(), dataclasses.replace(CPU, model="line"), SILENT)


def test_that_a_model_can_be_given_as_a_file(shot, models: Path) -> None:
    file = models / "tiny.safetensors"
    problem = shot.problem()
    guided(problem, dataclasses.replace(CPU, model=str(file)), SILENT)
    assert "of tiny" in problem.remarks[0]


def test_that_a_missing_device_is_one_sentence(shot) -> None:
    if torch.backends.mps.is_available():
        pytest.skip("it is there")
    with pytest.raises(ModelError, match="no device 'mps'"):
        guided(shot.problem(), dataclasses.replace(CPU, device="mps"), SILENT)


def test_that_tiles_leave_no_seam(shot_of, leaves, monkeypatch: pytest.MonkeyPatch) -> None:
    """Away from the cells' own grid a tiled photo is the photo restored whole."""
    shot = shot_of(leaves(150, 330), extent_px=6.0)
    runner = network_tiles.Runner(shot.problem(), tiny("guided").eval(), CPU_DEVICE, None)
    whole, tiled = runner.whole(400, SILENT), runner.whole(96, SILENT)
    apart = np.abs(SRGB.to_encoded(whole) - SRGB.to_encoded(tiled))
    assert float(np.sqrt(np.mean(apart**2))) < 0.01
    columns = np.abs(np.diff(SRGB.to_encoded(tiled) - SRGB.to_encoded(whole), axis=1)).mean((0, 2))
    borders = [96 * index + shift for index in (1, 2) for shift in (-25, -1, 0, 24)]
    assert columns[borders].max() < 6 * np.median(columns) + 1e-3


def test_that_a_grey_photo_stays_grey(shot_of, leaves) -> None:
    shot = shot_of(leaves(96, 96, 1), extent_px=6.0)
    restored = guided(shot.problem(), CPU, SILENT)
    assert restored.shape == (96, 96, 1)
    assert encoded_psnr_db(restored, shot.sharp) > encoded_psnr_db(shot.photo, shot.sharp)


def test_that_faithfulness_changes_the_result_and_automatic_is_as_trained(shot) -> None:
    problem = shot.problem()
    trained = float(tiny("guided").faithfulness.detach())
    automatic, given, none = (
        guided(problem, dataclasses.replace(CPU, faithfulness=value), SILENT)
        for value in (-1.0, trained, 0.0)
    )
    np.testing.assert_allclose(automatic, given, atol=1e-4)
    assert float(np.abs(automatic - none).max()) > 1e-3


class Watcher:
    """Notes what is reported and stops the work at a fraction."""

    def __init__(self, stop_at: float = 2.0) -> None:
        self.fractions: list[float] = []
        self._stop_at = stop_at

    def checkpoint(self, fraction: float, message: str = "") -> None:
        if message == "Restoring with the network":
            self.fractions.append(fraction)
            if fraction >= self._stop_at:
                raise Cancelled


@pytest.fixture
def wide(shot_of, leaves, monkeypatch: pytest.MonkeyPatch):
    """A shot that takes four tiles."""
    monkeypatch.setattr(network, "CORES_PX", (96,))
    return shot_of(leaves(80, 400), extent_px=6.0)


def test_that_progress_moves_within_a_tile(wide) -> None:
    watcher = Watcher()
    guided(wide.problem(), CPU, watcher)
    assert watcher.fractions == sorted(watcher.fractions)
    assert len(set(watcher.fractions)) > 4 * 10
    assert watcher.fractions[-1] < 1


def test_that_it_stops_within_a_tile_and_leaves_the_network_unwatched(
    wide, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiles: list[Tile] = []
    plain = network_tiles.Runner._tile

    def counted(
        runner: network_tiles.Runner, values: np.ndarray, tile: Tile, progress: Progress
    ) -> np.ndarray:
        tiles.append(tile)
        return plain(runner, values, tile, progress)

    monkeypatch.setattr(network_tiles.Runner, "_tile", counted)
    runner = network_tiles.Runner(wide.problem(), tiny("guided").eval(), CPU_DEVICE, None)
    watcher = Watcher(0.3)
    with pytest.raises(Cancelled):
        runner.whole(96, watcher)
    assert len(tiles) == 2
    assert 0.3 <= watcher.fractions[-1] < 0.5
    assert not any(layer._forward_pre_hooks for layer in runner.network.modules())


def test_that_a_network_whose_layers_are_halved_says_the_same(wide) -> None:
    """bfloat16 where the processor has it, float32 elsewhere."""
    network_of = tiny("guided").eval()
    heads = [layer for name, layer in network_of.named_children() if name.startswith("head")]
    for head in heads:
        torch.nn.init.normal_(head.weight, 0, 0.01)  # as if it had learned something
    problem = wide.problem()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(device, "_cpu_has_bfloat16", lambda: False)
        whole = network_tiles.Runner(problem, network_of, CPU_DEVICE, None).whole(672, SILENT)
        patch.setattr(device, "_cpu_has_bfloat16", lambda: True)
        halved = network_tiles.Runner(problem, network_of, CPU_DEVICE, None).whole(672, SILENT)
    apart_db = encoded_psnr_db(halved, wide.sharp) - encoded_psnr_db(whole, wide.sharp)
    assert abs(apart_db) < 0.05


class Greedy:
    """Fails on tiles larger than a size, as a device without memory does."""

    def __init__(self, largest_px: int, error: Exception) -> None:
        self._largest_px, self._error = largest_px, error
        self._plain = network_tiles.Runner._tile

    def tile(self, runner, values, tile, progress):
        if max(tile.width, tile.height) > self._largest_px:
            raise self._error
        return self._plain(runner, values, tile, progress)


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB"),
        RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: 8 bytes"),
        RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 8 bytes"),
    ],
    ids=["python", "cuda", "linux", "windows"],
)
def test_that_too_little_memory_means_smaller_tiles_and_is_said(
    shot_of, leaves, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    shot = shot_of(leaves(80, 320), extent_px=6.0)
    greedy = Greedy(200, error)
    monkeypatch.setattr(network_tiles.Runner, "_tile", lambda *given: greedy.tile(*given))
    problem = shot.problem()
    restored = guided(problem, CPU, SILENT)
    assert np.isfinite(restored).all()
    assert problem.remarks[1:] == [
        "Memory did not suffice for tiles of 672 px.",
        "Memory did not suffice for tiles of 288 px.",
    ]


def test_that_no_memory_at_all_is_one_sentence(shot, monkeypatch: pytest.MonkeyPatch) -> None:
    greedy = Greedy(0, MemoryError())
    monkeypatch.setattr(network_tiles.Runner, "_tile", lambda *given: greedy.tile(*given))
    with pytest.raises(RestoreError, match="The memory does not suffice for this network"):
        guided(shot.problem(), CPU, SILENT)


def test_that_a_defect_is_not_taken_for_too_little_memory(
    shot, monkeypatch: pytest.MonkeyPatch
) -> None:
    greedy = Greedy(0, RuntimeError("unsupported memory format option"))
    monkeypatch.setattr(network_tiles.Runner, "_tile", lambda *given: greedy.tile(*given))
    with pytest.raises(RuntimeError, match="memory format"):
        guided(shot.problem(), CPU, SILENT)


def test_that_the_registry_runs_it_with_its_check(shot) -> None:
    done = restore(shot.photo, shot.camera, shot.path, "guided", CPU)
    assert done.method == "guided"
    assert any("weights" in note for note in done.notes)
    assert 0 < done.chi < 10
