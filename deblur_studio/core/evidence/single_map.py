"""One map of a restoration that belongs to no case, when somebody asks for it."""

from __future__ import annotations

from deblur_studio.core.errors import RestoreError
from deblur_studio.core.evidence.judging import visibility_map, within_budget
from deblur_studio.core.evidence.maps import Map, difference, named
from deblur_studio.core.imaging.photo import Image
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import Part, Progress
from deblur_studio.core.restore.consistency import BLOCK_PX
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.restore.registry import DEFAULT_METHOD
from deblur_studio.core.restore.run import Restoration, restore
from deblur_studio.core.restore.spread import spread


def single_map(
    name: str,
    pixels: Image,
    recording: ImuRecording,
    settings: ShotSettings,
    found: Restoration,
    progress: Progress,
) -> Map:
    """Return the map of that name (see maps) of a restoration.

    Args:
        name: A key of ``maps.RANGES``.
        pixels: The photo (H, W, C) in linear light.
        recording: Its log.
        settings: Its shot.
        found: What came of restoring it.
        progress: Told several times a second.

    Raises:
        RestoreError: There is no such map.
        DeblurError: As ``restore`` and ``camera_path``.
    """
    path = camera_path(recording, settings)
    if name == "chi":
        return named(name, found.chi_blocks, BLOCK_PX)
    if name == "spread":
        made = spread(
            pixels, recording, settings, found.method, found.parameters, progress=progress
        )
        return named(name, made.deviation)
    if name == "difference":
        classical = restore(pixels, settings.camera, path, DEFAULT_METHOD, progress=progress)
        return difference(found.pixels, classical.pixels)
    problem = prepare(pixels, settings.camera, path, found.noise)
    if name == "visibility":
        return visibility_map(problem, progress)
    if name == "chi_within_budget":
        part = Part(progress, 0.0, 0.5)
        whole = restore(  # the budget needs pixels that are not clipped
            pixels, settings.camera, path, found.method, found.parameters, part, clipped=False
        )
        part = Part(progress, 0.5, 1.0)
        within = within_budget(problem, settings, recording, whole.pixels, part)
        return named(name, within.blocks, BLOCK_PX)
    raise RestoreError(f"There is no map {name!r}.")
