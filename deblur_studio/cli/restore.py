"""deblur-studio restore: a sharp photo from a blurred one and its log."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path
from typing import Any

from deblur_studio.cli.align import add_refine_option, add_search_options, shot_aligned
from deblur_studio.cli.case import add_case_options, check_case_options, run_case
from deblur_studio.cli.command import EXIT_DONE, Command, UsageError
from deblur_studio.cli.console import Console
from deblur_studio.cli.maps import check_folder, write_maps
from deblur_studio.cli.output import add_output_options, check_free, check_suffix
from deblur_studio.cli.parameters import add_parameter_options, chosen_parameters
from deblur_studio.cli.shot import Shot, add_shot_options, read_shot
from deblur_studio.core.imaging.write import (
    JPEG_SUFFIXES,
    LOSSLESS_SUFFIXES,
    SavedPhoto,
    save_photo,
)
from deblur_studio.core.progress import Part
from deblur_studio.core.restore.registry import DEFAULT_METHOD, METHODS, Method, method
from deblur_studio.core.restore.run import Restoration, restore


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_shot_options(parser)
    said = "restored photo: .tif or .png (16 bit), .jpg for a copy"
    add_output_options(parser, "OUT", said, required=False)
    add_case_options(parser)
    parser.add_argument(
        "--method",
        choices=[known.name for known in METHODS],
        default=DEFAULT_METHOD,
        help="default: %(default)s",
    )
    parser.add_argument(
        "--model",
        default="",
        metavar="FILE|NAME",
        help="the weights of a learned method: a .safetensors file with its card beside it, or the"
        " name of one that ships or is installed; default: those that ship",
    )
    parser.add_argument(
        "--maps",
        type=Path,
        metavar="DIR",
        help="also write, as pictures and numbers, how well each block is explained (chi), how"
        " much detail the shutter left to see (visibility) and how much the result depends on"
        " the motion's typical errors (spread; takes eight restorations)",
    )
    parser.add_argument(
        "--align",
        action="store_true",
        help="first find the exposure in the log, and stop unless it is found for certain",
    )
    add_refine_option(parser)
    add_search_options(parser)
    add_parameter_options(parser)


def _run(options: argparse.Namespace, console: Console) -> int:
    chosen = method(options.method)
    check_case_options(options)
    parameters = _with_model(chosen, chosen_parameters(chosen, options), options.model)
    if options.case:
        shot = read_shot(options)
        shot = _placed(shot, options, console)
        return run_case(options, shot, chosen, parameters, console)
    check_suffix(options.output, LOSSLESS_SUFFIXES + JPEG_SUFFIXES)
    shot = read_shot(options)
    check_free(options.output, shot.inputs, overwrite=options.overwrite)
    if options.maps:
        check_folder(options.maps, overwrite=options.overwrite)
    shot = _placed(shot, options, console)
    camera, share = shot.settings.camera, 0.1 if options.maps else 0.98
    restoration = restore(
        shot.photo.pixels, camera, shot.path(), chosen.name, parameters, Part(console, 0, share)
    )
    maps: dict[str, Any] = {}
    if options.maps:
        maps = {"maps": write_maps(shot, restoration, options.maps, Part(console, share, 0.98))}
    console.checkpoint(0.98, "Saving")
    saved = save_photo(
        restoration.pixels,
        shot.photo,
        options.output,
        overwrite=options.overwrite,
        inputs=shot.inputs,
    )
    for remark in (*shot.remarks(), *restoration.notes):
        console.note(remark)
    console.answer({**_values(shot, restoration, saved), **maps}, _lines(restoration, saved))
    return EXIT_DONE


def _placed(shot: Shot, options: argparse.Namespace, console: Console) -> Shot:
    """Return the shot with its motion searched or refined where that was asked for."""
    if options.align and options.refine_motion:
        raise UsageError("give --align, which refines what it finds, or --refine-motion")
    wanted = options.align or options.refine_motion
    return shot_aligned(shot, options, console) if wanted else shot


def _with_model(chosen: Method, parameters: Any, model: str) -> Any:
    """Return the parameters with the weights that were asked for, which are known to be there."""
    if not model:
        return parameters
    if chosen.deterministic:
        raise UsageError(f"{chosen.name} has no --model")
    from deblur_studio.core.nets.library import find_model

    find_model(model)
    return dataclasses.replace(parameters, model=model)


def _values(shot: Shot, restoration: Restoration, saved: SavedPhoto) -> dict[str, Any]:
    facts = shot.facts()
    return {
        "method": restoration.method,
        "parameters": dataclasses.asdict(restoration.parameters),
        "seconds": restoration.seconds,
        "chi": restoration.chi,
        "worst_block_chi": restoration.worst_block_chi,
        "blur_extent_px": restoration.blur_extent_px,
        "output": saved.path,
        "output_sha256": saved.sha256,
        **facts,
        "warnings": [*facts["warnings"], *restoration.notes],
    }


def _lines(restoration: Restoration, saved: SavedPhoto) -> list[str]:
    return [
        f"Saved {saved.path} ({restoration.method}, {restoration.seconds:.1f} s).",
        f"Re-blur residual {restoration.chi:.2f} times the noise, worst block"
        f" {restoration.worst_block_chi:.2f}; blur up to {restoration.blur_extent_px:.1f} px.",
    ]


COMMAND = Command("restore", "Remove the blur that the measured motion caused.", _add_options, _run)
