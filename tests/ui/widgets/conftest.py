"""What the tests of widgets share."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication

from deblur_studio.core.motion.psf import PsfField
from deblur_studio.ui.theme import Theme, ThemeMode


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A light theme that ends with the test."""
    made = Theme(qapp, ThemeMode.LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture
def photo() -> NDArray[np.uint8]:
    """Noise of 320 x 240 px in which every pixel is its own."""
    return np.random.default_rng(7).integers(0, 256, (240, 320, 3), dtype=np.uint8)


@pytest.fixture
def psf_field() -> PsfField:
    """Three by four diagonal strokes over 320 x 240 px."""
    x, y = np.meshgrid(np.arange(4) * 80.0 + 40.0, np.arange(3) * 80.0 + 40.0)
    kernel = np.eye(9, dtype=np.float32) / 9.0
    centres = np.column_stack((x.ravel(), y.ravel()))
    return PsfField(centres, np.repeat(kernel[np.newaxis], 12, axis=0), 3, 4)
