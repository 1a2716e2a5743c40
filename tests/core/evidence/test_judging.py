from __future__ import annotations

import pytest

from deblur_studio.core.evidence.case import Scores
from deblur_studio.core.evidence.judging import verdict_of


def scores(share: float | None, gain: float | None, extent_px: float = 9.0) -> Scores:
    return Scores(
        chi=1.0,
        worst_block_chi=1.1,
        chi_within_budget=1.0,
        worst_block_within_budget=1.1,
        flagged_share=share,
        motion_gain=gain,
        visible_share=0.5,
        mean_spread=None,
        blur_extent_px=extent_px,
        noise_shot=0.0,
        noise_read=1e-5,
    )


@pytest.mark.parametrize(
    ("share", "gain", "verdict", "said"),
    [
        (0.0, 20.0, "explained", "necessary, not sufficient"),
        (0.05, None, "explained", "5 % of the blocks"),
        (0.3, 20.0, "inexact", "spectra agree with the measured motion, but 30 %"),
        (0.3, None, "flagged", "does not explain"),
        (0.3, -5.0, "flagged", "better than a plain blur: 30 %"),
        (0.0, -0.5, "flagged", "better than a plain blur"),
        (None, 20.0, "not judged", "nothing can be said"),
    ],
)
def test_that_spectra_flag_a_motion_and_blocks_say_how_exact_it_is(
    share: float | None, gain: float | None, verdict: str, said: str
) -> None:
    word, sentences = verdict_of(scores(share, gain))
    assert word == verdict
    assert said in sentences[0]


@pytest.mark.parametrize("gain", [-50.0, 50.0])
def test_that_nothing_is_told_of_a_log_where_the_blur_is_short(gain: float) -> None:
    word, sentences = verdict_of(scores(0.02, gain, extent_px=5.0))
    assert word == "not judged"
    assert "a blur of 5.0 px looks much like any other" in sentences[0]
    assert verdict_of(scores(0.02, None, extent_px=5.0))[0] == "explained"  # by the residual alone
