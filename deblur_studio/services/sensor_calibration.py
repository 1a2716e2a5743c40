"""Calibrates the sensor in use: its bias lying still, its mounting by three poses of the camera."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.errors import CameraError, DeblurError
from deblur_studio.core.motion.stillness import STILL_RAD_S, Stillness, last_stretch
from deblur_studio.core.motion.three_poses import (
    FoundMounting,
    Pose,
    Vector,
    check_pose,
    mounting_from_poses,
)
from deblur_studio.devices.transport import Phase
from deblur_studio.services.notices import Notices
from deblur_studio.services.sensor import SensorService
from deblur_studio.services.sensor_profile import ProfileStore, SensorProfile
from deblur_studio.services.translation import tr

BIAS_S = 3.0
POSE_S = 1.0
POSE_STILL_RAD_S = 0.15
"""In a hand nothing lies still; gravity is good enough below this."""
_TOPIC = "calibration"


class SensorCalibration(QObject):
    """What has been measured so far, and the profiles that were saved before."""

    changed = Signal()
    profiles_changed = Signal()

    def __init__(
        self,
        sensor: SensorService,
        store: ProfileStore,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sensor, self._store, self._notices = sensor, store, notices
        self._poses: dict[Pose, Vector] = {}
        self.bias: Stillness | None = None
        self.mounting: FoundMounting | None = None
        self.profile: SensorProfile | None = None
        """The profile that goes with recordings that are handed on."""
        self._measured = ""  # address of the sensor that bias and poses belong to
        sensor.session_changed.connect(self._follow)

    @property
    def poses(self) -> tuple[Pose, ...]:
        """The poses that have been taken."""
        return tuple(self._poses)

    def profiles(self) -> tuple[SensorProfile, ...]:
        """Return the saved profiles, the newest first."""
        return self._store.profiles()

    def choose(self, profile: SensorProfile | None) -> None:
        """Let another profile go with recordings, or none."""
        self.profile = profile
        self.profiles_changed.emit()

    def stillness(self, length_s: float = POSE_S) -> Stillness | None:
        """Return how still the sensor lay in the last moments, None while it does not stream."""
        if self._sensor.state.phase is not Phase.STREAMING:
            return None
        snapshot = self._sensor.snapshot(length_s * 1.2)
        if snapshot is None or not len(snapshot.segment):
            return None
        same = snapshot.segment == snapshot.segment[-1]
        gyro, accel = snapshot.gyro_rad_s[same], snapshot.accel_m_s2[same]
        return last_stretch(snapshot.time_s[same], gyro.astype("f8"), accel.astype("f8"), length_s)

    def take_bias(self) -> bool:
        """Keep the mean rate of the last seconds; a sensor that moved is refused in words."""
        found = self.stillness(BIAS_S)
        try:
            if found is None:
                raise CameraError(
                    tr("Let the sensor stream for {span:g} s first, lying still.", span=BIAS_S)
                )
            if found.noise_rad_s > STILL_RAD_S:
                raise CameraError(
                    tr(
                        "The sensor moved; put it on a table, wait until the meter is green, and"
                        " take the bias again."
                    )
                )
        except DeblurError as error:
            self._notices.refuse(error, _TOPIC)
            return False
        self._notices.settle(_TOPIC)
        self.bias = found
        self.changed.emit()
        return True

    def take_pose(self, pose: Pose) -> bool:
        """Keep where gravity points in a pose; the third one gives the mounting."""
        try:
            self._take_pose(pose)
        except DeblurError as error:
            self._notices.refuse(error, _TOPIC)
            return False
        self._notices.settle(_TOPIC)
        self.changed.emit()
        return True

    def restart_poses(self) -> None:
        """Forget the poses."""
        self._poses, self.mounting = {}, None
        self.changed.emit()

    def save(self, name: str) -> bool:
        """Save what was measured as a profile and let it go with recordings."""
        device, bias, mounting = self._sensor.device, self.bias, self.mounting
        profile = SensorProfile(
            name.strip(),
            datetime.now(UTC).isoformat(timespec="seconds"),
            "" if device is None else device.name,
            None if bias is None else bias.rate_rad_s,
            None if bias is None else bias.noise_rad_s,
            None if mounting is None else mounting.mounting,
        )
        try:
            self._store.save(profile)
        except DeblurError as error:
            self._notices.refuse(error, _TOPIC)
            return False
        self._notices.settle(_TOPIC)
        self._notices.inform(tr("Saved the sensor profile “{name}”.", name=profile.name), _TOPIC)
        self.choose(profile)
        return True

    def _follow(self) -> None:
        """Forget what was measured of one sensor when another is shown."""
        device = self._sensor.device
        address = "" if device is None else device.address
        if address != self._measured:
            self._measured, self.bias = address, None
            self.restart_poses()

    def _take_pose(self, pose: Pose) -> None:
        found = self.stillness()
        if found is None:
            raise CameraError(tr("Let the sensor stream for {span:g} s first.", span=POSE_S))
        if found.noise_rad_s > POSE_STILL_RAD_S:
            raise CameraError(
                tr("The camera moved; hold it still for a second and take the pose again.")
            )
        check_pose(found.accel_m_s2)
        poses = {**self._poses, pose: found.accel_m_s2}
        if len(poses) == len(Pose):
            self.mounting = mounting_from_poses(
                poses[Pose.LEVEL], poses[Pose.LENS_DOWN], poses[Pose.RIGHT_SIDE_DOWN]
            )
        self._poses = poses
