"""What a search for the exposure was asked and what it found, as the window shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.motion.shot_changes import KEYS, changed
from deblur_studio.core.told import told
from deblur_studio.services.project import BY_HAND, Edit
from deblur_studio.services.shot_values import UNITS, text_of
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.alignment.answer import Alignment

Floats = NDArray[np.float64]

FOUND, REFINED = "Found in the log", "Refined by the photo"
_MARKS = (FOUND, REFINED)
_LOWEST = -0.3


class Reach(StrEnum):
    """Which part of the log is searched; ``SET``: none, what is set is refined."""

    SET = "set"
    NEAR = "near"
    AROUND = "around"
    WHOLE = "whole"


REACH_S = {Reach.NEAR: 0.25, Reach.AROUND: 2.0}


@dataclass(frozen=True)
class Wish:
    """Where to search and what else to refine, of the names that ``align`` knows."""

    reach: Reach
    free: tuple[str, ...] = ("offset", "bias", "scale")


@dataclass(frozen=True)
class Choice:
    """One motion that may be the one: settings to use, the exposure's start on the log's clock.

    ``behind`` is how much worse it explains the photo's spectra than the best of the choices.
    """

    number: int
    start_s: float
    extent_px: float
    behind: float
    settings: ShotSettings


@dataclass(frozen=True, eq=False)
class Search:
    """A search that ended: ``told`` are settings and notes as they were when it began."""

    answer: Alignment
    told: Edit
    wish: Wish
    choices: tuple[Choice, ...]

    def curve(self) -> tuple[Floats, Floats]:
        """Return starts (N,) s on the log's clock and scores (N,): 1 the best, 0 the median."""
        curve = self.answer.curve
        finite = curve.losses[np.isfinite(curve.losses)]
        usual, best = float(np.median(finite)), float(finite.min())
        losses = np.where(np.isfinite(curve.losses), curve.losses, np.nan)
        scores = np.maximum((usual - losses) / max(usual - best, 1e-9), _LOWEST)
        return curve.middles_s - self.told.settings.exposure.duration_s / 2, scores

    def interval_s(self) -> tuple[float, float]:
        """Return between which starts, on the log's clock, the exposure began."""
        settings = self.told.settings
        told_s = settings.exposure.start_s + settings.camera.time_offset_s
        low, high = self.answer.interval_s
        return told_s + low, told_s + high


def search_of(answer: Alignment, told: Edit, wish: Wish) -> Search:
    """Return an answer with its candidates as settings to choose among."""
    from deblur_studio.core.alignment.answer import applied

    half_s = told.settings.exposure.duration_s / 2
    least = min(each.loss for each in answer.candidates)
    choices = tuple(
        Choice(
            number,
            each.guess.middle_s - half_s,
            each.extent_px,
            each.loss - least,
            answer.settings if number == 1 else applied(each, told.settings),
        )
        for number, each in enumerate(answer.candidates, start=1)
    )
    return Search(answer, told, wish, choices)


def proposed_reach(notes: Mapping[str, str]) -> Reach:
    """Return how far to search, by where the start of the exposure comes from."""
    told = notes.get("start", "")
    if told == BY_HAND or told.startswith(_MARKS):
        return Reach.NEAR
    return Reach.WHOLE if not told or told.startswith("Assumed") else Reach.AROUND


def sureness(probability: float) -> str:
    """Return a probability that claims no certainty."""
    return tr("p > {p:.2f}", p=0.99) if probability > 0.99 else tr("p = {p:.2f}", p=probability)


def notes_of(before: Edit, choice: Choice, found: Search) -> dict[str, str]:
    """Return the notes before, with those of the values that a choice changes."""
    notes = dict(before.notes)
    sure = sureness(found.answer.probability)
    if found.answer.verdict != "found" or choice.number > 1:
        sure = tr("chosen among candidates")
    for key in changed(before.settings, choice.settings):
        notes[key] = _source(found.wish.reach, sure, told_value(before, key))
    return notes


def _source(reach: Reach, sure: str, before: str) -> str:
    if reach is Reach.SET:
        return told("Refined by the photo ({sure}); before: {before}", sure=sure, before=before)
    return told("Found in the log ({sure}); before: {before}", sure=sure, before=before)


def found_keys(notes: Mapping[str, str]) -> list[str]:
    """Return which values the notes say were found."""
    return [key for key in KEYS if notes.get(key, "").startswith(_MARKS)]


def told_value(edit: Edit, key: str) -> str:
    """Return a value with its unit and where it comes from."""
    source = edit.notes.get(key, "")
    unit = f" {UNITS[key]}" if UNITS[key] else ""
    return f"{text_of(edit.settings, key)}{unit}" + (f" \u2013 {tr(source)}" if source else ".")
