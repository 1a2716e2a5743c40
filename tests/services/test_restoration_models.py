"""Models of the learned methods: listed, taken in, chosen, remembered, gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tiny_models import use_tiny_networks, write_model

from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.restoration_models import RestorationModels
from deblur_studio.services.workbench import Workbench, open_workbench

FOR_MS = 15_000


@pytest.fixture(autouse=True)
def tiny_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    use_tiny_networks(monkeypatch)


@pytest.fixture
def models(bench: Workbench, qtbot: QtBot) -> RestorationModels:
    with qtbot.waitSignal(bench.models.changed, timeout=FOR_MS):
        bench.models.read()
    return bench.models


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_model(tmp_path / "run-3" / "model.safetensors", "guided-small", name="quick")


def take_in(models: RestorationModels, file: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(models.changed, timeout=FOR_MS):
        models.take_in(file)


def test_that_what_ships_is_listed_and_used_unless_told_otherwise(
    models: RestorationModels,
) -> None:
    shipped = models.chosen_model("guided")
    assert shipped is not None
    assert shipped.shipped
    assert models.chosen("guided") == ""
    assert all(model.card.method == "guided" for model in models.of("guided"))


def test_that_a_model_is_copied_chosen_and_restore_is_shown(
    bench: Workbench, models: RestorationModels, notices: list[Notice], file: Path, qtbot: QtBot
) -> None:
    wanted: list[str] = []
    bench.restoration.method_wanted.connect(wanted.append)
    with qtbot.waitSignal(bench.navigation.wanted, timeout=FOR_MS) as navigated:
        models.take_in(file, of="run-3")
    assert navigated.args == ["restore"]
    assert wanted == ["guided"]
    taken = models.chosen_model("guided")
    assert taken is not None
    assert taken.name == "quick"
    assert taken.path != file
    assert taken.path.read_bytes() == file.read_bytes()
    assert notices[-1].sentence == ("Restore now uses the model of run-3, which is kept as quick.")


def test_that_the_chosen_model_is_remembered_for_each_method(
    models: RestorationModels, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    take_in(models, file, qtbot)
    again = open_workbench(tmp_path / "config")
    try:
        assert again.models.chosen("guided") == models.chosen("guided") != ""
        with qtbot.waitSignal(again.models.changed, timeout=FOR_MS):
            again.models.read()
        known = again.models.chosen_model("guided")
        assert known is not None
        assert known.name == "quick"
        assert again.models.chosen("unet") == ""
    finally:
        assert again.shutdown()


def test_that_a_method_without_weights_that_ship_uses_what_the_user_has(
    models: RestorationModels, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    if any(model.shipped for model in models.of("unet")):
        pytest.skip("weights ship")
    take_in(models, write_model(tmp_path / "u.safetensors", "seed-unet", name="u"), qtbot)
    models.choose("unet", "")
    assert models.chosen("unet").endswith("u.safetensors")


def test_that_a_model_that_is_gone_is_said_once_and_what_ships_is_used(
    models: RestorationModels, notices: list[Notice], file: Path, qtbot: QtBot
) -> None:
    take_in(models, file, qtbot)
    Path(models.chosen("guided")).unlink()
    before = len(notices)
    for _ in range(2):
        with qtbot.waitSignal(models.changed, timeout=FOR_MS):
            models.read()
        qtbot.wait(50)
    assert models.chosen("guided") == ""
    assert [(one.level, one.sentence) for one in notices[before:]] == [
        (Level.WARNING, "The model quick is not there any more; guided is used.")
    ]


@pytest.mark.parametrize("kind", ["no card", "pickle", "other bytes", "gone"])
def test_that_an_unknown_file_is_one_sentence_and_changes_nothing(
    models: RestorationModels, notices: list[Notice], file: Path, kind: str, qtbot: QtBot
) -> None:
    if kind == "no card":
        file.with_suffix(".json").unlink()
    elif kind == "gone":
        file.unlink()
    else:
        file.write_bytes(b"\x80\x04." if kind == "pickle" else b"{}" * 50)
    models.take_in(file)
    qtbot.waitUntil(lambda: bool(notices), timeout=FOR_MS)
    assert [one.level for one in notices] == [Level.ERROR]
    assert "model." in notices[0].sentence
    assert "\n" not in notices[0].sentence
    assert models.chosen("guided") == ""
    assert all(model.shipped for model in models.of("guided"))


def test_that_a_model_of_the_user_can_be_removed_and_one_that_ships_cannot(
    models: RestorationModels, file: Path, qtbot: QtBot
) -> None:
    shipped = models.chosen_model("guided")
    take_in(models, file, qtbot)
    mine = models.chosen_model("guided")
    assert mine is not None
    assert shipped is not None
    models.delete(mine)
    assert not mine.path.exists()
    assert models.chosen_model("guided") == shipped
    models.delete(shipped)
    assert not models.remove(shipped)
    assert shipped.path.is_file()
