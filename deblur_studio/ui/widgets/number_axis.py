"""An axis of pyqtgraph that writes its numbers as the user's language does."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg

from deblur_studio.services.translation import localised


class NumberAxis(pg.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """Numbers are pyqtgraph's; only their marks follow the language."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [localised(text) for text in super().tickStrings(values, scale, spacing)]
