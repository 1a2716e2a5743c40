"""What the sandbox asks for: how the camera moves, and what camera it is.

Both are parameter dataclasses, so a form is generated from them. Every length that depends on
the picture is in px of the picture at full size.
"""

from __future__ import annotations

from dataclasses import dataclass

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import CameraError
from deblur_studio.core.parameters import ParameterSpec, parameter
from deblur_studio.core.told import told


def _rate(label: str, words: str) -> float:
    spec = ParameterSpec(label, words, "deg/s", minimum=-180.0, maximum=180.0, step=0.1)
    default: float = parameter(0.0, spec)
    return default


def _travel(label: str, words: str) -> float:
    spec = ParameterSpec(label, words, "mm", minimum=-200.0, maximum=200.0, step=0.1)
    default: float = parameter(0.0, spec)
    return default


@dataclass(frozen=True)
class MotionSettings:
    """The motion that sliders make: steady turning, tremor, one jolt and steady travel."""

    pan_deg_s: float = _rate("Pan", "Turning to the right; the picture moves to the left.")
    tilt_deg_s: float = _rate("Tilt", "Turning upwards; the picture moves down.")
    roll_deg_s: float = _rate("Roll", "Turning about the line of sight, clockwise.")
    tremor_deg_s: float = parameter(
        0.0,
        ParameterSpec(
            "Tremor",
            "How strongly the hand trembles: angular rate about x and y, RMS; roll is half of it.",
            "deg/s",
            minimum=0.0,
            maximum=60.0,
            step=0.1,
        ),
    )
    tremor_hz: float = parameter(
        6.0,
        ParameterSpec(
            "Tremor frequency",
            "Around which frequency the hand trembles; muscles do at 4 to 12 Hz.",
            "Hz",
            minimum=0.5,
            maximum=40.0,
            step=0.1,
        ),
    )
    jolt_deg: float = parameter(
        0.0,
        ParameterSpec(
            "Jolt",
            "A sudden turn to the right in the middle of the exposure, as from the shutter"
            " button: it leaves a double image.",
            "deg",
            minimum=-10.0,
            maximum=10.0,
            step=0.01,
        ),
    )
    travel_x_mm: float = _travel("Travel right", "How far the camera moves to the right.")
    travel_y_mm: float = _travel("Travel down", "How far the camera moves down.")
    travel_z_mm: float = _travel("Travel forward", "How far the camera moves into the scene.")
    seed: int = parameter(
        1,
        ParameterSpec(
            "Draw",
            "Which tremor and noise were drawn; another number draws others.",
            minimum=0,
            maximum=9999,
            step=1,
        ),
    )


@dataclass(frozen=True)
class CameraSettings:
    """The camera: shutter, lens and sensor; the same for every source of motion."""

    exposure_s: float = parameter(
        1 / 15,
        ParameterSpec(
            "Exposure",
            "How long the shutter is open.",
            "s",
            minimum=0.001,
            maximum=2.0,
            logarithmic=True,
        ),
    )
    focal_widths: float = parameter(
        3.0,
        ParameterSpec(
            "Focal length",
            "In widths of the picture: 0.8 is a phone's camera, 3 a telephoto lens.",
            "widths",
            minimum=0.3,
            maximum=20.0,
            logarithmic=True,
        ),
    )
    readout_ms: float = parameter(
        0.0,
        ParameterSpec(
            "Readout",
            "Rolling shutter: time from the first row to the last; 0 exposes all at once.",
            "ms",
            minimum=0.0,
            maximum=100.0,
            step=0.5,
        ),
    )
    depth_m: float = parameter(
        2.0,
        ParameterSpec(
            "Scene depth",
            "How far away the scene is; only travel depends on it.",
            "m",
            minimum=0.1,
            maximum=1000.0,
            logarithmic=True,
        ),
    )
    defocus_px: float = parameter(
        0.0,
        ParameterSpec(
            "Defocus",
            "Radius of the disk into which the lens turns a point. No sensor of motion knows of"
            " it, so no restoration here undoes it.",
            "px",
            minimum=0.0,
            maximum=30.0,
            step=0.1,
        ),
    )
    brightness: float = parameter(
        1.0,
        ParameterSpec(
            "Brightness",
            "Light of the scene; above 1 bright places saturate the sensor.",
            minimum=0.05,
            maximum=8.0,
            logarithmic=True,
        ),
    )
    noise: float = parameter(
        0.004,
        ParameterSpec(
            "Noise",
            "Standard deviation in linear light, white being 1; the same in dark and light.",
            minimum=0.0,
            maximum=0.2,
            step=0.001,
        ),
    )


def camera_for(settings: CameraSettings, width: int, height: int) -> Camera:
    """Return the sandbox's camera for a picture of that size.

    Raises:
        CameraError: The picture is too small to show any motion.
    """
    if min(width, height) < 2:
        raise CameraError(
            told(
                "The picture has only {width} x {height} px, so nothing could move in it;"
                " choose a larger one.",
                width=width,
                height=height,
            )
        )
    camera = Camera.centred(width, height, settings.focal_widths * width)
    return camera.replaced(readout_s=settings.readout_ms / 1000)
