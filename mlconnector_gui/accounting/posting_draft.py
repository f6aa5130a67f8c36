"""What every draft of a posting tells, whatever it is a draft of."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from mlconnector_gui.accounting.drafting import Bookkeeping, DraftLine
from mlconnector_gui.accounting.findings import Finding
from mlconnector_gui.accounting.money import Money

Subject = Mapping[str, object]
"""What a posting is about beside its lines, as JSON: of a voucher the invoice, of a correction the entry."""


class PostingDraft(Protocol):
    """
    A posting as prepared, on its way to the checks.

    Drafts are saved, checked and renewed alike; `canonical` is None until it is complete.
    """

    @property
    def kind(self) -> str: ...
    @property
    def bookkeeping(self) -> Bookkeeping: ...
    @property
    def gl_date(self) -> date: ...
    @property
    def currency(self) -> str: ...
    @property
    def explanation(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def revision(self) -> int: ...
    @property
    def lines(self) -> tuple[DraftLine, ...]: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def gross(self) -> Money: ...
    @property
    def subject(self) -> Subject | None: ...
    @property
    def is_complete(self) -> bool: ...
    def canonical(self, *, target: str) -> bytes | None: ...
