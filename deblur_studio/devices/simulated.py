"""A sensor that is not there: lies still, is held by a hand, or swings.

Its angles are sums of sine waves, its rates their derivatives; so it never jumps, costs no
memory, and the same seed moves in the same way at every rate of sampling.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from deblur_studio.core.motion.witmotion.encode import answer_frame, motion_frames
from deblur_studio.core.motion.witmotion.samples import STANDARD_GRAVITY_M_S2
from deblur_studio.devices.commands import PREFIX, RATE_CODES, Register, rate_of_code
from deblur_studio.devices.paced import PacedTransport
from deblur_studio.devices.transport import DeviceInfo

Floats = NDArray[np.float64]

_WAVES = 24
_LOW_HZ, _HIGH_HZ = 0.5, 12.0
_SHAKE_RAD_S = np.array([0.05, 0.05, 0.025])
_SWING_HZ, _SWING_RAD = 0.4, 0.6
_BIAS_RAD_S = np.radians([0.12, -0.08, 0.05])
_GYRO_NOISE_RAD_S, _ACCEL_NOISE_M_S2 = np.radians(0.05), 0.02
_READ, _RATE, _AXES = 0x27, 0x03, 0x24


class Motion(enum.Enum):
    """What the sensor does."""

    STILL = "lies still"
    HAND_SHAKE = "held by a hand"
    SWING = "swings"


@dataclass(frozen=True, eq=False)
class _Waves:
    """Sums of sines: ``frequency_hz`` (W,), ``amplitude_rad`` and ``phase`` (W, 3)."""

    frequency_hz: Floats
    amplitude_rad: Floats
    phase: Floats

    def angles_and_rates(self, time_s: Floats) -> tuple[Floats, Floats]:
        """(N, 3) rad and (N, 3) rad/s at (N,) seconds."""
        speed = 2.0 * np.pi * self.frequency_hz[None, :, None]
        turn = speed * time_s[:, None, None] + self.phase
        angles = np.sum(self.amplitude_rad * np.sin(turn), axis=1)
        rates = np.sum(self.amplitude_rad * speed * np.cos(turn), axis=1)
        return angles, rates


class SimulatedSensor:
    """The source of bytes; obeys commands for rate and axes, and for reading registers."""

    def __init__(self, motion: Motion, rng: np.random.Generator, rate_hz: float = 200.0) -> None:
        self._waves, self._rng = _waves(motion, rng), rng
        self._rate_hz = rate_hz
        self._next_s = 0.0
        self._axes_word = 1

    def until(self, time_s: float) -> bytes | None:
        """All frames up to this time that were not given yet."""
        count = int(np.floor((time_s - self._next_s) * self._rate_hz + 1e-9)) + 1
        if count <= 0:
            return b""
        times_s = self._next_s + np.arange(count) / self._rate_hz
        self._next_s += count / self._rate_hz
        return self._frames(times_s)

    def answer(self, command: bytes) -> bytes:
        """Set the rate, or tell a register."""
        if len(command) != 5 or not command.startswith(PREFIX):
            return b""
        if command[2] == _RATE:
            self._rate_hz = rate_of_code(command[3]) or self._rate_hz
        if command[2] == _AXES:
            self._axes_word = command[3]
        return self._told(command[3]) if command[2] == _READ else b""

    def _told(self, register: int) -> bytes:
        known: dict[int, int] = {
            Register.RATE: RATE_CODES.get(self._rate_hz, 0),
            Register.BATTERY: 396,
            Register.TEMPERATURE: 2460,
            Register.VERSION: 1001,
            Register.AXES: self._axes_word,
        }
        return answer_frame(register, [known.get(register, 0)])

    def _frames(self, times_s: Floats) -> bytes:
        angles, rates = self._waves.angles_and_rates(times_s)
        shape = (len(times_s), 3)
        attitude = Rotation.from_euler("ZYX", angles[:, ::-1])
        up = np.array([0.0, 0.0, STANDARD_GRAVITY_M_S2])
        force = attitude.apply(up, inverse=True)
        force = force + _ACCEL_NOISE_M_S2 * self._rng.standard_normal(shape)
        rates = rates + _BIAS_RAD_S + _GYRO_NOISE_RAD_S * self._rng.standard_normal(shape)
        return motion_frames(force, rates, np.degrees(angles)).tobytes()


def simulated(
    motion: Motion, rng: np.random.Generator, *, rate_hz: float = 200.0, speed: float = 1.0
) -> PacedTransport:
    """A transport of a sensor that moves like this."""
    device = DeviceInfo(f"Simulated, {motion.value}", f"simulated:{motion.name.lower()}")
    return PacedTransport(device, SimulatedSensor(motion, rng, rate_hz), speed)


def _waves(motion: Motion, rng: np.random.Generator) -> _Waves:
    if motion is Motion.SWING:
        return _Waves(np.array([_SWING_HZ]), np.array([[0.0, 0.0, _SWING_RAD]]), np.zeros((1, 3)))
    frequency_hz = np.geomspace(_LOW_HZ, _HIGH_HZ, _WAVES) * rng.uniform(0.97, 1.03, _WAVES)
    rates = rng.uniform(0.5, 1.5, (_WAVES, 3)) / frequency_hz[:, None] ** 0.5
    rates *= _SHAKE_RAD_S / np.sqrt(np.sum(rates**2, axis=0) / 2.0)
    size = rates if motion is Motion.HAND_SHAKE else 0.0 * rates
    phase = rng.uniform(0.0, 2.0 * np.pi, (_WAVES, 3))
    return _Waves(frequency_hz, size / (2.0 * np.pi * frequency_hz[:, None]), phase)
