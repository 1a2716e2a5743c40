"""A failure as front ends show it: one sentence, and details for whoever wants them."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass

from deblur_studio.core.errors import DeblurError, FieldError
from deblur_studio.services.translation import tr

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Failure:
    """``expected`` tells a failure the user can mend from a defect of the program.

    ``field`` is the dotted name of the value to change, where one is to blame.
    """

    sentence: str
    details: str
    expected: bool
    field: str = ""


def failure_of(error: BaseException) -> Failure:
    """Return what to show for an exception; a defect is logged with its traceback."""
    details = "".join(traceback.format_exception(error))
    if isinstance(error, DeblurError):
        field = error.field if isinstance(error, FieldError) else ""
        return Failure(sentence_of(error), details, expected=True, field=field)
    _LOG.error("unexpected failure\n%s", details)
    return Failure(_sentence(error), details, expected=isinstance(error, MemoryError))


def sentence_of(error: DeblurError) -> str:
    """Return the sentence in the user's language where core told it so that this is possible."""
    return tr(error.args[0]) if error.args and isinstance(error.args[0], str) else str(error)


def _sentence(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return tr("There is not enough memory for this; close other programs and try again.")
    name = type(error).__name__
    return tr(
        "Something went wrong that should not have ({name}: {error}); please report it.",
        name=name,
        error=error,
    )
