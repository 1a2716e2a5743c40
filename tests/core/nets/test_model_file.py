"""Network files: what is written, what is refused, and where they are found."""

from __future__ import annotations

import hashlib
import json
import pickle
import resource
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
import torch
from safetensors.torch import save_file

from deblur_studio.core.errors import ModelError, OutputError
from deblur_studio.core.nets import library, model_file
from deblur_studio.core.nets.architectures import build
from deblur_studio.core.nets.guided import GuidedNet
from deblur_studio.core.nets.model_file import ModelCard, card_path, load_model, save_model
from deblur_studio.core.nets.tensor_file import save_tensors

NAME = "guided-small"


def card(**values: object) -> ModelCard:
    known = {"name": "mine", "architecture": NAME, "parameters": 0, "sha256": "", **values}
    return ModelCard.model_validate(known)


@pytest.fixture(scope="module")
def network() -> GuidedNet:
    torch.manual_seed(3)
    network = build(NAME)
    assert isinstance(network, GuidedNet)
    return network.eval()


@pytest.fixture
def saved(network: GuidedNet, tmp_path: Path) -> Path:
    save_model(network, card(), tmp_path / "mine.safetensors")
    return tmp_path / "mine.safetensors"


def describe(weights: Path, **values: object) -> None:
    """Make the card fit a file again, as somebody would who wants it loaded."""
    known = json.loads(card_path(weights).read_text())
    known |= {"sha256": hashlib.sha256(weights.read_bytes()).hexdigest(), **values}
    card_path(weights).write_text(json.dumps(known))


def refused(weights: Path) -> str:
    with pytest.raises(ModelError) as caught:
        load_model(weights)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert weights.stem in sentence
    return sentence


def test_that_a_network_comes_back_as_it_was_saved(saved: Path, network: GuidedNet) -> None:
    found, known = load_model(saved)
    assert known.parameters == sum(p.numel() for p in network.parameters())
    assert known.sha256 == hashlib.sha256(saved.read_bytes()).hexdigest()
    assert not found.training
    for name, value in network.state_dict().items():
        assert torch.equal(found.state_dict()[name], value.half().float()), name


def test_that_batch_statistics_and_counts_come_back(tmp_path: Path) -> None:
    network = build("seed-unet")
    network.train()
    network.planes_restored(torch.rand(2, 6, 16, 16))  # type: ignore[operator]
    save_model(network, card(architecture="seed-unet"), tmp_path / "unet.safetensors")
    found, _ = load_model(tmp_path / "unet.safetensors")
    assert found.state_dict()["down.0.1.num_batches_tracked"] == 1


def test_that_it_fits_what_may_ship(saved: Path) -> None:
    assert saved.stat().st_size < 16 * 2**20


def test_that_a_changed_byte_is_refused(saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    data[-5] ^= 1
    saved.write_bytes(data)
    assert "not the file that its card describes" in refused(saved)


def test_that_a_file_without_a_card_is_refused(saved: Path) -> None:
    card_path(saved).unlink()
    assert "has no card" in refused(saved)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"name": "x"}', "\xff\xfe"])
def test_that_a_card_that_is_none_is_refused(saved: Path, text: str) -> None:
    card_path(saved).write_bytes(text.encode("latin-1"))
    assert "is not a model card" in refused(saved)


def test_that_an_unknown_network_asks_for_a_newer_program(saved: Path) -> None:
    describe(saved, architecture="guided-huge")
    assert "update the program" in refused(saved)


@pytest.mark.parametrize("change", ["shape", "less", "more", "nan"])
def test_that_weights_that_do_not_fit_are_refused(
    saved: Path, network: GuidedNet, change: str
) -> None:
    tensors = {name: value.clone() for name, value in network.state_dict().items()}
    first = next(iter(tensors))
    if change == "shape":
        tensors[first] = torch.zeros(2, 2)
    elif change == "less":
        del tensors[first]
    elif change == "more":
        tensors["extra"] = torch.zeros(1)
    else:
        tensors[first].fill_(float("nan"))
    save_file(tensors, saved)
    describe(saved)
    refused(saved)


class _Trap:
    def __reduce__(self) -> tuple[object, ...]:
        return exec, ("raise SystemExit('a pickle was loaded')",)


@pytest.mark.parametrize("kind", ["torch", "pickle", "empty", "text"])
def test_that_nothing_but_safetensors_is_read_even_with_a_fitting_card(
    saved: Path, kind: str
) -> None:
    if kind == "torch":
        torch.save({"weights": _Trap()}, saved)
    elif kind == "pickle":
        saved.write_bytes(pickle.dumps(_Trap()))
    else:
        saved.write_bytes(b"" if kind == "empty" else b"these are my weights")
    describe(saved)
    assert "is not a safetensors file" in refused(saved)


def test_that_a_huge_file_is_refused_before_it_is_read(saved: Path) -> None:
    with saved.open("rb+") as file:
        file.truncate(model_file._MOST_BYTES + 1)  # a hole: takes no room on the disk
    assert "larger than any network" in refused(saved)


def test_that_missing_weights_are_said(saved: Path) -> None:
    saved.unlink()
    assert "cannot be read" in refused(saved)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_that_a_full_disk_is_one_sentence_and_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "weights.safetensors"
    save_tensors({"a": torch.zeros(3)}, target)
    before = target.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(OutputError, match=r"weights.safetensors cannot be written \(file too"):
            save_tensors({"a": torch.zeros(100_000)}, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["weights.safetensors"]


@pytest.fixture
def user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "user"

    def here(*_: object, **__: object) -> str:
        return str(folder)

    monkeypatch.setattr(platformdirs, "user_data_dir", here)
    return folder / "models"


def test_that_an_installed_model_is_found_and_loads(saved: Path, user_folder: Path) -> None:
    known = library.install(saved)
    assert library.find_model("mine") == known.path == user_folder / "mine.safetensors"
    assert load_model(library.find_model(known.reference))[1].name == "mine"


def test_that_the_same_weights_keep_their_name_and_others_get_a_number(
    saved: Path, network: GuidedNet, user_folder: Path, tmp_path: Path
) -> None:
    assert library.install(saved).name == library.install(saved).name == "mine"
    other = tmp_path / "other.safetensors"
    network.faithfulness.data.add_(0.125)
    save_model(network, card(), other)
    network.faithfulness.data.sub_(0.125)
    assert library.install(other).name == "mine-2"
    assert len(list(user_folder.iterdir())) == 4


def test_that_a_name_cannot_leave_the_folder(
    network: GuidedNet, user_folder: Path, tmp_path: Path
) -> None:
    weights = tmp_path / "sly.safetensors"
    save_model(network, card(name="../../sly: one"), weights)
    name = library.install(weights).name
    assert (user_folder / f"{name}.safetensors").is_file()
    assert set(name) <= set("sly-one")


def test_that_a_broken_model_is_not_installed(saved: Path, user_folder: Path) -> None:
    saved.write_bytes(b"nothing")
    with pytest.raises(ModelError):
        library.install(saved)
    assert not user_folder.exists()


def test_that_a_model_that_is_nowhere_is_one_sentence(user_folder: Path) -> None:
    with pytest.raises(ModelError, match=r"There is no model 'nowhere'; train one .*"):
        library.find_model("nowhere")


@pytest.fixture
def shipped(network: GuidedNet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of models that ship: the usual one of a method and another."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    monkeypatch.setattr(library, "resource", lambda name: folder)
    for name in ("guided", "quiet"):
        network.faithfulness.data.add_(0.0625)
        save_model(network, card(name=name), folder / f"{name}.safetensors")
    network.faithfulness.data.sub_(0.125)
    return folder


def test_that_what_ships_is_not_hidden_by_an_installed_model_of_its_name(
    network: GuidedNet, user_folder: Path, shipped: Path, tmp_path: Path
) -> None:
    sly = tmp_path / "sly.safetensors"
    save_model(network, card(name="guided"), sly)
    assert library.install(sly).name == "guided-2"
    user_folder.joinpath("guided.safetensors").write_bytes(b"put there by hand")
    assert library.find_model("guided") == shipped / "guided.safetensors"


def test_that_models_are_listed_with_what_they_are_asked_for_by(
    saved: Path, user_folder: Path, shipped: Path
) -> None:
    mine = library.install(saved)
    (user_folder / "no_card.safetensors").write_bytes(b"?")
    found = library.known_models()
    assert [known.name for known in found] == ["guided", "quiet", "mine"]
    assert [known.shipped for known in found] == [True, True, False]
    assert [known.reference for known in found] == ["", "quiet", str(mine.path)]
    assert all(library.find_model(known.reference or "guided") == known.path for known in found)


def test_that_what_ships_is_not_installed_again(user_folder: Path, shipped: Path) -> None:
    known = library.install(shipped / "guided.safetensors")
    assert known.shipped
    assert not user_folder.exists()


def test_that_a_file_that_is_gone_is_one_sentence(saved: Path, user_folder: Path) -> None:
    known = library.install(saved)
    known.path.unlink()
    with pytest.raises(ModelError, match=r"There is no file .*mine.safetensors; choose another"):
        library.find_model(known.reference)


def test_that_models_are_listed_without_torch() -> None:
    program = (
        "import sys; from deblur_studio.core.nets.library import known_models;"
        "assert known_models(); sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
