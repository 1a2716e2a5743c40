"""Tensors in a safetensors file that appears whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import save_file
from torch import Tensor

from deblur_studio.core.files import written_whole

_SYSTEM = re.compile(r"os error (\d+)")


def save_tensors(
    tensors: Mapping[str, Tensor], path: Path, metadata: dict[str, str] | None = None
) -> None:
    """Write tensors of any device.

    Raises:
        OutputError: The disk refuses.
    """
    held = {name: value.detach().cpu().contiguous() for name, value in tensors.items()}
    with written_whole(path, overwrite=True) as temporary:
        try:
            save_file(held, temporary, metadata=metadata)
        except SafetensorError as error:  # its writer does not say that the disk is full as others
            raise _system_error(error) from error


def _system_error(error: SafetensorError) -> OSError:
    number = _SYSTEM.search(str(error))
    if number is None:
        return OSError(str(error))
    return OSError(int(number[1]), os.strerror(int(number[1])))
