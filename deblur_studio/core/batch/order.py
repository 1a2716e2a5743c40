"""What somebody put together by hand: photos, each with its log or without, and where logs lie.

The window writes it into the folder of the results; ``batch`` takes it in place of a list, so a
batch that was begun in one goes on in the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from deblur_studio.core.batch.ledger import is_plain
from deblur_studio.core.batch.values import Item, Value
from deblur_studio.core.errors import BatchError
from deblur_studio.core.files import written_whole

ORDER_NAME = "order.json"
ORDER_SUFFIX = ".json"
_VERSION = 1
_MAX_BYTES = 2**28


class Order(Value):
    """The photos in their order, and the logs among which those without one look for theirs."""

    version: int = _VERSION
    items: tuple[Item, ...]
    logs: tuple[Path, ...] = ()


def write_order(path: Path, items: Sequence[Item], logs: Sequence[Path]) -> None:
    """Write an order in place of the one before; raises OutputError where the disk refuses."""
    order = Order(items=tuple(items), logs=tuple(logs))
    with written_whole(path, overwrite=True) as temporary:
        temporary.write_text(order.model_dump_json(indent=1), encoding="utf-8")


def read_order(path: Path) -> Order:
    """Return an order; its items wait or are unpaired, whatever else the file says of them.

    Raises:
        BatchError: The file cannot be read or is no order.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise BatchError(f"{path.name} is too large for an order of a batch; divide it.")
        order = Order.model_validate_json(path.read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BatchError(f"{path.name} cannot be read ({reason}); choose another.") from error
    except ValidationError as error:
        raise BatchError(
            f"{path.name} is no order that the window wrote; give a folder or a list in .csv."
        ) from error
    if order.version != _VERSION or not all(map(is_plain, order.items)):
        raise BatchError(
            f"{path.name} was written by another version; put the batch together anew."
        )
    return order.model_copy(update={"items": tuple(map(_untouched, order.items))})


def _untouched(item: Item) -> Item:
    """Return an item as it is before any work; what became of it is the state's to say."""
    state = "unpaired" if item.said and not item.logs else "waiting"
    return item.but(state=state, tries=0, stamp=None, outcome=None)
