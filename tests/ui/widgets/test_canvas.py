"""The canvas: where one looks stays where it is, and comparing shows the right pixels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.psf import PsfField
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.canvas import PhotoCanvas
from deblur_studio.ui.widgets.compare import CompareMode
from deblur_studio.ui.widgets.map_overlay import MapOverlay
from deblur_studio.ui.widgets.psf_overlay import PsfFieldOverlay

# the offscreen platform says so of every window that is shown
Rgb = NDArray[np.uint8]
SPOT = QPointF(250, 170)


@pytest.fixture
def canvas(qtbot: QtBot, theme: Theme, photo: Rgb) -> PhotoCanvas:
    made = PhotoCanvas(theme)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.set_original(photo)
    made.show()
    qtbot.waitExposed(made)
    return made


def turn_wheel(canvas: PhotoCanvas, at: QPointF, notches: int) -> None:
    turned = QPoint(0, 120 * notches)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    modifiers = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(at, at, QPoint(), turned, none, modifiers, phase, False)
    QApplication.sendEvent(canvas, event)


def shown_at(canvas: PhotoCanvas, x_px: float, y_px: float) -> tuple[int, int, int]:
    place = canvas.view.to_screen(x_px, y_px)
    colour = canvas.grab().toImage().pixelColor(int(place.x()), int(place.y()))
    return colour.red(), colour.green(), colour.blue()


def plain(photo: Rgb, level: int) -> Rgb:
    return np.full_like(photo, level)


@pytest.mark.parametrize("notches", [1, 5, -2])
def test_that_the_wheel_keeps_the_place_under_the_cursor(canvas: PhotoCanvas, notches: int) -> None:
    before, zoom = canvas.view.to_image(SPOT), canvas.zoom
    turn_wheel(canvas, SPOT, notches)
    after = canvas.view.to_image(SPOT)

    assert (canvas.zoom > zoom) == (notches > 0)
    assert (after - before).manhattanLength() < 1e-6


def test_that_fit_shows_the_whole_photo(qtbot: QtBot, canvas: PhotoCanvas) -> None:
    turn_wheel(canvas, SPOT, 12)
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    seen = canvas.view.visible()

    assert seen.contains(QPointF(-0.5, -0.5))
    assert seen.contains(QPointF(319.5, 239.5))
    assert seen.center() == QPointF(159.5, 119.5)


def test_that_one_to_one_shows_the_very_pixels(
    qtbot: QtBot, canvas: PhotoCanvas, photo: Rgb
) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_1)

    assert canvas.zoom == 1.0
    for x, y in ((150, 120), (151, 120), (160, 99)):
        assert shown_at(canvas, x, y) == tuple(photo[y, x])


def test_that_a_zoomed_pixel_is_a_sharp_square(canvas: PhotoCanvas, photo: Rgb) -> None:
    canvas.set_zoom(8.0)
    canvas.centre_on(100, 50)

    assert shown_at(canvas, 100 - 0.35, 50 - 0.35) == tuple(photo[50, 100])
    assert shown_at(canvas, 100 + 0.35, 50 + 0.35) == tuple(photo[50, 100])
    assert shown_at(canvas, 101, 50) == tuple(photo[50, 101])


def test_that_a_reduced_photo_keeps_its_mean(canvas: PhotoCanvas) -> None:
    checks = np.zeros((2048, 2048, 3), np.uint8)
    checks[::2, ::2] = checks[1::2, 1::2] = 255
    canvas.set_original(checks)
    canvas.set_zoom(0.13)

    assert abs(shown_at(canvas, 1024, 1024)[0] - 127) < 6


def test_that_dragging_moves_the_photo_with_the_hand(canvas: PhotoCanvas, qtbot: QtBot) -> None:
    canvas.set_zoom(4.0)
    grasped = canvas.view.to_image(QPointF(300, 200))
    qtbot.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(300, 200))
    qtbot.mouseMove(canvas, QPoint(340, 230))
    qtbot.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=QPoint(340, 230))

    assert (canvas.view.to_image(QPointF(340, 230)) - grasped).manhattanLength() < 1e-6


def test_that_the_photo_cannot_be_pushed_out_of_sight(canvas: PhotoCanvas) -> None:
    canvas.centre_on(-5000, 90000)

    assert canvas.view.centre_x == -0.5
    assert canvas.view.centre_y == 239.5


def test_that_the_cursor_is_told_in_px_of_the_photo(canvas: PhotoCanvas, qtbot: QtBot) -> None:
    told: list[tuple[object, object]] = []
    canvas.cursor_moved.connect(lambda x, y: told.append((x, y)))
    first = canvas.view.to_screen(0.0, 0.0).toPoint()
    qtbot.mouseMove(canvas, QPoint(first.x() + 1, first.y() + 1))
    qtbot.mouseMove(canvas, QPoint(2, 2))

    assert told[0] == pytest.approx((0.0, 0.0), abs=2.0 / canvas.zoom)
    assert told[-1] == (None, None)


def test_that_values_are_those_on_view(canvas: PhotoCanvas, photo: Rgb) -> None:
    assert canvas.value_at(31.4, 12.0) == tuple(photo[12, 31])
    canvas.set_restored(plain(photo, 9))
    assert canvas.value_at(31.4, 12.0) == (9, 9, 9)
    assert canvas.value_at(-0.6, 12.0) is None
    assert canvas.value_at(319.6, 12.0) is None


def test_that_b_shows_the_original_while_it_is_held(
    canvas: PhotoCanvas, qtbot: QtBot, photo: Rgb
) -> None:
    canvas.set_restored(plain(photo, 10))
    canvas.set_original(plain(photo, 200))
    assert shown_at(canvas, 160, 120) == (10, 10, 10)

    qtbot.keyPress(canvas, Qt.Key.Key_B)
    repeat = QKeyEvent(
        QEvent.Type.KeyRelease, Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier, "b", True
    )
    QApplication.sendEvent(canvas, repeat)
    assert shown_at(canvas, 160, 120) == (200, 200, 200)

    qtbot.keyRelease(canvas, Qt.Key.Key_B)
    assert shown_at(canvas, 160, 120) == (10, 10, 10)


def test_that_the_wipe_follows_its_handle(canvas: PhotoCanvas, qtbot: QtBot, photo: Rgb) -> None:
    canvas.set_original(plain(photo, 200))
    canvas.set_restored(plain(photo, 10))
    canvas.set_mode(CompareMode.WIPE)
    before = canvas.view
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(302, 90))
    qtbot.mouseMove(canvas, QPoint(150, 90))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(150, 90))
    image = canvas.grab().toImage()

    assert canvas.wipe == pytest.approx(0.25)
    assert canvas.view == before
    assert image.pixelColor(120, 120).red() == 200
    assert image.pixelColor(200, 120).red() == 10


def test_that_both_sides_show_the_same_place(canvas: PhotoCanvas, photo: Rgb) -> None:
    canvas.set_restored(photo)
    canvas.set_mode(CompareMode.SIDE_BY_SIDE)
    turn_wheel(canvas, QPointF(450, 150), 14)
    left, right = QPointF(100, 250), QPointF(401, 250)
    image = canvas.grab().toImage()

    difference = canvas.view_at(left).to_image(left) - canvas.view_at(right).to_image(right)
    assert difference.manhattanLength() < 1e-6
    assert image.pixelColor(left.toPoint()) == image.pixelColor(right.toPoint())


def test_that_the_difference_is_amplified_four_times(canvas: PhotoCanvas, photo: Rgb) -> None:
    canvas.set_original(plain(photo, 100))
    canvas.set_restored(plain(photo, 93))
    canvas.set_mode(CompareMode.DIFFERENCE)

    assert shown_at(canvas, 160, 120) == (28, 28, 28)


def test_that_a_smaller_preview_lies_over_the_whole_photo(canvas: PhotoCanvas, photo: Rgb) -> None:
    preview = np.zeros((60, 80, 3), np.uint8)
    preview[:, 40:] = 250
    canvas.set_restored(preview)

    assert shown_at(canvas, 80, 120) == (0, 0, 0)
    assert shown_at(canvas, 240, 120) == (250, 250, 250)


def test_that_without_a_restored_photo_every_mode_shows_the_original(
    canvas: PhotoCanvas, photo: Rgb
) -> None:
    canvas.set_original(plain(photo, 77))
    for mode in CompareMode:
        canvas.set_mode(mode)
        assert shown_at(canvas, 160, 120) == (77, 77, 77)


def test_that_a_drop_of_files_is_announced_with_their_paths(
    canvas: PhotoCanvas, qtbot: QtBot, tmp_path: Path
) -> None:
    files = [tmp_path / "photo.jpg", tmp_path / "log.csv"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none)
    with qtbot.waitSignal(canvas.files_dropped) as told:
        canvas.dropEvent(drop)

    assert told.args == [files]


def test_that_clicking_a_kernel_chooses_it_and_nothing_else_hears_it(
    canvas: PhotoCanvas, qtbot: QtBot, psf_field: PsfField
) -> None:
    overlay = PsfFieldOverlay(canvas)
    overlay.set_field(psf_field)
    canvas.add_overlay(overlay)
    x_px, y_px = psf_field.centres_px[6]
    spot = canvas.view.to_screen(x_px, y_px).toPoint()
    with qtbot.assertNotEmitted(canvas.clicked), qtbot.waitSignal(overlay.kernel_clicked) as told:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot)

    assert told.args == [6]
    assert overlay.selected == 6


def test_that_a_click_beside_the_kernels_goes_to_the_canvas(
    canvas: PhotoCanvas, qtbot: QtBot, psf_field: PsfField
) -> None:
    overlay = PsfFieldOverlay(canvas)
    overlay.set_field(psf_field)
    canvas.add_overlay(overlay)
    spot = canvas.view.to_screen(80.0, 80.0).toPoint()
    with qtbot.waitSignal(canvas.clicked) as told:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot)

    assert told.args == pytest.approx([80.0, 80.0], abs=1.0)


@pytest.mark.parametrize("level", [0, 255])
def test_that_kernels_can_be_seen_on_black_and_on_white(
    canvas: PhotoCanvas, photo: Rgb, psf_field: PsfField, level: int
) -> None:
    canvas.set_original(plain(photo, level))
    overlay = PsfFieldOverlay(canvas)
    canvas.add_overlay(overlay)
    overlay.set_field(psf_field)
    image = canvas.grab().toImage()
    middle = canvas.view.to_screen(*psf_field.centres_px[5])
    around = [
        image.pixelColor(round(middle.x()) + dx, round(middle.y()) + dy).lightness()
        for dx in range(-12, 13)
        for dy in range(-12, 13)
    ]

    assert max(abs(seen - level) for seen in around) > 120


def test_that_small_kernels_are_enlarged_by_a_whole_factor_and_say_so(
    canvas: PhotoCanvas, psf_field: PsfField
) -> None:
    overlay = PsfFieldOverlay(canvas)
    overlay.set_field(psf_field, 8.46)
    canvas.set_zoom(1.0)
    legend = overlay.legend(canvas.view)

    assert overlay.factor(canvas.view) == 4
    assert legend is not None
    assert legend.text == "Blur kernels, up to 8.5 px, drawn \N{MULTIPLICATION SIGN}4"
    overlay.set_field(psf_field, 8.46, stale=True)
    legend = overlay.legend(canvas.view)
    assert legend is not None
    assert legend.text.startswith("Last blur kernels that could be computed")


def test_that_a_map_colours_the_photo_and_nan_lets_it_through(
    canvas: PhotoCanvas, photo: Rgb
) -> None:
    canvas.set_original(plain(photo, 50))
    overlay = MapOverlay(canvas)
    canvas.add_overlay(overlay)
    overlay.set_map(np.array([[np.nan, 1.0]]), (320, 240), 240, (0.0, 1.0), "Residual, 0 to 1")

    assert shown_at(canvas, 80, 120) == (50, 50, 50)
    assert shown_at(canvas, 280, 120)[0] > 120
    assert overlay.has_map
    overlay.clear()
    assert shown_at(canvas, 280, 120) == (50, 50, 50)


def test_that_squares_of_a_map_are_cut_where_the_photo_ends(
    canvas: PhotoCanvas, photo: Rgb
) -> None:
    canvas.set_original(plain(photo, 50))
    plain_picture = canvas.grab().toImage()
    overlay = MapOverlay(canvas)
    canvas.add_overlay(overlay)
    overlay.set_map(np.ones((2, 2)), (160, 240), 200, (0.0, 1.0), "")
    shown = canvas.grab().toImage()
    right = canvas.view.to_screen(300.0, 30.0).toPoint()
    left = canvas.view.to_screen(20.0, 30.0).toPoint()

    assert shown.pixelColor(right) == plain_picture.pixelColor(right)
    assert shown.pixelColor(left) != plain_picture.pixelColor(left)


def test_that_a_hidden_overlay_is_not_painted(
    canvas: PhotoCanvas, photo: Rgb, psf_field: PsfField
) -> None:
    before = canvas.grab().toImage()
    overlay = PsfFieldOverlay(canvas)
    overlay.set_field(psf_field)
    canvas.add_overlay(overlay)
    assert canvas.grab().toImage() != before
    overlay.set_visible(False)

    assert canvas.grab().toImage() == before


def test_that_the_loupe_magnifies_what_is_under_the_pointer(
    canvas: PhotoCanvas, qtbot: QtBot, photo: Rgb
) -> None:
    canvas.set_zoom(1.0)
    before = canvas.grab().toImage()
    canvas.set_loupe(True)
    qtbot.mouseMove(canvas, QPoint(300, 200))
    place = canvas.view.to_image(QPointF(300, 200))
    shown = canvas.grab().toImage()

    assert shown != before
    colour = shown.pixelColor(300 + 20 + 84, 200)
    expected = photo[round(place.y()), round(place.x())]
    assert colour == QColor(*(int(value) for value in expected))


def test_that_the_empty_canvas_takes_every_key(qtbot: QtBot, theme: Theme) -> None:
    empty = PhotoCanvas(theme)
    qtbot.addWidget(empty)
    for key in (Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_Plus, Qt.Key.Key_B, Qt.Key.Key_Left):
        qtbot.keyClick(empty, key)
    turn_wheel(empty, SPOT, 3)

    assert not empty.grab().isNull()


def test_that_an_array_that_is_no_photo_is_refused(canvas: PhotoCanvas) -> None:
    with pytest.raises(ValueError, match=r"\(H, W, 3\) uint8"):
        canvas.set_original(np.zeros((4, 4), np.uint8))
