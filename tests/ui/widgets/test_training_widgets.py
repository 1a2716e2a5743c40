from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from deblur_studio.core.parameters import ParameterSpec
from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.widgets.curve_colours import MOST_COLOURS, curve_colour
from deblur_studio.ui.widgets.curve_plot import CurvePlot, Level, Line
from deblur_studio.ui.widgets.figure_row import FigureRow
from deblur_studio.ui.widgets.folded_fields import FoldedFields
from deblur_studio.ui.widgets.number_field import NumberEdit
from deblur_studio.ui.widgets.run_list import RunList, RunRow
from deblur_studio.ui.widgets.source_list import SourceLine, SourceList
from deblur_studio.ui.widgets.status import Status
from deblur_studio.ui.widgets.strip_picture import StripPicture, pairs_of
from deblur_studio.ui.widgets.strip_view import StripView
from deblur_studio.ui.widgets.training_plots import PlottedRun, TrainingPlots


def ranges(plot: CurvePlot) -> tuple[list[float], list[float]]:
    x, y = plot._item.viewRange()
    return list(x), list(y)


def test_that_a_plot_shows_all_of_its_curves_and_levels(qtbot: QtBot, theme: Theme) -> None:
    plot = CurvePlot(theme, "PSNR, dB")
    qtbot.addWidget(plot)
    x = np.arange(1.0, 101.0)
    plot.show_lines([Line(x, 21 + x / 100)], [Level("Blurred", 20.0), Level("Best", 24.0)])
    (left, right), (low, high) = ranges(plot)
    assert left <= 1 < 100 <= right
    assert low < 20.0 < 24.0 < high
    plot.show_lines([Line(x * 10, 30 + x / 100)])
    assert ranges(plot)[0][1] >= 1000
    assert ranges(plot)[1][1] > 31


def test_that_a_plot_stays_where_somebody_zoomed_to_until_a_double_click(
    qtbot: QtBot, theme: Theme
) -> None:
    plot = CurvePlot(theme, "Loss")
    qtbot.addWidget(plot)
    x = np.arange(1.0, 101.0)
    plot.show_lines([Line(x, 1 / x)])
    plot._item.setXRange(10, 20, padding=0)
    plot._item.getViewBox().sigRangeChangedManually.emit([True, True])
    plot.show_lines([Line(x * 2, 1 / x)])
    assert ranges(plot)[0] == [10, 20]
    QTest.mouseDClick(plot, Qt.MouseButton.LeftButton)
    assert ranges(plot)[0][1] >= 200


@pytest.mark.parametrize("count", [0, 1, 2])
def test_that_few_points_and_logarithmic_steps_do_no_harm(
    qtbot: QtBot, theme: Theme, count: int
) -> None:
    plot = CurvePlot(theme, "Loss")
    qtbot.addWidget(plot)
    plot.show()
    values = np.arange(1.0, count + 1.0)
    plot.show_lines([Line(values, values)])
    plot.set_logarithmic_x(True)
    plot.grab()
    plot.set_logarithmic_x(False)
    assert np.isfinite(ranges(plot)).all()


def test_that_the_colours_of_compared_curves_differ_and_stand_out(theme: Theme) -> None:
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        theme.set_mode(mode)
        assert len({curve_colour(theme, number) for number in range(MOST_COLOURS)}) == MOST_COLOURS
    assert curve_colour(theme, MOST_COLOURS) == curve_colour(theme, 0)


def test_that_a_legend_is_there_only_to_tell_runs_apart(qtbot: QtBot, theme: Theme) -> None:
    plots = TrainingPlots(theme)
    qtbot.addWidget(plots)
    curve = np.arange(1.0, 5.0), np.arange(1.0, 5.0)
    runs = [PlottedRun(name, curve, curve) for name in ("quick-1", "quick-2")]
    plots.show_runs(runs[:1], {"Blurred": 20.0, "Best classical": float("nan")})
    assert plots.names == ()
    assert [level.name for level in plots.psnr.levels] == ["Blurred"]
    plots.show_runs(runs, {})
    assert plots.names == ("quick-1", "quick-2")
    assert [line.number for line in plots.loss.lines] == [0, 1]


def test_that_the_strip_follows_the_newest_until_an_older_one_is_chosen(
    qtbot: QtBot, theme: Theme
) -> None:
    strips, asked = StripView(theme), []
    qtbot.addWidget(strips)
    strips.chosen.connect(asked.append)
    assert strips.slider.isHidden() or not strips.slider.isVisible()
    strips.show_names(["Epoch 1"])
    strips.show_names(["Epoch 1", "Epoch 2"])
    assert asked == [0, 1]
    strips.slider.setValue(0)
    assert asked[-1] == 0
    strips.show_names(["Epoch 1", "Epoch 2", "Epoch 3"])
    assert strips.slider.value() == 0
    assert strips.label.text() == "Epoch 1"
    strips.show_names(["Epoch 1", "Epoch 2"], other_run=True)
    assert asked[-1] == 1


def test_that_a_strip_is_shown_whole_and_can_be_zoomed(qtbot: QtBot, theme: Theme) -> None:
    picture = StripPicture(theme)
    qtbot.addWidget(picture)
    picture.resize(600, 320)
    picture.show_picture(np.full((300, 900, 3), 90, np.uint8))
    assert 0.6 < picture.zoom <= 600 / 900
    picture.set_zoom(2.0)
    picture.show_picture(np.full((300, 900, 3), 120, np.uint8))
    assert picture.zoom == pytest.approx(2.0)
    picture.show_picture(None, "It is gone.")
    picture.grab()


def strip_of(*shades: int) -> np.ndarray:
    """Three pictures of 24 px a row, parted as a training parts them."""
    rows = [np.full((24, 80, 3), shade, np.uint8) for shade in shades]
    gap = np.full((4, 80, 3), 128, np.uint8)
    return np.concatenate([rows[0], *(piece for row in rows[1:] for piece in (gap, row))])


def test_that_a_strip_is_parted_into_its_pairs() -> None:
    parts = pairs_of(strip_of(10, 60, 200))
    assert [part.shape for part in parts] == [(24, 80, 3)] * 3
    assert [int(part[0, 0, 0]) for part in parts] == [10, 60, 200]
    assert len(pairs_of(strip_of(10))) == 1
    assert len(pairs_of(np.full((5, 6, 3), 128, np.uint8))) == 1


def test_that_one_pair_is_shown_large_and_others_can_be_chosen(qtbot: QtBot, theme: Theme) -> None:
    strips = StripView(theme)
    qtbot.addWidget(strips)
    strips.resize(700, 300)
    strips.show()
    strips.show_names(["Epoch 1", "Epoch 2"])
    strips.show_picture(strip_of(10, 60, 200))
    assert strips.picture.zoom > 5  # three rows at once would leave a third of that
    assert strips.pair.count() == 3
    strips.pair.setCurrentIndex(2)
    strips.show_picture(strip_of(10, 60, 210))
    assert strips.pair.currentIndex() == 2
    assert strips.picture.grab().toImage().pixelColor(350, 160).red() == 210
    strips.show_picture(None, "It is gone.")
    assert not strips.larger.isEnabled()


def test_that_a_click_shows_the_pair_in_a_window_that_follows(qtbot: QtBot, theme: Theme) -> None:
    strips = StripView(theme)
    qtbot.addWidget(strips)
    strips.resize(700, 300)
    strips.show()
    strips.show_names(["Epoch 1, step 10"])
    strips.show_picture(strip_of(10, 60))
    QTest.mouseClick(strips.picture, Qt.MouseButton.LeftButton, pos=QPoint(350, 150))
    large = strips.large
    assert large is not None
    assert large.isVisible()
    assert large.windowTitle() == "Epoch 1, step 10, pair 1"
    strips.pair.setCurrentIndex(1)
    assert large.windowTitle().endswith("pair 2")
    assert large.picture.grab().toImage().pixelColor(620, 230).red() == 60
    large.close()


def row(name: str, state: str = "Running") -> RunRow:
    return RunRow(name, name, "22.1 dB, 10 of 40 steps", Status.OK, state)


@pytest.fixture
def runs(qtbot: QtBot, theme: Theme) -> RunList:
    made = RunList(theme)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    made.show_rows([row("a"), row("b"), row("c")])
    return made


def test_that_a_click_on_its_tick_compares_a_run_and_a_click_beside_chooses_it(
    runs: RunList,
) -> None:
    ticked: list[object] = []
    runs.ticked.connect(ticked.append)
    box = runs.visualItemRect(runs.item(1))
    click = QPoint(box.left() + 14, box.center().y())
    QTest.mouseClick(runs.viewport(), Qt.MouseButton.LeftButton, pos=click)
    assert ticked == [("b",)]
    QTest.mouseClick(runs.viewport(), Qt.MouseButton.LeftButton, pos=click)
    assert ticked == [("b",), ()]
    QTest.mouseClick(runs.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert runs.chosen_key() == "b"
    assert len(ticked) == 2
    QTest.keyClick(runs, Qt.Key.Key_Space)
    assert ticked[-1] == ("b",)


def test_that_the_list_keeps_what_was_chosen_and_ticked(runs: RunList) -> None:
    runs.choose("b")
    runs.item(2).setCheckState(Qt.CheckState.Checked)
    chosen: list[object] = []
    runs.chosen.connect(chosen.append)
    runs.show_rows([row("new"), row("a"), row("b", "Stopped"), row("c")])
    assert runs.chosen_key() == "b"
    assert runs.ticked_keys() == ("c",)
    assert chosen == []
    runs.show_rows([row("a")])
    assert runs.chosen_key() == "a"
    assert chosen == ["a"]
    runs.show_rows([])
    assert runs.chosen_key() is None


def test_that_a_row_says_all_of_itself_to_a_screen_reader(runs: RunList) -> None:
    runs.show_row(row("b", "Failed"))
    spoken = runs.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "b, Failed, 22.1 dB, 10 of 40 steps"
    runs.grab()


def test_that_unknown_figures_are_dashes(qtbot: QtBot, theme: Theme) -> None:
    figures = FigureRow(theme, ("Step", "Loss"))
    qtbot.addWidget(figures)
    figures.show_figures({"Step": "12", "Loss": ""})
    assert (figures.figure("Step"), figures.figure("Loss")) == ("12", "\N{EN DASH}")


def test_that_a_source_is_taken_off_by_its_button(qtbot: QtBot, theme: Theme) -> None:
    sources, removed = SourceList(theme, "Add some."), []
    qtbot.addWidget(sources)
    sources.removed.connect(removed.append)
    sources.show_lines(
        [
            SourceLine("a", "/x/a", "3 photos"),
            SourceLine("b", "/x/b", "no log", "b holds no log."),
        ]
    )
    buttons = [one for one in sources.findChildren(QToolButton) if "Take b" in one.toolTip()]
    buttons[0].click()
    assert removed == [1]


def test_that_fields_are_left_as_they_are_typed_and_keep_their_problem(
    qtbot: QtBot, theme: Theme
) -> None:
    spec = ParameterSpec("Rate", "", name="rate", type=float)
    fields, proposed = FoldedFields(theme, "Recipe", [spec]), []
    qtbot.addWidget(fields)
    fields.proposed.connect(lambda name, value: proposed.append((name, value)))
    fields.show_values({"rate": 0.5})
    edit = fields.field("rate").findChild(NumberEdit)
    assert edit is not None
    edit.clear()
    QTest.keyClicks(edit, "0.10")
    assert proposed[-1] == ("rate", 0.1)
    fields.show_values({"rate": 0.1})
    assert edit.text() == "0.10"
    edit.clear()
    QTest.keyClicks(edit, "x")
    assert not fields.is_valid()
    fields.show_values({"rate": 0.1})
    assert fields.is_valid()
    assert edit.text() == "0.1"
