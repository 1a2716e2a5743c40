"""What the status bar says of trainings: where they are kept and which one runs."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.training_words import word_of
from deblur_studio.ui.widgets.elided_label import ElidedLabel


class TrainingStatusLine(QWidget):
    """Follows the run that is being trained."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.folder, self.state = ElidedLabel(), QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.S, 0, Space.S, 0)
        layout.setSpacing(Space.L)
        layout.addWidget(self.folder, 1)
        layout.addWidget(self.state)
        bench.training.runs_changed.connect(self._show)
        bench.training.run_changed.connect(lambda _: self._show())
        self._show()

    def _show(self) -> None:
        training = self._bench.training
        self.folder.set_whole_text(tr("Runs are kept in {folder}", folder=training.folder))
        active = training.active
        if active is None:
            self.state.setText("")
        else:
            _, word = word_of(active, stopping=training.stopping)
            self.state.setText(f"{active.name}: {word.lower()}")
