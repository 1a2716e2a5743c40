"""Mirror images of a kernel are told apart by what a restoration with them looks like."""

from __future__ import annotations

import pytest

from deblur_studio.core.alignment.blocks import blocks_of
from deblur_studio.core.alignment.phase import Patches, phase_losses
from deblur_studio.core.motion.psf import traces


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_that_the_mirrored_kernel_loses(known_of, seed: int) -> None:
    known = known_of(seed, 18.0)
    patches = Patches.of(known.photo, blocks_of(known.photo).centres_px, 18.0)
    curves = traces(known.path, known.settings.camera, patches.centres_px, 200)
    right, mirrored = phase_losses(patches, [curves, -curves])
    assert right < mirrored


def test_that_time_running_backwards_makes_no_difference(known) -> None:
    patches = Patches.of(known.photo, blocks_of(known.photo).centres_px, 18.0)
    curves = traces(known.path, known.settings.camera, patches.centres_px, 200)
    there, back = phase_losses(patches, [curves, curves[:, ::-1]])
    assert there == pytest.approx(back, abs=1e-3)
