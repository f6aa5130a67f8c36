"""What every draft of a posting tells, whatever it is a draft of."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mlconnector_gui.accounting.digest import Entry, canonical_bytes
from mlconnector_gui.accounting.drafting import Bookkeeping, DraftLine, Journalled
from mlconnector_gui.accounting.findings import Finding, blocking_problem
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.base.problem import Problem

Subject = Mapping[str, object]
"""What a posting is about beside its lines, as JSON: of a voucher the invoice, of a correction the entry."""


class PostingDraft(Journalled, Protocol):
    """
    A posting as prepared, on its way to the checks.

    Drafts are saved, checked and renewed alike; `canonical` is None until it is complete.
    """

    @property
    def kind(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def revision(self) -> int: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def gross(self) -> Money: ...
    @property
    def subject(self) -> Subject | None: ...
    @property
    def is_complete(self) -> bool: ...
    def canonical(self, *, target: str) -> bytes | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class UnbookedDraft(ABC):
    """A record as prepared; implements what `PostingDraft` asks of one that has no lines and moves no money."""

    bookkeeping: Bookkeeping
    external_id: str
    explanation: str
    reference: str
    revision: int
    gl_date: date
    currency: str
    findings: tuple[Finding, ...] = ()

    @property
    def lines(self) -> tuple[DraftLine, ...]:
        return ()

    @property
    def gross(self) -> Money:
        return Money.zero(self.currency)

    @property
    def is_complete(self) -> bool:
        return True

    @property
    @abstractmethod
    def entry(self) -> Entry:
        """Return what is approved; raises where a value does not fit its field."""

    def canonical(self, *, target: str) -> bytes | None:
        return canonical_bytes(self.entry, target=target, reference=self.reference)


def check_form(draft: PostingDraft) -> Iterator[Finding]:
    """A draft whose texts or numbers do not fit JDE's fields blocks itself, and not those prepared beside it."""
    try:
        draft.canonical(target="")
    except Problem as problem:
        yield blocking_problem(problem)
