"""deblur-studio dataset: simulated pairs on disk, for training elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from deblur_studio.cli import values
from deblur_studio.cli.command import EXIT_DONE, Command, UsageError
from deblur_studio.cli.console import Console
from deblur_studio.core.synthesis.sources import GENERATED, motions_of


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--photos", type=Path, nargs="+", required=True, metavar="DIR", help="sharp photos"
    )
    parser.add_argument(
        "--motions",
        nargs="+",
        required=True,
        metavar="PATH",
        help=f'logs, folders of logs, or the word "{GENERATED}" for simulated hands',
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="empty, or begun by the same call"
    )
    whole = values.whole_from
    parser.add_argument("--count", type=whole(1, 10**8), required=True, metavar="N", help="samples")
    parser.add_argument(
        "--seed", type=whole(0, 2**63 - 1), default=0, metavar="S", help="default 0"
    )
    parser.add_argument(
        "--size", type=whole(64, 1024), default=256, metavar="PX", help="of a sample, default 256"
    )
    parser.add_argument(
        "--shard-size", type=whole(1, 10**5), default=250, metavar="K", help="default 250 samples"
    )
    parser.add_argument(
        "--extent-px",
        type=values.positive_range,
        default=(2.0, 50.0),
        metavar="A:B",
        help="of the blur (default 2:50)",
    )
    parser.add_argument(
        "--noise",
        type=values.range_from_zero,
        default=(0.001, 0.015),
        metavar="A:B",
        help="standard deviation at white, in linear light, 1 being white (default 0.001:0.015)",
    )


def _run(options: argparse.Namespace, console: Console) -> int:
    # torch takes seconds: other commands do not wait for it
    from deblur_studio.core.training.dataset import (
        DatasetSettings,
        exact_simulation,
        write_dataset,
    )
    from deblur_studio.core.training.draw import BORDER_PX, Source
    from deblur_studio.core.training.shelf import Shelf

    if options.size % 16:
        raise UsageError("--size must be a multiple of 16")
    shelf = Shelf(options.photos, options.size + 2 * BORDER_PX)
    motions = motions_of(options.motions)
    hands = any(motion.recording is None for motion in motions)
    simulation = exact_simulation(options.extent_px, options.noise, 0.5 if hands else 0.0)
    source = Source(shelf, motions, simulation, options.size)
    settings = DatasetSettings(options.count, options.seed, options.size, options.shard_size)
    names = [path.name for path in shelf.paths]
    found = write_dataset(source, settings, names, options.out, console)
    answer = {
        "samples": settings.count,
        "shards": settings.shards,
        "found": found,
        "written": settings.shards - found,
        "folder": str(options.out),
    }
    console.answer(answer, [_sentence(settings.count, settings.shards, found, options.out)])
    return EXIT_DONE


def _sentence(samples: int, shards: int, found: int, folder: Path) -> str:
    known = f" ({found} of them were there already)" if found else ""
    return f"{samples} samples in {shards} shards{known}, with index.jsonl, in {folder}."


COMMAND = Command(
    "dataset", "Write simulated pairs with their vector fields, sharded.", _add_options, _run
)
