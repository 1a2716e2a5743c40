"""deblur-studio evaluate: how good methods are on simulated shots whose truth is known."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from deblur_studio.cli import values
from deblur_studio.cli.command import EXIT_DONE, Command
from deblur_studio.cli.console import Console
from deblur_studio.core.evaluation.output import answer_of, write_sheet, write_tables
from deblur_studio.core.evaluation.planted import planted_facts
from deblur_studio.core.evaluation.run import (
    Evaluation,
    check_methods,
    evaluate,
    prepare_folder,
)
from deblur_studio.core.evaluation.scores import BLURRED
from deblur_studio.core.progress import Part
from deblur_studio.core.restore.registry import METHODS
from deblur_studio.core.synthesis.cases import ERROR_SCALES, CaseSettings
from deblur_studio.core.synthesis.sources import GENERATED, motions_of, photos_in

_KNOWN = ",".join((BLURRED, *(known.name for known in METHODS)))


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--photos", type=Path, required=True, metavar="DIR", help="folder of sharp photos"
    )
    parser.add_argument(
        "--motions",
        nargs="+",
        required=True,
        metavar="PATH",
        help=f'logs, folders of logs, or the word "{GENERATED}" for simulated hands',
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder for the results"
    )
    parser.add_argument(
        "--methods", type=_names, default=_names(_KNOWN), metavar="A,B", help=f"default: {_KNOWN}"
    )
    parser.add_argument(
        "--best-setting",
        action="store_true",
        help="also each classical method at the strength that is best for each case",
    )
    parser.add_argument(
        "--refine-motion",
        action="store_true",
        help="also each method with the told motion first refined by the photo (NAME+refined)",
    )
    parser.add_argument(
        "--planted", action="store_true", help="also whether methods invent or lose planted facts"
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="go on with what DIR holds: an interrupted run, more cases or more methods",
    )
    parser.add_argument(
        "--again",
        type=_names,
        default=(),
        metavar="A,B",
        help="when resuming, measure these anew (after their weights or code have changed)",
    )
    _add_case_options(parser)


def _add_case_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("the cases")
    plain = CaseSettings()
    group.add_argument(
        "--cases", type=values.whole_from(1, 100_000), default=96, metavar="N", help="default 96"
    )
    group.add_argument(
        "--seed", type=values.whole_from(0, 2**63 - 1), default=0, metavar="S", help="default 0"
    )
    group.add_argument(
        "--extent-px",
        type=values.positive_range,
        default=plain.extent_px,
        metavar="A:B",
        help="of the blur (default 4:50)",
    )
    group.add_argument(
        "--noise",
        type=values.positive_range,
        default=plain.noise,
        metavar="A:B",
        help="standard deviation at white, in linear light, 1 being white (default 0.002:0.015)",
    )
    group.add_argument(
        "--motion-errors",
        choices=list(ERROR_SCALES),
        default=plain.motion_errors,
        help="how wrong the motion is that methods are told (default: %(default)s)",
    )


def _run(options: argparse.Namespace, console: Console) -> int:
    check_methods(options.methods)
    evaluation = Evaluation(
        settings=CaseSettings(
            options.seed, options.extent_px, options.noise, options.motion_errors
        ),
        count=options.cases,
        methods=options.methods,
        photos=photos_in(options.photos),
        motions=motions_of(options.motions),
        best_setting=options.best_setting,
        refine_motion=options.refine_motion,
    )
    known = prepare_folder(evaluation, options.out, resume=options.resume, again=options.again)
    rows = evaluate(evaluation, options.out, known, Part(console, 0.0, 0.9))
    planted = {}
    if options.planted:
        planted = planted_facts(evaluation.methods, Part(console, 0.9, 0.95))
    answer = answer_of(evaluation, rows, planted)
    files = write_tables(answer, rows, options.out)
    files.append(write_sheet(evaluation, rows, options.out, Part(console, 0.95, 1.0)))
    console.answer({**answer, "files": files}, _lines(answer, options.out))
    return EXIT_DONE


def _lines(answer: dict[str, Any], folder: Path) -> list[str]:
    lines = [f"{len(answer['cases'])} cases; PSNR mean, median, worst tenth (gain), dB:"]
    for name, found in answer["methods"].items():
        psnr, gain = found["psnr_db"], found["gain_db"]
        lines.append(
            f"  {name:24} {psnr['mean']:6.2f} {psnr['median']:6.2f} {psnr['worst10']:6.2f}"
            f"  ({gain['mean']:+.2f} {gain['median']:+.2f} {gain['worst10']:+.2f})"
        )
    return [*lines, f"Saved in {folder}: report.md, summary.csv, cases.csv, sheet.png."]


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("name at least one method")
    return names


COMMAND = Command(
    "evaluate", "Measure methods on simulated shots whose truth is known.", _add_options, _run
)
