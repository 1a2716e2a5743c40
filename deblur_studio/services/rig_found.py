"""What a calibration found, and the shots that it is asked to explain."""

from __future__ import annotations

from dataclasses import dataclass

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.services.rig_draft import RigDraft, RigPhoto


@dataclass(frozen=True)
class RigRow:
    """How one photo, or one dot, came out: a name, figures in words, whether it fits."""

    name: str
    gain: str
    residual: str
    fits: bool


@dataclass(frozen=True, eq=False)
class RigFound:
    """The rig with what it was before; ``sure`` says whether nothing else fits about as well."""

    camera: Camera
    told: Camera
    bias_rad_s: tuple[float, float, float]
    rows: tuple[RigRow, ...]
    sure: bool
    summary: str


def shot_of(draft: RigDraft, photo: RigPhoto) -> ShotSettings:
    """Return the settings of a photo whose times are known, with what is known of its camera."""
    assert photo.start_s is not None
    assert photo.exposure_s is not None
    camera = draft.photos[0].camera
    if draft.focal_px:
        camera = camera.replaced(fx_px=draft.focal_px, fy_px=draft.focal_px)
    return ShotSettings(camera, Exposure(photo.start_s, photo.exposure_s))
