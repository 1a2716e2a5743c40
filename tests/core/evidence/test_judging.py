from __future__ import annotations

import pytest

from deblur_studio.core.evidence.case import Scores
from deblur_studio.core.evidence.judging import verdict_of


def scores(share: float | None, gain: float | None) -> Scores:
    return Scores(
        chi=1.0,
        worst_block_chi=1.1,
        chi_within_budget=1.0,
        worst_block_within_budget=1.1,
        flagged_share=share,
        motion_gain=gain,
        visible_share=0.5,
        mean_spread=None,
        blur_extent_px=9.0,
        noise_shot=0.0,
        noise_read=1e-5,
    )


@pytest.mark.parametrize(
    ("share", "gain", "verdict", "said"),
    [
        (0.0, 20.0, "explained", "necessary, not sufficient"),
        (0.05, None, "explained", "5 % of the blocks"),
        (0.02, -5.0, "explained", "2 % of the blocks"),
        (0.3, 20.0, "inexact", "spectra agree with the measured motion, but 30 %"),
        (0.3, None, "flagged", "does not explain"),
        (0.3, -5.0, "flagged", "does not explain"),
        (0.0, -20.0, "flagged", "spectra contradict"),
        (None, 20.0, "not judged", "nothing can be said"),
    ],
)
def test_that_spectra_flag_a_motion_and_blocks_say_how_exact_it_is(
    share: float | None, gain: float | None, verdict: str, said: str
) -> None:
    word, sentences = verdict_of(scores(share, gain))
    assert word == verdict
    assert said in sentences[0]
