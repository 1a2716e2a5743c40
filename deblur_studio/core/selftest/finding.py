"""What one check found."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A measured value beside its limit; ``trouble`` says why nothing could be measured."""

    name: str
    value: float
    limit: float
    unit: str = ""
    at_least: bool = False
    trouble: str = ""

    @property
    def passed(self) -> bool:
        """Whether the value keeps the limit; never where nothing was measured."""
        if self.trouble or math.isnan(self.value):
            return False
        return self.value >= self.limit if self.at_least else self.value <= self.limit
