"""One line of the record and its hash."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from deblur_studio.core.evidence.canonical import digest
from deblur_studio.core.evidence.kept_file import KeptFile, Sha256, Strict

FIRST = "0" * 64


class Entry(Strict):
    """One thing that was done. ``hash`` is that of all the others, ``previous`` among them."""

    entry: int = Field(ge=1)
    previous: Sha256
    time_utc: str
    step: str
    parameters: dict[str, dict[str, Any]]
    inputs: list[KeptFile]
    outputs: list[KeptFile]
    operator: str
    mode: str
    environment: dict[str, str]
    device: str
    seed: int | None
    seconds: float
    said: list[str]
    hash: Sha256

    def value(self, name: str) -> Any:
        """Return a parameter's value; None where it has none of that name."""
        return self.parameters.get(name, {}).get("value")


def sealed(values: dict[str, Any]) -> Entry:
    """Return the entry of all values but the hash, with the hash."""
    return Entry.model_validate({**values, "hash": digest(values)})


def hash_of(entry: Entry) -> str:
    """Return the hash that an entry should have."""
    return digest(entry.model_dump(mode="json", exclude={"hash"}))
