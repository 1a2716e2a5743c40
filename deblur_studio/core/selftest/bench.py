"""What several checks share, made when the first of them asks."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

import numpy as np

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.metrics import psnr_db
from deblur_studio.core.imaging.photo import Image, Photo
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.proposal import propose
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.progress import Progress
from deblur_studio.core.restore.run import Restoration, restore
from deblur_studio.core.sample import Sample, sample
from deblur_studio.core.synthesis.shake import hand_shake

_SEED = 20
_SHAKE_RAD_S, _EXPOSURE_S, _FOCAL_PX = 0.15, 0.1, 600.0
_SIDE_PX = 288  # of the middle of the sample that is restored: large enough, and quick
_BORDER_PX = 16


class Bench:
    """The middle of the bundled sample with its restorations, and a small simulated shot."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.camera = Camera.centred(96, 72, _FOCAL_PX).replaced(readout_s=0.01)

    def rng(self) -> np.random.Generator:
        """Return a generator that starts the same way every time."""
        return np.random.default_rng(_SEED)

    @cached_property
    def path(self) -> CameraPath:
        """A path of hand-shake for ``camera``."""
        shake = hand_shake(self.rng(), 200.0, 1.0, _SHAKE_RAD_S)
        return camera_path(shake, ShotSettings(self.camera, Exposure(0.45, _EXPOSURE_S)))

    @cached_property
    def sample(self) -> Sample:
        """Where the sample is."""
        return sample()

    @cached_property
    def sample_photo(self) -> Photo:
        """The blurred photo."""
        return read_photo(self.sample.photo)

    @cached_property
    def blurred(self) -> Image:
        """The middle of the blurred photo."""
        return self._middle(self.sample_photo.pixels)

    @cached_property
    def truth(self) -> Image:
        """The middle of the sharp photo."""
        return self._middle(read_photo(self.sample.truth).pixels)

    @cached_property
    def sample_log(self) -> ImuRecording:
        """The log."""
        return read_log(self.sample.log)

    @cached_property
    def sample_settings(self) -> ShotSettings:
        """What the program proposes for photo and log alone, its camera that of the middle."""
        settings = propose(self.sample_photo, self.sample_log).settings
        camera = settings.camera
        middle = camera.replaced(
            width=_SIDE_PX,
            height=_SIDE_PX,
            cx_px=camera.cx_px - (camera.width - _SIDE_PX) // 2,
            cy_px=camera.cy_px - (camera.height - _SIDE_PX) // 2,
        )
        return replace(settings, camera=middle)

    @cached_property
    def sample_path(self) -> CameraPath:
        """The path under these settings."""
        return camera_path(self.sample_log, self.sample_settings)

    @cached_property
    def total_variation(self) -> Restoration:
        """The middle of the sample restored by total variation."""
        return self.restored("total-variation")

    def restored(self, method_name: str) -> Restoration:
        """Return the middle of the sample restored by a method with its defaults."""
        camera = self.sample_settings.camera
        return restore(self.blurred, camera, self.sample_path, method_name, None, self.progress)

    def gain_db(self, restoration: Restoration) -> float:
        """Return how much nearer to the truth a restoration is than the photo, as it is seen."""
        after, before = (
            psnr_db(self._seen(pixels), self._seen(self.truth), border_px=_BORDER_PX)
            for pixels in (restoration.pixels, self.blurred)
        )
        return after - before

    def _seen(self, pixels: Image) -> Image:
        return self.sample_photo.transfer.to_encoded(pixels)

    def _middle(self, pixels: Image) -> Image:
        top, left = ((side - _SIDE_PX) // 2 for side in pixels.shape[:2])
        return pixels[top : top + _SIDE_PX, left : left + _SIDE_PX]
