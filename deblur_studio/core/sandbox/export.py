"""What leaves the sandbox: kernels, animations, and a simulated shot for Restore."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pictures

from deblur_studio.core.camera.file import write_camera
from deblur_studio.core.errors import OutputError
from deblur_studio.core.files import written_whole
from deblur_studio.core.imaging.photo import Photo, PhotoMetadata, SourceFile
from deblur_studio.core.imaging.write import save_photo
from deblur_studio.core.motion.export import write_gcsv
from deblur_studio.core.motion.psf import radius_of, rasterise, traces
from deblur_studio.core.sandbox.kernels import Kernels
from deblur_studio.core.sandbox.logs import recording_of
from deblur_studio.core.sandbox.preview import Blurred

Kernel = NDArray[np.float32]

KERNEL_SUFFIXES = (".csv", ".npz", ".png")
ANIMATION_SUFFIXES = (".gif", ".png")

_SAMPLES = 2048
_FRAMES, _FRAME_MS, _LAST_MS = 48, 60, 1200
_SHOWN_PX = 320
_PNG_WHITE = 65535
_EXPOSURE_TAG, _EXIF_TAG, _MODEL_TAG = 0x829A, 0x8769, 0x0110


def write_kernel(kernel: Kernel, path: Path, *, overwrite: bool = False) -> None:
    """Write a kernel (k, k): numbers as .csv or .npz, a 16-bit picture whose peak is white as .png.

    Raises:
        OutputError: The suffix is another, ``path`` exists, or the disk refuses.
    """
    suffix = path.suffix.lower()
    if suffix not in KERNEL_SUFFIXES:
        raise OutputError(f"{path.name} must end in {', '.join(KERNEL_SUFFIXES)}.")
    with written_whole(path, overwrite=overwrite) as temporary:
        if suffix == ".csv":
            np.savetxt(temporary, kernel, fmt="%.9g", delimiter=",")
        elif suffix == ".npz":
            np.savez_compressed(temporary, kernel=kernel)
        else:
            peak = max(float(kernel.max()), 1e-12)
            codes = np.round(np.clip(kernel / peak, 0, 1) * _PNG_WHITE).astype(np.uint16)
            Pictures.fromarray(codes).save(temporary)


def growing_kernels(kernels: Kernels, x: float, y: float, count: int = _FRAMES) -> Kernel:
    """Return the kernel of a pixel while it is being drawn, (count, k, k); the last is whole."""
    curve = traces(kernels.path, kernels.camera, np.array([[x, y]]), _SAMPLES)
    radius = radius_of(curve)
    ends = np.round(np.linspace(0, _SAMPLES, count + 1)[1:]).astype(int)
    grown = [rasterise(curve[:, :end], radius)[0] * np.float32(end / _SAMPLES) for end in ends]
    return np.stack(grown)


def write_animation(
    kernels: Kernels, x: float, y: float, path: Path, *, overwrite: bool = False
) -> None:
    """Write how the path draws the kernel of a pixel, as .gif or animated .png.

    Raises:
        OutputError: The suffix is another, ``path`` exists, or the disk refuses.
    """
    if path.suffix.lower() not in ANIMATION_SUFFIXES:
        raise OutputError(f"{path.name} must end in {', '.join(ANIMATION_SUFFIXES)}.")
    grown = growing_kernels(kernels, x, y)
    # Faint parts of a kernel are what an animation is about: the square root shows them.
    shown = np.sqrt(grown / max(float(grown[-1].max()), 1e-12))
    codes = np.round(np.clip(shown, 0, 1) * 255).astype(np.uint8)
    zoom = max(1, _SHOWN_PX // codes.shape[-1])
    frames = [Pictures.fromarray(np.kron(each, np.ones((zoom, zoom), np.uint8))) for each in codes]
    durations = [_FRAME_MS] * (len(frames) - 1) + [_LAST_MS]
    with written_whole(path, overwrite=overwrite) as temporary:
        frames[0].save(
            temporary, save_all=True, append_images=frames[1:], duration=durations, loop=0
        )


@dataclass(frozen=True)
class ShotFiles:
    """A simulated shot as files that Restore opens; ``note`` says what the log cannot tell."""

    photo: Path
    log: Path
    camera: Path
    start_s: float
    exposure_s: float
    note: str


def write_shot(shot: Blurred, folder: Path, name: str = "sandbox") -> ShotFiles:
    """Write photo (16-bit PNG with its exposure in EXIF), log and camera file into a folder.

    Raises:
        OutputError: One of them exists, or the disk refuses.
    """
    recording, exposure = recording_of(shot.path)
    photo, log, camera = (folder / f"{name}{end}" for end in (".png", ".gcsv", ".camera.toml"))
    write_gcsv(recording, log)
    write_camera(shot.camera, camera)
    save_photo(shot.pixels, _photo(shot, exposure.duration_s), photo)
    return ShotFiles(photo, log, camera, exposure.start_s, exposure.duration_s, _note(shot))


def _photo(shot: Blurred, exposure_s: float) -> Photo:
    exif = Pictures.Exif()
    exif[_MODEL_TAG] = "Deblur Studio sandbox"
    exif.get_ifd(_EXIF_TAG)[_EXPOSURE_TAG] = exposure_s
    metadata = PhotoMetadata(exposure_s=exposure_s, exif=exif.tobytes().removeprefix(b"Exif\0\0"))
    source = SourceFile(Path("simulated"), "", 0)
    return replace(Photo(shot.pixels, source, "simulated", 16), metadata=metadata)


def _note(shot: Blurred) -> str:
    if not shot.path.positions_m.any():
        return ""
    return (
        "The camera also travelled; steady travel leaves no trace in an accelerometer, so the log"
        " tells of its turning alone."
    )
