"""deblur-studio align: when the shutter was open, on the clock of the log."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path
from typing import Any

from deblur_studio.cli import values
from deblur_studio.cli.command import EXIT_DONE, Command
from deblur_studio.cli.console import Console
from deblur_studio.cli.output import check_free
from deblur_studio.cli.shot import Shot, add_shot_options, read_shot
from deblur_studio.core.alignment.answer import Alignment, align, middle_of
from deblur_studio.core.alignment.motion_refinement import refine_motion
from deblur_studio.core.alignment.refine import REFINABLE
from deblur_studio.core.alignment.search import SearchSettings
from deblur_studio.core.camera.file import write_camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.mounting import string_from_mounting
from deblur_studio.core.motion.shot_changes import changed
from deblur_studio.core.progress import Progress

_MOST_POINTS = 2000


def add_search_options(parser: argparse.ArgumentParser) -> None:
    """Add where to search and what to refine."""
    group = parser.add_argument_group("the search")
    group.add_argument(
        "--search-s",
        type=values.stretch,
        metavar="A:B",
        help="search starts from A to B seconds after --start-s, such as -0.25:0.25"
        " (default: the whole log)",
    )
    group.add_argument(
        "--refine",
        type=values.names_of(REFINABLE),
        default=("offset", "bias", "scale"),
        metavar="NAMES",
        help=f"of {','.join(REFINABLE)}; mounting also tries the 24 ways of axes along axes"
        " (default: offset,bias,scale)",
    )


def add_refine_option(parser: argparse.ArgumentParser) -> None:
    """Add refining what was told, without a search."""
    parser.add_argument(
        "--refine-motion",
        action="store_true",
        help="refine the motion about what was told (clock, bias, scale, focal length, mounting,"
        " readout, each by as much as is usual) so that it explains the blur best; no search",
    )


def aligned(shot: Shot, options: argparse.Namespace, progress: Progress) -> Alignment:
    """Search, or refine what was told, as the options say.

    Raises:
        MotionError: Too little texture, or the log does not cover what is searched.
    """
    if options.refine_motion:
        return refine_motion(shot.photo.pixels, shot.recording, shot.settings, progress)
    middle_s, wanted = middle_of(shot.settings), SearchSettings(free=options.refine)
    if options.search_s is not None:
        from_s, to_s = options.search_s
        wanted = dataclasses.replace(wanted, from_s=middle_s + from_s, to_s=middle_s + to_s)
    return align(shot.photo.pixels, shot.recording, shot.settings, wanted, progress)


def shot_aligned(shot: Shot, options: argparse.Namespace, console: Console) -> Shot:
    """Return the shot with what was found put in.

    Raises:
        MotionError: Nothing was found, or more than one motion may have been it.
    """
    answer = aligned(shot, options, console)
    if answer.verdict != "found" and options.refine_motion:
        console.note(f"The motion was left as it was told: {answer.reason}")
        return shot
    if answer.verdict != "found":
        raise MotionError(
            f"The exposure was not put in place ({answer.verdict}, probability"
            f" {answer.probability:.2f}): {answer.reason}"
        )
    how = "Refined by the photo" if options.refine_motion else "Found in the log"
    sure = f"{how} (p = {answer.probability:.2f})"
    notes = dict(shot.notes)
    for key in changed(shot.settings, answer.settings):
        notes[key] = f"{sure}; before: {shot.notes.get(key, 'not told')}"
    notes["start"] = f"{sure}, moved by {answer.offset_s:+.4f} s."
    return dataclasses.replace(shot, settings=answer.settings, notes=notes)


def values_of(answer: Alignment) -> dict[str, Any]:
    """Return an answer as it is printed in JSON."""
    return {
        "offset_s": answer.offset_s,
        "interval_s": answer.interval_s,
        "probability": answer.probability,
        "verdict": answer.verdict,
        "reason": answer.reason,
        "score_curve": _curve(answer),
        "runner_up": _runner_up(answer),
        "refined": {
            "start_s": answer.settings.exposure.start_s,
            "focal_px": answer.settings.camera.fx_px,
            "readout_s": answer.settings.camera.readout_s,
            "bias_rad_s": answer.settings.bias_rad_s,
            "imu_to_camera": answer.settings.camera.imu_to_camera,
            "orientation": string_from_mounting(answer.settings.camera.imu_to_camera),
        },
    }


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_shot_options(parser)
    add_search_options(parser)
    add_refine_option(parser)
    parser.add_argument(
        "--camera-out", type=Path, metavar="F", help="write the camera file with what was refined"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace the camera file")


def _run(options: argparse.Namespace, console: Console) -> int:
    shot = read_shot(options)
    if options.camera_out:
        check_free(options.camera_out, shot.inputs, overwrite=options.overwrite)
    answer = aligned(shot, options, console)
    for remark in shot.remarks():
        console.note(remark)
    if options.camera_out and answer.verdict == "found":
        write_camera(answer.settings.camera, options.camera_out, overwrite=options.overwrite)
    elif options.camera_out:
        console.note("No camera file was written, as nothing certain was found.")
    console.answer({**values_of(answer), "told": shot.facts()}, _lines(answer))
    return EXIT_DONE


def _curve(answer: Alignment) -> dict[str, list[float]]:
    """Return offsets and losses, the least loss of each stretch where there are very many."""
    curve = answer.curve
    every = -(-len(curve.losses) // _MOST_POINTS)
    best = [
        first + int(curve.losses[first : first + every].argmin())
        for first in range(0, len(curve.losses), every)
    ]
    shift_s = answer.offset_s - answer.candidates[0].guess.middle_s
    return {
        "offset_s": (curve.middles_s[best] + shift_s).tolist(),
        "loss": curve.losses[best].tolist(),
    }


def _runner_up(answer: Alignment) -> dict[str, float] | None:
    if answer.runner_up is None:
        return None
    best = answer.candidates[0]
    return {
        "offset_s": answer.offset_s + answer.runner_up.guess.middle_s - best.guess.middle_s,
        "loss_behind": answer.runner_up.loss - best.loss,
        "phase_behind": answer.runner_up.phase_loss - best.phase_loss,
    }


def _lines(answer: Alignment) -> list[str]:
    low, high = answer.interval_s
    return [
        f"{answer.verdict}: add {answer.offset_s:+.4f} s to the start"
        f" ({low:+.4f} to {high:+.4f} s), probability {answer.probability:.2f}.",
        answer.reason,
        f"Exposure from {answer.settings.exposure.start_s:.4f} s, focal length"
        f" {answer.settings.camera.fx_px:.1f} px.",
    ]


COMMAND = Command("align", "Find when the shutter was open in the log.", _add_options, _run)
