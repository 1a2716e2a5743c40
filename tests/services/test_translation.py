from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from deblur_studio.core.errors import MotionError
from deblur_studio.core.told import Told, told
from deblur_studio.services.failure import failure_of
from deblur_studio.services.language import LANGUAGE_VARIABLE, LANGUAGES, language_of, speak
from deblur_studio.services.translation import CONTEXT, counted, localised, tr, written

GERMAN = {
    "Open {name}": "{name} öffnen",
    "at {time:.2f} s": "bei {time:.2f} s",
    "{n} photos": ("{n} Foto", "{n} Fotos"),
}


class Dictionary(QTranslator):
    """German for a few texts, with Qt's way to ask for the form of a number."""

    def translate(
        self, context: str, text: str, about: str | None = None, number: int = -1
    ) -> str | None:
        found = GERMAN.get(text) if context == CONTEXT else None
        return found[number != 1] if isinstance(found, tuple) else found

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translator = Dictionary()
    before = QLocale()
    QLocale.setDefault(QLocale("de"))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(before)


def test_that_values_go_where_the_translation_wants_them(german: None) -> None:
    assert tr("Open {name}", name="a.png") == "a.png öffnen"


def test_that_a_text_without_translation_stays_english(german: None) -> None:
    assert tr("Close {name}", name="a.png") == "Close a.png"


def test_that_numbers_are_written_as_the_language_does(german: None) -> None:
    assert tr("at {time:.2f} s", time=1.5) == "bei 1,50 s"
    assert written(12345.25, ",.1f") == "12.345,2"
    assert localised("-0.5") == "-0,5"


def test_that_words_among_the_values_keep_their_points(german: None) -> None:
    assert tr("Open {name}", name="v1.2,final") == "v1.2,final öffnen"


@pytest.mark.parametrize(("number", "text"), [(0, "0 Fotos"), (1, "1 Foto"), (2, "2 Fotos")])
def test_that_a_number_chooses_its_form(german: None, number: int, text: str) -> None:
    assert counted("{n} photo", "{n} photos", number) == text


@pytest.mark.parametrize(("number", "text"), [(0, "0 photos"), (1, "1 photo"), (2, "2 photos")])
def test_that_english_has_its_own_two_forms(qapp: QApplication, number: int, text: str) -> None:
    assert counted("{n} photo", "{n} photos", number) == text


def test_that_braces_in_a_value_are_no_places(qapp: QApplication) -> None:
    assert tr("Open {name}", name="{n}.png") == "Open {n}.png"


def test_that_a_sentence_of_core_is_said_again_in_the_language(german: None) -> None:
    sentence = told("at {time:.2f} s", time=2.0)
    assert sentence == "at 2.00 s"
    assert tr(sentence) == "bei 2,00 s"
    assert failure_of(MotionError(sentence)).sentence == "bei 2,00 s"


def test_that_a_sentence_inside_another_is_said_again_too(german: None) -> None:
    inner = told("at {time:.2f} s", time=2.0)
    assert tr(told("Open {name}", name=inner)) == "bei 2,00 s öffnen"


def test_that_a_told_sentence_is_a_text_like_any_other() -> None:
    sentence = told("{n} left", n=3)
    assert isinstance(sentence, Told)
    assert sentence.startswith("3")
    assert f"{sentence}." == "3 left."


def test_that_the_variable_decides_before_the_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "de")
    assert language_of("en") == "de"


@pytest.mark.parametrize(
    ("spoken", "language"),
    [
        (["de-AT", "de"], "de"),
        (["fr-CH", "de-CH"], "de"),
        (["fr"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_that_the_systems_languages_are_tried_in_their_order(
    monkeypatch: pytest.MonkeyPatch, spoken: list[str], language: str
) -> None:
    monkeypatch.delenv(LANGUAGE_VARIABLE)
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _: spoken)
    assert language_of("") == language
    assert language_of("fr") == language, "a language that is not there counts as none"
    assert language_of("de") == "de"


def test_that_every_language_can_be_spoken_and_left_again(qapp: QApplication) -> None:
    for language in LANGUAGES:
        speak(qapp, language)
    speak(qapp, "de")
    assert tr("Open photo") == "Foto öffnen"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert written(0.5) == "0,5"
    speak(qapp, "en")
    assert tr("Open photo") == "Open photo"
    assert written(0.5) == "0.5"
