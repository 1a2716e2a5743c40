"""deblur-studio kernels: the blur kernels over a photo, as numbers or as a picture."""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from deblur_studio.cli import values
from deblur_studio.cli.command import EXIT_DONE, Command
from deblur_studio.cli.console import Console
from deblur_studio.cli.output import add_output_options, check_free, check_suffix
from deblur_studio.cli.shot import add_shot_options, read_shot
from deblur_studio.core.evidence.field_picture import field_picture
from deblur_studio.core.files import written_whole
from deblur_studio.core.imaging.display import display_rgb8
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.motion.field import blur_extent_px, psf_field
from deblur_studio.core.motion.psf import PsfField

_SUFFIXES = (".npz", ".png")


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_shot_options(parser)
    add_output_options(parser, "FILE", "kernels as numbers (.npz) or drawn over the photo (.png)")
    grid = parser.add_argument_group("the grid of places")
    grid.add_argument("--rows", type=values.whole_from(1, 200), default=9, help="default 9")
    grid.add_argument("--columns", type=values.whole_from(1, 200), default=12, help="default 12")


def _run(options: argparse.Namespace, console: Console) -> int:
    check_suffix(options.output, _SUFFIXES)
    shot = read_shot(options)
    check_free(options.output, shot.inputs, overwrite=options.overwrite)
    camera, path = shot.settings.camera, shot.path()
    console.checkpoint(0.3, "Drawing kernels")
    field = psf_field(path, camera, rows=options.rows, columns=options.columns)
    extent_px = blur_extent_px(path, camera)
    console.checkpoint(0.7, "Saving")
    _save(field, extent_px, shot.photo, options.output, overwrite=options.overwrite)
    for remark in shot.remarks():
        console.note(remark)
    answer = {
        "output": options.output,
        "rows": field.rows,
        "columns": field.columns,
        "kernel_side_px": field.kernels.shape[-1],
        "blur_extent_px": extent_px,
        **shot.facts(),
    }
    line = f"Saved {options.output}: {len(field.kernels)} kernels, blur up to {extent_px:.1f} px."
    console.answer(answer, [line])
    return EXIT_DONE


def _save(field: PsfField, extent_px: float, photo: Photo, path: Path, *, overwrite: bool) -> None:
    with written_whole(path, overwrite=overwrite) as temporary, temporary.open("wb") as file:
        if path.suffix.lower() == ".npz":
            np.savez_compressed(
                file,
                centres_px=field.centres_px,
                kernels=field.kernels,
                rows=field.rows,
                columns=field.columns,
            )
        else:
            picture = field_picture(display_rgb8(photo, photo.pixels), field, extent_px)
            file.write(cv2.imencode(".png", picture[..., ::-1])[1].tobytes())


COMMAND = Command("kernels", "Write the blur kernels over the photo.", _add_options, _run)
