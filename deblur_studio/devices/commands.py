"""What a WitMotion sensor can be told and asked: five bytes each.

Register addresses and values: WT901BLECL 5.0 protocol. A change is preceded by the unlock
command and, to outlive the power switch, followed by the save command. The sensor needs about
100 ms between two commands.
"""

from __future__ import annotations

import enum

PAUSE_S = 0.1

UNLOCK = bytes.fromhex("ffaa6988b5")
SAVE = bytes.fromhex("ffaa000000")
PREFIX = b"\xff\xaa"

_READ = 0x27
_CALIBRATE, _RATE_REGISTER, _AXES = 0x01, 0x03, 0x24


class Register(enum.IntEnum):
    """What can be read."""

    RATE = 0x03
    AXES = 0x24
    VERSION = 0x2E
    MAGNETIC = 0x3A
    TEMPERATURE = 0x40
    QUATERNION = 0x51
    BATTERY = 0x64


class Calibration(enum.IntEnum):
    """What the sensor can calibrate by itself; it must lie still for five seconds for BIAS."""

    END = 0x00
    BIAS = 0x01
    MAGNETIC = 0x07


RATE_CODES = {0.2: 1, 0.5: 2, 1.0: 3, 2.0: 4, 5.0: 5, 10.0: 6, 20.0: 7, 50.0: 8, 100.0: 9,
              200.0: 11}  # fmt: skip
_RATES_HZ = {code: rate_hz for rate_hz, code in RATE_CODES.items()} | {0x0A: 200.0}


def read_register(register: Register) -> bytes:
    """Ask for eight registers from this one on."""
    return PREFIX + bytes((_READ, register, 0))


def write_register(register: int, value: int) -> bytes:
    """Set one register to an unsigned 16-bit value."""
    return PREFIX + bytes((register,)) + value.to_bytes(2, "little")


def set_rate(rate_hz: float) -> tuple[bytes, ...]:
    """Unlock, set the output rate, save and read it back; ``rate_hz`` is one of ``RATE_CODES``.

    Raises:
        ValueError: The sensor has no such rate.
    """
    if rate_hz not in RATE_CODES:
        raise ValueError(f"no rate of {rate_hz:g} Hz; choose one of {sorted(RATE_CODES)}")
    write = write_register(_RATE_REGISTER, RATE_CODES[rate_hz])
    return UNLOCK, write, SAVE, read_register(Register.RATE)


def set_axes(count: int) -> tuple[bytes, ...]:
    """Six axes (without the magnetometer) or nine."""
    return UNLOCK, write_register(_AXES, 1 if count == 6 else 0), SAVE, read_register(Register.AXES)


def calibrate(what: Calibration) -> tuple[bytes, ...]:
    """Begin a calibration, or end it and save."""
    begin = (UNLOCK, write_register(_CALIBRATE, what))
    return (*begin, SAVE) if what is Calibration.END else begin


def ask_all() -> tuple[bytes, ...]:
    """What is worth knowing after connecting."""
    wanted = (Register.RATE, Register.BATTERY, Register.TEMPERATURE, Register.VERSION,
              Register.AXES)  # fmt: skip
    return tuple(read_register(register) for register in wanted)


def rate_of_code(code: int) -> float | None:
    """Samples a second that a code stands for, None where it stands for none."""
    return _RATES_HZ.get(code & 0xFF)


def percent_of_battery(volt: float) -> int:
    """Rough charge of the sensor's lithium cell; it is empty at 3.4 V."""
    return round(100.0 * min(max((volt - 3.4) / (4.1 - 3.4), 0.0), 1.0))


def ask_battery() -> tuple[bytes, ...]:
    """What changes while the sensor runs."""
    return read_register(Register.BATTERY), read_register(Register.TEMPERATURE)
