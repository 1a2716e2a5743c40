"""From the numbers of a table to angular rate and specific force in SI units."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.formats import guess
from deblur_studio.core.motion.formats.csv_options import CsvOptions
from deblur_studio.core.motion.formats.csv_plan import Plan
from deblur_studio.core.motion.formats.files import LogFile
from deblur_studio.core.motion.formats.streams import RawLog, Stream
from deblur_studio.core.motion.formats.table import Table
from deblur_studio.core.motion.formats.timing import Timing
from deblur_studio.core.motion.formats.triples import Triple

Floats = NDArray[np.float64]

GUESSED_RATE = (
    "The log does not state the unit of the angular rate; {unit} was taken from the size of the "
    "values."
)
_NO_GRAVITY = "The acceleration was left out: the log holds it without gravity."


def read_streams(
    log: LogFile, table: Table, plan: Plan, times: Timing, said: CsvOptions, fallback: CsvOptions
) -> RawLog:
    """Scale the chosen columns.

    Args:
        log: The file that the table comes from.
        table: Its numbers.
        plan: Which columns are what.
        times: The time of each row.
        said: What the user said.
        fallback: What the format uses where neither user nor header say.
    """
    gyro, gyro_details = _gyro(table, plan.gyro, said.gyro_unit, fallback.gyro_unit)
    accel, accel_details = _accel(table, plan, said.accel_unit, fallback.accel_unit)
    guessed = gyro_details.get("guess.gyro_unit_from") == "size of the values"
    return RawLog(
        None if gyro is None else Stream(times.seconds, gyro),
        None if accel is None else Stream(times.seconds, accel),
        times.clock,
        (log,),
        times.unix_origin_s,
        {
            "guess.time_unit": times.unit,
            "guess.time_unit_from": times.unit_from,
            **gyro_details,
            **accel_details,
        },
        (
            *((GUESSED_RATE.format(unit=gyro_details["guess.gyro_unit"]),) if guessed else ()),
            *((_NO_GRAVITY,) if plan.linear and accel is None else ()),
        ),
    )


def _gyro(
    table: Table, triple: Triple | None, said: str | None, fallback: str | None
) -> tuple[Floats | None, dict[str, str]]:
    if triple is None:
        return None, {}
    values = table.numbers[:, triple.columns]
    unit, origin = _unit(said, triple.unit, fallback, guess.guess_gyro_unit(values))
    details = {"guess.gyro_unit": unit, "guess.gyro_unit_from": origin}
    return values * guess.GYRO_FACTORS[unit], details


def _accel(
    table: Table, plan: Plan, said: str | None, fallback: str | None
) -> tuple[Floats | None, dict[str, str]]:
    """Specific force: as recorded, or motion and gravity added up."""
    more: dict[str, str] = {}
    if plan.accel is not None:
        values, stated = table.numbers[:, plan.accel.columns], plan.accel.unit
    elif plan.linear is not None and plan.gravity is not None:
        values, more = _sum(table, plan.linear, plan.gravity)
        stated = plan.linear.unit or plan.gravity.unit
    else:
        return None, {}
    unit, origin = _unit(said, stated, fallback, guess.guess_accel_unit(values))
    details = {"guess.accel_unit": unit, "guess.accel_unit_from": origin, **more}
    return values * guess.ACCEL_FACTORS[unit], details


def _sum(table: Table, linear: Triple, gravity: Triple) -> tuple[Floats, dict[str, str]]:
    """Apple's CoreMotion counts gravity downwards, so its sum is turned round."""
    apple = "user" in linear.group
    total = table.numbers[:, linear.columns] + table.numbers[:, gravity.columns]
    note = "motion plus gravity" + (", sign turned (CoreMotion)" if apple else "")
    return (-total if apple else total), {"guess.accel_columns": note}


def _unit(said: str | None, stated: str | None, known: str | None, guessed: str) -> tuple[str, str]:
    if said:
        return said, "user"
    if stated:
        return stated, "header"
    return (known, "format") if known else (guessed, "size of the values")
