"""What restoration gains on 24 photos blurred along the shake of real hands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deblur_studio.core.blur.eff import EffBlur
from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.imaging.metrics import psnr_db
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.formats.read import read_log
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.progress import SILENT
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.restore.registry import method
from deblur_studio.core.restore.total_variation import TotalVariationParameters
from deblur_studio.core.restore.wiener import WienerParameters

pytestmark = [pytest.mark.real_data, pytest.mark.slow]

LOGS = {  # how the camera was held, and its log
    "standing": "imu/gyrodeblurnet/gyro_train.txt",
    "walking": "imu/android_txt_tyrex/Thibaud_Nexus5_NoDist_AR",
}
TEXTING = "imu/android_txt_tyrex/Guillaume_Nexus5_NoDist_Texting"
KINETICS = "imu/sensor_kinetics_pro/Dormitory_f_161_47_37_gyrm_first30s.csv"
MORE_LOGS = {  # every other log of the collection that a hand held and that moves enough
    "walking, other person": "imu/android_txt_tyrex/Guillaume_Nexus5_NoDist_AR",
    "walking, texting": TEXTING,
    "walking, iPhone 4S": "imu/ios_txt_tyrex/Guillaume_iPhone4S_NoDist_AR",
    "walking, iPhone 4S, other person": "imu/ios_txt_tyrex/Thibaud_iPhone4S_NoDist_AR",
    "walking, phyphox": "imu/phyphox_comma_dot/handheld_walk_105s",
    "walking, phyphox, short": "imu/phyphox_comma_dot/PDR_1",
    "standing, iPhone 6s": "imu/advio_iphone/static-01_imu-gyro.csv",
    "swinging, iPhone 6s": "imu/advio_iphone/swing-02_imu-gyro.csv",
    "gestures": "imu/sensor_logger/2022-09-16_11-15-46",
    "gestures, iPhone 12": "imu/sensor_logger/iphone12_10s",
    "indoors": KINETICS,
    "tremor": "imu/ios_devicemotion_tremor/kinetic_tremor_data.csv",
    "filming": "imu/ios_video_gyro/4.txt",
    "filming, other": "imu/ios_video_gyro/9.txt",
}
NAMES = ("wiener", "total-variation", "richardson-lucy")
EXTENT_PX, EXPOSURE_S, NOISE = 30.0, 0.1, NoiseModel(0.0, 0.005**2)
FIXED = {
    "wiener": [WienerParameters(value) for value in (0.001, 0.003, 0.01, 0.03, 0.1)],
    "total-variation": [
        TotalVariationParameters(value) for value in (0.0001, 0.0003, 0.001, 0.003, 0.01)
    ],
}


def picture(real_data: Path, number: int):
    codes = np.asarray(Image.open(real_data / f"eval_public/kodak/kodim{number:02d}.png"))
    return SRGB.decode_codes(codes, 255)


def window_of(log, sharp, rng):
    """A stretch of the log, and the focal length within reason at which it blurs by 30 px."""
    height, width = sharp.shape[:2]
    while True:
        start_s = rng.uniform(log.time_s[0] + 2, log.time_s[-1] - 2)
        if log.has_gap_in(start_s - 1, start_s + 1):
            continue
        try:
            focal_px, camera, path = focused(log, start_s, width, height)
        except MotionError:  # blurs further than the photo reaches
            continue
        if 500 <= focal_px <= 4000 and abs(blur_extent_px(path, camera) - EXTENT_PX) < 0.5:
            return camera, path


def focused(log, start_s, width, height):
    """The focal length at which a stretch of the log blurs by 30 px, if there is one."""
    focal_px = 1200.0
    for _ in range(4):
        camera = Camera.centred(width, height, focal_px)
        path = camera_path(log, ShotSettings(camera, Exposure(start_s, EXPOSURE_S)))
        focal_px *= EXTENT_PX / max(blur_extent_px(path, camera), 0.1)
        focal_px = float(np.clip(focal_px, 200.0, 10000.0))
    return focal_px, camera, path


def shots(real_data: Path, numbers=range(1, 25), names=LOGS):
    """Yield holding, sharp picture, photo, camera and path of Kodak photos with each log."""
    logs = {holding: read_log(real_data / name) for holding, name in names.items()}
    for number in numbers:
        sharp, rng = picture(real_data, number), np.random.default_rng(number)
        for holding, log in logs.items():
            camera, path = window_of(log, sharp, rng)
            blurred = WarpBlur(path, camera).apply(sharp)
            photo = np.clip(NOISE.draw(blurred, rng), 0.0, 1.0)
            yield holding, sharp, photo, camera, path


def scores(image, sharp):
    """PSNR in linear light and in sRGB, of what would be saved."""
    clipped = np.clip(image, 0.0, 1.0)
    encoded = psnr_db(SRGB.to_encoded(clipped), SRGB.to_encoded(sharp))
    return np.array([psnr_db(clipped, sharp), encoded])


def told(name, table):
    """Print mean, median and worst of a table (N, 2)."""
    for column, light in enumerate(("linear light", "sRGB")):
        gains = table[:, column]
        print(
            f"| {name} | {light} | {gains.mean():.2f} | {np.median(gains):.2f} |"
            f" {gains.min():.2f} |"
        )


@pytest.fixture(scope="module")
def gains(real_data):
    """For each method and holding (24, 2) dB gained with automatic settings and noise."""
    table = {(name, holding): [] for name in NAMES for holding in LOGS}
    for holding, sharp, photo, camera, path in shots(real_data):
        before = scores(photo, sharp)
        problem = prepare(photo, camera, path)
        for name in NAMES:
            known = method(name)
            found = known.run(problem, known.parameters_type(), SILENT)
            table[name, holding].append(scores(found, sharp) - before)
        print(holding, before.round(2), *(table[name, holding][-1].round(2) for name in NAMES))
    return {key: np.array(rows) for key, rows in table.items()}


def test_that_every_method_gains_on_kodak(gains):
    print("\n| method | measured in | mean gain dB | median | worst |\n|---|---|---|---|---|")
    for (name, holding), table in gains.items():
        told(f"{name}, {holding}", table)
    wiener, variation, lucy = (
        np.concatenate([gains[name, holding] for holding in LOGS]).mean(axis=0) for name in NAMES
    )
    for name, mean in zip(NAMES, (wiener, variation, lucy), strict=True):
        print(f"{name}, both: {mean.round(2)} dB in linear light and sRGB")
    # Whoever walks draws straight kernels, whose spectra have zeros that nothing brings back.
    assert gains["wiener", "standing"][:, 0].mean() >= 6.0
    assert gains["wiener", "walking"][:, 0].mean() >= 3.0
    assert (variation >= wiener).all()
    assert lucy[0] >= 4.0


def test_that_wiener_gains_along_every_real_log_and_never_loses(real_data):
    wiener, table = method("wiener"), {}
    for holding, sharp, photo, camera, path in shots(real_data, range(2, 25, 2), LOGS | MORE_LOGS):
        problem = prepare(photo, camera, path)
        found = wiener.run(problem, wiener.parameters_type(), SILENT)
        table.setdefault(holding, []).append(scores(found, sharp) - scores(photo, sharp))
    print("\n| log | measured in | mean gain dB | median | worst |\n|---|---|---|---|---|")
    for holding, gained in table.items():
        told(holding, np.array(gained))
    everything = np.concatenate([np.array(gained) for gained in table.values()])
    told(f"all {len(everything)} shots", everything)
    assert everything[:, 0].mean() >= 6.0
    assert everything[:, 0].min() >= -0.2


@pytest.mark.parametrize("name", list(FIXED))
def test_that_the_automatic_strength_is_as_good_as_the_best_fixed_one(real_data, name):
    known, automatic, fixed = method(name), [], []
    for _, sharp, photo, camera, path in shots(real_data, numbers=range(4, 25, 8)):
        problem = prepare(photo, camera, path)
        automatic.append(scores(known.run(problem, known.parameters_type(), SILENT), sharp))
        fixed.append([scores(known.run(problem, p, SILENT), sharp) for p in FIXED[name]])
    automatic, fixed = np.array(automatic), np.array(fixed)  # (6, 2) and (6, settings, 2)
    overall, each = fixed.mean(axis=0).max(axis=0), fixed.max(axis=1).mean(axis=0)
    for column, light in enumerate(("linear light", "sRGB")):
        mean = automatic[:, column].mean()
        print(
            f"| {name} | {light} | {mean:.2f} | {mean - overall[column]:+.2f} |"
            f" {mean - each[column]:+.2f} |"
        )
    # Against the one setting that is best over all photos; no user could know it either.
    assert (automatic.mean(axis=0) >= overall - 0.3).all()


def test_that_the_fast_blur_is_as_good_as_the_exact_one_on_kodak(real_data):
    logs = [read_log(real_data / name) for name in LOGS.values()]
    rng, fixed, chosen = np.random.default_rng(30), [], []
    for number in range(1, 25):
        sharp = picture(real_data, number)
        camera, path = window_of(logs[number % 2], sharp, rng)
        exact = WarpBlur(path, camera).apply(sharp)
        for errors, pitch in ((fixed, 96), (chosen, 0)):
            fast = EffBlur.of_path(path, camera, pitch=pitch).apply(sharp)
            errors.append(float(np.sqrt(np.mean(np.square(fast - exact)))))
        print(number, f"pitch 96: {fixed[-1]:.5f}, chosen: {chosen[-1]:.5f}")
    for name, errors in (("pitch 96", fixed), ("chosen", chosen)):
        shares = np.quantile(errors, [0.0, 0.5, 0.9, 1.0])
        print(f"| {name} |", " | ".join(f"{share:.5f}" for share in shares), "|")
    assert max(chosen) <= 0.002
