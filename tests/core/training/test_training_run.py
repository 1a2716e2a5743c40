"""A run from beginning to end: what it writes, how it stops, and how it goes on."""

from __future__ import annotations

import csv
import dataclasses
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from deblur_studio.core.errors import OutputError, TrainingError
from deblur_studio.core.nets.model_file import load_model
from deblur_studio.core.training import keep, state, validation
from deblur_studio.core.training import run as training_run
from deblur_studio.core.training import step as training_step
from deblur_studio.core.training.config import preset, read_config, write_config
from deblur_studio.core.training.events import (
    Ended,
    Paused,
    Resumed,
    Saved,
    Started,
    Stepped,
    Validated,
)
from deblur_studio.core.training.run import train

pytestmark = pytest.mark.usefixtures("tiny_network")
Folder = Callable[..., Path]


@pytest.fixture
def talkative(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step is said."""
    monkeypatch.setattr(keep, "SAY_EVERY_S", 0.0)


def rows_of(folder: Path) -> list[dict[str, str]]:
    with (folder / "metrics.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def checkpoint(folder: Path) -> dict[str, torch.Tensor]:
    return load_file(folder / "checkpoint.safetensors")


def same(one: Path, other: Path) -> bool:
    a, b = checkpoint(one), checkpoint(other)
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


@pytest.mark.usefixtures("talkative")
def test_that_a_run_writes_all_that_it_promises(run_folder: Folder, listener) -> None:
    folder, ear = run_folder(), listener()
    train(folder, ear.say, ear.commands)
    started, ended = ear.of(Started), ear.of(Ended)
    assert [event.step for event in started] == [0]
    assert [(event.reason, event.step) for event in ended] == [("finished", 6)]
    assert [event.step for event in ear.of(Stepped)] == [1, 2, 3, 4, 5, 6]
    assert [event.epoch for event in ear.of(Validated)] == [1, 2]
    rows = rows_of(folder)
    assert [row["step"] for row in rows] == ["3", "6"]
    losses = [event.loss for event in ear.of(Stepped)]
    assert float(rows[1]["loss"]) == pytest.approx(sum(losses[3:]) / 3)
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert names == {
        "config.toml",
        "metrics.csv",
        "checkpoint.json",
        "checkpoint.safetensors",
        "model.json",
        "model.safetensors",
        "samples/step_0000003.png",
        "samples/step_0000006.png",
    }


def test_that_the_card_tells_what_it_was_trained_on(
    run_folder: Folder, listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = run_folder(epochs=1, crops_per_epoch=2)
    ear = listener()
    train(folder, ear.say, ear.commands)
    from deblur_studio.core.nets import model_file

    monkeypatch.setattr(model_file, "build", state.build)
    _, card = load_model(folder / "model.safetensors")
    assert card.steps == 1
    assert set(card.photos) <= {"leaves0.png", "leaves1.png", "leaves2.png"}
    assert all(len(known) == 64 for known in card.photos.values())
    assert {"psnr_db", "blurred_psnr_db", "variation_psnr_db"} == set(card.scores)
    assert card.training["learning_rate"] == 1e-3
    assert card.adds_content


class AfterTwoSteps:
    """Tells a run to stop before its third step."""

    def __init__(self, ear: Any) -> None:
        self._ear, self._asked = ear, 0

    def __call__(self) -> str | None:
        self._asked += bool(self._ear.of(Started))
        return "stop" if self._asked == 3 else None


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_that_stopping_and_resuming_equals_not_stopping_bit_for_bit(
    run_folder: Folder, listener, share: float
) -> None:
    """In the middle of an epoch, of a block and, with a share, of the first pass's steps."""
    whole = run_folder("whole", first_pass_share=share)
    ear = listener()
    train(whole, ear.say, ear.commands)
    parts, ends = run_folder("parts", first_pass_share=share), []
    while not ends or ends[-1].reason == "stopped":
        ear = listener()
        train(parts, ear.say, AfterTwoSteps(ear))
        ends += ear.of(Ended)
    assert [(event.step, event.reason) for event in ends] == [
        (2, "stopped"),
        (4, "stopped"),
        (6, "finished"),
    ]
    assert same(whole, parts)
    assert (whole / "model.safetensors").read_bytes() == (parts / "model.safetensors").read_bytes()
    wanted, found = rows_of(whole), rows_of(parts)
    assert [row["psnr_db"] for row in wanted] == [row["psnr_db"] for row in found]


def test_that_steps_after_the_last_checkpoint_are_taken_again_alike(
    run_folder: Folder, listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a power cut: the rows and steps since the checkpoint come once more, not twice."""
    whole, torn = run_folder("whole"), run_folder("torn")
    ear = listener()
    train(whole, ear.say, ear.commands)
    taken = []

    def cut_off(state, *rest):
        if len(taken) == 4:
            raise KeyboardInterrupt
        taken.append(state.step)
        return training_step.take_step(state, *rest)

    monkeypatch.setattr(training_run, "take_step", cut_off)
    with pytest.raises(KeyboardInterrupt):
        train(torn, ear.say, ear.commands)
    monkeypatch.setattr(training_run, "take_step", training_step.take_step)
    again = listener()
    train(torn, again.say, again.commands)
    assert [event.step for event in again.of(Started)] == [3]
    assert same(whole, torn)
    assert [row["step"] for row in rows_of(torn)] == ["3", "6"]


def test_that_a_pause_holds_until_resumed(run_folder: Folder, listener) -> None:
    folder, asked = run_folder(), []

    def commands() -> str | None:
        if not ear.of(Started):
            return None
        asked.append(len(ear.heard))
        return {2: "pause", 9: "resume"}.get(len(asked))

    ear = listener()
    train(folder, ear.say, commands)
    paused, resumed = ear.of(Paused), ear.of(Resumed)
    assert [event.step for event in paused] == [event.step for event in resumed] == [1]
    where = ear.heard.index(paused[0])
    assert isinstance(ear.heard[where - 1], Saved)  # who waits may be ended by others
    assert ear.heard[where + 1] is resumed[0]
    assert ear.of(Ended)[0].reason == "finished"
    assert ear.of(Stepped)[-1].seconds < 60


def test_that_a_pause_can_end_in_a_stop(run_folder: Folder, listener) -> None:
    folder, ear = run_folder(), listener({Started: ["pause", "stop"]})
    train(folder, ear.say, ear.commands)
    assert ear.of(Ended)[0].reason == "stopped"
    assert ear.of(Ended)[0].step == 0


def test_that_a_stop_while_preparing_changes_nothing(run_folder: Folder, listener) -> None:
    folder, ear = run_folder(), listener()
    ear.waiting.append("stop")
    train(folder, ear.say, ear.commands)
    assert [type(event) for event in ear.heard] == [Ended]
    assert ear.of(Ended)[0].reason == "stopped"
    assert [path.name for path in folder.iterdir()] == ["config.toml"]


def test_that_a_finished_run_stays_finished(run_folder: Folder, listener) -> None:
    folder, ear = run_folder(epochs=1, crops_per_epoch=2), listener()
    train(folder, ear.say, ear.commands)
    before = (folder / "model.safetensors").read_bytes()
    train(folder, ear.say, ear.commands)
    assert [event.reason for event in ear.of(Ended)] == ["finished", "finished"]
    assert (folder / "model.safetensors").read_bytes() == before
    assert len(rows_of(folder)) == 1


def test_that_a_loss_that_is_no_number_ends_with_its_samples_and_a_sentence(
    run_folder: Folder, listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, ear = run_folder(), listener()
    plain = training_step.judged

    def judged(loss, found, batch):
        return plain(loss, found, batch) * (float("nan") if ear.of(Validated) else 1.0)

    monkeypatch.setattr(training_step, "judged", judged)
    with pytest.raises(TrainingError, match="The loss of step 3 is not a number"):
        train(folder, ear.say, ear.commands)
    assert ear.of(Ended)[0].reason == "failed"
    assert "Resume with a lower learning rate" in ear.of(Ended)[0].message
    kept = load_file(folder / "not_a_number_0000003.safetensors")
    assert kept["0.blurred"].shape == kept["1.sharp"].shape == (3, 64, 64)
    assert all(torch.isfinite(value).all() for value in checkpoint(folder).values())
    monkeypatch.undo()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_that_a_full_disk_is_a_sentence_and_keeps_the_last_checkpoint(
    run_folder: Folder, listener
) -> None:
    import resource

    folder, ear = run_folder(), listener()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def say(event: object) -> None:
        ear.say(event)
        if isinstance(event, Saved):  # from here on nothing larger fits
            resource.setrlimit(resource.RLIMIT_FSIZE, (2048, limits[1]))

    try:
        with pytest.raises(OutputError):
            train(folder, say, ear.commands)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert ear.of(Ended)[0].reason == "failed"
    assert "cannot be written (file too large)" in ear.of(Ended)[0].message
    assert not list(folder.rglob("*.part*"))
    again = listener()
    train(folder, again.say, again.commands)
    assert [event.step for event in again.of(Started)] == [3]
    assert again.of(Ended)[0].reason == "finished"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"photos": ()}, "No folder of photos was given"),
        ({"photos": ("/no/such/folder",)}, "is not there; choose a folder of photos"),
        ({"crop_px": 512}, "No photo of at least 576 x 576 px was found"),
        ({"motions": ("/no/such/log.csv",)}, "log.csv"),
        ({"start_from": "/no/such/model.safetensors"}, "model.json|model.safetensors"),
        ({"losses": {"perceptual": 1.0}}, "needs a network file"),
        ({"device": "mps"}, "no device 'mps'"),
    ],
)
def test_that_what_is_missing_is_one_sentence(
    run_folder: Folder, listener, change: dict[str, object], said: str
) -> None:
    if "device" in change and torch.backends.mps.is_available():
        pytest.skip("it is there")
    ear = listener()
    with pytest.raises(Exception, match=said) as caught:
        train(run_folder(**change), ear.say, ear.commands)
    assert type(caught.value).__module__ == "deblur_studio.core.errors"
    assert "\n" not in str(caught.value)


def test_that_a_run_begins_with_the_network_it_starts_from(
    run_folder: Folder, listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    from deblur_studio.core.nets import model_file

    monkeypatch.setattr(model_file, "build", state.build)
    ear = listener()
    first = run_folder(epochs=1, crops_per_epoch=2)
    train(first, ear.say, ear.commands)
    again = run_folder(
        "again", epochs=1, crops_per_epoch=2, start_from=str(first / "model.safetensors")
    )
    train(again, ear.say, ear.commands)
    assert load_model(again / "model.safetensors")[1].training["start_from"] == "model.safetensors"
    begun = state.starting_network(read_config(again / "config.toml"))
    known, _ = load_model(first / "model.safetensors")
    for name, value in begun.state_dict().items():
        assert torch.equal(value, known.state_dict()[name]), name


def test_that_a_run_does_not_begin_with_another_kind_of_network(
    run_folder: Folder, listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    from deblur_studio.core.nets import model_file

    monkeypatch.setattr(model_file, "build", state.build)
    ear = listener()
    first = run_folder(epochs=1, crops_per_epoch=2)
    train(first, ear.say, ear.commands)
    start = str(first / "model.safetensors")
    other = run_folder("other", architecture="guided", start_from=start)
    with pytest.raises(TrainingError, match=r"holds a .*, the run trains a guided; choose another"):
        train(other, ear.say, ear.commands)


def test_that_checkpoints_come_as_often_as_asked(run_folder: Folder, listener) -> None:
    ear = listener()
    train(run_folder(checkpoint_every_s=1e-6), ear.say, ear.commands)
    assert {event.step for event in ear.of(Saved)} == {1, 2, 3, 4, 5, 6}


def test_that_validation_is_of_the_averaged_weights(
    run_folder: Folder, listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = []
    plain = validation.judge

    def spied(network, *rest, **more):
        judged.append(network)
        return plain(network, *rest, **more)

    monkeypatch.setattr(validation, "judge", spied)
    ear = listener()
    train(run_folder(), ear.say, ear.commands)
    assert len(judged) == 2
    assert not any(p.requires_grad for p in judged[0].parameters())


@pytest.mark.slow
def test_that_the_quick_preset_learns(photo_folder: Path, tmp_path: Path, listener) -> None:
    folder = tmp_path / "quick"
    folder.mkdir()
    quick = preset("quick").model_copy(update={"photos": (photo_folder,), "crop_px": 64})
    write_config(quick, folder / "config.toml")
    ear = listener()
    began = time.monotonic()
    train(folder, ear.say, ear.commands)
    assert time.monotonic() - began < 1800
    scores = [event.psnr_db for event in ear.of(Validated)]
    assert scores[-1] >= scores[0]
    assert dataclasses.astuple(ear.of(Ended)[0])[1] == "finished"
