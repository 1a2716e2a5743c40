"""An evaluation from beginning to end: cases, methods, rows on the disk as they come."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deblur_studio import __version__
from deblur_studio.core.errors import OutputError
from deblur_studio.core.evaluation import rows as table
from deblur_studio.core.evaluation.planted import flat_noise
from deblur_studio.core.evaluation.refined import (
    is_refined,
    method_of,
    refined_case,
    refined_name,
)
from deblur_studio.core.evaluation.rows import Row, row_of
from deblur_studio.core.evaluation.scores import BLURRED, score_blurred, score_method
from deblur_studio.core.evaluation.strengths import best_name, has_grid, score_best_setting
from deblur_studio.core.files import written_whole
from deblur_studio.core.progress import Part, Progress
from deblur_studio.core.restore.registry import method
from deblur_studio.core.synthesis.cases import Case, CaseSettings, simulate_case
from deblur_studio.core.synthesis.sources import Motion

ROWS_NAME, SETTINGS_NAME = "cases.csv", "settings.json"


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What is evaluated: ``methods`` are names of the registry or "blurred"."""

    settings: CaseSettings
    count: int
    methods: tuple[str, ...]
    photos: tuple[Path, ...]
    motions: tuple[Motion, ...]
    best_setting: bool = False
    refine_motion: bool = False

    def names(self) -> tuple[str, ...]:
        """Return under which names results are reported, blurred first."""
        plain = tuple(dict.fromkeys((BLURRED, *self.methods)))
        best = [best_name(name) for name in plain if self.best_setting and has_grid(name)]
        told = [*plain[1:], *best] if self.refine_motion else []
        return (*plain, *best, *(refined_name(name) for name in told))

    def identity(self) -> dict[str, Any]:
        """Return what must be the same for results to go into one table."""
        names = [[path.name, path.stat().st_size] for path in self.photos]
        return {
            "version": __version__,
            **json.loads(json.dumps(dataclasses.asdict(self.settings))),
            "photos": len(self.photos),
            "photos_sha256": hashlib.sha256(json.dumps(names).encode()).hexdigest(),
            "motions": [[motion.name, motion.sha256] for motion in self.motions],
        }


def check_methods(names: Sequence[str]) -> None:
    """Make sure, before hours of work, that every method can run.

    Learned ones are tried on a small picture: their weights or their device may be missing.

    Raises:
        DeblurError: A name is neither blurred nor in the registry, or its network cannot run.
    """
    learned = [name for name in names if name != BLURRED and not method(name).deterministic]
    for name in learned:
        flat_noise(name)


def prepare_folder(
    evaluation: Evaluation, folder: Path, *, resume: bool, again: Sequence[str] = ()
) -> list[Row]:
    """Make the folder of an evaluation ready and return the rows that it already holds.

    Those of the methods in ``again`` are forgotten: their weights or their code have changed.

    Raises:
        OutputError: It holds results and going on was not asked for, or those of other settings.
    """
    rows_file, settings_file = folder / ROWS_NAME, folder / SETTINGS_NAME
    known: list[Row] = []
    if rows_file.exists():
        if not resume:
            raise OutputError(
                f"{folder.name} holds an evaluation already; give --resume to go on with it, or"
                " choose another folder."
            )
        _check_same(evaluation, settings_file)
        known = [row for row in table.read(rows_file) if row.method not in again]
    _make(folder)
    with written_whole(settings_file, overwrite=True) as temporary:
        temporary.write_text(json.dumps(evaluation.identity(), indent=2), encoding="utf-8")
    table.write(rows_file, known)
    return known


def evaluate(
    evaluation: Evaluation, folder: Path, known: Sequence[Row], progress: Progress
) -> list[Row]:
    """Score every method on every case and return the rows, sorted by case.

    Rows in ``known`` are not computed again; each new one is on the disk before the next begins.

    Raises:
        DeblurError: A photo or a motion cannot be used, or the disk refuses.
    """
    done = {(row.case, row.method): row for row in known}
    for index in range(evaluation.count):
        part = Part(progress, index / evaluation.count, (index + 1) / evaluation.count)
        missing = [name for name in evaluation.names() if (index, name) not in done]
        if not missing:
            continue
        told = case_of(evaluation, index, Part(part, 0.0, 0.1))
        refined = refined_case(told) if any(map(is_refined, missing)) else told
        blurred_db = _blurred_db(told, done)
        for number, name in enumerate(missing):
            share = (number / len(missing), (number + 1) / len(missing))
            watched = _Named(Part(Part(part, 0.1, 1.0), *share), f"Case {index + 1}, {name}")
            row = _row(refined if is_refined(name) else told, name, blurred_db, watched)
            table.append(folder / ROWS_NAME, row)
            done[index, name] = row
    return _wanted(evaluation, done)


def case_of(evaluation: Evaluation, index: int, progress: Progress) -> Case:
    """Return one case of an evaluation."""
    return simulate_case(
        evaluation.settings,
        index,
        evaluation.photos,
        evaluation.motions,
        _Named(progress, f"Case {index + 1}"),
    )


@dataclass(frozen=True)
class _Named:
    """A Progress that says what is worked on."""

    whole: Progress
    name: str

    def checkpoint(self, fraction: float, message: str = "") -> None:
        self.whole.checkpoint(fraction, f"{self.name}: {message}")


def _row(case: Case, name: str, blurred_db: float, progress: Progress) -> Row:
    setting, method_name = "auto", method_of(name)
    if name == BLURRED:
        score = score_blurred(case)
    elif method_name.endswith(best_name("")):
        score, setting = score_best_setting(case, method_name.removesuffix(best_name("")), progress)
    else:
        score, found = score_method(case, method_name, progress=progress)
        setting = " ".join(found.notes) or setting
    return row_of(case.draws, name, setting, score, blurred_db)


def _blurred_db(case: Case, done: dict[tuple[int, str], Row]) -> float:
    row = done.get((case.draws.index, BLURRED))
    return score_blurred(case).psnr_db if row is None else row.psnr_db


def _wanted(evaluation: Evaluation, done: dict[tuple[int, str], Row]) -> list[Row]:
    """Return the rows that were asked for; a resumed folder may hold more."""
    cases, names = range(evaluation.count), evaluation.names()
    return [done[index, name] for index in cases for name in names]


def _check_same(evaluation: Evaluation, settings_file: Path) -> None:
    try:
        before = json.loads(settings_file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        before = None
    if before != evaluation.identity():
        raise OutputError(
            f"{settings_file.parent.name} holds an evaluation of other cases (seed, ranges,"
            " photos, motions or version differ); choose another folder."
        )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{folder.name} cannot be made ({reason}); choose another.") from error
