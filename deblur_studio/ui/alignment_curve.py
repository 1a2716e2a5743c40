"""The curve of a search on the motion timeline, with its candidates and its interval."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from deblur_studio.services.alignment_found import Search
from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.alignment_marks import AlignmentMarks
from deblur_studio.ui.alignment_words import CURVE
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.timeline import MotionTimeline

_BARE_PX, _WITH_CURVE_PX = 110, 215


class AlignmentCurve(QObject):
    """Draws what the alignment service found; a click on a mark takes that candidate."""

    def __init__(self, theme: Theme, bench: Workbench, timeline: MotionTimeline) -> None:
        super().__init__(timeline)
        self._alignment, self._timeline = bench.alignment, timeline
        self._shown: Search | None = None
        self._used = 0  # number of the candidate whose mark is filled
        self.marks = AlignmentMarks(theme, timeline.score, self)
        self.marks.clicked.connect(bench.alignment.use)
        timeline.setMinimumHeight(_BARE_PX)
        bench.alignment.changed.connect(self._show)

    def _show(self) -> None:
        found, used = self._alignment.found, self._alignment.used
        number = 0 if used is None else used.number
        if found is not self._shown:
            self._shown, self._used = found, number
            self._show_curve(found)
        elif number != self._used:
            self._used = number
            self.marks.show_used(number)

    def _show_curve(self, found: Search | None) -> None:
        self.marks.clear()
        self._timeline.setMinimumHeight(_BARE_PX if found is None else _WITH_CURVE_PX)
        if found is None:
            self._timeline.clear_score()
            return
        starts_s, scores = found.curve()
        self._timeline.set_score(starts_s, scores, "")
        self._timeline.score.set_label(tr("match"))
        self._timeline.score.plot.setToolTip(tr(CURVE))
        last_s = float(starts_s[-1]) + found.told.settings.exposure.duration_s
        self._timeline.zoom_to_stretch(float(starts_s[0]), last_s)
        if found.answer.verdict != "not-found":
            places_s = [choice.start_s for choice in found.choices]
            heights = np.interp(places_s, starts_s, np.nan_to_num(scores)).tolist()
            self.marks.show_candidates(places_s, heights)
            self.marks.show_used(self._used)
            self.marks.show_interval(*found.interval_s())
