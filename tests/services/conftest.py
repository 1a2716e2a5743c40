"""A workbench with its own settings folder, and the values that its services work on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.photo import Photo, SourceFile
from deblur_studio.core.motion.recording import ImuRecording, LogSource
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.services.notices import Notice
from deblur_studio.services.project import LoadedPhoto
from deblur_studio.services.workbench import Workbench, open_workbench


@pytest.fixture
def bench(qapp: object, tmp_path: Path) -> Iterator[Workbench]:
    bench = open_workbench(tmp_path / "config")
    yield bench
    assert bench.shutdown()


@pytest.fixture
def notices(bench: Workbench) -> list[Notice]:
    said: list[Notice] = []
    bench.notices.posted.connect(said.append)
    return said


@pytest.fixture
def loaded() -> LoadedPhoto:
    pixels = np.random.default_rng(0).uniform(0, 1, (48, 64, 3)).astype(np.float32)
    photo = Photo(pixels, SourceFile(Path("photo.png"), "00", 1), "PNG", 8)
    return LoadedPhoto(photo, (pixels * 255).astype(np.uint8))


@pytest.fixture
def recording() -> ImuRecording:
    time_s = np.arange(0, 5, 0.005)
    gyro = np.stack([0.2 * np.sin(time_s * 9 + axis) for axis in range(3)], axis=-1)
    return ImuRecording(time_s, gyro, None, "seconds", LogSource((Path("log.csv"),), "00", "test"))


@pytest.fixture
def settings() -> ShotSettings:
    return ShotSettings(Camera.centred(64, 48, 60.0), Exposure(1.0, 0.05))
