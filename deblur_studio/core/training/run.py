"""A training run from its folder: config.toml in, checkpoint, model, metrics and strips out."""

from __future__ import annotations

import csv
import itertools
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import nn

import deblur_studio
from deblur_studio.core.errors import DeblurError, TrainingError
from deblur_studio.core.files import written_whole
from deblur_studio.core.nets.architectures import build, parameters_of
from deblur_studio.core.nets.model_file import ModelCard, save_model
from deblur_studio.core.progress import Cancelled
from deblur_studio.core.synthesis.sources import motions_of
from deblur_studio.core.training import events, validation
from deblur_studio.core.training.blocks import Blocks, Schedule
from deblur_studio.core.training.config import TrainingConfig, read_config
from deblur_studio.core.training.draw import BORDER_PX, Source
from deblur_studio.core.training.events import Command, Event
from deblur_studio.core.training.losses import Loss
from deblur_studio.core.training.machine import Machine, agreed, find_machine, leave
from deblur_studio.core.training.photos import load_photos, split
from deblur_studio.core.training.state import State, load_state, new_state, save_state
from deblur_studio.core.training.step import NotANumberError, take_step

Say = Callable[[Event], None]
Commands = Callable[[], Command | None]

MODEL = "model.safetensors"
_SAY_EVERY_S = 1.0
_METRICS = ("step", "epoch", "seconds", "learning_rate", "loss", "validation_loss", "psnr_db")


@dataclass(eq=False)
class _Run:
    """All that a run works with."""

    folder: Path
    config: TrainingConfig
    machine: Machine
    say: Say
    commands: Commands
    state: State
    loss: Loss
    source: Source
    pairs: validation.Validation
    losses: list[float] = field(default_factory=list)


def train(folder: Path, say: Say, commands: Commands) -> None:
    """Train the run of a folder until it is finished or told to stop; go on where it was.

    Args:
        folder: Holds config.toml; everything else is written there.
        say: Told every event.
        commands: Returns the newest command that was not taken yet, at once.

    Raises:
        DeblurError: What it needs is missing or broken; said as the last event too.
    """
    config = read_config(folder / "config.toml")
    machine = find_machine(config)
    heard = say if machine.leads else _nobody
    try:
        run = _prepared(folder, config, machine, heard, commands)
        _learn(run)
    except Cancelled:
        heard(events.Ended(0, "stopped", "Stopped before the first step."))
    except DeblurError as error:
        heard(events.Ended(0, "failed", str(error)))
        raise
    finally:
        leave(machine)


def _nobody(event: Event) -> None:
    """Hear an event of a process that does not lead."""


def _prepared(
    folder: Path, config: TrainingConfig, machine: Machine, say: Say, commands: Commands
) -> _Run:
    telling = _Telling(say, commands)
    if not config.photos:
        raise TrainingError("No folder of photos was given; add one.")
    torch.manual_seed(config.seed)
    network = build(config.architecture).to(machine.device)
    network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    state = new_state(network, config)
    load_state(state, folder)
    photos = load_photos(config.photos, config.crop_px + 2 * BORDER_PX, telling)
    learned, kept = split(photos)
    motions = motions_of(config.motions)
    source = Source(learned, motions, config.simulation, config.crop_px)
    judged = Source(kept, motions, config.simulation, config.crop_px)
    pairs = validation.prepare(
        judged, config.validation_pairs, config.seed, machine.device, telling
    )
    return _Run(folder, config, machine, say, commands, state, Loss(config.losses), source, pairs)


@dataclass(frozen=True)
class _Telling:
    """Progress of the preparation as events, no more than a few a second."""

    say: Say
    commands: Commands
    said: list[float] = field(default_factory=lambda: [0.0])

    def checkpoint(self, fraction: float, message: str = "") -> None:
        if self.commands() == "stop":
            raise Cancelled
        if time.monotonic() - self.said[0] > _SAY_EVERY_S:
            self.said[0] = time.monotonic()
            self.say(events.Preparing(message, fraction))


def _learn(run: _Run) -> None:
    """Take steps until the end; whatever ends it, what was learned is saved first."""
    config, state, machine = run.config, run.state, run.machine
    columns = machine.columns(config.batch)
    schedule = Schedule(config.seed, config.batch, config.reuse, config.steps, columns)
    blocks = Blocks(run.source, schedule, machine.device)
    model = machine.wrapped(state.network)
    run.say(_started(run))
    try:
        stopped = _steps(run, model, blocks)
    finally:
        blocks.close()
    _save(run)
    if stopped:
        message = f"Stopped after step {state.step}; it can be resumed."
        run.say(events.Ended(state.step, "stopped", message, str(run.folder / MODEL)))
    else:
        message = f"Finished after {state.step} steps."
        run.say(events.Ended(state.step, "finished", message, str(run.folder / MODEL)))


def _steps(run: _Run, model: nn.Module, blocks: Blocks) -> bool:
    """Take all steps that are left; True when told to stop."""
    config, state = run.config, run.state
    clock = _Clock(state.seconds)
    model.train()
    for _ in itertools.count():
        if state.step >= config.steps:
            return False
        if agreed(run.machine, wanted=_told_to_stop(run, clock)):
            return True
        samples = blocks.samples(state.step, _do_nothing)
        try:
            loss = take_step(state, model, run.loss, samples, config, run.machine.precision)
        except NotANumberError as error:
            raise _diverged(run, error) from error
        run.losses.append(loss)
        state.seconds = clock.seconds()
        _report(run, clock)
        if state.step % config.steps_per_epoch == 0 or state.step == config.steps:
            _judge(run)
            _save(run)
            clock.saved()
        elif clock.since_saved() > config.checkpoint_every_s:
            _save(run)
            clock.saved()
    return False


def _do_nothing() -> None:
    """Wait for samples: commands are heard between steps, which are short."""


class _Clock:
    """Seconds of computing, without pauses, and since the last word and the last checkpoint."""

    def __init__(self, before_s: float) -> None:
        self._before_s, self._begun = before_s, time.monotonic()
        self._said = self._saved = self._begun
        self._said_step = -1

    def seconds(self) -> float:
        return self._before_s + time.monotonic() - self._begun

    def leave_out(self, pause_s: float) -> None:
        self._begun += pause_s
        self._said += pause_s
        self._saved += pause_s

    def since_said(self) -> float:
        return time.monotonic() - self._said

    def said(self) -> None:
        self._said = time.monotonic()

    def since_saved(self) -> float:
        return time.monotonic() - self._saved

    def saved(self) -> None:
        self._saved = time.monotonic()


def _told_to_stop(run: _Run, clock: _Clock) -> bool:
    """Take a command; a pause is waited out here."""
    command = run.commands() if run.machine.leads else None
    if command != "pause":
        return command == "stop"
    began = time.monotonic()
    _save(run)
    run.say(events.Paused(run.state.step))
    while (command := run.commands()) not in ("resume", "stop"):
        time.sleep(0.1)
    clock.leave_out(time.monotonic() - began)
    run.say(events.Resumed(run.state.step))
    return command == "stop"


def _report(run: _Run, clock: _Clock) -> None:
    """Say how it goes, about once a second."""
    state, config = run.state, run.config
    if clock.since_said() < _SAY_EVERY_S and state.step < config.steps:
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


def _judge(run: _Run) -> None:
    """Validate the averaged weights, show a strip, append to metrics.csv."""
    if not run.machine.leads:
        return
    state, step = run.state, run.state.step
    loss, psnr_db, restored = validation.judge(
        state.average, run.loss, run.pairs, run.machine.precision, _Telling(_nobody, _no_command)
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
    _append_metrics(run, loss, psnr_db)


def _no_command() -> Command | None:
    return None


def _epoch(run: _Run) -> int:
    return math.ceil(run.state.step / run.config.steps_per_epoch)


def _append_metrics(run: _Run, validation_loss: float, psnr_db: float) -> None:
    path, state = run.folder / "metrics.csv", run.state
    fresh = not path.exists()
    rate = state.optimiser.param_groups[0]["lr"]
    loss = sum(run.losses) / len(run.losses) if run.losses else ""
    with path.open("a", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        if fresh:
            table.writerow(_METRICS)
        seconds = round(state.seconds, 1)
        table.writerow((state.step, _epoch(run), seconds, rate, loss, validation_loss, psnr_db))


def _save(run: _Run) -> None:
    """Write checkpoint and model."""
    if not run.machine.leads:
        return
    save_state(run.state, run.folder)
    save_model(run.state.average, _card(run), run.folder / MODEL)
    run.say(events.Saved(run.state.step))


def _card(run: _Run) -> ModelCard:
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
        training=config.model_dump(mode="json", exclude={"photos", "motions"}),
        photos={photo.name: photo.sha256 for photo in run.source.photos},
        motions={motion.name: motion.sha256 for motion in run.source.motions},
        scores=scores,
    )


def _started(run: _Run) -> events.Started:
    return events.Started(
        run=run.config.name,
        device=str(run.machine.device),
        precision=str(run.machine.precision).removeprefix("torch."),
        step=run.state.step,
        steps=run.config.steps,
        parameters=parameters_of(run.state.network),
    )


def _diverged(run: _Run, error: NotANumberError) -> TrainingError:
    """Save the samples that it happened on and return what to say."""
    path = run.folder / f"not_a_number_{run.state.step:07d}.safetensors"
    from safetensors.torch import save_file

    tensors = {
        f"{index}.{name}": getattr(sample, name).cpu().contiguous()
        for index, sample in enumerate(error.samples)
        for name in ("blurred", "sharp", "kernels", "true_kernels", "motion", "noise")
    }
    with written_whole(path, overwrite=True) as temporary:
        save_file(tensors, temporary)
    return TrainingError(
        f"The loss of step {run.state.step} is not a number; its crops are in {path.name}."
        " Resume with a lower learning rate: the last checkpoint is from before."
    )
