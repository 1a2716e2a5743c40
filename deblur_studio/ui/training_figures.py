"""The figures of a run, and what it is doing, in words."""

from __future__ import annotations

from deblur_studio.core.training.history import RunState
from deblur_studio.services.training_runs import Run
from deblur_studio.services.translation import to_translate, tr, written
from deblur_studio.ui.training_words import psnr_text, span_text, steps_text

WORDS = (
    to_translate("Step"),
    to_translate("Epoch"),
    to_translate("Loss"),
    to_translate("Best PSNR"),
    to_translate("Speed"),
    to_translate("Time left"),
    to_translate("Device"),
)
_PRECISIONS = {"float32": "fp32", "bfloat16": "bf16"}


def figures_of(run: Run) -> dict[str, str]:
    """Return the figures for ``WORDS``; unknown ones are empty."""
    history = run.history
    stepped, started = history.stepped, history.started
    figures = {"Step": steps_text(run), "Best PSNR": psnr_text(run)}
    if started is not None:
        precision = _PRECISIONS.get(started.precision, started.precision)
        figures["Device"] = f"{started.device}, {precision}"
    if stepped is not None:
        figures["Epoch"] = _epoch_text(run, stepped.epoch)
        figures["Loss"] = written(stepped.loss, ".4g")
        figures["Speed"] = tr("{rate:.1f} crops/s", rate=stepped.crops_per_s)
        if run.state in (RunState.RUNNING, RunState.PAUSED):
            figures["Time left"] = span_text(stepped.left_s)
    return figures


def _epoch_text(run: Run, epoch: int) -> str:
    if run.config is None:
        return f"{epoch}"
    return tr("{step:,} of {steps:,}", step=epoch, steps=run.config.epochs)


def doing_text(run: Run, *, stopping: bool) -> str:
    """Return what the run is doing, or why it does nothing."""
    history = run.history
    if run.problem:
        return run.problem
    if stopping:
        return tr("Saving a checkpoint")
    if run.state is RunState.PREPARING:
        return tr("Starting") if history.preparing is None else tr(history.preparing.message)
    if run.state is RunState.PAUSED:
        return tr("Holds its memory and computes nothing")
    if run.state is RunState.INTERRUPTED:
        return tr("Can be resumed from its last checkpoint")
    if run.state is RunState.FAILED and history.ended is not None:
        return history.ended.message
    return _saved_text(run)


def _saved_text(run: Run) -> str:
    saved = run.history.saved
    return "" if saved is None or not run.alive else tr("Saved at step {step:,}", step=saved.step)
