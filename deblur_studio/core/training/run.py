"""A training run from its folder: config.toml in, checkpoint, model, metrics and strips out."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import torch
from torch import nn

from deblur_studio.core.errors import DeblurError, TrainingError
from deblur_studio.core.progress import Cancelled
from deblur_studio.core.synthesis.sources import motions_of
from deblur_studio.core.training import events, metrics, validation
from deblur_studio.core.training.bench import Commands, Run, Say, Telling, no_command, nobody
from deblur_studio.core.training.blocks import Blocks, Schedule
from deblur_studio.core.training.clock import Clock
from deblur_studio.core.training.config import TrainingConfig, read_config
from deblur_studio.core.training.draw import BORDER_PX, Source
from deblur_studio.core.training.features import load_features
from deblur_studio.core.training.keep import MODEL, diverged, judge, report, save, started
from deblur_studio.core.training.losses import Loss
from deblur_studio.core.training.machine import Machine, agreed, check_same, find_machine, leave
from deblur_studio.core.training.photos import load_photos, split
from deblur_studio.core.training.state import load_state, new_state, starting_network
from deblur_studio.core.training.step import NotANumberError, take_step


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
    heard = say if machine.leads else nobody
    try:
        run = _prepared_together(folder, config, machine, heard, commands)
        if run is None:
            heard(events.Ended(0, "stopped", "Stopped before it began; nothing was changed."))
        else:
            _learn(run)
    except DeblurError as error:
        heard(events.Ended(0, "failed", str(error)))
        raise
    finally:
        leave(machine)


def _prepared_together(
    folder: Path, config: TrainingConfig, machine: Machine, say: Say, commands: Commands
) -> Run | None:
    """Return what every process works with, None when the leading one was told to stop."""
    run = None
    with contextlib.suppress(Cancelled):
        run = _prepared(folder, config, machine, say, commands if machine.leads else no_command)
    return None if agreed(machine, wanted=run is None) else run


def _prepared(
    folder: Path, config: TrainingConfig, machine: Machine, say: Say, commands: Commands
) -> Run:
    telling = Telling(say, commands)
    if not config.photos:
        raise TrainingError("No folder of photos was given; add one.")
    torch.manual_seed(config.seed)
    network = starting_network(config).to(machine.device)
    network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    state = new_state(network, config)
    load_state(state, folder)
    check_same(machine, state.step)
    loss = Loss(config.losses, load_features(config.losses, machine.device))
    photos = load_photos(config.photos, config.crop_px + 2 * BORDER_PX, telling)
    learned, kept = split(photos)
    motions = motions_of(config.motions)
    source = Source(learned, motions, config.simulation, config.crop_px)
    judged = Source(kept, motions, config.simulation, config.crop_px)
    pairs = validation.prepare(
        judged, config.validation_pairs, config.seed, machine.device, telling
    )
    return Run(folder, config, machine, say, commands, state, loss, source, pairs)


def _learn(run: Run) -> None:
    """Take steps until the end or until told to stop, then save."""
    config, state, machine = run.config, run.state, run.machine
    columns = machine.columns(config.batch)
    schedule = Schedule(
        config.seed, config.batch, config.reuse, config.steps, columns, config.curriculum_share
    )
    blocks = Blocks(run.source, schedule, machine.device)
    model = machine.wrapped(state.network)
    if machine.leads:
        metrics.cut(run.folder, state.step)
    run.say(started(run))
    try:
        stopped = _steps(run, model, blocks)
    finally:
        blocks.close()
    save(run)
    if stopped:
        message = f"Stopped after step {state.step}; it can be resumed."
        run.say(events.Ended(state.step, "stopped", message, str(run.folder / MODEL)))
    else:
        message = f"Finished after {state.step} steps."
        run.say(events.Ended(state.step, "finished", message, str(run.folder / MODEL)))


def _steps(run: Run, model: nn.Module, blocks: Blocks) -> bool:
    """Take all steps that are left; True when told to stop."""
    config, state = run.config, run.state
    clock = Clock(state.seconds)
    model.train()
    while state.step < config.steps:
        if agreed(run.machine, wanted=_told_to_stop(run, clock)):
            return True
        samples = blocks.samples(state.step, _do_nothing)
        try:
            loss = take_step(state, model, run.loss, samples, config, run.machine.precision)
        except NotANumberError as error:
            raise diverged(run, error) from error
        run.losses.append(loss)
        run.epoch_losses.append(loss)
        state.seconds = clock.seconds()
        report(run, clock)
        if state.step % config.steps_per_epoch == 0 or state.step == config.steps:
            judge(run)
            save(run)
            clock.saved()
        elif clock.since_saved() > config.checkpoint_every_s:
            save(run)
            clock.saved()
    return False


def _do_nothing() -> None:
    """Wait for samples: commands are heard between steps, which are short."""


def _told_to_stop(run: Run, clock: Clock) -> bool:
    """Take a command; a pause is waited out here."""
    command = run.commands() if run.machine.leads else None
    if command != "pause":
        return command == "stop"
    began = time.monotonic()
    save(run)
    run.say(events.Paused(run.state.step))
    while (command := run.commands()) not in ("resume", "stop"):
        time.sleep(0.1)
    clock.leave_out(time.monotonic() - began)
    run.say(events.Resumed(run.state.step))
    return command == "stop"
