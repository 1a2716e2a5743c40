"""One sensor of the window: its session, and whether its link is just beginning or ending."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from deblur_studio.devices.transport import DeviceInfo, LinkState, Phase
from deblur_studio.services.failure import Failure
from deblur_studio.services.notices import Notices

if TYPE_CHECKING:
    from deblur_studio.devices.session import Event, SensorSession

LIVE = (Phase.CONNECTING, Phase.STREAMING, Phase.STALLED, Phase.RECONNECTING)


class SensorLink:
    """Stays after the sensor was let go, with its curves; lives on the GUI thread."""

    def __init__(self, session: SensorSession) -> None:
        self.session = session
        self.began_s = time.perf_counter()
        self.ending = False
        """A job lets it go."""
        self._starting = True  # until the link tells its first state

    @property
    def device(self) -> DeviceInfo:
        """Which sensor it is."""
        return self.session.device

    @property
    def state(self) -> LinkState:
        """Where the link stands."""
        return self.session.state

    @property
    def live(self) -> bool:
        """Whether the sensor is in use, about to be, or about to be let go."""
        return self.ending or self._starting or self.state.phase in LIVE

    @property
    def recorded_to(self) -> Path | None:
        """Folder of the recording in progress."""
        recorder = self.session.recorder
        return None if recorder is None else recorder.folder

    def start(self) -> None:
        """Connect and stream; returns at once."""
        self.session.start()

    def events(self) -> list[Event]:
        """What happened since the last call."""
        events = self.session.events()
        if any(isinstance(event, LinkState) for event in events):
            self._starting = False
        return events


def tell_trouble(notices: Notices, link: SensorLink, state: LinkState) -> None:
    """Say in a banner what is wrong with a link, and take it back when it is mended."""
    topic = f"sensor {link.device.address}"
    notices.settle(topic)
    if state.trouble is None:
        return
    if state.phase in (Phase.FAILED, Phase.LOST):
        notices.fail(Failure(state.trouble.sentence, "", expected=True), topic)
    else:
        notices.warn(state.trouble.sentence, topic)
