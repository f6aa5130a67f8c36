"""Named points of the money path at which a simulation may stop, kill or delay; nothing in production."""

from typing import Protocol


class FaultPoints(Protocol):
    """Reached before and after every await and commit of the money path."""

    async def reach(self, name: str) -> None: ...


class NoFaultPoints:
    """Does nothing."""

    async def reach(self, name: str) -> None:
        """Pass."""
