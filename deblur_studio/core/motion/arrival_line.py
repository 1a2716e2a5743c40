"""The line of time under the arrivals of samples.

A radio link hands samples over in bursts: they wait up to a connection interval and are never
early. So the time of measurement is a line of the sample's index (or of the device's own clock)
that touches the arrivals from below (Moon, Skelly and Towsley, "Estimation and removal of clock
skew", INFOCOM 1999). The first sample of a burst cannot have been there when the burst before it
left, which bounds the line from the other side. The mean of all lines between the bounds is taken.

What stays open: where the connection interval is a multiple of the sample's, all lines within one
sample's interval give the same arrivals, so the error of the constant part is up to half of it
(2.5 ms at 200 Hz, 5 ms at 100 Hz) until the clocks have drifted by as much; and a constant part
of the delay, the fastest way through the radio, is never seen.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.band import Band
from deblur_studio.core.motion.bursts import Bursts, bursts_of
from deblur_studio.core.motion.line import Line, first_period_s, lower_edge

Floats = NDArray[np.float64]


def fit_line(x: Floats, arrival_s: Floats) -> Line:
    """The line of time of one window.

    Args:
        x: (N,) at least one, rising: index of the sample, or seconds of the device's clock.
        arrival_s: (N,) seconds.
    """
    if len(x) < 2:
        return Line(float(x[0]), float(arrival_s[0]), 0.0)
    line = lower_edge(x, arrival_s, first_period_s(x, arrival_s))
    line = lower_edge(x, arrival_s, line.step_s)
    bursts = bursts_of(arrival_s, line.step_s * float(np.median(np.diff(x))))
    if bursts is None:
        return line
    shift = _band(bursts, line, x).middle()
    start_s = float(line.at(np.array(shift.start_x))) + shift.start_s
    return Line(shift.start_x, start_s, line.step_s + shift.step_s)


def _band(bursts: Bursts, line: Line, x: Floats) -> Band:
    """The strictest bounds of each block, relative to ``line``."""
    upper_s = bursts.upper_s - line.at(x[bursts.last])
    lower_s = bursts.lower_s - line.at(x[bursts.first])
    blocks = bursts.blocks()
    highest = np.array([block[np.argmin(upper_s[block])] for block in blocks])
    lowest = np.array([_strictest(bursts, lower_s, block) for block in blocks])
    return Band(x[bursts.last[highest]], upper_s[highest], x[bursts.first[lowest]], lower_s[lowest])


def _strictest(bursts: Bursts, lower_s: Floats, block: NDArray[np.int64]) -> int:
    """The burst of the highest lower bound that can be trusted."""
    order = block[np.argsort(lower_s[block])]
    return int(order[-1 - bursts.skipped(len(block))])
