"""WitMotion: the bytes of the sensor as they came, caught by a terminal or a logger.

The 28-byte frames and classic time frames carry the device's time. Without it the interval is
that which makes the measured rates add up to the measured turns of the angles.
"""

from __future__ import annotations

import numpy as np
from scipy.spatial.transform import Rotation

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog, Stream
from deblur_studio.core.motion.formats.timing import WALL_CLOCK
from deblur_studio.core.motion.witmotion.decoder import Decoded, decode, is_capture
from deblur_studio.core.motion.witmotion.samples import Floats, Samples
from deblur_studio.core.told import told

RATES_HZ = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0)
COUNTED_CLOCK = told("seconds since the first sample, counted at an even rate")

_MIN_TURN_RAD = 0.002
_LEFT_OUT_SHARE = 0.01
_USUAL_HZ = 100.0
_NEAR = 0.15


def _recognise(log: LogFile) -> float:
    return 1.0 if is_capture(log.data) else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    decoded = decode(log.data)
    samples = decoded.samples
    if len(samples) == 0:
        raise LogError(f"{log.name} holds no frame with angular rate.")
    time_s, clock, details, notes = _times(log, samples)
    accel = samples.accel_m_s2
    return RawLog(
        Stream(time_s, samples.gyro_rad_s),
        Stream(time_s, accel) if np.isfinite(accel).any() else None,
        clock,
        (log,),
        None,
        details,
        (*_left_out(log, decoded), *notes),
    )


def interval_s(samples: Samples) -> float | None:
    """The interval at which the rates add up to the turns of the angles; None at rest.

    The angles are roll, pitch, yaw, turned in the order z, y, x.
    """
    known = np.isfinite(samples.angle_deg).all(axis=1)
    angles, rates = samples.angle_deg[known], samples.gyro_rad_s[known]
    if len(angles) < 3:
        return None
    attitude = Rotation.from_euler("ZYX", angles[:, ::-1], degrees=True)
    turned = (attitude[:-1].inv() * attitude[1:]).magnitude()
    speed = np.linalg.norm(0.5 * (rates[:-1] + rates[1:]), axis=1)
    brisk = (turned > _MIN_TURN_RAD) & (speed > np.quantile(speed, 0.5))
    if brisk.sum() < 8:
        return None
    return float(np.median(turned[brisk] / speed[brisk]))


def _times(log: LogFile, samples: Samples) -> tuple[Floats, str, dict[str, str], tuple[str, ...]]:
    if np.isfinite(samples.device_s).mean() > 0.5:
        return samples.device_s, told("{clock} (the sensor's own chip)", clock=WALL_CLOCK), {}, ()
    found = interval_s(samples)
    rate_hz = _USUAL_HZ if found is None else _likely_hz(1.0 / found)
    how = "a guess, the sensor was at rest" if found is None else "from its angles and rates"
    note = f"{log.name} holds no times; {rate_hz:g} samples a second were taken ({how})."
    time_s = np.arange(len(samples)) / rate_hz
    return time_s, COUNTED_CLOCK, {"guess.rate_hz": f"{rate_hz:g}"}, (note,)


def _likely_hz(measured_hz: float) -> float:
    """The setting of the sensor that is near, else what was measured."""
    nearest = min(RATES_HZ, key=lambda rate_hz: abs(np.log(rate_hz / measured_hz)))
    return nearest if abs(nearest / measured_hz - 1.0) < _NEAR else round(measured_hz, 1)


def _left_out(log: LogFile, decoded: Decoded) -> tuple[str, ...]:
    if decoded.left_out_bytes <= _LEFT_OUT_SHARE * len(log.data):
        return ()
    share = 100.0 * decoded.left_out_bytes / len(log.data)
    return (f"{share:.0f} % of the bytes of {log.name} are no frames and were left out.",)


FORMAT = LogFormat("witmotion_raw", "WitMotion binary capture", _recognise, _read)
