"""What recording and hashing cost beside a restoration of 12 megapixels; -m slow."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.evidence import originals, restoring
from deblur_studio.core.evidence.bundle import write_bundle
from deblur_studio.core.evidence.given import GivenShot
from deblur_studio.core.evidence.open_case import About, OpenCase, make_case
from deblur_studio.core.evidence.restoring import restore_in_case
from deblur_studio.core.evidence.verify import verify
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.imaging.write import save_photo
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.restore.run import restore

MOST_SHARE = 0.03
MOST_VERIFYING = 1.3
pytestmark = pytest.mark.slow


class Meter:
    """CPU seconds spent in some functions, those inside others counted once."""

    def __init__(self) -> None:
        self.seconds, self._deep = 0.0, 0

    def of(self, function: Callable[..., object]) -> Callable[..., object]:
        def measured(*given: object, **named: object) -> object:
            self._deep += 1
            started = time.process_time()
            try:
                return function(*given, **named)
            finally:
                self._deep -= 1
                if self._deep == 0:
                    self.seconds += time.process_time() - started

        return measured


def test_that_recording_and_hashing_cost_little(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = _shot(tmp_path)
    meter, computing = Meter(), Meter()
    for owner, name in (
        *((restoring, each) for each in ("take_in", "pixels_sha256")),
        *((OpenCase, each) for each in ("note", "change")),
        (originals.Originals, "check"),
        (originals, "sha256_of"),
    ):
        monkeypatch.setattr(owner, name, meter.of(getattr(owner, name)))
    monkeypatch.setattr("deblur_studio.core.evidence.result_files.keep",
                        meter.of(_keep()))  # fmt: skip
    monkeypatch.setattr(restoring, "compute", computing.of(restoring.compute))
    restore_in_case(make_case(tmp_path / "c.dblr", About()), shot, "wiener", spread_count=0)
    share = meter.seconds / computing.seconds
    print(f"\nrecord and hashes {meter.seconds:.2f} s, restoration {computing.seconds:.2f} s of CPU"
          f" time: {100 * share:.2f} %")  # fmt: skip
    assert share <= MOST_SHARE


def _keep() -> Callable[..., object]:
    from deblur_studio.core.evidence.kept_file import keep

    return keep


def _shot(folder: Path) -> GivenShot:
    rng = np.random.default_rng(0)
    coarse = rng.uniform(0.1, 0.8, (300, 400, 3)).astype(np.float32)
    pixels = coarse.repeat(10, axis=0).repeat(10, axis=1)
    pixels += rng.normal(0, 0.003, pixels.shape).astype(np.float32)
    codes = np.rint(np.clip(pixels, 0, 1) * 65535).astype(np.uint16)
    tifffile.imwrite(folder / "photo.tif", codes, photometric="rgb")
    rows = "\n".join(f"{5 * n},{round(200 * np.sin(9 * n / 200))},100,0" for n in range(401))
    head = "GYROFLOW IMU LOG\nversion,1.3\norientation,XYZ\ntscale,0.001\ngscale,0.001\n"
    (folder / "log.gcsv").write_text(f"{head}t,gx,gy,gz\n{rows}\n")
    camera = Camera.centred(4000, 3000, 3500.0)
    settings = ShotSettings(camera, Exposure(0.45, 0.08))
    photo, log = read_photo(folder / "photo.tif"), read_log(folder / "log.gcsv")
    return GivenShot(photo, log, settings, (folder / "log.gcsv",))


def test_that_verifying_costs_little_more_than_restoring(tmp_path: Path) -> None:
    shot = _shot(tmp_path)
    opened = make_case(tmp_path / "c.dblr", About())
    restore_in_case(opened, shot, "wiener", spread_count=0)
    write_bundle(opened, tmp_path / "c.zip", b"<p>report</p>")
    started = time.process_time()
    photo, log = read_photo(tmp_path / "photo.tif"), read_log(tmp_path / "log.gcsv")
    path = camera_path(log, shot.settings)
    found = restore(photo.pixels, shot.settings.camera, path, "wiener")
    save_photo(found.pixels, photo, tmp_path / "alone.tif")
    restoring_s = time.process_time() - started
    started = time.process_time()
    assert verify(tmp_path / "c.zip").status == "verified"
    verifying_s = time.process_time() - started
    print(f"\nverifying {verifying_s:.2f} s, restoring from file to file {restoring_s:.2f} s of CPU"
          f" time: {verifying_s / restoring_s:.2f} times")  # fmt: skip
    assert verifying_s <= MOST_VERIFYING * restoring_s
