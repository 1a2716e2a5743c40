"""deblur-studio evaluate, and the maps of restore."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.synthesis.scene import leaves

SMALL = ("--extent-px", "4:8", "--noise", "0.002:0.004", "--cases", "2", "--seed", "5")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for index in range(2):
        codes = SRGB.encode_8bit(leaves(112, 128, np.random.default_rng(index)))
        Image.fromarray(codes).save(folder / f"{index}.png")
    return folder


def words(photos: Path, out: Path, *more: object) -> tuple[object, ...]:
    return (
        *("evaluate", "--photos", photos, "--motions", "generated", "--out", out),
        *("--methods", "blurred,wiener", *SMALL, *more),
    )


def test_that_it_measures_methods_and_tells_everything_as_json(run, photos, tmp_path) -> None:
    out = tmp_path / "out"
    answer = run(*words(photos, out, "--json")).json()
    assert list(answer["methods"]) == ["blurred", "wiener"]
    for measure in ("psnr_db", "ssim", "chi", "s_per_mpx", "gain_db"):
        assert answer["methods"]["wiener"][measure].keys() == {"mean", "median", "worst10"}
    assert answer["methods"]["wiener"]["by_extent_px"]
    assert answer["ten_random_images"]["psnr_db"]["wiener"] > 15
    assert [case["photo"] for case in answer["cases"]] == ["0.png", "1.png"]
    assert answer["settings"]["motion_errors"] == "typical"
    assert {path.name for path in out.iterdir()} == {
        *("cases.csv", "settings.json", "report.md", "summary.csv", "sheet.png"),
    }
    with (out / "cases.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 4


def test_that_people_get_a_short_table(run, photos, tmp_path) -> None:
    ended = run(*words(photos, tmp_path / "out"))
    assert ended.code == 0
    assert ended.out.startswith("2 cases; PSNR mean, median, worst tenth (gain), dB:")
    assert "wiener" in ended.out


def test_that_the_same_seed_gives_the_same_figures(run, photos, tmp_path) -> None:
    first, again = (
        run(*words(photos, tmp_path / name, "--json")).json()["methods"]["wiener"]["psnr_db"]
        for name in ("a", "b")
    )
    assert first == again


def test_that_it_goes_on_only_when_asked_to(run, photos, tmp_path) -> None:
    out = tmp_path / "out"
    before = run(*words(photos, out, "--json")).json()["methods"]
    refused = run(*words(photos, out))
    assert refused.code == 1
    assert "out holds an evaluation already; give --resume" in refused.err
    assert run(*words(photos, out, "--resume", "--json")).json()["methods"] == before
    other = run(*words(photos, out, "--resume", "--seed", "6"))
    assert other.code == 1
    assert "other cases" in other.err


@pytest.mark.parametrize(
    ("changes", "code", "said"),
    [
        (("--methods", "blurred,dreaming"), 1, "There is no method 'dreaming'"),
        (("--methods", ","), 2, "name at least one method"),
        (("--extent-px", "8:4"), 2, "must go from the smaller to the larger"),
        (("--noise", "-1:2"), 2, "greater than zero"),
        (("--motions", "missing.csv"), 1, "missing.csv"),
        (("--photos", "nowhere"), 1, "nowhere is not there"),
    ],
)
def test_that_what_cannot_be_done_is_said_in_a_sentence(
    run, photos, tmp_path, changes, code, said
) -> None:
    ended = run(*words(photos, tmp_path / "out", *changes))
    assert ended.code == code
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert not (tmp_path / "out").exists()


def test_that_planted_facts_are_a_section_of_the_report(run, photos, tmp_path, monkeypatch) -> None:
    from deblur_studio.core.evaluation import planted

    quick = {"flat and noise": planted.flat_noise}
    monkeypatch.setattr(planted, "FACTS", quick)
    out = tmp_path / "out"
    answer = run(*words(photos, out, "--planted", "--json")).json()
    assert answer["planted"]["wiener"]["flat and noise"]["passed"] is True
    assert "## Planted facts" in (out / "report.md").read_text(encoding="utf-8")


def test_that_restore_writes_maps(run, shot_files, tmp_path) -> None:
    photo, log = shot_files
    maps = tmp_path / "maps"
    given = ("restore", photo, "--imu", log, "-o", tmp_path / "o.png", "--method", "wiener")
    answer = run(*given, "--exposure-s", "0.1", "--maps", maps, "--json").json()
    names = {"chi.png", "visibility.png", "spread.png", "maps.npz"}
    assert {path.name for path in maps.iterdir()} == names
    for name in sorted(names - {"maps.npz"}):
        with Image.open(maps / name) as picture:
            assert picture.size == (160, 120)
    with np.load(maps / "maps.npz") as numbers:
        assert numbers["chi"].shape == (4, 5)
        assert numbers["visibility"].shape == (2, 3)
        assert numbers["spread"].shape == (120, 160)
        assert numbers["visibility_pitch_px"] == 64
    assert 0 <= answer["maps"]["mean"]["visibility"] <= 1
    again = run(*given[:4], "-o", tmp_path / "p.png", *given[6:], "--maps", maps)
    assert again.code == 1
    assert "maps holds maps already" in again.err
