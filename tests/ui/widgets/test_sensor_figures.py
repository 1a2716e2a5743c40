from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.core.motion.three_poses import Pose
from deblur_studio.services.sensor_attitude import rotation_of
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.attitude_view import AttitudeView
from deblur_studio.ui.widgets.empty_list import EmptyList
from deblur_studio.ui.widgets.meter import Meter
from deblur_studio.ui.widgets.pose_picture import PosePicture
from deblur_studio.ui.widgets.solid import Eye


def picture(widget: QWidget) -> NDArray[np.uint8]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).copy()


def test_that_the_eye_sees_right_at_the_right_up_above_and_depth_small() -> None:
    eye = Eye(QSizeF(200, 200))
    centre, turn = QPointF(100, 100), eye.turn()
    right, away, up = (eye.place(turn @ axis) for axis in np.eye(3))
    assert right.x() > centre.x() + 40
    assert up.y() < centre.y() - 50
    assert up.x() == pytest.approx(centre.x())
    assert away.y() < centre.y(), "what is farther lies higher, as seen from above"


def test_that_the_figure_turns_with_the_sensor(theme: Theme, qtbot: QtBot) -> None:
    view = AttitudeView(theme)
    qtbot.addWidget(view)
    view.resize(200, 180)
    seen = [picture(view)]
    for angle in ((0, 0, 0), (40, 0, 0), (0, 40, 0), (0, 0, 40), (180, 0, 0)):
        view.show_rotation(rotation_of(np.array(angle, dtype=np.float64)))
        seen.append(picture(view))
    for first in range(len(seen)):
        for second in range(first):
            assert not np.array_equal(seen[first], seen[second])


def test_that_each_pose_has_a_picture_of_its_own(theme: Theme, qtbot: QtBot) -> None:
    view = PosePicture(theme)
    qtbot.addWidget(view)
    seen = []
    for pose in Pose:
        view.show_pose(pose)
        seen.append(picture(view).tobytes())
    assert len(set(seen)) == len(Pose)


@pytest.mark.parametrize(
    ("value", "share"), [(None, 0.0), (1.0, 0.5), (0.1, 0.25), (10.0, 0.75), (1e9, 1.0), (0, 0.0)]
)
def test_that_a_meter_counts_in_decades_about_its_limit(
    theme: Theme, qtbot: QtBot, value: float | None, share: float
) -> None:
    meter = Meter(theme, 1.0)
    qtbot.addWidget(meter)
    meter.show_value(value)
    meter.grab()
    assert meter.share() == pytest.approx(share)


def test_that_an_empty_list_says_why(theme: Theme, qtbot: QtBot) -> None:
    made = EmptyList(theme)
    qtbot.addWidget(made)
    made.resize(200, 100)
    blank = picture(made)
    made.set_empty_text("Nothing yet.")
    assert not np.array_equal(picture(made), blank)
    QListWidgetItem("one", made)
    made.grab()
