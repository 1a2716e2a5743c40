"""``log-info`` on every real log: right, or one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from real_logs import EXPECTED, REFUSED

pytestmark = pytest.mark.real_data


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda entry: entry[0].removeprefix("imu/"))
def test_that_log_info_is_right(run, real_data: Path, expected) -> None:
    path, name, rate_hz, duration_s, has_accel, fewest, most = expected
    told = run("log-info", real_data / path, "--json").json()
    assert (told["format"], told["has_accel"]) == (name, has_accel)
    assert told["rate_hz"] == pytest.approx(rate_hz, rel=0.02)
    assert told["duration_s"] == pytest.approx(duration_s, rel=0.01)
    assert fewest <= len(told["gaps"]) <= most


@pytest.mark.parametrize(("path", "message"), REFUSED)
def test_that_log_info_refuses_in_one_sentence(
    run, real_data: Path, path: str, message: str
) -> None:
    ended = run("log-info", real_data / path, "--json")
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert Path(path).name in ended.err


def test_that_every_file_of_the_collection_is_told_or_refused(run, real_data: Path) -> None:
    files = [path for path in sorted((real_data / "imu").rglob("*")) if path.is_file()]
    for path in files:
        ended = run("log-info", path, "--json")
        told = ended.json()["samples"] if ended.code == 0 else ended.err
        assert ended.code in (0, 1), path
        assert told, path
        assert ended.code == 0 or ended.err.count("\n") == 1, path
