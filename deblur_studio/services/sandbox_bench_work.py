"""What the pages beside the photo compute, as work of jobs; core is imported when first used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deblur_studio.services.job import JobContext

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from deblur_studio.core.sandbox.convolution import Products
    from deblur_studio.core.sandbox.inverse import InverseCurve, InverseTrial
    from deblur_studio.core.sandbox.presets import NamedField
    from deblur_studio.core.sandbox.state import Bench, SandboxState

    Plane = NDArray[np.float32]
    Rgb8 = NDArray[np.uint8]

_BENCH_PX, _TRIAL_SIDE = 24_000, 192


@dataclass(frozen=True, eq=False)
class Convolved:
    """A small grey plane (h, w) in linear light, a kernel, and the one convolved with the other.

    ``products`` are the numbers of the pixel ``pixel_xy``; ``dot_rgb8`` is one white pixel
    and ``spread_rgb8`` what becomes of it alone, brightened so that it can be seen.
    """

    kernel: Plane
    sharp_rgb8: Rgb8
    blurred_rgb8: Rgb8
    dot_rgb8: Rgb8
    spread_rgb8: Rgb8
    pixel_xy: tuple[int, int]
    products: Products


@dataclass(frozen=True, eq=False)
class Filtered:
    """What the filter of one strength gives, and what every strength costs."""

    trial: InverseTrial
    curve: InverseCurve
    strength: float
    blurred_rgb8: Rgb8
    restored_rgb8: Rgb8
    noise_gain: float
    psnr_db: float


@dataclass(frozen=True, eq=False)
class Compared:
    """Fields of kernels for pictures of one size in px."""

    fields: tuple[NamedField, ...]
    width: int
    height: int


def convolve(sharp: Plane, bench: Bench, _context: JobContext) -> Convolved:
    """Convolve a small plane of a picture (H, W, 3) with the bench's kernel.

    Raises:
        MotionError: The kernel cannot be normalised.
    """
    import numpy as np

    from deblur_studio.core.imaging.transfer import SRGB
    from deblur_studio.core.sandbox.convolution import convolved, products_at, spread_of_pixel

    plane, kernel = small_plane(sharp, _BENCH_PX), kernel_of(bench)
    height, width = plane.shape
    x, y = bench.pixel_xy or (width // 2, height // 2)
    x, y = min(max(x, 0), width - 1), min(max(y, 0), height - 1)
    middle = kernel.shape[0]  # of a plane of twice the kernel's size
    dot, spread = (
        spread_of_pixel(each, (2 * middle + 1,) * 2, middle, middle)
        for each in (np.ones((1, 1), np.float32), kernel)
    )
    planes = (plane, convolved(plane, kernel), dot, spread / max(float(spread.max()), 1e-9))
    sharp_rgb8, blurred_rgb8, dot_rgb8, spread_rgb8 = (
        _grey(SRGB.encode_8bit(np.clip(each, 0, 1))) for each in planes
    )
    return Convolved(
        kernel, sharp_rgb8, blurred_rgb8, dot_rgb8, spread_rgb8,
        (x, y), products_at(plane, kernel, x, y),
    )  # fmt: skip


def filtered(
    sharp: Plane, state: SandboxState, kept: Filtered | None, context: JobContext
) -> Filtered:
    """Filter a small plane of a picture; ``kept`` spares the curve where only the strength is new.

    Raises:
        MotionError: The kernel cannot be normalised.
    """
    import numpy as np

    from deblur_studio.core.imaging.transfer import SRGB
    from deblur_studio.core.sandbox.inverse import InverseTrial

    strength = state.bench.strength
    if kept is None:
        plane = _square(small_plane(sharp, 2 * _TRIAL_SIDE**2), _TRIAL_SIDE)
        rng = np.random.default_rng(state.motion.seed)
        trial = InverseTrial(plane, kernel_of(state.bench), state.camera.noise, rng)
        context.checkpoint(0.1)
        curve = trial.curve()
    else:
        trial, curve = kept.trial, kept.curve
    context.checkpoint(0.8)
    pictures = (trial.blurred, trial.restored(strength))
    blurred_rgb8, restored_rgb8 = (
        _grey(SRGB.encode_8bit(np.clip(each, 0, 1))) for each in pictures
    )
    gain, psnr = trial.noise_gain(strength), trial.psnr_db(strength)
    return Filtered(trial, curve, strength, blurred_rgb8, restored_rgb8, gain, psnr)


def compare(width: int, height: int, state: SandboxState, _context: JobContext) -> Compared:
    """Draw the kernels of every way to move, for pictures of a size."""
    from deblur_studio.core.sandbox.presets import turning_and_travelling
    from deblur_studio.core.sandbox.settings import camera_for

    camera = camera_for(state.camera, width, height)
    return Compared(turning_and_travelling(camera, state.camera), width, height)


def kernel_of(bench: Bench) -> Plane:
    """Return the bench's kernel (k, k).

    Raises:
        MotionError: It cannot be normalised.
    """
    import numpy as np

    from deblur_studio.core.sandbox.charts import OWN
    from deblur_studio.core.sandbox.gallery import gallery_kernel, normalised

    if bench.kernel != OWN:
        return gallery_kernel(bench.kernel, bench.size, bench.angle_deg)
    values = np.array(bench.values, np.float32)
    return normalised(values) if bench.normalised else values


def small_plane(sharp: Plane, most_px: int) -> Plane:
    """Return the brightness (h, w) of a picture (H, W, 3) at no more than so many pixels."""
    import numpy as np

    from deblur_studio.core.sandbox.scene import Scene

    reduced = Scene(sharp, "").reduced(most_px)
    plane: Plane = np.ascontiguousarray(reduced.mean(axis=2), np.float32)
    return plane


def _square(plane: Plane, side: int) -> Plane:
    """Return the middle (side, side) of a plane, continued where it is smaller."""
    import numpy as np

    lack = [max(side - have, 0) for have in plane.shape]
    wide = np.pad(plane, [(one // 2, one - one // 2) for one in lack], mode="edge")
    top, left = ((have - side) // 2 for have in wide.shape)
    square: Plane = wide[top : top + side, left : left + side]
    return square


def _grey(codes: Rgb8) -> Rgb8:
    import numpy as np

    grey: Rgb8 = np.repeat(codes[..., None], 3, axis=2)
    return grey
