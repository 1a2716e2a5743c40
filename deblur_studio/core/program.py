"""How the program starts itself again, from a checkout, an installation or a package."""

from __future__ import annotations

import sys


def own_command() -> tuple[str, ...]:
    """Return what comes before the arguments of a child process of our own."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return sys.executable, "-m", "deblur_studio"
