"""A theme and a workbench with a shot in hand, without the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.photo import Photo, PhotoMetadata, SourceFile
from deblur_studio.core.motion.recording import Gap, ImuRecording, LogSource
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.services.project import Edit, LoadedPhoto
from deblur_studio.services.workbench import Workbench, open_workbench
from deblur_studio.ui.theme import Theme, ThemeMode


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, ThemeMode.LIGHT)
    yield theme
    theme.deleteLater()


@pytest.fixture
def bench(qapp: QApplication, tmp_path: Path) -> Iterator[Workbench]:
    bench = open_workbench(tmp_path / "config")
    yield bench
    assert bench.shutdown()


@pytest.fixture
def photo() -> LoadedPhoto:
    pixels = np.random.default_rng(0).uniform(0, 1, (90, 120, 3)).astype(np.float32)
    metadata = PhotoMetadata(exposure_s=1 / 20, focal_mm=4.2, make="Maker", model="One")
    source = SourceFile(Path("blurred.jpg"), "ab" * 32, 1234)
    taken = Photo(pixels, source, "JPEG", 8, metadata=metadata)
    return LoadedPhoto(taken, (pixels * 255).astype(np.uint8))


@pytest.fixture
def recording() -> ImuRecording:
    time_s = np.arange(10, 20, 0.005)
    gyro = np.stack([0.2 * np.sin(time_s * 9 + axis) for axis in range(3)], axis=-1)
    source = LogSource((Path("log.csv"),), "cd" * 32, "Sensor text")
    return ImuRecording(time_s, gyro, None, "seconds since boot", source, gaps=(Gap(18, 18.5),))


@pytest.fixture
def settings() -> ShotSettings:
    camera = Camera.centred(120, 90, 110.0).replaced(time_offset_s=0.25)
    return ShotSettings(camera, Exposure(12.0, 0.05), (0.01, 0.0, -0.01))


@pytest.fixture
def ready(
    bench: Workbench, photo: LoadedPhoto, recording: ImuRecording, settings: ShotSettings
) -> Workbench:
    bench.project.set_photo(photo)
    bench.project.set_recording(recording)
    bench.project.apply(Edit("proposal", settings, {"focal": "EXIF: 28 mm on 35 mm"}))
    return bench
