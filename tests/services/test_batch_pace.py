from __future__ import annotations

from deblur_studio.services.batch_pace import Pace


def test_that_only_what_ended_since_the_first_look_tells_how_long_the_rest_takes() -> None:
    now = [10.0]
    pace = Pace(lambda: now[0])
    assert pace.left_s() is None
    pace.take({"done": 40, "waiting": 10})
    now[0] = 14.0
    assert pace.left_s() is None
    pace.take({"done": 41, "failed": 1, "running": 1, "waiting": 7})
    assert pace.left_s() == 4.0 / 2 * 8
