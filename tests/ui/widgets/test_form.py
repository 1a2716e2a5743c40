"""Forms made from parameters: every way to set a value, and what is said of bad ones."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QSlider
from pytestqt.qtbot import QtBot

from deblur_studio.core.errors import RestoreError
from deblur_studio.core.parameters import ParameterSpec, parameter
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form import ParameterForm
from deblur_studio.ui.widgets.number_field import NumberEdit
from deblur_studio.ui.widgets.slider_scale import SliderScale

NOISE = ParameterSpec("Noise", "How noisy.", "%", 0.01, 10.0, automatic=0.0, logarithmic=True)
ROUNDS = ParameterSpec("Rounds", "How many.", minimum=1, maximum=40)
BORDER = ParameterSpec("Border", "What lies outside.", choices=("reflect", "repeat"))
SOFT = ParameterSpec("Soft", "Gently.")


@dataclass(frozen=True)
class Recipe:
    noise: float = parameter(0.0, NOISE)
    rounds: int = parameter(10, ROUNDS)
    border: str = parameter("reflect", BORDER)
    soft: bool = parameter(True, SOFT)

    def __post_init__(self) -> None:
        if self.rounds == 13:
            raise RestoreError("Rounds may not be 13.")


@dataclass(frozen=True)
class Other:
    weight: float = parameter(0.5, ParameterSpec("Weight", "How much.", minimum=0, maximum=1))


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> ParameterForm:
    made = ParameterForm(theme, Recipe())
    qtbot.addWidget(made)
    return made


def edit_of(form: ParameterForm, name: str) -> NumberEdit:
    return form.field(name).findChild(NumberEdit)


def type_in(qtbot: QtBot, form: ParameterForm, name: str, text: str) -> None:
    edit = edit_of(form, name)
    edit.selectAll()
    qtbot.keyClicks(edit, text)


@pytest.mark.parametrize(
    "recipe",
    [Recipe(), Recipe(noise=0.3, rounds=7, border="repeat", soft=False), Recipe(noise=10.0)],
)
def test_that_what_is_set_is_what_is_asked_back(
    form: ParameterForm, qtbot: QtBot, recipe: Recipe
) -> None:
    with qtbot.assertNotEmitted(form.changed):
        form.set_parameters(recipe)

    assert form.parameters() == recipe
    assert edit_of(form, "rounds").text() == str(recipe.rounds)
    assert form.field("border").findChild(QComboBox).currentText() == recipe.border


def test_that_typing_a_number_gives_a_new_instance(form: ParameterForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.changed) as told:
        type_in(qtbot, form, "rounds", "7")

    assert told.args == [Recipe(rounds=7)]
    assert isinstance(form.parameters().rounds, int)


def test_that_a_decimal_comma_is_understood(form: ParameterForm, qtbot: QtBot) -> None:
    form.set_parameters(Recipe(noise=1.0))
    type_in(qtbot, form, "noise", "2,5")

    assert form.parameters().noise == 2.5


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("seven", "Rounds must be a number."),
        ("2.5", "Rounds must be a whole number."),
        ("99", "Rounds is 99; choose a value from 1 to 40."),
        ("13", "Rounds may not be 13."),
    ],
)
def test_that_a_bad_number_is_explained_at_its_field_and_not_taken(
    form: ParameterForm, qtbot: QtBot, text: str, sentence: str
) -> None:
    form.set_parameters(Recipe(rounds=3))
    with qtbot.waitSignal(form.validity_changed) as told:
        type_in(qtbot, form, "rounds", text)

    assert told.args == [False]
    assert form.field("rounds").problem == sentence
    assert form.parameters().rounds in (1, 2, 3, 9)
    assert not form.is_valid()


def test_that_mending_the_number_takes_the_sentence_away(form: ParameterForm, qtbot: QtBot) -> None:
    type_in(qtbot, form, "rounds", "x")
    with qtbot.waitSignal(form.validity_changed) as told:
        type_in(qtbot, form, "rounds", "12")

    assert told.args == [True]
    assert form.field("rounds").problem == ""
    assert form.parameters().rounds == 12


def test_that_the_slider_covers_the_range_by_factors(form: ParameterForm) -> None:
    form.set_parameters(Recipe(noise=1.0))
    slider = form.field("noise").findChild(QSlider)
    found = []
    for place in (slider.minimum(), slider.maximum(), slider.maximum() // 2):
        slider.setValue(place)
        found.append(form.parameters().noise)

    assert found == [0.01, 10.0, pytest.approx(0.316, abs=1e-3)]


def test_that_automatic_hands_the_choice_over_and_back(form: ParameterForm) -> None:
    form.set_parameters(Recipe(noise=0.4))
    box = form.field("noise").findChild(QCheckBox)
    box.click()
    assert form.parameters().noise == 0.0
    assert not edit_of(form, "noise").isEnabled()

    box.click()
    assert form.parameters().noise == 0.4


def test_that_leaving_automatic_for_the_first_time_gives_a_value_in_range(
    form: ParameterForm,
) -> None:
    form.field("noise").findChild(QCheckBox).click()

    assert 0.01 <= form.parameters().noise <= 10.0


def test_that_arrow_keys_step_a_number(form: ParameterForm, qtbot: QtBot) -> None:
    qtbot.keyClick(edit_of(form, "rounds"), Qt.Key.Key_Up)
    assert form.parameters().rounds == 11
    qtbot.keyClick(edit_of(form, "rounds"), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert form.parameters().rounds == 1


def test_that_words_and_switches_are_taken(form: ParameterForm) -> None:
    form.field("border").findChild(QComboBox).setCurrentText("repeat")
    form.field("soft").findChild(QCheckBox).click()

    assert form.parameters() == Recipe(border="repeat", soft=False)


def test_that_parameters_of_another_class_make_another_form(
    form: ParameterForm, qtbot: QtBot
) -> None:
    form.set_parameters(Other(0.25))
    with qtbot.waitSignal(form.changed):
        type_in(qtbot, form, "weight", "0.75")

    assert form.parameters() == Other(0.75)


def test_that_every_control_names_itself_and_offers_help(form: ParameterForm) -> None:
    field = form.field("noise")

    assert edit_of(form, "noise").accessibleName() == "Noise"
    assert field.toolTip() == field.whatsThis() == "How noisy."


def test_that_the_wheel_over_a_form_changes_nothing(form: ParameterForm) -> None:
    slider = form.field("rounds").findChild(QSlider)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        none,
        Qt.KeyboardModifier.NoModifier,
        phase,
        False,
    )
    QApplication.sendEvent(slider, turn)

    assert form.parameters().rounds == 10


@pytest.mark.parametrize("spec", [NOISE, ROUNDS, ParameterSpec("A", "", "", -2.0, 3.0, step=0.25)])
def test_that_every_place_of_a_slider_leads_back_to_itself(spec: ParameterSpec) -> None:
    scale = SliderScale.of(spec)
    assert scale is not None
    values = [scale.value(place) for place in range(scale.places + 1)]

    assert values[0] == spec.minimum
    assert values[-1] == spec.maximum
    assert values == sorted(values)
    assert [abs(scale.place(v) - n) <= 2 for n, v in enumerate(values)] == [True] * len(values)


def test_that_a_slider_moves_by_the_declared_step() -> None:
    scale = SliderScale.of(ParameterSpec("A", "", "", 0.0, 1.0, step=0.1))

    assert scale is not None
    assert [scale.value(place) for place in (0, 1, 3, 7)] == [0.0, 0.1, 0.3, 0.7]


def test_that_a_wide_range_about_zero_is_fine_in_the_middle_and_swells() -> None:
    scale = SliderScale.of(ParameterSpec("A", "", "", -180.0, 180.0, step=0.1))
    assert scale is not None
    middle = scale.places // 2
    values = [scale.value(place) for place in range(scale.places + 1)]
    assert (values[0], values[middle], values[-1]) == (-180.0, 0.0, 180.0)
    assert values[middle + 1] == 0.1
    assert values[middle + middle // 4] < 20
    assert len(set(values)) == len(values)
    assert [scale.place(value) for value in values] == list(range(len(values)))


def test_that_without_a_range_there_is_no_slider() -> None:
    assert SliderScale.of(ParameterSpec("A", "", minimum=0.0)) is None
