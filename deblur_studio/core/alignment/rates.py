"""How often alignment is right: simulated shots whose truth is known, searched and scored.

Four kinds of question. "near": the log within a quarter of a second of a clock that is wrong by
up to 0.225 s. "whole": two minutes of log about the shot and no idea of the time. "still": a
sharp photo with noise. "foreign": a blurred photo with the log of another shot.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.answer import Alignment, align
from deblur_studio.core.alignment.search import SearchSettings
from deblur_studio.core.alignment.trials import NOISE, Trial, jpeg, simulated_trial
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.evaluation.scores import likeness
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import corner_nodes, traces
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.restore.run import restore
from deblur_studio.core.synthesis.moved import even_in_log
from deblur_studio.core.synthesis.sources import Motion

Floats = NDArray[np.float64]
Kind = Literal["near", "whole", "still", "foreign"]
KINDS: tuple[Kind, ...] = get_args(Kind)
RIGHT_PX, AS_GOOD_DB = 0.5, 0.5
_NEAR_S, _WRONG_CLOCK_S, _WHOLE_S = 0.25, 0.225, 120.0
_METHOD = "wiener"


@dataclass(frozen=True)
class Outcome:
    """What became of one trial.

    ``path_px``: RMS distance of the path found from the true one at centre, edges and corners
    after the best constant shift, nan where there is no true one (a foreign log may hold the same
    path by chance); ``lost_db``: by how much the restoration with it is worse than with the true
    path, nan where nothing was found. A photo
    that was refused has the verdict "refused".
    """

    kind: Kind
    index: int
    log: str
    extent_px: float
    exposure_s: float
    verdict: str
    probability: float
    path_px: float
    clock_error_s: float
    lost_db: float
    gap: float
    gain: float
    blocks: int
    cpu_s: float

    @property
    def found(self) -> bool:
        """Whether the answer would have been applied."""
        return self.verdict == "found"


def outcome_of(
    kind: Kind, seed: int, index: int, photos: Sequence[Path], motions: Sequence[Motion]
) -> Outcome:
    """Make trial ``index`` of a seed, search it and score what came out.

    Raises:
        DeblurError: A photo cannot be read, or the log drawn has no stretch of the extent drawn.
    """
    rng = np.random.default_rng([seed, index, KINDS.index(kind)])
    trial = simulated_trial(seed, index, photos, motions)
    if kind == "still":
        trial = _still(trial, rng)
    elif kind == "foreign":
        trial = _foreign(trial, simulated_trial(seed, index + 1000, photos, motions))
    told, wanted = _told(trial, kind, rng)
    started = time.process_time()
    try:
        answer = align(trial.photo, trial.recording, told, wanted)
    except MotionError:
        return _refused(kind, index, trial, time.process_time() - started)
    return _scored(kind, index, trial, answer, time.process_time() - started)


def path_error_px(trial: Trial, settings: ShotSettings) -> float:
    """Return the RMS distance in px of settings' path from the true one.

    At centre, edges and corners, after the best constant shift; a kernel does not tell in which
    direction time ran. Infinite where the settings lie outside the log.
    """
    nodes = corner_nodes(trial.camera)
    try:
        path = camera_path(trial.recording, settings)
        told = traces(path, settings.camera, nodes, 128)
    except MotionError:
        return float("inf")
    true = traces(trial.path, trial.camera, nodes, 128)
    return min(_rms(told - true), _rms(told[:, ::-1] - true))


def lost_db(trial: Trial, settings: ShotSettings) -> float:
    """Return by how much a Wiener restoration under settings is worse than under the truth."""
    told = camera_path(trial.recording, settings)
    best_db = _restored_db(trial, trial.camera, trial.path)
    return best_db - _restored_db(trial, settings.camera, told)


def _restored_db(trial: Trial, camera: Camera, path: CameraPath) -> float:
    made = restore(trial.photo, camera, path, _METHOD).pixels
    return likeness(made, trial.sharp, int(trial.extent_px))[0]


def _told(
    trial: Trial, kind: Kind, rng: np.random.Generator
) -> tuple[ShotSettings, SearchSettings]:
    """Return the settings as a user would have them and where to search."""
    wrong_s = rng.uniform(-_WRONG_CLOCK_S, _WRONG_CLOCK_S)
    exposure = trial.settings.exposure
    moved = dataclasses.replace(exposure, start_s=exposure.start_s + wrong_s)
    told = dataclasses.replace(trial.settings, exposure=moved)
    middle_s, reach_s = trial.middle_s + wrong_s, _NEAR_S
    if kind == "whole":
        middle_s, reach_s = trial.middle_s + rng.uniform(-0.4, 0.4) * _WHOLE_S, _WHOLE_S / 2
    return told, SearchSettings(middle_s - reach_s, middle_s + reach_s)


def _still(trial: Trial, rng: np.random.Generator) -> Trial:
    """Return the trial as if the camera had stood on a tripod."""
    noise = even_in_log(rng, NOISE) * rng.standard_normal(trial.sharp.shape)
    photo = jpeg(np.clip(trial.sharp + noise, 0, 1).astype(np.float32))
    return dataclasses.replace(trial, photo=photo)


def _foreign(trial: Trial, other: Trial) -> Trial:
    """Return the trial's photo with the log of another, about where that one moved."""
    exposure = dataclasses.replace(
        other.settings.exposure, duration_s=trial.settings.exposure.duration_s
    )
    settings = dataclasses.replace(trial.settings, exposure=exposure)
    return dataclasses.replace(trial, recording=other.recording, settings=settings)


def _refused(kind: Kind, index: int, trial: Trial, cpu_s: float) -> Outcome:
    nan = float("nan")
    return Outcome(
        kind=kind,
        index=index,
        log=trial.recording.source.paths[0].name,
        extent_px=trial.extent_px,
        exposure_s=trial.settings.exposure.duration_s,
        verdict="refused",
        probability=0.0,
        path_px=nan,
        clock_error_s=nan,
        lost_db=nan,
        gap=nan,
        gain=nan,
        blocks=0,
        cpu_s=cpu_s,
    )


def _scored(kind: Kind, index: int, trial: Trial, answer: Alignment, cpu_s: float) -> Outcome:
    moved, timed = kind != "still", kind in ("near", "whole")
    found = timed and answer.verdict == "found"
    found_s = answer.candidates[0].guess.middle_s
    return dataclasses.replace(
        _refused(kind, index, trial, cpu_s),
        verdict=answer.verdict,
        probability=answer.probability,
        path_px=path_error_px(trial, answer.settings) if moved else float("nan"),
        clock_error_s=found_s - trial.middle_s if timed else float("nan"),
        lost_db=lost_db(trial, answer.settings) if found else float("nan"),
        gap=answer.gap,
        gain=answer.gain,
        blocks=answer.blocks,
    )


def _rms(apart: Floats) -> float:
    rest = apart - apart.mean(axis=(0, 1))
    return float(np.sqrt(np.square(rest).sum(axis=-1).mean()))


def table_of(outcomes: Iterable[Outcome]) -> list[str]:
    """Return the lines of a table in Markdown, a row for each kind of trial."""
    rows = list(outcomes)
    heads = ["trials", "number", "found", "ambiguous", "path right", "restored as well", "clock"]
    lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    for kind in KINDS:
        here = [row for row in rows if row.kind == kind]
        if here:
            lines.append("| " + " | ".join([kind, *_cells(here)]) + " |")
    return lines


def _cells(rows: list[Outcome]) -> list[str]:
    found = [row for row in rows if row.found]
    unsure = sum(row.verdict == "ambiguous" for row in rows)
    cells = [str(len(rows)), _share(len(found), len(rows)), _share(unsure, len(rows))]
    if not found or rows[0].kind == "still":
        return [*cells, "", "", ""]
    right = sum(row.path_px <= RIGHT_PX for row in found)
    if rows[0].kind == "foreign":
        return [*cells, _share(right, len(found)), "", ""]
    good = sum(row.lost_db <= AS_GOOD_DB for row in found)
    clock_ms = 1e3 * float(np.median([abs(row.clock_error_s) for row in found]))
    return [*cells, _share(right, len(found)), _share(good, len(found)), f"{clock_ms:.1f} ms"]


def _share(count: int, number: int) -> str:
    return f"{count} ({100 * count / number:.0f} %)"
