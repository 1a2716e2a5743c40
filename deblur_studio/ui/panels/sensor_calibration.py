"""Calibration in three steps: bias at rest, axes by three poses, a profile to keep both."""

from __future__ import annotations

import math

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.core.motion.stillness import STILL_RAD_S
from deblur_studio.core.motion.three_poses import Pose
from deblur_studio.services.sensor_calibration import BIAS_S, POSE_STILL_RAD_S
from deblur_studio.services.translation import to_translate, tr, written
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.meter import Meter
from deblur_studio.ui.widgets.pose_picture import PosePicture

_INTERVAL_MS = 150
_ORDER = (Pose.LEVEL, Pose.LENS_DOWN, Pose.RIGHT_SIDE_DOWN)
_POSES = {
    Pose.LEVEL: to_translate("Hold the camera level, as for a landscape photo."),
    Pose.LENS_DOWN: to_translate("Point the lens straight down at the floor."),
    Pose.RIGHT_SIDE_DOWN: to_translate(
        "Turn it upright: its right side, seen from behind, points down."
    ),
}


class CalibrationPanel(Panel):
    """Shows how still the sensor lies and takes what it then measures."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self._make_bias()
        self._make_poses()
        self._make_profile()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.S, Space.S, 0)
        layout.setSpacing(Space.S)
        for frame in (self._bias_card, self._pose_card, self._profile_card):
            layout.addWidget(frame)
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._show_stillness)
        bench.calibration.changed.connect(self._show)
        bench.calibration.profiles_changed.connect(self._fill_profiles)
        self._fill_profiles()
        self._show()
        self._show_stillness()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def pose(self) -> Pose | None:
        """Return the pose that is asked for, None when all were taken."""
        taken = self.bench.calibration.poses
        return next((pose for pose in _ORDER if pose not in taken), None)

    def _make_bias(self) -> None:
        self.meter = Meter(self.theme, STILL_RAD_S)
        self.meter.setAccessibleName(tr("Stillness of the sensor"))
        self.still, self.bias = _label(self.theme), _label(self.theme)
        self.take_bias = QPushButton(tr("Take bias"))
        self.take_bias.clicked.connect(self.bench.calibration.take_bias)
        self._bias_card = _card(
            self.theme, tr("Bias at rest"), self.meter, self.still, self.take_bias, self.bias
        )

    def _make_poses(self) -> None:
        self.picture, self.asked = PosePicture(self.theme), _label(self.theme)
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picture)
        row.addWidget(self.asked, 1)
        self.take_pose, self.again = QPushButton(), QPushButton(tr("Start again"))
        self.again.setProperty("role", "flat")
        self.take_pose.clicked.connect(self._take_pose)
        self.again.clicked.connect(self.bench.calibration.restart_poses)
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.take_pose, 1)
        line.addWidget(self.again)
        self.mounting = _label(self.theme)
        self._pose_card = _card(self.theme, tr("Axes by three poses"), side, buttons, self.mounting)

    def _make_profile(self) -> None:
        self.profiles = QComboBox()
        self.profiles.setAccessibleName(tr("Sensor profile used for recordings"))
        self.profiles.setMinimumContentsLength(12)
        self.profiles.activated.connect(self._choose)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name, such as Helmet camera"))
        self.name.setAccessibleName(tr("Name of the sensor profile"))
        self.name.setMaxLength(60)
        self.save = QPushButton(tr("Save profile"))
        self.theme.bind_icon(self.save, "save")
        self.save.clicked.connect(lambda: self.bench.calibration.save(self.name.text()))
        self.name.textChanged.connect(lambda _: self._show())
        self._profile_card = _card(
            self.theme, tr("Sensor profile"), self.profiles, self.name, self.save
        )

    def _take_pose(self) -> None:
        pose = self.pose()
        if pose is not None:
            self.bench.calibration.take_pose(pose)

    def _choose(self) -> None:
        self.bench.calibration.choose(self.profiles.currentData())

    def _fill_profiles(self) -> None:
        chosen = self.bench.calibration.profile
        self.profiles.clear()
        self.profiles.addItem(tr("None for recordings"), None)
        for profile in self.bench.calibration.profiles():
            self.profiles.addItem(f"{profile.name}, {profile.made[:10]}", profile)
            if profile == chosen:
                self.profiles.setCurrentIndex(self.profiles.count() - 1)

    def _show_stillness(self) -> None:
        found = self.bench.calibration.stillness()
        self.meter.show_value(None if found is None else found.noise_rad_s)
        self.take_bias.setEnabled(found is not None and found.noise_rad_s <= STILL_RAD_S)
        pose = self.pose()
        steady = found is not None and found.noise_rad_s <= POSE_STILL_RAD_S
        self.take_pose.setEnabled(pose is not None and steady)
        if found is None:
            self.still.setText(_waiting_text(self.bench.sensor.live))
        elif found.noise_rad_s > STILL_RAD_S:
            self.still.setText(
                tr("Moving, {rate:.2f} °/s. Lay it down.", rate=math.degrees(found.noise_rad_s))
            )
        else:
            self.still.setText(tr("Still, {rate:.2f} °/s.", rate=math.degrees(found.noise_rad_s)))

    def _show(self) -> None:
        calibration = self.bench.calibration
        bias, found, pose = calibration.bias, calibration.mounting, self.pose()
        self.bias.setText(
            tr("A mean of {span:g} s.", span=BIAS_S)
            if bias is None
            else _bias_text(bias.rate_rad_s)
        )
        number = len(calibration.poses) + 1
        self.picture.show_pose(pose or Pose.LEVEL)
        self.asked.setText(tr("All three are taken.") if pose is None else tr(_POSES[pose]))
        self.take_pose.setText(
            tr("Take pose") if pose is None else tr("Take pose {number} of 3", number=number)
        )
        self.again.setVisible(bool(calibration.poses))
        self.mounting.setVisible(found is not None)
        if found is not None:
            name = found.orientation or tr("not along the axes, kept as a matrix")
            self.mounting.setText(
                tr(
                    "Orientation {name}; poses agree to {worst:.1f}°.",
                    name=name,
                    worst=found.worst_deg,
                )
            )
        measured = bias is not None or found is not None
        self.save.setEnabled(measured and bool(self.name.text().strip()))


def _waiting_text(live: bool) -> str:
    return tr("Waiting for the sensor.") if live else tr("Connect a sensor and put it on a table.")


def _bias_text(rate_rad_s: tuple[float, float, float]) -> str:
    three = "  ".join(written(math.degrees(rate), ".3f") for rate in rate_rad_s)
    return f"{three} °/s".replace("-", "\N{MINUS SIGN}")


def _label(theme: Theme) -> QLabel:
    label = QLabel()
    label.setProperty("role", "muted")
    label.setFont(theme.font(FontRole.SMALL))
    label.setWordWrap(True)
    return label


def _card(theme: Theme, title: str, *widgets: QWidget) -> QFrame:
    frame, name = QFrame(), QLabel(title)
    frame.setProperty("role", "panel")
    frame.setAccessibleName(title)
    name.setFont(theme.font(FontRole.HEADING))
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
    layout.setSpacing(Space.S)
    layout.addWidget(name)
    for widget in widgets:
        layout.addWidget(widget)
    return frame
