"""Which device computes, and in which precision it is fastest."""

from __future__ import annotations

import os

import torch

from deblur_studio.core.errors import ModelError

DEVICE = "DEBLUR_STUDIO_DEVICE"


def find_device(wanted: str) -> torch.device:
    """Return the device of that name; "auto" takes CUDA, then MPS, then the CPU.

    The environment's DEBLUR_STUDIO_DEVICE, which the window's preferences set, overrides "auto".

    Raises:
        ModelError: It is not there.
    """
    available = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if wanted == "auto":
        wanted = os.environ.get(DEVICE, wanted)
    if wanted == "auto":
        wanted = next(name for name, there in available.items() if there)
    if not available.get(wanted, False):
        raise ModelError(
            f"This computer has no device {wanted!r} for torch; choose auto, or another device in"
            " the preferences."
        )
    return torch.device(wanted)


def fastest_precision(device: torch.device) -> torch.dtype:
    """Return bfloat16 where the device multiplies it itself, else float32."""
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32
    return torch.bfloat16 if device.type == "cpu" and _cpu_has_bfloat16() else torch.float32


def _cpu_has_bfloat16() -> bool:
    known = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(known()) if known is not None else False
