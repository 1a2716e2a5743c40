from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import OutputError
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import PsfField
from deblur_studio.core.sandbox.convolution import products_at
from deblur_studio.core.sandbox.drawing import drawn_path
from deblur_studio.core.sandbox.gallery import gallery_kernel
from deblur_studio.core.sandbox.otf import otf_picture
from deblur_studio.ui.figure_file import save_figure
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.convolution_table import ConvolutionTable
from deblur_studio.ui.widgets.drawing_pad import DrawingPad
from deblur_studio.ui.widgets.field_figure import FieldFigure
from deblur_studio.ui.widgets.figure_deck import FigureDeck
from deblur_studio.ui.widgets.kernel_editor import KernelEditor
from deblur_studio.ui.widgets.lesson_view import LessonView
from deblur_studio.ui.widgets.line_plot import LinePlot, Mark, Series
from deblur_studio.ui.widgets.number_table import number
from deblur_studio.ui.widgets.otf_view import OtfView
from deblur_studio.ui.widgets.path_curves import PathCurves
from deblur_studio.ui.widgets.path_plots import PathPlots
from deblur_studio.ui.widgets.path_view import PathView
from deblur_studio.ui.widgets.plot_scale import Axes
from deblur_studio.ui.widgets.status import Status
from deblur_studio.ui.widgets.ticks import decades, ticks, words

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def shown(widget: QWidget, qtbot: QtBot, width: int = 320, height: int = 240) -> QImage:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    return widget.grab().toImage()


def pan(degrees: float = 2.0) -> CameraPath:
    camera = Camera.centred(400, 300, 400.0)
    reach_px = 400.0 * np.tan(np.radians(degrees)) / 2
    return drawn_path(np.array([[reach_px, 0.0], [-reach_px, 0.0]]), camera, 0.1)


def test_that_ticks_are_round_and_lie_between_the_ends() -> None:
    assert ticks(-0.3, 0.3, 3) == pytest.approx([-0.2, 0.0, 0.2])
    assert ticks(1.0, 1.0) == [1.0]
    assert decades(1e-3, 10) == pytest.approx([1e-3, 1e-2, 0.1, 1, 10])
    assert words(-0.25) == "\N{MINUS SIGN}0.25"
    assert words(1e-17) == "0"


def test_that_a_path_turns_as_the_camera_did() -> None:
    curves = PathCurves.of(pan(2.0))
    # The line is drawn from right to left, which a camera does that turns to the right.
    assert np.ptp(curves.turned_deg[:, 1]) == pytest.approx(2.0, rel=0.01)
    assert curves.turned_deg[-1, 1] > curves.turned_deg[0, 1]
    assert np.abs(curves.turned_deg[:, [0, 2]]).max() < 1e-6
    assert not curves.travels


def test_that_a_path_is_drawn_over_time_and_in_space(theme: Theme, qtbot: QtBot) -> None:
    plots, view = PathPlots(theme), PathView(theme)
    empty = shown(view, qtbot)
    shown(plots, qtbot)
    plots.show_path(pan())
    view.show_path(pan())
    assert [one.name for one in plots.turning.series] == ["tilt", "pan", "roll"]
    assert plots.travelling.isHidden()
    first = view.grab().toImage()
    assert first != empty
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.grab().toImage() != first
    assert "enlarged" in view.accessibleDescription()


def test_that_a_line_in_frequency_shows_its_zeros_and_a_point_has_none(
    theme: Theme, qtbot: QtBot
) -> None:
    view = OtfView(theme)
    shown(view, qtbot)
    view.show_otf(otf_picture(gallery_kernel("identity", 15)))
    assert view.caption.startswith("0 %")
    view.show_otf(otf_picture(gallery_kernel("line", 15)))
    share = int(view.caption.split()[0])
    assert 10 < share < 60
    assert not view.grab().isNull()


def test_that_a_press_on_a_plot_asks_for_the_x_below_it(theme: Theme, qtbot: QtBot) -> None:
    plot = LinePlot(theme, "Curve", Axes("x", "y", log_x=True))
    asked: list[float] = []
    plot.picked.connect(asked.append)
    x = np.array([1e-4, 1e-2, 1.0])
    plot.show_series([Series("a", x, x, "x"), Series("b", x, 2 * x, "#123456")], [Mark(0.01, "m")])
    shown(plot, qtbot, 400, 300)
    box = plot._box(QRectF(plot.rect()))
    QTest.mousePress(plot, LEFT, NO_KEYS, box.center().toPoint())
    assert asked[-1] == pytest.approx(1e-2, rel=0.1)
    QTest.mousePress(plot, LEFT, NO_KEYS, QPoint(0, 10))
    assert asked[-1] == pytest.approx(1e-4)
    assert plot.accessibleDescription() == "m 0.01"


def test_that_a_plot_of_one_value_and_an_empty_one_can_be_painted(
    theme: Theme, qtbot: QtBot
) -> None:
    plot = LinePlot(theme, "Curve", Axes("x", "y"))
    shown(plot, qtbot)
    plot.show_series([Series("a", np.zeros(1), np.ones(1), "x")], [Mark(0.0, "here")])
    assert not plot.grab().isNull()
    plot.show_series(())
    assert plot.series == ()


def editor_in(theme: Theme, qtbot: QtBot) -> tuple[KernelEditor, list[np.ndarray]]:
    editor, edited = KernelEditor(theme, 9), list[np.ndarray]()
    shown(editor, qtbot, 232, 232)
    editor.edited.connect(edited.append)
    return editor, edited


def test_that_cells_are_set_and_cleared_from_the_keyboard(theme: Theme, qtbot: QtBot) -> None:
    editor, edited = editor_in(theme, qtbot)
    QTest.keyClick(editor, Qt.Key.Key_Left)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    QTest.keyClick(editor, Qt.Key.Key_3)
    assert editor.cell == (3, 3)
    assert edited[-1][3, 3] == 3.0
    assert edited[-1].sum() == 3.0
    QTest.keyClick(editor, Qt.Key.Key_Right)
    QTest.keyClick(editor, Qt.Key.Key_Space)
    assert edited[-1][3, 4] == 3.0
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert edited[-1][3, 4] == 0.0
    for _ in range(20):
        QTest.keyClick(editor, Qt.Key.Key_Right)
    assert editor.cell == (3, 8)
    assert "Row 4, column 9: 0" in editor.accessibleDescription()


def test_that_cells_are_painted_and_erased_with_the_mouse(theme: Theme, qtbot: QtBot) -> None:
    editor, edited = editor_in(theme, qtbot)
    box = editor._box(QRectF(editor.rect()))
    cell = box.width() / 9
    places = [
        QPoint(round(box.left() + (n + 0.5) * cell), round(box.top() + cell / 2)) for n in range(3)
    ]
    QTest.mousePress(editor, LEFT, NO_KEYS, places[0])
    for place in places[1:]:
        QTest.mouseMove(editor, place)
    QTest.mouseRelease(editor, LEFT, NO_KEYS, places[-1])
    assert edited[-1][0, :3].tolist() == [1.0, 1.0, 1.0]
    QTest.mouseClick(editor, Qt.MouseButton.RightButton, NO_KEYS, places[1])
    assert edited[-1][0, :3].tolist() == [1.0, 0.0, 1.0]


def test_that_the_numbers_of_a_pixel_say_what_they_add_up_to(theme: Theme, qtbot: QtBot) -> None:
    table = ConvolutionTable(theme)
    empty = shown(table, qtbot, 700, 300)
    plane = np.random.default_rng(0).uniform(0, 1, (20, 30)).astype(np.float32)
    products = products_at(plane, gallery_kernel("gaussian", 9), 12, 8)
    table.show_products(products, 12, 8)
    assert f"{products.total:.4f}" in table.sentence
    assert "81 products" in table.sentence
    assert table.grab().toImage() != empty
    table.clear()
    assert table.sentence == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (0.123, ".12"), (-0.5, "\N{MINUS SIGN}.50"), (0.001, "~0"), (1.0, "1.00")],
)
def test_that_cells_write_short_numbers(value: float, text: str) -> None:
    assert number(value, "{:.2f}") == text


def test_that_a_line_is_drawn_with_the_mouse_in_px_of_the_picture(
    theme: Theme, qtbot: QtBot
) -> None:
    pad, drawn = DrawingPad(theme, 40.0), list[tuple[tuple[float, float], ...]]()
    pad.drawn.connect(drawn.append)
    shown(pad, qtbot, 244, 244)
    middle, side = pad.rect().center(), pad._box(QRectF(pad.rect())).width()
    QTest.mousePress(pad, LEFT, NO_KEYS, middle)
    QTest.mouseMove(pad, middle + QPoint(round(side / 4), 0))
    QTest.mouseRelease(pad, LEFT, NO_KEYS, middle + QPoint(round(side / 4), 0))
    assert len(drawn[-1]) == 2
    assert drawn[-1][1][0] - drawn[-1][0][0] == pytest.approx(20.0, abs=0.5)
    pad.clear()
    assert drawn[-1] == ()


def test_that_a_line_is_drawn_taken_back_and_cleared_by_keys(theme: Theme, qtbot: QtBot) -> None:
    pad = DrawingPad(theme, 40.0)
    shown(pad, qtbot)
    QTest.keyClick(pad, Qt.Key.Key_Right)
    QTest.keyClick(pad, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pad.points == ((0.0, 0.0), (1.0, 0.0), (1.0, 5.0))
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    assert len(pad.points) == 2
    for _ in range(60):
        QTest.keyClick(pad, Qt.Key.Key_Left)
    assert pad.points[-1][0] == -40.0
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.points == ()


def test_that_a_tall_deck_shows_two_figures_at_once(
    theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    pages = [(name, QLabel(name)) for name in ("a", "b", "c", "d")]
    deck = FigureDeck(pages)
    shown(deck, qtbot, 300, 300)
    assert not deck.split
    deck.show_page(pages[1][1])
    deck.resize(300, 900)
    qapp.processEvents()
    assert deck.split
    assert [page.isVisible() for _, page in pages] == [False, True, True, False]
    deck.resize(300, 300)
    qapp.processEvents()
    assert [page.isVisible() for _, page in pages] == [False, True, False, False]


def test_that_a_deck_tells_what_the_user_chose_and_not_what_it_moved(qtbot: QtBot) -> None:
    pages = [(name, QLabel(name)) for name in ("a", "b", "c", "d")]
    deck, told = FigureDeck(pages), list[QWidget]()
    deck.page_chosen.connect(told.append)
    shown(deck, qtbot, 300, 900)
    assert told == []
    deck._upper.setCurrentIndex(1)
    assert told == [pages[1][1]]


def test_that_a_field_is_drawn_by_itself(theme: Theme, qtbot: QtBot, psf_field: PsfField) -> None:
    figure = FieldFigure(theme, "Pan")
    before = shown(figure, qtbot)
    figure.show_field(psf_field, QSize(320, 240))
    assert figure.title == "Pan"
    assert figure.grab().toImage() != before


def test_that_a_lesson_offers_the_next_one_only_when_it_is_done(theme: Theme, qtbot: QtBot) -> None:
    view = LessonView(theme)
    shown(view, qtbot, 600, 300)
    view.show_lesson("# A lesson\n\nText.", "Do this.")
    assert view.check.isVisible()
    assert not view.following.isVisible()
    view.show_answer(Status.WARNING, "Not yet.")
    assert view.answer.text() == "Not yet."
    view.show_answer(Status.OK, "Done.")
    assert view.following.isVisible()
    assert not view.check.isVisible()
    view.show_lesson("Another", "Do that.")
    assert view.answer.isHidden()


@pytest.mark.parametrize(
    ("suffix", "head"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")]
)
def test_that_a_figure_is_written_in_every_form(
    theme: Theme, qtbot: QtBot, tmp_path: Path, suffix: str, head: bytes
) -> None:
    view = OtfView(theme)
    shown(view, qtbot)
    view.show_otf(otf_picture(gallery_kernel("shake", 15)))
    path = tmp_path / f"figure{suffix}"
    save_figure(view, path)
    assert path.read_bytes().startswith(head)
    assert path.stat().st_size > 2000
    with pytest.raises(OutputError):
        save_figure(view, path)
    if suffix == ".png":
        assert QImage(str(path)).width() == 2 * view.width()
    if suffix == ".svg":
        assert b"cycles per px" in path.read_bytes()


def test_that_a_figure_of_another_kind_is_refused_in_a_sentence(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    view = PathView(theme)
    qtbot.addWidget(view)
    with pytest.raises(OutputError, match=r"figure\.bmp must end in \.png, \.svg, \.pdf"):
        save_figure(view, tmp_path / "figure.bmp")
    assert list(tmp_path.iterdir()) == []


def test_that_a_place_on_the_pad_stays_inside(theme: Theme, qtbot: QtBot) -> None:
    pad = DrawingPad(theme, 10.0)
    shown(pad, qtbot, 200, 200)
    assert pad._place(QPointF(-500, 900)) == (-10.0, 10.0)
