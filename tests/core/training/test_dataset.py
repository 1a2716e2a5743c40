"""The seed's kind of data set: what a sample holds, and how the writing goes on after a kill."""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deblur_studio.core.errors import OutputError, TrainingError
from deblur_studio.core.progress import SILENT
from deblur_studio.core.training import photos, shelf
from deblur_studio.core.training.dataset import DatasetSettings, draw_sample, write_dataset
from deblur_studio.core.training.draw import Source
from deblur_studio.core.training.shelf import Shelf

NAMES = ("leaves.png",)


class Killed(BaseException):
    """As if the process were gone."""


class KilledAt:
    """A progress that ends the work before a sample is kept."""

    def __init__(self, sample: int) -> None:
        self._left = sample

    def checkpoint(self, fraction: float, message: str = "") -> None:
        if self._left == 0:
            raise Killed
        self._left -= 1


@pytest.fixture
def source(source_of) -> Source:
    return source_of(64, extent_px=(10.0, 16.0), exposure_s=(0.05, 0.1), noise=(0.002, 0.003))


def settings(**changes: int) -> DatasetSettings:
    return dataclasses.replace(DatasetSettings(count=5, seed=3, size=64, shard_size=2), **changes)


def rows_of(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "index.jsonl").read_text().splitlines()]


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_that_shards_hold_blurred_field_and_sharp(source: Source, tmp_path: Path) -> None:
    out = tmp_path / "set"
    assert write_dataset(source, settings(), NAMES, out, SILENT) == 0
    shards = [f"shard_0000{number}.npz" for number in range(3)]
    assert sorted(contents(out)) == ["dataset.json", "index.jsonl", *shards]
    rows = rows_of(out)
    assert [row["number"] for row in rows] == [0, 1, 2, 3, 4]
    assert [row["shard"] for row in rows] == [shards[number // 2] for number in range(5)]
    assert {row["photo_sha256"] for row in rows} == {"a" * 64}
    assert all(10 <= row["extent_px"] <= 16 for row in rows)
    with np.load(out / shards[1], allow_pickle=False) as shard:
        assert shard["number"].tolist() == [2, 3]
        for key, kind in (("blurred", np.uint8), ("sharp", np.uint8), ("field", np.float16)):
            assert shard[key].shape == (2, 64, 64, 3)
            assert shard[key].dtype == kind
        norm, x, y = np.moveaxis(shard["field"].astype(np.float32), -1, 0)
        assert 0 < norm.max() <= 1
        np.testing.assert_allclose(np.hypot(x, y), norm, atol=0.02)
        _, sample = draw_sample(source, 3, 3)
        blurred = (sample.blurred.permute(1, 2, 0) * 255).round().numpy()
        np.testing.assert_array_equal(shard["blurred"][1], blurred)


def test_that_a_sample_is_the_same_however_it_is_sharded(source: Source, tmp_path: Path) -> None:
    hashes = []
    for size in (1, 4, 50):
        out = tmp_path / str(size)
        write_dataset(source, settings(shard_size=size), NAMES, out, SILENT)
        hashes.append([row["sha256"] for row in rows_of(out)])
    assert hashes[0] == hashes[1] == hashes[2]
    assert len(set(hashes[0])) == 5
    other = tmp_path / "other"
    write_dataset(source, settings(seed=4), NAMES, other, SILENT)
    assert not set(hashes[0]) & {row["sha256"] for row in rows_of(other)}


@pytest.mark.parametrize("sample", [0, 1, 3])
def test_that_it_goes_on_after_a_kill_and_ends_as_if_there_had_been_none(
    source: Source, tmp_path: Path, sample: int
) -> None:
    whole, torn = tmp_path / "whole", tmp_path / "torn"
    write_dataset(source, settings(), NAMES, whole, SILENT)
    with pytest.raises(Killed):
        write_dataset(source, settings(), NAMES, torn, KilledAt(sample))
    finished = sample // 2
    with (torn / "index.jsonl").open("a") as file:
        file.write('{"number": 7, "sh')  # what a kill leaves
    times = {path.name: path.stat().st_mtime_ns for path in torn.glob("shard*")}
    assert len(times) == finished
    assert write_dataset(source, settings(), NAMES, torn, SILENT) == finished
    assert {name: (torn / name).stat().st_mtime_ns for name in times} == times
    assert rows_of(torn) == rows_of(whole)


def test_that_a_finished_set_is_left_alone(source: Source, tmp_path: Path) -> None:
    write_dataset(source, settings(), NAMES, tmp_path / "set", SILENT)
    before = contents(tmp_path / "set")
    assert write_dataset(source, settings(), NAMES, tmp_path / "set", KilledAt(0)) == 3
    assert contents(tmp_path / "set") == before


@pytest.mark.parametrize("key", ["count", "seed", "size", "shard_size"])
def test_that_another_set_in_the_folder_is_refused(
    source: Source, tmp_path: Path, key: str
) -> None:
    write_dataset(source, settings(count=1), NAMES, tmp_path / "set", SILENT)
    with pytest.raises(OutputError, match=f"holds a data set with another {key}; choose another"):
        write_dataset(source, settings(**{"count": 1, key: 128}), NAMES, tmp_path / "set", SILENT)


def test_that_other_photos_or_files_in_the_folder_are_refused(
    source: Source, tmp_path: Path
) -> None:
    write_dataset(source, settings(count=1), NAMES, tmp_path / "set", SILENT)
    with pytest.raises(OutputError, match="another photos_sha256"):
        write_dataset(source, settings(count=1), ("rock.png",), tmp_path / "set", SILENT)
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(OutputError, match="holds other files; choose an empty folder"):
        write_dataset(source, settings(), NAMES, tmp_path, SILENT)


def test_that_a_damaged_shard_is_one_sentence(source: Source, tmp_path: Path) -> None:
    out = tmp_path / "set"
    write_dataset(source, settings(), NAMES, out, SILENT)
    (out / "shard_00001.npz").write_bytes(b"PK\x03\x04 torn")
    with pytest.raises(OutputError, match=r"shard_00001.npz is damaged .*; delete it"):
        write_dataset(source, settings(), NAMES, out, SILENT)


def test_that_the_shelf_passes_over_what_does_not_serve(photo_folder: Path) -> None:
    Image.new("RGB", (40, 40)).save(photo_folder / "a_small.png")
    (photo_folder / "b_broken.png").write_bytes(b"no picture")
    stored = Shelf([photo_folder], 128)
    assert len(stored) == 5
    assert [stored[place].name for place in range(5)] == [
        "leaves0.png",
        "leaves0.png",
        "leaves0.png",
        "leaves1.png",
        "leaves2.png",
    ]
    with pytest.raises(TrainingError, match="No photo of at least 500 x 500 px"):
        Shelf([photo_folder], 500)[0]


def test_that_the_shelf_keeps_little_in_memory_and_answers_alike(
    photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "_KEPT_BYTES", 100_000)  # one photo and a half
    read = []

    def counted(path: Path) -> photos.TrainingPhoto:
        read.append(path.name)
        return photos.load_photo(path)

    monkeypatch.setattr(shelf, "load_photo", counted)
    stored = Shelf([photo_folder], 64)
    names = [stored[place].name for place in (0, 0, 1, 2, 0)]
    assert names == ["leaves0.png", "leaves0.png", "leaves1.png", "leaves2.png", "leaves0.png"]
    assert read == ["leaves0.png", "leaves1.png", "leaves2.png", "leaves0.png"]
    assert stored._bytes <= 100_000


@pytest.mark.skipif(os.name == "nt", reason="there are no such limits")
def test_that_a_full_disk_is_one_sentence(source: Source, tmp_path: Path) -> None:
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, limits[1]))
    try:
        with pytest.raises(OutputError, match="cannot be written"):
            write_dataset(source, settings(), NAMES, tmp_path / "set", SILENT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert sorted(contents(tmp_path / "set")) == ["dataset.json"]
