"""deblur-studio calibrate: offset, mounting, focal length and readout from photos of one rig."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from deblur_studio.cli import values
from deblur_studio.cli.calibrate_chart import run_chart
from deblur_studio.cli.command import EXIT_DONE, Command, UsageError
from deblur_studio.cli.console import Console
from deblur_studio.cli.output import check_free
from deblur_studio.core.alignment.calibrate import Calibrated, calibrate
from deblur_studio.core.alignment.chart_pdf import write_chart
from deblur_studio.core.alignment.refine import REFINABLE
from deblur_studio.core.camera.file import read_camera, write_camera
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.mounting import mounting_from_string, string_from_mounting
from deblur_studio.core.motion.proposal import propose
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.progress import Part
from deblur_studio.core.synthesis.sources import photos_in

_FREE = ("offset", "bias", "focal", "readout", "mounting")


def _add_options(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--photos", type=Path, metavar="DIR", help="several photos of anything")
    source.add_argument(
        "--chart-photo", type=Path, metavar="PHOTO", help="a photo of the dot chart"
    )
    source.add_argument("--chart", type=Path, metavar="F.pdf", help="write the dot chart to print")
    parser.add_argument("--imu", type=Path, metavar="LOG", help="log of them all")
    parser.add_argument("--camera", type=Path, metavar="CAMERA.toml", help="what is known of it")
    parser.add_argument("--focal-px", type=values.positive, metavar="F", help="focal length")
    parser.add_argument("--orientation", metavar="zYX", help="as in restore")
    parser.add_argument(
        "--starts",
        type=Path,
        metavar="TIMES.txt",
        help="a line for each photo: name, start on the log's clock, exposure, in seconds"
        " (default: EXIF times, where the log tells the time of day)",
    )
    parser.add_argument(
        "--search-s", type=values.positive, default=0.3, metavar="R", help="offset, to either side"
    )
    parser.add_argument(
        "--refine",
        type=values.names_of(REFINABLE),
        metavar="NAMES",
        help=f"of {','.join(REFINABLE)} (default: all but scale; by the chart: all but focal)",
    )
    parser.add_argument(
        "--half", action="store_true", help="look at the photos at half size (blur over 60 px)"
    )
    parser.add_argument("--camera-out", type=Path, metavar="F", help="camera file")
    parser.add_argument("--overwrite", action="store_true", help="replace the camera file")


def _run(options: argparse.Namespace, console: Console) -> int:
    if options.chart is not None:
        write_chart(options.chart, overwrite=options.overwrite)
        console.answer({"chart": options.chart}, [f"Saved {options.chart}; print it at 100 %."])
        return EXIT_DONE
    if options.imu is None or options.camera_out is None:
        raise UsageError("calibrating needs --imu and --camera-out")
    paths = photos_in(options.photos or options.chart_photo)
    check_free(options.camera_out, (*paths, options.imu), overwrite=options.overwrite)
    recording = read_log(options.imu)
    if options.chart_photo is not None:
        photo = read_photo(paths[0])
        exposure = _exposures(options, [photo], recording).get(photo.source.path.name)
        return run_chart(
            options, photo, recording, _camera(options, photo, recording), exposure, console
        )
    return _run_photos(options, paths, recording, console)


def _run_photos(
    options: argparse.Namespace, paths: Sequence[Path], recording: ImuRecording, console: Console
) -> int:
    photos = [read_photo(path) for path in paths]
    exposures = _exposures(options, photos, recording)
    chosen = [photo for photo in photos if photo.source.path.name in exposures]
    if not chosen:
        raise UsageError("no photo of the folder has a start; name them in --starts")
    camera = _camera(options, chosen[0], recording)
    shots = [ShotSettings(camera, exposures[each.source.path.name]) for each in chosen]
    found = calibrate(
        [photo.pixels for photo in chosen],
        recording,
        shots,
        reach_s=options.search_s,
        free=options.refine or _FREE,
        scale=0.5 if options.half else 1.0,
        progress=Part(console, 0.0, 0.98),
    )
    write_camera(found.camera, options.camera_out, overwrite=options.overwrite)
    _tell(found, chosen, console, options.camera_out)
    return EXIT_DONE


def _camera(options: argparse.Namespace, photo: Photo, recording: ImuRecording) -> Camera:
    told = read_camera(options.camera) if options.camera else None
    camera = propose(photo, recording, told).settings.camera
    if options.focal_px is not None:
        camera = camera.replaced(fx_px=options.focal_px, fy_px=options.focal_px)
    if options.orientation is not None:
        camera = camera.replaced(imu_to_camera=mounting_from_string(options.orientation))
    return camera


def _exposures(
    options: argparse.Namespace, photos: list[Photo], recording: ImuRecording
) -> dict[str, Exposure]:
    """Return when each photo was taken, by its name."""
    if options.starts is not None:
        return _listed(options.starts)
    found = {}
    for photo in photos:
        told = photo.metadata
        if told.taken_at is None or told.exposure_s is None or recording.unix_origin_s is None:
            continue
        start_s = told.taken_at.timestamp() - recording.unix_origin_s
        found[photo.source.path.name] = Exposure(start_s, told.exposure_s)
    return found


def _listed(path: Path) -> dict[str, Exposure]:
    try:
        rows = [line.split() for line in path.read_text("utf-8").splitlines() if line.strip()]
        return {name: Exposure(float(start), float(length)) for name, start, length in rows}
    except (OSError, ValueError) as error:
        raise MotionError(
            f"{path.name} cannot be used; each line must hold a photo's name, start and exposure."
        ) from error


def _tell(found: Calibrated, photos: list[Photo], console: Console, output: Path) -> None:
    camera = found.camera
    axes = string_from_mounting(camera.imu_to_camera)
    answer = {
        "camera": output,
        "offset_s": found.offset_s,
        "time_offset_s": camera.time_offset_s,
        "focal_px": camera.fx_px,
        "readout_s": camera.readout_s,
        "imu_to_camera": camera.imu_to_camera,
        "orientation": axes,
        "bias_rad_s": found.bias_rad_s,
        "photos": [photo.source.path.name for photo in photos],
        "gains": found.gains.tolist(),
        "residuals": found.residuals.tolist(),
        "runner_up_gap": found.runner_up_gap,
    }
    lines = [
        f"Saved {output}: offset {1e3 * camera.time_offset_s:+.1f} ms, focal length"
        f" {camera.fx_px:.1f} px, readout {1e3 * camera.readout_s:.1f} ms.",
        f"The next best rig is {found.runner_up_gap:.0f} behind; the photos' gains over a still"
        f" camera: {', '.join(f'{gain:.0f}' for gain in found.gains)}.",
    ]
    console.answer(answer, lines)


COMMAND = Command(
    "calibrate", "Find one rig's offset, mounting, focal length and readout.", _add_options, _run
)
