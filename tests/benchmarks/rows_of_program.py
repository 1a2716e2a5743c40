"""Rows of the table of speeds: start, sensor, search for the exposure, plotting, training."""

from __future__ import annotations

import os
import resource
import struct
import subprocess
import sys
import tempfile

import numpy as np
from conftest import made_picture, made_shot
from measured import Row, cpu_s

from deblur_studio.core.alignment.answer import align
from deblur_studio.core.alignment.search import SearchSettings
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.motion.witmotion.decoder import decode
from deblur_studio.core.synthesis.shake import hand_shake

FRAMES, CROP_PX, CROPS = 200_000, 128, 2
WINDOW = (
    "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication;"
    "app = QApplication([]); from deblur_studio.app import build;"
    "_, window = build((), Path(sys.argv[1])); window.show(); app.processEvents(); window.close()"
)
BARE = (
    "import cv2, numpy; from PySide6.QtWidgets import QApplication, QMainWindow;"
    "app = QApplication([]); window = QMainWindow(); window.show(); app.processEvents()"
)


def rows() -> list[Row]:
    """Measure all rows of the program; about a minute."""
    return [_start(), _decoding(), _alignment(), _plotting(), _training()]


def _start() -> Row:
    with tempfile.TemporaryDirectory() as folder:
        seconds = min(_child_s(WINDOW, folder) for _ in range(4))
    return Row(
        "start to visible window", "", seconds,
        "an empty Qt window with numpy and OpenCV", min(_child_s(BARE) for _ in range(3)),
    )  # fmt: skip


def _child_s(code: str, *words: str) -> float:
    """Return the CPU time of a process that runs some code, all its threads together."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-c", code, *words], check=True, capture_output=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _decoding() -> Row:
    frames = np.random.default_rng(0).integers(0, 256, (FRAMES, 20), dtype=np.uint8)
    frames[:, 0], frames[:, 1] = 0x55, 0x61
    data = frames.tobytes()

    def one_by_one() -> None:
        for place in range(0, len(data), 20):
            np.divide(struct.unpack_from("<9h", data, place + 2), 32768.0)

    return Row(
        "decoding WitMotion frames of 20 bytes", "per million",
        cpu_s(lambda: decode(data)) * 1e6 / FRAMES,
        "struct and numpy, frame by frame", cpu_s(one_by_one, 1) * 1e6 / FRAMES,
        moved=1e6 * (20 + 10 * 8),  # nine values and a time as doubles
    )  # fmt: skip


def _alignment() -> Row:
    shot = made_shot(1024)
    log = hand_shake(np.random.default_rng(5), 200.0, 2.0, 0.1)
    settings = ShotSettings(shot.camera, Exposure(0.9, 0.1))
    search = SearchSettings(0.75, 1.15)
    seconds = cpu_s(lambda: align(shot.photo, log, settings, search), 1)
    return Row("finding the exposure within 0.4 s, 1 MP", "", seconds)


def _plotting() -> Row:
    from PySide6.QtWidgets import QApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    from plotted import Curves

    curves = Curves(app)
    return Row(
        "nine live curves of a minute at 200 Hz, one frame", "", cpu_s(curves.draw, 10),
        "pyqtgraph, same curves", cpu_s(curves.draw_by_pyqtgraph, 10),
        moved=9 * 12_000 * 4,
    )  # fmt: skip


def _training() -> Row:
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    from deblur_studio.core.nets.architectures import build
    from deblur_studio.core.training.config import TrainingConfig
    from deblur_studio.core.training.draw import Source, draw_shot
    from deblur_studio.core.training.losses import Loss
    from deblur_studio.core.training.photos import TrainingPhoto
    from deblur_studio.core.training.simulate import simulate
    from deblur_studio.core.training.state import new_state
    from deblur_studio.core.training.step import take_step

    torch.set_num_threads(1)
    config = TrainingConfig(name="speed", architecture="guided-small", crop_px=CROP_PX)
    photo = TrainingPhoto("photo", "0" * 64, SRGB.encode_8bit(made_picture(512, 512)))
    source = Source((photo,), (), config.simulation, CROP_PX)
    rngs = [np.random.default_rng(seed) for seed in range(CROPS)]
    samples = [simulate(draw_shot(source, rng, 0.0), torch.device("cpu")) for rng in rngs]
    state, loss = new_state(build("guided-small"), config), Loss(config.losses)

    def step() -> None:
        take_step(state, state.network, loss, samples, config, torch.float32)

    with FlopCounterMode(display=False) as counted:
        step()
    return Row(
        f"training step of guided-small, {CROPS} crops of {CROP_PX} px", "", cpu_s(step, 2),
        operations=counted.get_total_flops(),
    )  # fmt: skip
