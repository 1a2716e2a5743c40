"""The part of deblur-studio calibrate that solves a rig from a photo of the dot chart."""

from __future__ import annotations

import argparse
from pathlib import Path

from deblur_studio.cli.command import EXIT_DONE, UsageError
from deblur_studio.cli.console import Console
from deblur_studio.core.alignment.chart import CHART_FREE, ChartSolution, solve_chart
from deblur_studio.core.camera.file import write_camera
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.motion.mounting import string_from_mounting
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.progress import Part


def run_chart(
    options: argparse.Namespace,
    photo: Photo,
    recording: ImuRecording,
    camera: Camera,
    exposure: Exposure | None,
    console: Console,
) -> int:
    """Solve the rig and write the camera file."""
    told_s = photo.metadata.exposure_s
    if exposure is None and told_s is None:
        raise UsageError("the photo does not say how long it was exposed; name it in --starts")
    shot = ShotSettings(camera, exposure or Exposure(float(recording.time_s[0]), told_s or 0.0))
    found = solve_chart(
        photo.pixels,
        recording,
        shot,
        reach_s=None if exposure is None else options.search_s,
        free=options.refine or CHART_FREE,
        progress=Part(console, 0.0, 0.98),
    )
    rig = found.settings.camera.replaced(time_offset_s=camera.time_offset_s + found.offset_s)
    if exposure is None:  # without a told start there is nothing that the offset is one of
        rig = rig.replaced(time_offset_s=camera.time_offset_s)
    write_camera(rig, options.camera_out, overwrite=options.overwrite)
    _tell_chart(found, rig, console, options.camera_out)
    return EXIT_DONE


def _tell_chart(found: ChartSolution, rig: Camera, console: Console, output: Path) -> None:
    other = found.runner_up
    answer = {
        "camera": output,
        "start_s": found.settings.exposure.start_s,
        "time_offset_s": rig.time_offset_s,
        "focal_px": rig.fx_px,
        "readout_s": rig.readout_s,
        "imu_to_camera": rig.imu_to_camera,
        "orientation": string_from_mounting(rig.imu_to_camera),
        "bias_rad_s": found.settings.bias_rad_s,
        "dots": len(found.dots.places_px),
        "unexplained_px2": found.unexplained_px2,
        "still_px2": found.still_px2,
        "runner_up_px2": None if other is None else other.unexplained_px2,
        "stands_out": found.stands_out(),
    }
    doubt = "No other start or mounting comes near."
    if not found.stands_out():
        doubt = (
            "Another start or mounting explains the dots nearly as well: give the start with"
            " --starts, the --orientation, or calibrate with several photos."
        )
    lines = [
        f"Saved {output}: exposure from {found.settings.exposure.start_s:.4f} s, focal length"
        f" times scale {rig.fx_px:.1f} px, readout {1e3 * rig.readout_s:.1f} ms.",
        f"The motion leaves {found.unexplained_px2:.2f} px² of the dots' shapes unexplained;"
        f" a still camera {found.still_px2:.2f}. {doubt}",
    ]
    console.answer(answer, lines)
