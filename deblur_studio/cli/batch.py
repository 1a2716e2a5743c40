"""deblur-studio batch: many photos at a time, in processes here or on a cluster."""

from __future__ import annotations

import argparse
import asyncio
import os
from pathlib import Path
from typing import Any

from deblur_studio.cli import values
from deblur_studio.cli.batch_case import recording_of
from deblur_studio.cli.case import add_case_options
from deblur_studio.cli.command import (
    EXIT_DONE,
    EXIT_FAILED,
    EXIT_INTERRUPTED,
    Command,
    UsageError,
)
from deblur_studio.cli.console import Console
from deblur_studio.cli.interrupting import terminated_like_interrupted
from deblur_studio.core.batch.control import WORDS, tell
from deblur_studio.core.batch.hand import Hand, ProcessHand
from deblur_studio.core.batch.ledger import RESULT_SUFFIXES, Ledger, held
from deblur_studio.core.batch.order import ORDER_SUFFIX, read_order
from deblur_studio.core.batch.preset import find_preset
from deblur_studio.core.batch.run import Wanted, run_batch
from deblur_studio.core.batch.source import Source
from deblur_studio.core.batch.summary import in_words, write_summary
from deblur_studio.core.batch.values import Item, Recording
from deblur_studio.core.restore.registry import DEFAULT_METHOD, method

_MOST_JOBS = 256
_SUFFIXES = tuple(suffix.removeprefix(".") for suffix in RESULT_SUFFIXES)
_LOG_NAME = "batch.log"


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "place",
        nargs="?",
        type=Path,
        metavar="FOLDER|LIST.csv",
        help="the photos: all of a folder, or a list with a column photo and any of log, start_s,"
        " exposure_s, time_offset_s, readout_s, focal_px, depth_m, orientation, camera; or the"
        " order.json of a batch of the window",
    )
    parser.add_argument(
        "--imu",
        type=Path,
        action="append",
        metavar="LOG|FOLDER",
        help="logs or folders of them (default: in the folder of the photos); a photo gets the log"
        " of its name, else the one that covers EXIF's time",
    )
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DIR", help="folder for the results"
    )
    parser.add_argument(
        "--preset",
        default=DEFAULT_METHOD,
        metavar="P",
        help="a .toml or .json file with method and parameters, or a method (default %(default)s)",
    )
    parser.add_argument("--format", choices=_SUFFIXES, default="tif", help="default: %(default)s")
    _add_running(parser)
    add_case_options(parser, "the case that it is recorded in; results go beside it")


def _add_running(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how it runs")
    group.add_argument(
        "--jobs",
        type=values.whole_from(1, _MOST_JOBS),
        metavar="N",
        help="photos at a time, each in a process of its own (default: one; on a cluster: as many"
        " as its workers take)",
    )
    group.add_argument("--watch", action="store_true", help="wait for new photos until stopped")
    group.add_argument("--retry", action="store_true", help="try again what failed before")
    group.add_argument("--overwrite", action="store_true", help="replace results that are there")
    group.add_argument(
        "--scheduler",
        metavar="tcp://HOST:PORT",
        help="work on the cluster of this Dask scheduler, whose workers see the same files",
    )
    group.add_argument(
        "--tell", choices=WORDS, help="say this to the batch that works in DIR, and nothing else"
    )


def _run(options: argparse.Namespace, console: Console) -> int:
    out: Path = options.output.absolute()
    if options.tell:
        tell(out, options.tell)
        console.answer({"told": options.tell}, [f"Told the batch in {out}: {options.tell}."])
        return EXIT_DONE
    if options.place is None:
        raise UsageError("the following arguments are required: FOLDER|LIST.csv")
    preset = find_preset(options.preset)
    recording = recording_of(options, method(preset.method))
    source = Source(
        options.place, _log_places(options), patient=options.watch, overwrite=options.overwrite
    )
    with held(out):
        ledger = Ledger.opened(out, preset, f".{options.format}")
        interrupted, stopped = False, False
        try:
            with terminated_like_interrupted():
                stopped = asyncio.run(_work(ledger, source, recording, options, console))
        except KeyboardInterrupt:
            interrupted = True
        return _answer(ledger, console, stopped=stopped, interrupted=interrupted)


def _log_places(options: argparse.Namespace) -> list[Path]:
    if options.imu:
        return list(options.imu)
    if options.place.suffix.lower() == ORDER_SUFFIX and not options.place.is_dir():
        return list(read_order(options.place).logs)
    return [options.place] if options.place.is_dir() else []


async def _work(
    ledger: Ledger,
    source: Source,
    recording: Recording | None,
    options: argparse.Namespace,
    console: Console,
) -> bool:
    wanted = Wanted(
        overwrite=options.overwrite, watch=options.watch, retry=options.retry, recording=recording
    )
    teller = _Teller(ledger, console)
    if not options.scheduler:
        jobs = options.jobs or 1
        threads = max(1, (os.cpu_count() or 1) // jobs)
        hands: list[Hand] = [ProcessHand(threads, ledger.out / _LOG_NAME) for _ in range(jobs)]
        return await run_batch(ledger, source, hands, wanted, teller)
    from deblur_studio.core.batch.cluster import ClusterHand, connected

    client, count = await connected(options.scheduler)
    try:
        hands = [ClusterHand(client) for _ in range(options.jobs or count)]
        return await run_batch(ledger, source, hands, wanted, teller)
    finally:
        await client.close()


class _Teller:
    """Says how far the batch is, and at once what went wrong."""

    def __init__(self, ledger: Ledger, console: Console) -> None:
        self._ledger, self._console = ledger, console

    def __call__(self, item: Item) -> None:
        if item.state == "failed":
            self._console.note(f"{item.photo.name}: {item.said}")
        counts = self._ledger.counts()
        ended = counts["done"] + counts["failed"] + counts["unpaired"]
        share = ended / max(1, sum(counts.values()))
        self._console.checkpoint(share, f"{item.photo.name} {item.state}; {in_words(self._ledger)}")


def _answer(ledger: Ledger, console: Console, *, stopped: bool, interrupted: bool) -> int:
    table, page = write_summary(ledger)
    log = ledger.out / _LOG_NAME
    if log.is_file() and not log.stat().st_size:
        log.unlink()
    for item in ledger.items:
        if item.state == "unpaired":
            console.note(item.said)
    counts = ledger.counts()
    lines = [f"{in_words(ledger)}; see {page}."]
    if interrupted or stopped:
        lines.append("Stopped; the same command goes on where it was.")
    if counts["failed"]:
        lines.append("The same command with --retry tries again what failed.")
    items = [item.model_dump(mode="json") for item in ledger.items]
    told: dict[str, Any] = {"counts": counts, "table": table, "page": page, "items": items}
    console.answer({**told, "stopped": stopped or interrupted}, lines)
    if interrupted:
        return EXIT_INTERRUPTED
    return EXIT_FAILED if counts["failed"] or counts["unpaired"] else EXIT_DONE


COMMAND = Command("batch", "Restore many photos, one after the other.", _add_options, _run)
