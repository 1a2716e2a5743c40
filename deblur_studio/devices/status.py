"""What a sensor has said about itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deblur_studio.core.motion.witmotion.samples import RegisterAnswer
from deblur_studio.devices.commands import Register, percent_of_battery, rate_of_code

_BATTERY_STEP_V = 0.01
_TEMPERATURE_STEP_C = 0.01


@dataclass(frozen=True)
class SensorStatus:
    """Read back from the sensor's registers; None where it has not answered.

    ``rate_hz`` is its setting, which the measured rate should agree with.
    """

    rate_hz: float | None = None
    battery_v: float | None = None
    temperature_c: float | None = None
    firmware: str | None = None
    axes: int | None = None

    @property
    def battery_percent(self) -> int | None:
        """Rough charge of the battery."""
        return None if self.battery_v is None else percent_of_battery(self.battery_v)


def updated(status: SensorStatus, answer: RegisterAnswer) -> SensorStatus:
    """The status with what the answer says; answers that say nothing known change nothing."""
    value = answer.values[0]
    match answer.register:
        case Register.RATE:
            return replace(status, rate_hz=rate_of_code(value))
        case Register.BATTERY:
            return replace(status, battery_v=value * _BATTERY_STEP_V)
        case Register.TEMPERATURE:
            return replace(status, temperature_c=value * _TEMPERATURE_STEP_C)
        case Register.VERSION:
            return replace(status, firmware=_version(answer.values))
        case Register.AXES:
            return replace(status, axes=6 if value & 1 else 9)
    return status


def _version(values: tuple[int, ...]) -> str:
    """Two words; with the top bit set they hold major, minor and patch, else one number."""
    word = (values[0] & 0xFFFF) | (values[1] & 0xFFFF) << 16
    if not word >> 31:
        return str(values[0] & 0xFFFF)
    return f"{word >> 14 & 0x1FFFF}.{word >> 8 & 0x3F}.{word & 0xFF}"
