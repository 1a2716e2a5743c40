from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from deblur_studio.core.errors import TrainingError
from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.training_draft import PRESETS, TrainingDraft, recipe_specs
from deblur_studio.services.training_sources import SourceKind
from deblur_studio.services.workbench import Workbench, open_workbench


@pytest.fixture
def draft(bench: Workbench) -> TrainingDraft:
    return bench.draft


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(3):
        Image.fromarray(np.zeros((8, 8, 3), np.uint8)).save(folder / f"{number}.png")
    (folder / "notes.txt").write_text("no photo")
    return folder


def looked_through(draft: TrainingDraft, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not draft.sources.counting(), timeout=10_000)


def test_that_photos_are_counted_and_a_folder_without_any_is_told(
    draft: TrainingDraft, photos: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert draft.missing() == "Add a folder of sharp photos to learn from."
    (tmp_path / "none").mkdir()
    draft.sources.add(SourceKind.PHOTOS, [photos, tmp_path / "none", photos])
    assert draft.missing() == "Looking through photos and logs."
    looked_through(draft, qtbot)
    full, empty = draft.sources.of(SourceKind.PHOTOS)
    assert full.found is not None
    assert full.found.count == 3
    assert empty.found is not None
    assert "none holds no photos" in empty.found.problem
    assert draft.missing() == ""
    assert draft.complete().photos == (photos,)
    draft.sources.remove(full)
    assert draft.missing() == "None of the folders holds a photo; add another."


def test_that_logs_are_read_one_by_one_or_by_the_folder(
    draft: TrainingDraft, shot_files: tuple[Path, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    log = shot_files[1]
    folder = tmp_path / "logs"
    folder.mkdir()
    for name in ("a.gcsv", "b.gcsv"):
        (folder / name).write_bytes(log.read_bytes())
    (folder / "broken.csv").write_text("nothing")
    broken = tmp_path / "broken.csv"
    broken.write_text("nothing")
    draft.sources.add(SourceKind.MOTIONS, [log, folder, broken])
    looked_through(draft, qtbot)
    one, many, none = (source.found for source in draft.sources.of(SourceKind.MOTIONS))
    assert one is not None
    assert many is not None
    assert none is not None
    assert (one.count, round(one.duration_s)) == (1, 10)
    assert (many.count, round(many.duration_s), many.refused) == (2, 20, 1)
    assert none.count == 0
    assert "broken.csv" in none.problem
    assert draft.complete().motions == (log, folder / "a.gcsv", folder / "b.gcsv")


def test_that_without_a_log_all_motions_are_generated(draft: TrainingDraft) -> None:
    assert draft.config.simulation.generated_share < 1.0
    assert draft.complete().simulation.generated_share == 1.0


@pytest.mark.parametrize("name", PRESETS)
def test_that_a_preset_brings_its_numbers_and_keeps_the_device(
    draft: TrainingDraft, name: str
) -> None:
    draft.change("device", "cpu")
    draft.choose(name)
    assert draft.preset == draft.config.name == name
    assert draft.config.device == "cpu"


def test_that_a_value_out_of_range_is_refused_in_a_sentence_and_changes_nothing(
    draft: TrainingDraft,
) -> None:
    before = draft.config
    for value, why in ((200.5, "integer"), (200, "multiple of 16"), (16, "greater than")):
        with pytest.raises(TrainingError, match=f"Crop should be .*{why}"):
            draft.change("crop_px", value)
    assert draft.config == before
    draft.change("crop_px", 192)
    assert draft.config.crop_px == 192


def test_that_the_form_takes_its_ranges_from_the_configuration() -> None:
    specs = {spec.name: spec for spec in recipe_specs()}
    crop = specs["crop_px"]
    assert (crop.minimum, crop.maximum, crop.step, crop.type) == (64, 1024, 16, int)
    assert specs["learning_rate"].type is float


def test_that_the_next_program_recalls_what_was_started_last(
    draft: TrainingDraft, photos: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    draft.choose("guided-small")
    draft.change("epochs", 7)
    draft.sources.add(SourceKind.PHOTOS, [photos])
    looked_through(draft, qtbot)
    draft.complete()
    again = open_workbench(tmp_path / "config")
    again.draft.recall()
    assert again.draft.preset == "guided-small"
    assert again.draft.config.epochs == 7
    looked_through(again.draft, qtbot)
    assert again.draft.missing() == ""
    assert again.shutdown()


def test_that_a_memory_of_another_version_is_passed_over(bench: Workbench) -> None:
    from dataclasses import replace

    for kept in ('{"config": {"name": "x"}}', "[]", "{", '{"preset": 3}'):
        bench.settings.change(replace(bench.settings.preferences, training=kept))
        bench.draft.recall()
        assert bench.draft.config.name == "quick"


def test_that_a_strip_is_read_or_said_to_be_missing(
    bench: Workbench, photos: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bench.results.strip_loaded, timeout=5000) as loaded:
        bench.results.load_strip(photos / "0.png")
    assert loaded.args is not None
    assert loaded.args[1].shape == (8, 8, 3)
    with qtbot.waitSignal(bench.results.strip_loaded, timeout=5000) as loaded:
        bench.results.load_strip(photos / "gone.png")
    assert loaded.args == [photos / "gone.png", None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Stand in for the library of models, which would write into the user's own folder."""
    from deblur_studio.core.nets import library
    from deblur_studio.core.nets.card import read_card

    installed: list[Path] = []

    def install(weights: Path, folder: Path) -> library.KnownModel:
        installed.append(weights)
        return library.KnownModel(weights, read_card(weights), shipped=False)

    monkeypatch.setattr(library, "install", install)
    return installed


def card(folder: Path, architecture: str) -> Path:
    from deblur_studio.core.nets.model_file import ModelCard

    made = ModelCard(name="mine", architecture=architecture, parameters=1, sha256="")
    (folder / "model.json").write_text(made.model_dump_json())
    return folder / "model.safetensors"


@pytest.mark.parametrize(
    ("architecture", "method"),
    [("guided", "guided"), ("guided-small", "guided"), ("seed-unet", "unet")],
)
def test_that_using_a_model_installs_it_and_chooses_its_method(
    bench: Workbench,
    install: list[Path],
    notices: list[Notice],
    tmp_path: Path,
    qtbot: QtBot,
    architecture: str,
    method: str,
) -> None:
    model = card(tmp_path, architecture)
    gone: list[str] = []
    bench.navigation.wanted.connect(gone.append)
    with qtbot.waitSignal(bench.restoration.method_wanted, timeout=20_000) as wanted:
        bench.results.use(model)
    assert wanted.args == [method]
    assert bench.models.chosen(method) == str(model)
    assert gone == ["restore"]
    assert install == [model]
    assert notices[-1].sentence.endswith("kept as model.")


def test_that_a_model_that_is_refused_is_told(
    bench: Workbench, notices: list[Notice], tmp_path: Path, qtbot: QtBot
) -> None:
    bench.results.use(tmp_path / "model.safetensors")
    qtbot.waitUntil(lambda: bool(notices), timeout=20_000)
    assert notices[-1].level is Level.ERROR
    assert "model.safetensors" in notices[-1].sentence
    assert "Traceback" not in notices[-1].sentence
