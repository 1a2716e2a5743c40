"""The restoration methods. A new one is a module and one line here.

Window, command line, evaluation and report all read this list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import RestoreError
from deblur_studio.core.progress import Progress
from deblur_studio.core.restore.network import GuidedParameters, UNetParameters, guided, unet
from deblur_studio.core.restore.problem import Problem
from deblur_studio.core.restore.richardson_lucy import RichardsonLucyParameters, richardson_lucy
from deblur_studio.core.restore.total_variation import TotalVariationParameters, total_variation
from deblur_studio.core.restore.wiener import WienerParameters, wiener

Image = NDArray[np.float32]

# What window and command line use unless told otherwise: the weights that ship are an early state
# of the guided network, and where the motion is known exactly total variation is still better.
DEFAULT_METHOD = "total-variation"


@dataclass(frozen=True)
class Method:
    """A way to restore: ``run(problem, parameters, progress)`` returns (H, W, C) linear light.

    ``deterministic`` methods give the same pixels for the same input on every run and add
    nothing that was learned from other pictures.
    """

    name: str
    title: str
    summary: str
    parameters_type: type[Any]
    run: Callable[[Problem, Any, Progress], Image]
    deterministic: bool = True


METHODS: tuple[Method, ...] = (
    Method(
        "total-variation",
        "Total variation",
        "Sharp edges and quiet surfaces; the best classical choice for most photos.",
        TotalVariationParameters,
        total_variation,
    ),
    Method(
        "wiener",
        "Wiener",
        "The fastest: one step, linear, easy to defend. Noise and ringing stay visible.",
        WienerParameters,
        wiener,
    ),
    Method(
        "richardson-lucy",
        "Richardson-Lucy",
        "Iterative, never negative; good for lights on dark ground. Slow.",
        RichardsonLucyParameters,
        richardson_lucy,
    ),
    Method(
        "guided",
        "Guided network",
        "Learned: refines the classical results and checks itself against the photo. Adds detail"
        " that was learned from other photos.",
        GuidedParameters,
        guided,
        deterministic=False,
    ),
    Method(
        "unet",
        "U-Net of the seed",
        "Learned: sees the photo and one straight motion vector for each pixel.",
        UNetParameters,
        unet,
        deterministic=False,
    ),
)


def method(name: str) -> Method:
    """Return the method of that name.

    Raises:
        RestoreError: There is none.
    """
    for candidate in METHODS:
        if candidate.name == name:
            return candidate
    known = ", ".join(candidate.name for candidate in METHODS)
    raise RestoreError(f"There is no method {name!r}; choose one of {known}.")
