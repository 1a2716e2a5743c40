"""What modes and verdicts of cases are called."""

from __future__ import annotations

from deblur_studio.services.translation import tr


def mode_words(mode: str) -> str:
    """Return what a mode is called."""
    return tr("evidence") if mode == "evidence" else tr("investigative")


def verdict_word(verdict: str) -> str:
    """Return a verdict in the user's language."""
    words = {
        "explained": tr("explained"),
        "inexact": tr("inexact"),
        "flagged": tr("flagged"),
        "not judged": tr("not judged"),
    }
    return words[verdict]
