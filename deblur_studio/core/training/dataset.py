"""The seed's kind of data set on disk: blurred crop, vector field, sharp crop.

A folder holds dataset.json (what was asked for), shards ``shard_00000.npz`` and index.jsonl with
a line for each sample. Sample i follows from the seed and i alone, however it is sharded. A shard
appears whole or not at all and holds its own lines of the index, so that whatever ends the work,
the same call goes on with the next shard.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import torch
from numpy.typing import NDArray

from deblur_studio.core.errors import OutputError
from deblur_studio.core.files import written_whole
from deblur_studio.core.nets.unet import NORM_PX, vector_field
from deblur_studio.core.parallel import in_order
from deblur_studio.core.progress import Progress
from deblur_studio.core.training.config import Simulation
from deblur_studio.core.training.draw import DrawnShot, Source, draw_shot
from deblur_studio.core.training.simulate import Sample, collate, simulate

SETTINGS, INDEX = "dataset.json", "index.jsonl"
_STREAM = 3  # of the generators; 0 to 2 belong to training


@dataclass(frozen=True)
class DatasetSettings:
    """``count`` samples of ``size`` px in shards of ``shard_size``."""

    count: int
    seed: int
    size: int
    shard_size: int

    @property
    def shards(self) -> int:
        """Return the number of shards; the last may hold fewer samples."""
        return -(-self.count // self.shard_size)

    def numbers(self, shard: int) -> range:
        """Return the samples of a shard."""
        first = shard * self.shard_size
        return range(first, min(first + self.shard_size, self.count))


def exact_simulation(
    extent_px: tuple[float, float], noise: tuple[float, float], generated_share: float
) -> Simulation:
    """Return what the seed simulated: motion told without errors, nothing still, no JPEG."""
    return Simulation(
        extent_px=extent_px,
        noise=noise,
        motion_errors=0.0,
        generated_share=generated_share,
        still_share=0.0,
        foreign_share=0.0,
        jpeg_share=0.0,
    )


def write_dataset(
    source: Source, settings: DatasetSettings, names: Sequence[str], out: Path, progress: Progress
) -> int:
    """Write the shards that are not there yet; return how many were.

    Args:
        source: What samples are drawn from; its crops are as large as the settings say.
        settings: How many samples, from which seed, in which shards.
        names: Of the photos, in the order of the source.
        out: Folder; made where it is not there.
        progress: Told at every sample.

    Raises:
        OutputError: The folder holds another data set or other files, or the disk refuses.
        DeblurError: Photos or motions do not serve.
    """
    _claim(source, settings, names, out)
    done = 0
    for shard in range(settings.shards):
        lines = _lines_of(out / _name(shard))
        done += lines is not None
        if lines is None:
            lines = _write_shard(source, settings, shard, out, progress)
        _add_to_index(out / INDEX, lines, anew=shard == 0)
    return done


def draw_sample(source: Source, seed: int, number: int) -> tuple[DrawnShot, Sample]:
    """Return sample ``number`` of a seed."""
    drawn = draw_shot(source, np.random.default_rng([seed, _STREAM, number]), 0.0)
    return drawn, simulate(drawn, torch.device("cpu"))


def _write_shard(
    source: Source, settings: DatasetSettings, shard: int, out: Path, progress: Progress
) -> str:
    numbers, name = settings.numbers(shard), _name(shard)
    shape = (len(numbers), settings.size, settings.size, 3)
    arrays: dict[str, NDArray[Any]] = {
        "blurred": np.empty(shape, np.uint8),
        "field": np.empty(shape, np.float16),
        "sharp": np.empty(shape, np.uint8),
        "number": np.array(numbers, np.int64),
    }
    lines = []

    def made(number: int) -> tuple[DrawnShot, list[NDArray[Any]]]:
        drawn, sample = draw_sample(source, settings.seed, number)
        return drawn, _pictures(sample)

    for number, (drawn, pictures) in in_order(made, numbers):
        progress.checkpoint(number / settings.count, f"Sample {number} of {settings.count}")
        for key, picture in zip(("blurred", "field", "sharp"), pictures, strict=True):
            arrays[key][number - numbers.start] = picture
        lines.append(_line(number, name, drawn, pictures))
    text = "".join(lines)
    arrays["index"] = np.frombuffer(text.encode(), np.uint8)
    with written_whole(out / name, overwrite=True) as temporary:
        np.savez_compressed(temporary, allow_pickle=False, **arrays)
    return text


def _pictures(sample: Sample) -> list[NDArray[Any]]:
    """Return blurred and sharp (S, S, 3) uint8 and between them the field (S, S, 3) float16."""
    field = vector_field(collate([sample]).shots)[0]
    blurred, sharp = (
        (values * 255).round().to(torch.uint8) for values in (sample.blurred, sample.sharp)
    )
    return [
        planes.permute(1, 2, 0).contiguous().numpy() for planes in (blurred, field.half(), sharp)
    ]


def _line(number: int, shard: str, drawn: DrawnShot, pictures: Sequence[NDArray[Any]]) -> str:
    digest = hashlib.sha256(b"".join(picture.tobytes() for picture in pictures)).hexdigest()
    row = {"number": number, "shard": shard, **dataclasses.asdict(drawn.origin)}
    return json.dumps({**row, "noise": drawn.noise, "sha256": digest}) + "\n"


def _add_to_index(path: Path, lines: str, *, anew: bool) -> None:
    """Add lines; the first shard's begin the file anew, since a kill may have torn its end."""
    try:
        with path.open("w" if anew else "a", encoding="utf-8", newline="") as file:
            file.write(lines)
    except OSError as error:
        raise OutputError(
            f"{path.name} cannot be written ({error.strerror}); make room."
        ) from error


def _name(shard: int) -> str:
    return f"shard_{shard:05d}.npz"


def _lines_of(path: Path) -> str | None:
    """Return the lines of the index that a finished shard holds, None where there is none."""
    if not path.exists():
        return None
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as shard:
            return bytes(shard["index"]).decode()
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise OutputError(
            f"{path.name} is damaged or of another program; delete it to have it made again."
        ) from error


def _claim(source: Source, settings: DatasetSettings, names: Sequence[str], out: Path) -> None:
    """Write what is asked for, or check that the folder was begun with the same."""
    wanted = json.loads(json.dumps(_asked(source, settings, names)))
    path = out / SETTINGS
    if path.is_file():
        _check_same(path, wanted)
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
        strangers = [entry.name for entry in out.iterdir() if not entry.name.startswith(".")]
    except OSError as error:
        raise OutputError(f"{out} cannot be made ({error.strerror}); choose another.") from error
    if strangers:
        raise OutputError(f"{out.name} holds other files; choose an empty folder.")
    with written_whole(path) as temporary:
        temporary.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


def _asked(source: Source, settings: DatasetSettings, names: Sequence[str]) -> dict[str, Any]:
    return {
        **dataclasses.asdict(settings),
        "simulation": source.simulation.model_dump(),
        "photos": len(names),
        "photos_sha256": hashlib.sha256("\n".join(names).encode()).hexdigest(),
        "motions": {motion.name: motion.sha256 for motion in source.motions},
        "norm_px": NORM_PX,
    }


def _check_same(path: Path, wanted: dict[str, Any]) -> None:
    try:
        begun = json.loads(path.read_text(encoding="utf-8"))
        other = [key for key in wanted if begun.get(key) != wanted[key]]
    except (OSError, ValueError, AttributeError) as error:
        raise OutputError(f"{path.name} is damaged; choose another folder.") from error
    if other:
        raise OutputError(
            f"{path.parent.name} holds a data set with another {other[0]}; choose another folder"
            " or ask for the same."
        )
