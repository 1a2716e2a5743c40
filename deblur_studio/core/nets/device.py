"""Which device computes, and in which precision it is fastest."""

from __future__ import annotations

import torch

from deblur_studio.core.errors import ModelError


def find_device(wanted: str) -> torch.device:
    """Return the device of that name; "auto" takes CUDA, then MPS, then the CPU.

    Raises:
        ModelError: It is not there.
    """
    available = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if wanted == "auto":
        wanted = next(name for name, there in available.items() if there)
    if not available.get(wanted, False):
        raise ModelError(f"This computer has no device {wanted!r} for torch; choose auto.")
    return torch.device(wanted)


def fastest_precision(device: torch.device) -> torch.dtype:
    """Return bfloat16 where the device multiplies it itself, else float32."""
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32
    return torch.bfloat16 if device.type == "cpu" and _cpu_has_bfloat16() else torch.float32


def _cpu_has_bfloat16() -> bool:
    known = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(known()) if known is not None else False
