from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deblur_studio.core.batch.listing import read_list
from deblur_studio.core.batch.preset import find_preset, parameters_of
from deblur_studio.core.batch.values import Given
from deblur_studio.core.errors import BatchError, DeblurError


def listed(folder: Path, text: str) -> Path:
    (folder / "log.csv").touch()
    path = folder / "list.csv"
    path.write_bytes(text.encode("utf-8"))
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_that_a_list_says_log_times_and_camera(tmp_path: Path, mark: str) -> None:
    text = (
        "\ufeffPhoto,log,start_s,exposure_s,camera,orientation\r\n"
        "a.jpg,log.csv|log.csv,12.5,0.05,c.toml,zYX\r\n\r\nb.jpg\r\n"
    )
    first, second = read_list(listed(tmp_path, text.replace(",", mark)))
    log = tmp_path / "log.csv"
    assert (first.photo, first.logs, first.state) == (tmp_path / "a.jpg", (log, log), "waiting")
    assert first.given == Given(
        start_s=12.5, exposure_s=0.05, camera=tmp_path / "c.toml", orientation="zYX"
    )
    assert (second.logs, second.state, second.said) == ((), "unpaired", "")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("a.jpg,log.csv,soon,1", "list.csv, line 2: start_s is 'soon', which is not a number."),
        ("a.jpg,log.csv,1,-1", "exposure_s is -1.0; input should be greater than 0."),
        ("a.jpg,log.csv,nan,1", "start_s is nan; input should be a finite number."),
        ("a.jpg,gone.csv,1,1", "there is no log gone.csv; check its name."),
        (",log.csv,1,1", "there is no photo; fill it in."),
        ("a.jpg,log.csv,1,1,2", "more cells than columns"),
    ],
)
def test_that_a_bad_row_is_a_sentence_and_the_others_stand(
    tmp_path: Path, row: str, words: str
) -> None:
    text = f"photo,log,start_s,exposure_s\n{row}\nb.jpg,log.csv,1,1\n"
    bad, good = read_list(listed(tmp_path, text))
    assert words in bad.said
    assert (bad.state, good.state) == ("unpaired", "waiting")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "needs a first line with the column photo"),
        ("photo,iso\n", "the unknown column 'iso'"),
        ("photo,log,log\n", "twice the column 'log'"),
    ],
)
def test_that_a_file_that_is_no_list_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(BatchError, match=words):
        read_list(listed(tmp_path, text))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_that_any_bytes_are_a_list_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"photo,log\n" + data)
    with contextlib.suppress(DeblurError):
        assert all(item.said or item.photo.name for item in read_list(path))


def test_that_presets_are_methods_or_small_files(tmp_path: Path) -> None:
    assert find_preset("wiener").method == "wiener"
    for name, text in (
        ("soft.toml", 'method = "total-variation"\n[parameters]\niterations = 7\nexponent = 1\n'),
        ("soft.json", '{"method": "total-variation", "parameters": {"iterations": 7}}'),
    ):
        (tmp_path / name).write_text(text)
        assert parameters_of(find_preset(str(tmp_path / name))).iterations == 7


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('method = "wiener"\nmodel = "x"', "unknown key model"),
        ("[parameters]", 'must hold method = "NAME"'),
        ('method = "magic"', "p.toml: There is no method 'magic'"),
        ('method = "wiener"\n[parameters]\nspeed = 1', "wiener has no parameter speed"),
        ('method = "total-variation"\n[parameters]\niterations = 1.5', "must be a whole number"),
        ('method = "total-variation"\n[parameters]\niterations = 0', "choose a value from"),
        ("method = ", "p.toml is no preset"),
    ],
)
def test_that_a_wrong_preset_is_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "p.toml").write_text(text)
    with pytest.raises(BatchError, match=words):
        find_preset(str(tmp_path / "p.toml"))


@pytest.mark.parametrize("reference", ["nothing", "gone.toml"])
def test_that_a_preset_that_is_not_there_is_one_sentence(reference: str) -> None:
    with pytest.raises(BatchError, match=r"There is no preset|cannot be read"):
        find_preset(reference)
