"""Checking the values of the sandbox, so that what is wrong can be said beside its field."""

from __future__ import annotations

import dataclasses
from typing import Any

from deblur_studio.core.errors import FieldError, RestoreError
from deblur_studio.core.parameters import check, specs_of


def check_fields(parameters: Any, prefix: str) -> None:
    """Raise FieldError for the first value that its declaration does not allow."""
    default = type(parameters)()
    for spec in specs_of(parameters):
        one = dataclasses.replace(default, **{spec.name: getattr(parameters, spec.name)})
        try:
            check(one)
        except RestoreError as error:
            raise FieldError(f"{prefix}.{spec.name}", error.args[0]) from error
