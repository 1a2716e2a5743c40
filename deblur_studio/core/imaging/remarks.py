"""What image libraries remark while they decode: collected for the user, not let through."""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

_ONE_AT_A_TIME = threading.Lock()  # the interpreter's warning filters are shared by all threads
_TALKATIVE = "tifffile"  # the one library that logs instead of warning
_MOST = 5


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


@contextmanager
def collected_remarks() -> Iterator[list[str]]:
    """Yield a list that holds, once the block has ended, each warning and log line once."""
    said: list[str] = []
    collector = _Collector()
    logger = logging.getLogger(_TALKATIVE)
    with _ONE_AT_A_TIME, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        logger.addHandler(collector)
        try:
            yield said
        finally:
            logger.removeHandler(collector)
            texts = [str(one.message) for one in caught] + collector.texts
            said.extend(_sentences(texts))


def _sentences(texts: list[str]) -> list[str]:
    plain = dict.fromkeys(" ".join(text.split()).rstrip(".") for text in texts)
    return [f"The decoder remarked: {text}." for text in list(plain)[:_MOST]]
