"""How unknown tables were read before, remembered beside the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deblur_studio.core.errors import DeblurError
from deblur_studio.services.notices import Notices
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.motion.formats import CsvPreset

_TOPIC = "presets"


class LogPresets:
    """The named ways of reading tables in a folder."""

    def __init__(self, folder: Path, notices: Notices) -> None:
        self.folder = folder
        self._notices = notices

    def remember(self, preset: CsvPreset) -> None:
        """Add a preset; that it cannot be written costs only the memory, and is said."""
        from deblur_studio.core.motion.formats import PRESETS_NAME, save_preset

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            save_preset(self.folder / PRESETS_NAME, preset)
            self._notices.settle(_TOPIC)
        except DeblurError as error:
            self._notices.refuse(error, _TOPIC)
        except OSError as error:
            self._notices.warn(
                tr(
                    "The preset cannot be kept in {folder}: {reason}.",
                    folder=self.folder,
                    reason=error.strerror,
                ),
                _TOPIC,
            )
