"""What a way into JDE owes the ledger that uses it."""

from datetime import datetime
from typing import Protocol, TypeVar

from mlconnector_gui.jde.port import DocumentKey, LookUp, Outcome

C_contra = TypeVar("C_contra", contravariant=True)


class Route(Protocol[C_contra]):
    """
    One way by which a posting gets into JDE.

    Only `submit` writes; it is total, as `port.Ledger.submit` is, and never enters a document twice by itself.
    """

    @property
    def proves_absence(self) -> bool: ...

    @property
    def key_space(self) -> str: ...

    async def submit(self, sent: C_contra, *, not_after: datetime) -> Outcome: ...

    async def seen(self, sent: C_contra) -> LookUp:
        """Say what JDE shows of it now; finding nothing here proves nothing."""
        ...

    async def look_up(self, sent: C_contra, *, control: DocumentKey | None) -> LookUp: ...
