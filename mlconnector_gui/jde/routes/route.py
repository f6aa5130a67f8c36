"""What a way into JDE owes the ledger that uses it."""

from datetime import datetime
from typing import Protocol

from mlconnector_gui.jde.content import JournalContent
from mlconnector_gui.jde.look_up import ReferenceSearch
from mlconnector_gui.jde.port import DocumentKey, LookUp, Outcome


class Route(Protocol):
    """
    One way by which a posting gets into JDE.

    Only `submit` writes; it is total, as `port.Ledger.submit` is, and never enters a document twice by itself.
    """

    @property
    def search(self) -> ReferenceSearch: ...

    @property
    def proves_absence(self) -> bool: ...

    @property
    def key_space(self) -> str: ...

    async def submit(self, sent: JournalContent, *, not_after: datetime) -> Outcome: ...

    async def look_up(self, sent: JournalContent, *, control: DocumentKey | None) -> LookUp: ...
