"""What the sandbox computes for one state, as work of jobs; core is imported when first used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deblur_studio.core.errors import FieldError, MotionError
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.progress import Part
from deblur_studio.services.job import JobContext
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.sandbox.kernels import Kernels
    from deblur_studio.core.sandbox.preview import Blurred
    from deblur_studio.core.sandbox.restoring import Restored
    from deblur_studio.core.sandbox.scene import Scene
    from deblur_studio.core.sandbox.state import SandboxState

CHART_WIDTH, CHART_HEIGHT = 1024, 768


@dataclass(frozen=True, eq=False)
class Order:
    """A state to show; ``scene`` is its picture where that was drawn or opened before."""

    state: SandboxState
    scene: Scene | None = None
    recording: ImuRecording | None = None


@dataclass(frozen=True, eq=False)
class Drawn:
    """The picture and the kernels of an order, with the numbers that the motion decides."""

    order: Order
    scene: Scene
    kernels: Kernels
    numbers: Mapping[str, float]


def draw(order: Order, context: JobContext) -> Drawn:
    """Draw the picture where needed, and the kernels."""
    from deblur_studio.core.sandbox.kernels import kernels_of
    from deblur_studio.core.sandbox.numbers import numbers_of_kernels
    from deblur_studio.core.sandbox.source import camera_of, path_of, unseen

    state, scene = order.state, order.scene or _scene(order.state.picture)
    height, width = scene.pixels.shape[:2]
    context.checkpoint(0.2)
    camera = camera_of(state, width, height)
    path = path_of(state, camera, order.recording)
    context.checkpoint(0.4)
    try:
        kernels = kernels_of(path, camera, state.camera)
        return Drawn(order, scene, kernels, numbers_of_kernels(kernels))
    except MotionError as error:
        raise unseen(state, camera, error) from error


def blur(drawn: Drawn, most_px: int, context: JobContext) -> Blurred:
    """Take the blurred picture at a size."""
    from deblur_studio.core.sandbox.preview import blurred

    state, kernels = drawn.order.state, drawn.kernels
    return blurred(
        drawn.scene, kernels.camera, kernels.path, state.camera, state.motion.seed,
        most_px=most_px, progress=Part(context, 0.0, 1.0),
    )  # fmt: skip


def restore(drawn: Drawn, shot: Blurred, context: JobContext, *, quick: bool = False) -> Restored:
    """Restore a blurred picture as the state says; ``quick`` takes clipped pixels as they are."""
    from deblur_studio.core.sandbox.restoring import restored

    state = drawn.order.state
    return restored(
        shot, state.method, state.method_parameters(),
        one_kernel=state.one_kernel, quick=quick, progress=Part(context, 0.0, 1.0),
    )  # fmt: skip


def _scene(name: str) -> Scene:
    from deblur_studio.core.sandbox.charts import OWN, picture
    from deblur_studio.core.sandbox.scene import Scene

    if name == OWN:
        raise FieldError(
            "picture", tr("No picture of your own is open; open one or choose another.")
        )
    found = picture(name)
    width, height = CHART_WIDTH // found.shrunk, CHART_HEIGHT // found.shrunk
    return Scene(found.draw(width, height), found.title)
