"""What the user said about a log, and what is remembered about others like it."""

from __future__ import annotations

from dataclasses import dataclass

from deblur_studio.core.motion.formats.csv_options import CsvOptions
from deblur_studio.core.motion.formats.files import LogFile
from deblur_studio.core.motion.formats.presets import CsvPreset, preset_for


@dataclass(frozen=True)
class Asked:
    """Options for this log, or None; presets for all logs."""

    options: CsvOptions | None
    presets: tuple[CsvPreset, ...]

    def for_table(self, name: str, log: LogFile) -> tuple[CsvOptions | None, dict[str, str]]:
        """How to read a file as a table, None to find out; and the preset for the details."""
        if self.options is not None or not self.presets or log.layout is None:
            return self.options, {}
        preset = preset_for(self.presets, name, log.layout)
        return (preset.options, {"preset": preset.name}) if preset else (None, {})
