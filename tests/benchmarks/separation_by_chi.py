"""How well chi tells a foreign log from the right one whose errors are typical.

    python tests/benchmarks/separation_by_chi.py PHOTOS MOTIONS,... FIRST LAST [SEED [spectra]]

simulates cases of at most 320 px, restores each by total variation under the right log with
typical errors and under another motion of the same extent, and prints how each is judged; with
"spectra" it prints only what the spectra gain, which is quick.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

import numpy as np

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import DeblurError
from deblur_studio.core.evidence.belonging import SHORTEST_PX, motion_lead
from deblur_studio.core.evidence.case import Scores, Step
from deblur_studio.core.evidence.computing import camera_of, compute
from deblur_studio.core.evidence.judging import judge
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import SILENT
from deblur_studio.core.synthesis.motion_errors import MotionErrors
from deblur_studio.core.synthesis.moved import drawn_motion, even_in_log
from deblur_studio.core.synthesis.shot import simulate_shot
from deblur_studio.core.synthesis.sources import Motion, motions_of, photos_in

_SIDE, _EXTENT_PX, _NOISE = 320, (4.0, 50.0), (0.002, 0.015)


def judged(pixels: np.ndarray, log: ImuRecording, settings: ShotSettings) -> tuple[str, Scores]:
    """Return the verdict on a restoration under a motion, and its scores."""
    step = Step(
        name="x",
        photo="0" * 64,
        log="0" * 64,
        camera=camera_of(settings),
        start_s=settings.exposure.start_s,
        exposure_s=settings.exposure.duration_s,
        bias_rad_s=settings.bias_rad_s,
        depth_m=None,
        method="total-variation",
        parameters={},
        threads=1,
        spread_count=0,
        sources={},
    )
    restoration = compute(step, pixels, log, None, SILENT)
    found = judge(step, pixels, log, restoration, SILENT)
    return found.verdict, found.scores


def case(
    seed: int,
    index: int,
    photos: tuple[Path, ...],
    motions: tuple[Motion, ...],
    *,
    spectra_only: bool,
) -> dict:
    """Return how one case is judged under the right and under a foreign motion."""
    rng = np.random.default_rng([seed, index])
    extent_px, noise = even_in_log(rng, _EXTENT_PX), even_in_log(rng, _NOISE)
    whole = read_photo(photos[index % len(photos)]).pixels
    top, left = (int(rng.integers(size - _SIDE)) for size in whole.shape[:2])
    sharp = np.ascontiguousarray(whole[top : top + _SIDE, left : left + _SIDE])
    readout_s = rng.uniform(0.0, 0.025) * float(rng.uniform() < 0.5)
    camera = Camera.centred(_SIDE, _SIDE, _SIDE).replaced(readout_s=readout_s)
    right, foreign = (drawn_motion(motions, camera, extent_px, rng) for _ in range(2))
    model = NoiseModel(0.8 * noise**2, 0.2 * noise**2)
    light = simulate_shot(sharp, right.settings.camera, right.path, model, rng)
    photo = SRGB.decode_codes(SRGB.encode_8bit(light), 255)
    told = MotionErrors.drawn(rng, 1.0).applied(right.recording, right.settings)
    shots = {"right": told, "foreign": (foreign.recording, foreign.settings)}
    row: dict[str, object] = {"index": index, "extent_px": extent_px}
    if spectra_only:
        gains = {name: motion_lead(photo, *shot) for name, shot in shots.items()}
        words = {name: _word(gains[name], *shot) for name, shot in shots.items()}
        return {**row, **words, "gains": gains}
    for name, shot in shots.items():
        verdict, scores = judged(photo, *shot)
        row |= {name: verdict, f"{name} scores": dataclasses.asdict(_Shown.of(scores))}
    return row


def _word(gain: float | None, log: ImuRecording, settings: ShotSettings) -> str:
    extent_px = blur_extent_px(camera_path(log, settings), settings.camera)
    if gain is None or extent_px < SHORTEST_PX:
        return "not judged"
    return "flagged" if gain < 0 else "not flagged"


@dataclasses.dataclass(frozen=True)
class _Shown:
    chi: float | None
    chi_within_budget: float | None
    worst_block_within_budget: float | None
    flagged_share: float | None
    motion_gain: float | None

    @classmethod
    def of(cls, scores: Scores) -> _Shown:
        names = [field.name for field in dataclasses.fields(cls)]
        return cls(**{name: getattr(scores, name) for name in names})


def main() -> None:
    """Print a line for each case, then the shares."""
    photos = photos_in(Path(sys.argv[1]))
    motions = motions_of([*sys.argv[2].split(","), "generated"])
    seed = int(sys.argv[5]) if len(sys.argv) > 5 else 79
    only = "spectra" in sys.argv
    rows = []
    for index in range(int(sys.argv[3]), int(sys.argv[4])):
        try:
            rows.append(case(seed, index, photos, motions, spectra_only=only))
        except DeblurError as error:
            print(f"case {index} is left out: {error}", file=sys.stderr)
            continue
        print(json.dumps(rows[-1]), flush=True)
    for name in ("right", "foreign"):
        words = [row[name] for row in rows]
        judged_count = len(words) - words.count("not judged")
        print(f"{name} log: {words.count('flagged')} of {judged_count} flagged, of {len(words)}")


if __name__ == "__main__":
    main()
