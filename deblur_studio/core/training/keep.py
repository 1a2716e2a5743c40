"""What a run tells and keeps on its way: figures, strips, checkpoints, the model."""

from __future__ import annotations

import math
from typing import Any

import deblur_studio
from deblur_studio.core.errors import TrainingError
from deblur_studio.core.nets.architectures import parameters_of
from deblur_studio.core.nets.model_file import ModelCard, save_model
from deblur_studio.core.nets.tensor_file import save_tensors
from deblur_studio.core.training import events, metrics, validation
from deblur_studio.core.training.bench import SAY_EVERY_S, Run, Telling, no_command, nobody
from deblur_studio.core.training.clock import Clock
from deblur_studio.core.training.config import TrainingConfig
from deblur_studio.core.training.state import save_state
from deblur_studio.core.training.step import NotANumberError, is_whole

MODEL = "model.safetensors"


def report(run: Run, clock: Clock) -> None:
    """Say how it goes, about once a second."""
    state, config = run.state, run.config
    if clock.since_said() < SAY_EVERY_S and state.step < config.steps:
        return
    speed = len(run.losses) / max(clock.since_said(), 1e-3)
    run.say(
        events.Stepped(
            step=state.step,
            steps=config.steps,
            epoch=_epoch(run),
            loss=sum(run.losses) / len(run.losses),
            learning_rate=float(state.optimiser.param_groups[0]["lr"]),
            crops_per_s=speed * config.batch,
            seconds=state.seconds,
            left_s=(config.steps - state.step) * state.seconds / max(1, state.step),
        )
    )
    run.losses.clear()
    clock.said()


def judge(run: Run) -> None:
    """Validate the averaged weights, show a strip, append to metrics.csv."""
    if not run.machine.leads:
        return
    state, step = run.state, run.state.step
    loss, psnr_db, restored = validation.judge(
        state.average,
        run.loss,
        run.pairs,
        run.machine.precision,
        Telling(nobody, no_command),
        whole=is_whole(run.config, step),
    )
    state.best_psnr_db = max(state.best_psnr_db, psnr_db)
    pairs = run.pairs
    run.say(
        events.Validated(
            step, _epoch(run), loss, psnr_db, pairs.blurred_psnr_db, pairs.classical_psnr_db
        )
    )
    strip = run.folder / "samples" / f"step_{step:07d}.png"
    validation.write_strip(pairs, restored, strip)
    run.say(events.Sampled(step, _epoch(run), str(strip)))
    row = metrics.Row(
        step=step,
        epoch=_epoch(run),
        seconds=round(state.seconds, 1),
        learning_rate=float(state.optimiser.param_groups[0]["lr"]),
        loss=sum(run.epoch_losses) / len(run.epoch_losses),
        validation_loss=loss,
        psnr_db=psnr_db,
    )
    metrics.append(run.folder, row)
    run.epoch_losses.clear()


def _epoch(run: Run) -> int:
    return math.ceil(run.state.step / run.config.steps_per_epoch)


def save(run: Run) -> None:
    """Write checkpoint and model."""
    if not run.machine.leads:
        return
    save_state(run.state, run.folder)
    save_model(run.state.average, _card(run), run.folder / MODEL)
    run.say(events.Saved(run.state.step))


def _card(run: Run) -> ModelCard:
    config, state, pairs = run.config, run.state, run.pairs
    scores = {
        "blurred_psnr_db": pairs.blurred_psnr_db,
        "variation_psnr_db": pairs.classical_psnr_db,
    }
    if math.isfinite(state.best_psnr_db):
        scores["psnr_db"] = state.best_psnr_db
    return ModelCard(
        name=config.name,
        architecture=config.architecture,
        parameters=0,
        sha256="",
        summary="Trained by Deblur Studio on simulated shots.",
        code_version=deblur_studio.__version__,
        device=str(run.machine.device),
        steps=state.step,
        seconds=round(state.seconds, 1),
        training=_recipe(config),
        photos={photo.name: photo.sha256 for photo in run.source.photos},
        motions={motion.name: motion.sha256 for motion in run.source.motions},
        scores=scores,
    )


def _recipe(config: TrainingConfig) -> dict[str, Any]:
    """Return what a card tells of a configuration: no path of the machine it ran on."""
    recipe = config.model_dump(mode="json", exclude={"photos", "motions", "start_from"})
    if config.start_from is not None:
        recipe["start_from"] = config.start_from.name
    return recipe


def started(run: Run) -> events.Started:
    """Return what is said when the run begins or goes on."""
    return events.Started(
        run=run.config.name,
        device=str(run.machine.device),
        precision=str(run.machine.precision).removeprefix("torch."),
        step=run.state.step,
        steps=run.config.steps,
        parameters=parameters_of(run.state.network),
    )


def diverged(run: Run, error: NotANumberError) -> TrainingError:
    """Save the samples that it happened on and return what to say."""
    step, machine = run.state.step, run.machine
    mark = "" if machine.leads else f"_{machine.rank}"
    path = run.folder / f"not_a_number_{step:07d}{mark}.safetensors"
    tensors = {
        f"{index}.{name}": getattr(sample, name)
        for index, sample in enumerate(error.samples)
        for name in ("blurred", "sharp", "kernels", "true_kernels", "motion", "noise")
    }
    save_tensors(tensors, path)
    return TrainingError(
        f"The loss of step {step} is not a number; its crops are in {path.name}."
        " Resume with a lower learning rate: the last checkpoint is from before."
    )
