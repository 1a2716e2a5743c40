"""deblur-studio synth: blur a sharp photo with a measured motion."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deblur_studio.cli import values
from deblur_studio.cli.command import EXIT_DONE, Command
from deblur_studio.cli.console import Console
from deblur_studio.cli.output import add_output_options, check_free, check_suffix
from deblur_studio.cli.shot import Shot, add_shot_options, read_shot
from deblur_studio.core.camera.file import write_camera
from deblur_studio.core.files import written_whole
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.write import (
    JPEG_SUFFIXES,
    LOSSLESS_SUFFIXES,
    SavedPhoto,
    save_photo,
)
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.progress import Part
from deblur_studio.core.synthesis.shot import simulate_shot

Image = NDArray[np.float32]


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_shot_options(parser, photo="SHARP", exposure_required=True)
    add_output_options(
        parser, "BLURRED", "blurred photo; its camera file is written beside it (.camera.toml)"
    )
    parser.add_argument(
        "--noise-std",
        type=values.not_negative,
        default=0.0,
        metavar="S",
        help="standard deviation of the noise in linear light, 1 being white (default 0)",
    )
    parser.add_argument(
        "--seed", type=values.whole_from(0, 2**63 - 1), default=0, metavar="N", help="of the noise"
    )


def _run(options: argparse.Namespace, console: Console) -> int:
    check_suffix(options.output, LOSSLESS_SUFFIXES + JPEG_SUFFIXES)
    shot = read_shot(options)
    camera_file = camera_file_of(options.output)
    for place in (options.output, camera_file):
        check_free(place, shot.inputs, overwrite=options.overwrite)
    camera, path = shot.settings.camera, shot.path()
    noise = NoiseModel(shot=0.0, read=options.noise_std**2)
    rng = np.random.default_rng(options.seed)
    blurred = simulate_shot(shot.photo.pixels, camera, path, noise, rng, Part(console, 0.0, 0.95))
    saved = _save(blurred, shot, options, camera_file)
    extent_px = blur_extent_px(path, camera)
    _tell(shot, options, console, saved, camera_file, extent_px)
    return EXIT_DONE


def camera_file_of(output: Path) -> Path:
    """Return where the camera file of a blurred photo goes."""
    return output.with_suffix(".camera.toml")


def _save(
    blurred: Image,
    shot: Shot,
    options: argparse.Namespace,
    camera_file: Path,
) -> SavedPhoto:
    """Write photo and camera file: both, or none when one fails."""
    with written_whole(camera_file, overwrite=options.overwrite) as temporary:
        write_camera(shot.settings.camera, temporary)
        return save_photo(
            blurred, shot.photo, options.output, overwrite=options.overwrite, inputs=shot.inputs
        )


def _tell(
    shot: Shot,
    options: argparse.Namespace,
    console: Console,
    saved: SavedPhoto,
    camera_file: Path,
    extent_px: float,
) -> None:
    answer: dict[str, Any] = {
        "output": saved.path,
        "output_sha256": saved.sha256,
        "camera": camera_file,
        "noise_std": options.noise_std,
        "seed": options.seed,
        "blur_extent_px": extent_px,
        **shot.facts(),
    }
    for remark in shot.remarks():
        console.note(remark)
    exposure = shot.settings.exposure
    console.answer(
        answer,
        [
            f"Saved {saved.path}, blurred by up to {extent_px:.1f} px, and {camera_file}.",
            f"Restore it with --camera {camera_file} --start-s {exposure.start_s:.9g}"
            f" --exposure-s {exposure.duration_s:.9g}.",
        ],
    )


COMMAND = Command(
    "synth", "Blur a sharp photo with the motion of a log, as a camera would.", _add_options, _run
)
