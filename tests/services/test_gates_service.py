"""The verdict before the button, made in the background."""

from __future__ import annotations

import known_shot
import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.alignment import verdict as verdicts
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.services.gates import SETTLE_MS
from deblur_studio.services.project import Edit
from deblur_studio.services.workbench import Workbench


@pytest.fixture(scope="module")
def shot():
    log = known_shot.shaken_log()
    return known_shot.loaded_photo(known_shot.pixels_at(log, 2.9)), log


def settle(bench: Workbench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not bench.gates.judging, timeout=20_000)


def apply(bench: Workbench, shot, start_s: float, mounting: str = "From the camera file.") -> None:
    bench.project.set_photo(shot[0])
    bench.project.set_recording(shot[1])
    settings = known_shot.settings_at(start_s)
    bench.project.apply(Edit("proposal", settings, {"mounting": mounting}))


def levels(bench: Workbench) -> dict[str, str]:
    assert bench.gates.verdict is not None
    return {gate.name: gate.level for gate in bench.gates.verdict.gates}


def test_that_a_whole_shot_is_judged_without_being_asked(
    bench: Workbench, shot, qtbot: QtBot
) -> None:
    assert bench.gates.verdict is None
    assert not bench.gates.judging
    apply(bench, shot, 2.9)
    assert bench.gates.judging
    settle(bench, qtbot)
    assert bench.gates.verdict is not None
    assert bench.gates.verdict.level == "good", bench.gates.verdict.sentence
    assert levels(bench)["mounting"] == "good"


def test_that_an_assumed_mounting_is_doubtful(bench: Workbench, shot, qtbot: QtBot) -> None:
    apply(bench, shot, 2.9, "Assumed: sensor axes lie along the camera's (XYZ).")
    settle(bench, qtbot)
    assert levels(bench)["mounting"] == "doubtful"


def test_that_an_exposure_outside_the_log_is_bad(bench: Workbench, shot, qtbot: QtBot) -> None:
    apply(bench, shot, 40.0)
    settle(bench, qtbot)
    assert bench.gates.verdict is not None
    assert bench.gates.verdict.level == "bad"


def test_that_a_drag_is_judged_once_when_it_pauses(
    bench: Workbench, shot, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply(bench, shot, 2.9)
    settle(bench, qtbot)
    calls: list[float] = []
    real = verdicts.verdict_before

    def counted(pixels, recording, settings, *, mounting_known):
        calls.append(settings.exposure.start_s)
        return real(pixels, recording, settings, mounting_known=mounting_known)

    monkeypatch.setattr(verdicts, "verdict_before", counted)
    before = bench.gates.verdict
    for step in range(10):
        bench.project.set_exposure(Exposure(2.0 + 0.01 * step, 0.08))
        qtbot.wait(SETTLE_MS // 20)
    assert bench.gates.verdict is before, "the last verdict stays until there is a newer one"
    settle(bench, qtbot)
    assert calls == [pytest.approx(2.09)]


def test_that_another_photo_takes_the_verdict_away(bench: Workbench, shot, qtbot: QtBot) -> None:
    apply(bench, shot, 2.9)
    settle(bench, qtbot)
    bench.project.set_photo(shot[0])
    assert bench.gates.verdict is None
    assert not bench.gates.judging
