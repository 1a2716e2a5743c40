"""What the states and figures of a training are called in the window."""

from __future__ import annotations

import math

from deblur_studio.core.training.history import RunState
from deblur_studio.services.training_runs import Run
from deblur_studio.services.training_sources import Found, Source, SourceKind
from deblur_studio.services.translation import counted, to_translate, tr, written
from deblur_studio.ui.widgets.source_list import SourceLine
from deblur_studio.ui.widgets.status import Status

_WORDS = {
    RunState.PREPARING: (Status.NEUTRAL, to_translate("Preparing")),
    RunState.RUNNING: (Status.OK, to_translate("Running")),
    RunState.PAUSED: (Status.WARNING, to_translate("Paused")),
    RunState.STOPPED: (Status.NEUTRAL, to_translate("Stopped")),
    RunState.FINISHED: (Status.OK, to_translate("Finished")),
    RunState.INTERRUPTED: (Status.WARNING, to_translate("Interrupted")),
    RunState.FAILED: (Status.ERROR, to_translate("Failed")),
}


def word_of(run: Run, *, stopping: bool = False) -> tuple[Status, str]:
    """Return how good the state of a run is, and its name."""
    if stopping:
        return Status.WARNING, tr("Stopping")
    if run.problem:
        return Status.ERROR, tr("Unreadable")
    status, word = _WORDS[run.state]
    return status, tr(word)


def span_text(seconds: float) -> str:
    """Return a span of time in the two units that suit it."""
    if not math.isfinite(seconds):
        return ""
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    if whole < 48 * 3600:
        return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
    return f"{whole // 86400} d {whole % 86400 // 3600} h"


def steps_text(run: Run) -> str:
    """Return how many steps of how many are done."""
    step = run.history.step
    return (
        tr("{step:,} of {steps:,}", step=step, steps=run.steps) if run.steps else written(step, ",")
    )


def psnr_text(run: Run) -> str:
    """Return the best validation score, empty before the first."""
    best = run.history.best_psnr_db
    return "" if math.isnan(best) else f"{written(best, '.2f')} dB"


def source_line(source: Source) -> SourceLine:
    """Return the line of a source: what it is, what it holds, what is wrong with it."""
    problem = "" if source.found is None else source.found.problem
    return SourceLine(source.path.name, str(source.path), _holding_text(source), problem)


def _holding_text(source: Source) -> str:
    found = source.found
    if found is None:
        return tr("Reading")
    if source.kind is SourceKind.PHOTOS:
        return counted("{n:,} photo", "{n:,} photos", found.count)
    return _logs_text(found)


def _logs_text(found: Found) -> str:
    if not found.count:
        return tr("no log")
    logs = counted("{n:,} log", "{n:,} logs", found.count)
    left_out = tr(", {count} left out", count=found.refused) if found.refused else ""
    return f"{logs}, {span_text(found.duration_s)}{left_out}"
