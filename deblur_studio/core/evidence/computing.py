"""A step as a value: made from a shot, and carried out, today or by the other side's expert."""

from __future__ import annotations

import dataclasses
import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.case import CaseCamera, Step
from deblur_studio.core.evidence.given import GivenShot
from deblur_studio.core.imaging.photo import Image
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import Progress
from deblur_studio.core.restore.registry import Method, method
from deblur_studio.core.restore.run import Restoration, restore

_ELSEWHERE = ("device", "model")  # the step holds both, as what they turned out to be


def step_of(
    name: str,
    shot: GivenShot,
    chosen: Method,
    parameters: Any,
    weights: str | None,
    spread_count: int,
) -> Step:
    """Return what decides a restoration's pixels, complete."""
    settings = shot.settings
    learned = weights is not None
    return Step(
        name=name,
        photo=shot.photo.source.sha256,
        log=shot.recording.source.sha256,
        camera=camera_of(settings),
        start_s=settings.exposure.start_s,
        exposure_s=settings.exposure.duration_s,
        bias_rad_s=settings.bias_rad_s,
        depth_m=None if math.isinf(settings.depth_m) else settings.depth_m,
        method=chosen.name,
        parameters=plain_parameters(parameters),
        weights=weights,
        device=_device(parameters) if learned else "cpu",
        threads=_network_threads() if learned else os.cpu_count() or 1,
        spread_count=spread_count,
        seed=0,
        sources=dict(shot.sources),
    )


def camera_of(settings: ShotSettings) -> CaseCamera:
    """Return the camera's values."""
    return CaseCamera(**dataclasses.asdict(settings.camera))


def plain_parameters(parameters: Any) -> dict[str, Any]:
    """Return what a form or an option can hold, without what the step says otherwise."""
    values: dict[str, Any] = dataclasses.asdict(parameters)
    return {name: value for name, value in values.items() if name not in _ELSEWHERE}


def parameters_of(step: Step, weights: Path | None) -> Any:
    """Return the method's parameters as the step holds them.

    Raises:
        EvidenceError: The method does not have these parameters.
        RestoreError: There is no such method.
    """
    chosen = method(step.method)
    values: dict[str, Any] = dict(step.parameters)
    if not chosen.deterministic:
        values |= {"device": step.device, "model": "" if weights is None else str(weights)}
    defaults = dataclasses.asdict(chosen.parameters_type())
    for name, value in values.items():
        if not _fits(value, defaults.get(name)):
            raise EvidenceError(
                f"{step.name} gives {chosen.name} a parameter {name} that it does not have like"
                " this; use the version of the program that the case was made with."
            )
    return chosen.parameters_type(**values)


def _fits(value: Any, default: Any) -> bool:
    return type(value) is type(default) or (type(value) is int and type(default) is float)


def compute(
    step: Step,
    pixels: Image,
    recording: ImuRecording,
    weights: Path | None,
    progress: Progress,
) -> Restoration:
    """Carry out a step on a photo (H, W, C) in linear light; pixels are not clipped.

    Raises:
        DeblurError: As ``restore`` and ``camera_path``.
    """
    settings = step.settings()
    path = camera_path(recording, settings)
    parameters = parameters_of(step, weights)
    with _as_many_threads(step):
        return restore(
            pixels, settings.camera, path, step.method, parameters, progress, clipped=False
        )


@contextmanager
def _as_many_threads(step: Step) -> Iterator[None]:
    """Let a network compute with as many threads as then: sums round otherwise with others."""
    if step.weights is None:
        yield
        return
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(step.threads)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _network_threads() -> int:
    import torch

    return torch.get_num_threads()


def _device(parameters: Any) -> str:
    from deblur_studio.core.nets.device import find_device

    return str(find_device(parameters.device).type)
