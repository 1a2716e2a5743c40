"""Rigs: a camera with its sensor as a calibration found them, kept under a name."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import DeblurError, OutputError
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.motion.proposal import Proposal
from deblur_studio.core.told import told
from deblur_studio.services.settings import write_json
from deblur_studio.services.translation import tr

_FOLDER = "rigs"
_SHAPE_TOLERANCE = 0.005


@dataclass(frozen=True)
class RigProfile:
    """A camera with its mounting, readout and clock offset; ``made`` is a UTC date and time.

    ``told`` says in a sentence what it was made from and how well it fits.
    """

    name: str
    made: str
    camera: Camera
    told: str = ""

    @property
    def source(self) -> str:
        """What a value of it says of itself."""
        return told("From the rig \u201c{name}\u201d of {day}.", name=self.name, day=self.made[:10])

    def camera_for(self, photo: Photo) -> Camera | None:
        """Return the camera for a photo of any size of the same shape, None for another shape."""
        camera = self.camera
        if (camera.width, camera.height) == (photo.width, photo.height):
            return camera
        stretched = photo.width * camera.height / (photo.height * camera.width)
        if abs(stretched - 1) > _SHAPE_TOLERANCE:
            return None
        return camera.scaled(photo.width, photo.height)

    def misfit(self, photo: Photo) -> str:
        """Return why the rig was not used for a photo of another shape."""
        camera = self.camera
        return tr(
            "The rig \u201c{rig}\u201d is for photos of {size} pixels and was not used for {name},"
            " which has {other}.",
            rig=self.name,
            size=f"{camera.width} x {camera.height}",
            name=photo.source.path.name,
            other=f"{photo.width} x {photo.height}",
        )


class RigStore:
    """One JSON file a rig, in the folder of the settings."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _FOLDER

    def rigs(self) -> tuple[RigProfile, ...]:
        """Return all rigs, the newest first; files that are none are left alone."""
        found = []
        for path in sorted(self._folder.glob("*.json")):
            try:
                found.append(_rig_of(json.loads(path.read_text(encoding="utf-8"))))
            except (OSError, ValueError, TypeError, KeyError, DeblurError):
                continue
        return tuple(sorted(found, key=lambda one: one.made, reverse=True))

    def has(self, name: str) -> bool:
        """Whether saving under a name would replace a rig."""
        return bool(_stem_of(name)) and self._path(name).exists()

    def save(self, rig: RigProfile) -> Path:
        """Write a rig over the one of the same name.

        Raises:
            OutputError: It has no name, or the folder cannot be written.
        """
        if not _stem_of(rig.name):
            raise OutputError(tr("The rig has no name; enter one such as \u201cDrone cam\u201d."))
        path = self._path(rig.name)
        try:
            write_json(path, asdict(rig))
        except OSError as error:
            raise OutputError(
                tr(
                    "The rig cannot be written to {folder}: {reason}; make room or choose another"
                    " settings folder.",
                    folder=path.parent,
                    reason=error.strerror,
                )
            ) from None
        return path

    def _path(self, name: str) -> Path:
        return self._folder / f"{_stem_of(name)}.json"


def with_rig(proposal: Proposal, rig: RigProfile) -> Proposal:
    """Return a proposal whose camera is a rig's with notes that say so."""
    notes = {**proposal.notes, **dict.fromkeys(("focal", "mounting", "readout"), rig.source)}
    if proposal.settings.camera.time_offset_s:
        notes["offset"] = rig.source
    return replace(proposal, notes=notes)


def _stem_of(name: str) -> str:
    return re.sub(r"[^\w-]+", "_", name.strip()).strip("_")[:60]


def _rig_of(stored: Any) -> RigProfile:
    table = dict(stored["camera"])
    table["imu_to_camera"] = tuple(tuple(map(float, row)) for row in table["imu_to_camera"])
    table["distortion"] = tuple(map(float, table["distortion"]))
    camera = Camera(**table)
    return RigProfile(str(stored["name"]), str(stored["made"]), camera, str(stored["told"]))
