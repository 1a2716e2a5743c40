"""The figures of a run, and what it is doing, in words."""

from __future__ import annotations

from deblur_studio.core.training.history import RunState
from deblur_studio.services.training_runs import Run
from deblur_studio.ui.training_words import psnr_text, span_text, steps_text

WORDS = ("Step", "Epoch", "Loss", "Best PSNR", "Speed", "Time left", "Device")
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
        epochs = "" if run.config is None else f" of {run.config.epochs}"
        figures["Epoch"] = f"{stepped.epoch}{epochs}"
        figures["Loss"] = f"{stepped.loss:.4g}"
        figures["Speed"] = f"{stepped.crops_per_s:.1f} crops/s"
        if run.state in (RunState.RUNNING, RunState.PAUSED):
            figures["Time left"] = span_text(stepped.left_s)
    return figures


def doing_text(run: Run, *, stopping: bool) -> str:
    """Return what the run is doing, or why it does nothing."""
    history = run.history
    if run.problem:
        return run.problem
    if stopping:
        return "Saving a checkpoint"
    if run.state is RunState.PREPARING:
        return "Starting" if history.preparing is None else history.preparing.message
    if run.state is RunState.PAUSED:
        return "Holds its memory and computes nothing"
    if run.state is RunState.INTERRUPTED:
        return "Can be resumed from its last checkpoint"
    if run.state is RunState.FAILED and history.ended is not None:
        return history.ended.message
    return _saved_text(run)


def _saved_text(run: Run) -> str:
    saved = run.history.saved
    return "" if saved is None or not run.alive else f"Saved at step {saved.step:,}"
