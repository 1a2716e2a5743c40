"""What is known of one sensor on one camera, kept under a name."""

from __future__ import annotations

import json
import math
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from deblur_studio.core.errors import OutputError
from deblur_studio.core.motion.mounting import Mounting, string_from_mounting
from deblur_studio.core.motion.proposal import Proposal
from deblur_studio.core.told import told
from deblur_studio.services.settings import write_json
from deblur_studio.services.translation import tr

_FOLDER = "sensors"


@dataclass(frozen=True)
class SensorProfile:
    """A calibration: bias and mounting, either may be unknown; ``made`` is a UTC date and time."""

    name: str
    made: str
    device: str = ""
    bias_rad_s: tuple[float, float, float] | None = None
    bias_noise_rad_s: float | None = None
    mounting: Mounting | None = None

    @property
    def orientation(self) -> str:
        """The mounting in a word."""
        if self.mounting is None:
            return ""
        return string_from_mounting(self.mounting) or "matrix"


class ProfileStore:
    """One JSON file a profile, in the folder of the settings."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _FOLDER
        self.unreadable: tuple[Path, ...] = ()

    def profiles(self) -> tuple[SensorProfile, ...]:
        """Return all profiles, the newest first; files that are none are left alone."""
        found, unreadable = [], []
        for path in sorted(self._folder.glob("*.json")):
            try:
                found.append(_profile_of(json.loads(path.read_text(encoding="utf-8"))))
            except (OSError, ValueError, TypeError, KeyError):
                unreadable.append(path)
        self.unreadable = tuple(unreadable)
        return tuple(sorted(found, key=lambda one: one.made, reverse=True))

    def save(self, profile: SensorProfile) -> Path:
        """Write a profile over the one of the same name.

        Raises:
            OutputError: It has no name, or the folder cannot be written.
        """
        if not (stem := _stem_of(profile.name)):
            raise OutputError(tr("The sensor profile has no name; enter one such as “Drone cam”."))
        path = self._folder / f"{stem}.json"
        try:
            write_json(path, asdict(profile))
        except OSError as error:
            raise OutputError(
                tr(
                    "The sensor profile cannot be written to {folder}: {reason}; make room or"
                    " choose another settings folder.",
                    folder=path.parent,
                    reason=error.strerror,
                )
            ) from None
        return path


def with_profile(proposal: Proposal, profile: SensorProfile) -> Proposal:
    """Return a proposal with what a profile knows better.

    The bias of the log itself is of the same minute and stays where the log has a still stretch.
    """
    settings, notes = proposal.settings, dict(proposal.notes)
    source = told(
        "From the sensor profile “{name}” of {day}.", name=profile.name, day=profile.made[:10]
    )
    if profile.mounting is not None:
        camera = settings.camera.replaced(imu_to_camera=profile.mounting)
        settings, notes["mounting"] = replace(settings, camera=camera), source
    if profile.bias_rad_s is not None and not any(settings.bias_rad_s):
        settings, notes["bias"] = replace(settings, bias_rad_s=profile.bias_rad_s), source
    return Proposal(settings, notes)


def _stem_of(name: str) -> str:
    return re.sub(r"[^\w-]+", "_", name.strip()).strip("_")[:60]


def _profile_of(stored: Any) -> SensorProfile:
    bias, mounting, noise = stored["bias_rad_s"], stored["mounting"], stored["bias_noise_rad_s"]
    return SensorProfile(
        str(stored["name"]),
        str(stored["made"]),
        str(stored["device"]),
        None if bias is None else _three(bias),
        None if noise is None else float(noise),
        None if mounting is None else _mounting(mounting),
    )


def _mounting(rows: Any) -> Mounting:
    mounting = tuple(_three(row) for row in rows)
    matrix = np.asarray(mounting)
    if matrix.shape != (3, 3) or not np.allclose(matrix @ matrix.T, np.eye(3), atol=1e-6):
        raise ValueError("the mounting is no rotation")
    return mounting


def _three(values: Any) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in values)
    if not all(math.isfinite(value) for value in (x, y, z)):
        raise ValueError("not finite")
    return x, y, z
