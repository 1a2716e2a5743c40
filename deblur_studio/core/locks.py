"""Locks of the operating system, which go with the process that holds them, however it ends."""

from __future__ import annotations

import sys


def take(descriptor: int) -> bool:
    """Take the lock of an open file if it is free; closing the descriptor gives it back."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
