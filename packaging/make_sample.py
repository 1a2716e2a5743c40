"""Makes resources/sample: a simulated shot whose truth is known, the same bytes on every run.

Run it as ``python packaging/make_sample.py``; it needs scikit-image for the sharp photo.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage import data

from deblur_studio.core.camera.exif import FULL_FRAME_DIAGONAL_MM
from deblur_studio.core.camera.file import write_camera
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.synthesis.shake import hand_shake
from deblur_studio.core.synthesis.shot import simulate_shot

Floats = NDArray[np.float64]

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sample"
SEED = 55
FOCAL_35MM, EXPOSURE_S = 70, 0.125
RATE_HZ, LOG_S, STILL_S = 200.0, 6.0, 1.0
SHAKE_RAD_S, WHITE_RAD_S = 0.12, 0.0015
BIAS_RAD_S = np.array([0.011, -0.007, 0.004])
NOISE = NoiseModel(shot=3e-5, read=4e-6)
GYRO_SCALE, ACCEL_SCALE = 1e-5, 1e-4
SOURCE = (
    "Portrait of the astronaut Eileen Collins, NASA, public domain (as scikit-image ships it);"
    " blur, noise and log are simulated."
)
README = f"""This sample is simulated: no camera took photo.png and no sensor wrote motion.gcsv.

{SOURCE}

photo.png          what to restore; its EXIF tells focal length and exposure time
motion.gcsv        the log; the first second is still, the exposure is in its middle
photo.camera.toml  the camera, for those who do not trust EXIF
truth.png          the sharp photo
sample.json        all of this for programs

packaging/make_sample.py of the project's sources makes these files.
"""


def main() -> None:
    """Write every file of the sample."""
    rng = np.random.default_rng(SEED)
    truth = data.astronaut()
    height, width = truth.shape[:2]
    focal_px = FOCAL_35MM * np.hypot(width, height) / FULL_FRAME_DIAGONAL_MM
    camera = Camera.centred(width, height, float(focal_px))
    motion = _motion(rng)
    _write_log(motion, rng, FOLDER / "motion.gcsv")
    start_s = (LOG_S - EXPOSURE_S) / 2
    path = camera_path(motion, ShotSettings(camera, Exposure(start_s, EXPOSURE_S)))
    blurred = simulate_shot(SRGB.decode_codes(truth, 255), camera, path, NOISE, rng)
    _write_photo(SRGB.encode_8bit(blurred), FOLDER / "photo.png")
    Image.fromarray(truth).save(FOLDER / "truth.png", optimize=True)
    write_camera(camera, FOLDER / "photo.camera.toml", overwrite=True)
    _write_texts(start_s)


def _motion(rng: np.random.Generator) -> ImuRecording:
    """Return what the camera really did: nothing at first, then a hand's shake."""
    motion = hand_shake(rng, RATE_HZ, LOG_S, SHAKE_RAD_S, gravity=True)
    held = np.clip((motion.time_s - STILL_S) / 0.05, 0.0, 1.0)[:, None]
    return replace(motion, gyro_rad_s=motion.gyro_rad_s * held)


def _write_log(motion: ImuRecording, rng: np.random.Generator, path: Path) -> None:
    """Write what a sensor made of the motion: biased, noisy, in whole numbers."""
    assert motion.accel_m_s2 is not None
    white = WHITE_RAD_S * rng.standard_normal(motion.gyro_rad_s.shape)
    gyro = np.rint((motion.gyro_rad_s + BIAS_RAD_S + white) / GYRO_SCALE)
    accel = np.rint(motion.accel_m_s2 / 9.80665 / ACCEL_SCALE)
    lines = ["GYROFLOW IMU LOG", "version,1.3", "id,deblur_studio_sample", "orientation,XYZ"]
    lines += ["note,simulated", f"tscale,{1 / RATE_HZ}"]
    lines += [f"gscale,{GYRO_SCALE}", f"ascale,{ACCEL_SCALE}", "t,gx,gy,gz,ax,ay,az"]
    rows = np.column_stack([np.arange(len(gyro)), gyro, accel]).astype(int)
    lines += [",".join(map(str, row)) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _write_photo(codes: NDArray[np.uint8], path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Deblur Studio", "simulated"
    tags = {0x829A: EXPOSURE_S, 0xA405: FOCAL_35MM, 0xA002: codes.shape[1], 0xA003: codes.shape[0]}
    exif.get_ifd(0x8769).update(tags)
    Image.fromarray(codes).save(path, optimize=True, exif=exif)


def _write_texts(start_s: float) -> None:
    names = {"photo": "photo.png", "log": "motion.gcsv", "camera": "photo.camera.toml"}
    said = {
        **names,
        "truth": "truth.png",
        "start_s": start_s,
        "exposure_s": EXPOSURE_S,
        "simulated": True,
        "source": SOURCE,
    }
    text = json.dumps(said, indent=2) + "\n"
    (FOLDER / "sample.json").write_text(text, encoding="utf-8", newline="\n")
    (FOLDER / "README.txt").write_text(README, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
