import os
from pathlib import Path

import pytest

from deblur_studio.core.errors import OutputError
from deblur_studio.core.files import refuse_inputs, written_whole


def test_that_a_file_appears_whole_with_its_suffix(tmp_path):
    path = tmp_path / "a.txt"
    with written_whole(path) as temporary:
        assert temporary.parent == path.parent
        assert temporary.suffix == path.suffix
        temporary.write_text("whole")
        assert not path.exists()
    assert path.read_text() == "whole"
    assert list(tmp_path.iterdir()) == [path]


def write_half(path: Path) -> None:
    with written_whole(path, overwrite=True) as temporary:
        temporary.write_text("half")
        raise KeyboardInterrupt


def test_that_an_interrupted_write_leaves_the_older_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("older")
    with pytest.raises(KeyboardInterrupt):
        write_half(path)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("make", [Path.touch, Path.mkdir, lambda path: path.symlink_to("gone")])
def test_that_an_occupied_name_is_refused(tmp_path, make):
    path = tmp_path / "a.txt"
    make(path)
    with pytest.raises(OutputError, match=r"^a\.txt (exists already|is a folder)"):
        written_whole(path).__enter__()


def test_that_a_folder_is_never_replaced(tmp_path):
    path = tmp_path / "a.txt"
    path.mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        written_whole(path, overwrite=True).__enter__()


def test_that_a_name_the_disk_cannot_hold_is_one_sentence(tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        written_whole(tmp_path / ("a" * 300 + ".txt")).__enter__()


def test_that_a_disk_without_room_is_one_sentence(tmp_path):
    sentence = r"^a\.txt cannot be written \(no space left"
    with pytest.raises(OutputError, match=sentence), written_whole(tmp_path / "a.txt"):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_that_inputs_are_known_by_any_name(tmp_path):
    original, other = tmp_path / "a", tmp_path / "b"
    original.touch()
    os.link(original, tmp_path / "hard")
    for name in ("a", "hard", "../" + tmp_path.name + "/a"):
        with pytest.raises(OutputError, match="stays untouched"):
            refuse_inputs(tmp_path / name, [other, original])
    refuse_inputs(other, [original])


def test_that_an_input_that_has_vanished_is_protected_by_name(tmp_path):
    with pytest.raises(OutputError):
        refuse_inputs(tmp_path / "gone", [tmp_path / "gone"])
