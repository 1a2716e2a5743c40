"""Cards: facts that can be read, copied and, where they are editable, corrected."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.card import Card
from deblur_studio.ui.widgets.card_row import Row
from deblur_studio.ui.widgets.chip import StatusChip
from deblur_studio.ui.widgets.elided_label import ElidedLabel
from deblur_studio.ui.widgets.status import Status

HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
HINT = "Drop a photo here."


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> Card:
    made = Card(theme, "Photo", "photo", HINT)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.set_rows(
        [
            Row("sha", "SHA-256", HASH),
            Row("rate", "Rate", "200", unit="Hz"),
            Row("focal", "Focal length", "3043", "from EXIF", "px", editable=True),
        ]
    )
    return made


def hint_of(card: Card) -> QLabel:
    return next(label for label in card.findChildren(QLabel) if label.text() == HINT)


def test_that_a_long_value_is_shortened_but_copied_whole(card: Card) -> None:
    card.grab()
    label = next(each for each in card.findChildren(ElidedLabel) if each.whole_text == HASH)
    label.copy()

    assert "\N{HORIZONTAL ELLIPSIS}" in label.text()
    assert label.toolTip() == HASH
    assert QGuiApplication.clipboard().text() == HASH


def test_that_a_long_note_is_wrapped_and_never_cut(card: Card) -> None:
    note = "Assumed: the middle of the log, because neither photo nor log tells the time"
    card.set_value("focal", "3043", note)
    card.resize(280, card.heightForWidth(280))
    card.grab()
    label = next(each for each in card.findChildren(QLabel) if each.text() == note)

    assert label.wordWrap()
    assert label.height() >= label.heightForWidth(label.width()) > 2 * label.fontMetrics().height()


def test_that_copy_without_a_selection_copies_the_value_with_its_unit(
    card: Card, qtbot: QtBot
) -> None:
    label = next(each for each in card.findChildren(ElidedLabel) if each.whole_text == "200 Hz")
    label.actions()[0].trigger()

    assert QGuiApplication.clipboard().text() == "200 Hz"


def test_that_an_edited_value_is_told_once(card: Card, qtbot: QtBot) -> None:
    told: list[tuple[str, str]] = []
    card.edited.connect(lambda key, text: told.append((key, text)))
    editor = card.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, " 2900 ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert told == [("focal", "2900")]


def test_that_a_problem_stands_at_its_field_until_a_value_is_set(card: Card) -> None:
    sentence = "Focal length must be a number of px."
    card.set_problem("focal", sentence)
    editor = card.findChild(QLineEdit)
    assert editor.accessibleDescription() == sentence
    assert editor.property("problem") == "true"

    card.set_value("focal", "2900", "entered by hand")
    assert editor.accessibleDescription() == ""
    assert card.value("focal") == "2900"


def test_that_an_empty_card_says_what_to_do(card: Card) -> None:
    assert hint_of(card).isHidden()
    card.clear()

    assert not hint_of(card).isHidden()
    assert card.findChild(StatusChip).isHidden()


def test_that_new_rows_take_the_place_of_old_ones(card: Card) -> None:
    card.set_rows([Row("size", "Size", "10 px")])

    assert card.value("size") == "10 px"
    with pytest.raises(KeyError):
        card.value("sha")


def test_that_a_card_can_be_folded_by_its_button(card: Card, qtbot: QtBot) -> None:
    button = next(b for b in card.findChildren(object) if _name_of(b) == "Collapse")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert card.collapsed
    assert button.accessibleName() == "Expand"

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not card.collapsed


def test_that_the_verdict_is_told_in_words_too(card: Card) -> None:
    card.set_status(Status.WARNING, "52 Hz")
    chip = card.findChild(StatusChip)

    assert not chip.isHidden()
    assert chip.accessibleName() == "warning: 52 Hz"


def test_that_the_thumbnail_keeps_the_shape_of_the_photo(card: Card) -> None:
    card.set_thumbnail(np.zeros((300, 900, 3), np.uint8))
    shown = next(each for each in card.findChildren(QLabel) if not each.pixmap().isNull())

    assert shown.pixmap().width() / shown.pixmap().height() == pytest.approx(3.0, abs=0.05)


def _name_of(thing: object) -> str:
    name = getattr(thing, "accessibleName", None)
    return name() if name is not None else ""
