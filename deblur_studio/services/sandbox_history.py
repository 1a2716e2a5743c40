"""Undo and redo of states: what one drag of a slider does is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deblur_studio.core.sandbox.state import SandboxState

_MOST = 200


class SandboxHistory:
    """States in the order in which they came; changes of one field in a row count as one."""

    def __init__(self) -> None:
        self._before: list[SandboxState] = []
        self._after: list[SandboxState] = []
        self._open = ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a state before."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether a state was undone."""
        return bool(self._after)

    def leave(self, state: SandboxState, field: str = "") -> None:
        """Remember a state that a change of ``field`` is about to replace."""
        if not field or field != self._open:
            self._before = [*self._before, state][-_MOST:]
        self._open, self._after = field, []

    def close(self) -> None:
        """End the step: the next change of the same field is a step of its own."""
        self._open = ""

    def undo(self, state: SandboxState) -> SandboxState:
        """Return the state before; the one in hand can be redone."""
        self.close()
        self._after.append(state)
        return self._before.pop()

    def redo(self, state: SandboxState) -> SandboxState:
        """Return the state that was undone last."""
        self.close()
        self._before.append(state)
        return self._after.pop()
