from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import translations
from ts_file import Entry, read_ts
from window_texts import Text, TextError, texts_of

TS_FILES = sorted(translations.FOLDER.glob("*.ts"))
PLACEHOLDER = "deblur_studio/ui/shown.py"


@pytest.fixture(scope="module")
def texts() -> dict[str, Text]:
    return texts_of(translations.CHECKOUT)


@pytest.fixture(params=TS_FILES, ids=lambda path: path.stem)
def ts(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


def places_in(text: str) -> list[tuple[str, str]]:
    """Return the named places of a text with how each is written."""
    parsed = Formatter().parse(text)
    return sorted((name, form or "") for _, name, form, _ in parsed if name is not None)


def pairs(ts: Path) -> Iterator[tuple[str, str]]:
    for source, entry in read_ts(ts).items():
        yield from ((source, form) for form in entry.forms)


def test_that_german_is_there() -> None:
    assert [translations.language_in(path) for path in TS_FILES] == ["de"]


def test_that_every_text_is_there_and_none_is_stale(ts: Path, texts: dict[str, Text]) -> None:
    entries = read_ts(ts)
    assert {name for name in texts if name not in entries} == set(), "run packaging/translations.py"
    assert {name for name in entries if name not in texts} == set(), "run packaging/translations.py"


def test_that_no_translation_is_empty(ts: Path) -> None:
    empty = [
        source
        for source, entry in read_ts(ts).items()
        if not entry.forms or not all(form.strip() for form in entry.forms)
    ]
    assert not empty


def test_that_no_translation_loses_a_value(ts: Path) -> None:
    lost = [source for source, form in pairs(ts) if places_in(source) != places_in(form)]
    assert not lost


def test_that_no_translation_loses_its_accelerator(ts: Path) -> None:
    marked = re.compile(r"&\w")
    lost = [
        source
        for source, form in pairs(ts)
        if len(marked.findall(source)) != len(marked.findall(form))
    ]
    assert not lost


def test_that_no_translation_changes_dots_spaces_or_kinds_of_files(ts: Path) -> None:
    def outline(text: str) -> tuple[str, ...]:
        edges = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return (*edges, "…" * text.endswith("…"), *re.findall(r"\*\.\w+", text))

    changed = [source for source, form in pairs(ts) if outline(source) != outline(form)]
    assert not changed


def test_that_the_compiled_file_is_that_of_the_translators(ts: Path, tmp_path: Path) -> None:
    fresh = tmp_path / ts.with_suffix(".qm").name
    translations.compiled(ts, fresh)
    assert fresh.read_bytes() == ts.with_suffix(".qm").read_bytes(), "run packaging/translations.py"


def checkout_with(tmp_path: Path, source: str) -> Path:
    path = tmp_path / PLACEHOLDER
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    return tmp_path


def test_that_marked_texts_are_found(tmp_path: Path) -> None:
    lines = [
        'A = to_translate("A table")',
        'tr("Saved as {name}.", name="x")',
        'counted("{n} log", "{n} logs", 3)',
        'progress.checkpoint(0.5, "Half done")',
        'told("In {n} days", n=3)',
        'not_marked("No")',
    ]
    found = texts_of(checkout_with(tmp_path, "\n".join(lines)))
    ours = {text for text in found.values() if text.place == PLACEHOLDER}
    assert ours == {
        Text("A table", PLACEHOLDER),
        Text("Saved as {name}.", PLACEHOLDER),
        Text("{n} logs", PLACEHOLDER, counts=True),
        Text("Half done", PLACEHOLDER),
        Text("In {n} days", PLACEHOLDER),
    }


def test_that_a_text_counted_in_one_place_only_is_refused(tmp_path: Path) -> None:
    lines = 'counted("{n} log", "{n} logs", 3)\ntr("{n} logs", n=3)'
    with pytest.raises(TextError, match="counted in one place only"):
        texts_of(checkout_with(tmp_path, lines))


def test_that_labels_and_helps_of_methods_are_found(texts: dict[str, Text]) -> None:
    assert {"Smoothing", "Total variation", "Pan", "deg/s", "Siemens star"} <= set(texts)


def test_that_an_f_string_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(TextError, match=r"shown\.py:2: an f-string cannot be translated"):
        texts_of(checkout_with(tmp_path, '\ntr(f"Saved as {name}.")'))


def test_that_an_update_keeps_what_was_translated_and_drops_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deblur_studio_de.ts"
    shutil.copyfile(TS_FILES[0], path)
    checkout = checkout_with(tmp_path, 'tr("Open photo")\ntr("Never seen before")')
    monkeypatch.setattr(translations, "CHECKOUT", checkout)
    assert translations.update(path, "de") == ["Never seen before"]
    kept = read_ts(path)
    assert kept["Open photo"] == Entry("Open photo", ("Foto öffnen",))
    assert kept["Never seen before"].forms == ("",)
    assert "Save result" not in kept
