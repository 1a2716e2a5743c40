"""What lies in the folder of a batch's results: its order and preset, its state, its summary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from deblur_studio.core.errors import BatchError
from deblur_studio.core.files import written_whole
from deblur_studio.services.batch_draft import BatchDraft

if TYPE_CHECKING:
    from deblur_studio.core.batch.ledger import Stored
    from deblur_studio.core.batch.values import Item

PRESET_NAME = "preset.json"


@dataclass(frozen=True)
class Opened:
    """A folder as it was found; ``held``: a process is at work there."""

    draft: BatchDraft
    stored: Stored | None
    held: bool

    def is_unfinished(self) -> bool:
        """Whether photos of its batch still wait."""
        items = () if self.stored is None else self.stored.items
        return any(item.state in ("waiting", "running") for item in items)


def opened(out: Path, draft: BatchDraft) -> Opened:
    """Return what a folder holds of a batch; one without leaves the draft without photos.

    Raises:
        BatchError: Its state or order cannot be read.
    """
    from deblur_studio.core.batch.ledger import is_held, read_state
    from deblur_studio.core.batch.order import ORDER_NAME, read_order

    stored = read_state(out)
    if stored is None:
        return Opened(replace(draft, items=(), out=out), None, is_held(out))
    items: tuple[Item, ...] = stored.items
    logs: tuple[Path, ...] = ()
    if (out / ORDER_NAME).is_file():
        order = read_order(out / ORDER_NAME)
        items, logs = order.items, order.logs
    found = replace(
        draft, items=items, logs=logs, preset=stored.preset, suffix=stored.suffix, out=out
    )
    return Opened(found, stored, is_held(out))


def write_order_files(draft: BatchDraft) -> list[str]:
    """Write the order and the preset beside the results; returns the arguments of ``batch``.

    Raises:
        DeblurError: The folder cannot be written to.
    """
    from deblur_studio.core.batch.order import ORDER_NAME, write_order
    from deblur_studio.core.batch.values import Preset
    from deblur_studio.core.restore.registry import DEFAULT_METHOD

    out = draft.out
    assert out is not None
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BatchError(f"{out} cannot be made ({reason}); choose another folder.") from error
    preset = draft.preset or Preset(method=DEFAULT_METHOD)
    with written_whole(out / PRESET_NAME, overwrite=True) as temporary:
        temporary.write_text(preset.model_dump_json(indent=1), encoding="utf-8")
    write_order(out / ORDER_NAME, draft.items, draft.logs)
    words = [str(out / ORDER_NAME), "-o", str(out), "--preset", str(out / PRESET_NAME)]
    words += ["--format", draft.suffix.removeprefix("."), "--jobs", str(draft.jobs)]
    return [*words, *(["--overwrite"] if draft.overwrite else [])]
