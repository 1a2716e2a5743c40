"""Restoring within a case: deblur-studio restore --case CASE.dblr."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from deblur_studio.cli import values
from deblur_studio.cli.command import EXIT_DONE, UsageError
from deblur_studio.cli.console import Console
from deblur_studio.cli.shot import Shot
from deblur_studio.core.evidence.case import MODES
from deblur_studio.core.evidence.given import GivenShot
from deblur_studio.core.evidence.open_case import About, OpenCase, make_case, open_case
from deblur_studio.core.evidence.restoring import (
    SPREAD_COUNT,
    Restored,
    check_mode,
    restore_in_case,
    result_place,
)
from deblur_studio.core.restore.registry import Method

_ONLY_NEW = ("number", "examiner", "notes", "mode")


def add_case_options(
    parser: argparse.ArgumentParser, title: str = "the case, instead of -o"
) -> None:
    """Add the case and what is said about it."""
    group = parser.add_argument_group(title)
    group.add_argument(
        "--case",
        type=Path,
        metavar="CASE.dblr",
        help="record everything in this case, made when it is not there; results go beside it",
    )
    group.add_argument("--number", metavar="N", help="case number of a new case")
    group.add_argument("--examiner", metavar="NAME", help="examiner of a new case")
    group.add_argument("--notes", metavar="TEXT", help="notes of a new case")
    group.add_argument(
        "--mode",
        choices=MODES,
        help="of a new case: evidence (default) takes classical methods only, investigative takes"
        " learned ones too, labelled, with a classical result beside each",
    )
    group.add_argument("--operator", metavar="NAME", help="who does this (default: the examiner)")
    group.add_argument(
        "--spread-count",
        type=values.whole_from(0, 100),
        metavar="N",
        help=f"restorations for the map of spread (default {SPREAD_COUNT}; 0: no such map)",
    )


def check_needed(options: argparse.Namespace) -> None:
    """Raise UsageError where something is said about a case and there is none."""
    given = [name for name in (*_ONLY_NEW, "operator", "spread_count") if _given(options, name)]
    if given and options.case is None:
        raise UsageError(f"--{given[0].replace('_', '-')} needs --case")


def check_case_options(options: argparse.Namespace) -> None:
    """Raise UsageError where the options of a case do not go with the others."""
    check_needed(options)
    if options.case is None:
        if options.output is None:
            raise UsageError("the following arguments are required: -o/--output, or --case")
    elif options.output is not None or options.maps is not None:
        raise UsageError("with --case results and maps go beside the case: leave out -o and --maps")


def opened_case(options: argparse.Namespace, chosen: Method) -> OpenCase:
    """Open the case, or make it; a method that its mode refuses makes none.

    Raises:
        UsageError: What is said about a new case is not what the one that is there says.
        DeblurError: The case cannot be used.
    """
    if options.case.exists():
        opened = open_case(options.case, options.operator or "")
        if other := [name for name in _ONLY_NEW if _differs(options, opened, name)]:
            raise UsageError(f"{options.case.name} is there already; leave out --{other[0]}")
        check_mode(chosen, opened.case.mode)
        return opened
    mode = options.mode or MODES[0]
    check_mode(chosen, mode)
    about = About(options.number or "", options.examiner or "", options.notes or "", mode)
    return make_case(options.case, about, options.operator or "")


def run_case(
    options: argparse.Namespace, shot: Shot, chosen: Method, parameters: Any, console: Console
) -> int:
    """Restore a shot within the case that the options name."""
    opened = opened_case(options, chosen)
    count = SPREAD_COUNT if options.spread_count is None else options.spread_count
    given = GivenShot(
        photo=shot.photo,
        recording=shot.recording,
        settings=shot.settings,
        log_paths=tuple(options.imu),
        sources=dict(shot.notes),
        camera_file=shot.camera_file,
    )
    results = restore_in_case(
        opened, given, chosen.name, parameters, spread_count=count, progress=console
    )
    for remark in (*opened.said, *shot.remarks()):
        console.note(remark)
    console.answer(_values(opened, results), _lines(opened, results))
    return EXIT_DONE


def _differs(options: argparse.Namespace, opened: OpenCase, name: str) -> bool:
    """Whether something is said of a new case that the one that is there says otherwise."""
    return _given(options, name) and getattr(options, name) != getattr(opened.case, name)


def _given(options: argparse.Namespace, name: str) -> bool:
    return getattr(options, name) is not None


def _values(opened: OpenCase, results: tuple[Restored, ...]) -> dict[str, Any]:
    return {
        "case": opened.path,
        "record": opened.record.path,
        "record_entries": opened.record.count,
        "record_head": opened.record.head,
        "mode": opened.case.mode,
        "results": [
            {
                "step": each.step.name,
                "method": each.step.method,
                "parameters": each.step.parameters,
                "output": result_place(opened, each.result),
                **each.result.model_dump(mode="json", exclude={"step"}),
            }
            for each in results
        ],
    }


def _lines(opened: OpenCase, results: tuple[Restored, ...]) -> list[str]:
    lines = []
    for each in results:
        place = result_place(opened, each.result)
        lines.append(f"Saved {place} ({each.step.method}, {each.result.seconds:.1f} s).")
        lines += [f"{each.result.verdict}: {each.result.said[0]}"]
    return [
        *lines,
        f"{opened.path.name} has {opened.record.count} entries in its record; the last one's hash"
        f" is {opened.record.head}.",
    ]
