"""How a workspace and the simulators' own books stand to each other when everything has settled."""

from collections import Counter
from dataclasses import dataclass

from mlconnector_gui.accounting.states import IN_LEDGER, PostingState
from mlconnector_gui.app.sandbox import Sandbox
from mlconnector_gui.app.sandbox_check import Verdict, check_books
from mlconnector_gui.app.sandbox_receipts import check_receipts
from mlconnector_gui.sandbox.faults import Fault
from mlconnector_gui.sandbox.stores import ShippingBooks
from mlconnector_gui.store import Store, Transaction, audit
from mlconnector_gui.store.database import integrity_faults
from mlconnector_gui.store.repositories import connections, documents, ledger_findings, postings

_LISTS = ("duplicates", "lost", "unapproved", "amounts_differ", "unbalanced")
_UNDER_WAY = (PostingState.APPROVED, PostingState.SENDING, PostingState.IN_DOUBT, PostingState.ACCEPTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """The end of a campaign, as the independent checker and the store itself see it."""

    verdict: Verdict
    states: Counter[PostingState]
    audit_verified: bool
    last_hash: str
    damage: tuple[str, ...]
    unprepared: int
    documents: int
    faults: Counter[Fault]
    disagreements: tuple[str, ...]
    """What the program itself, at the end, found JDE to hold otherwise."""
    receipts_wrong: tuple[str, ...] = ()
    """What left a warehouse and was received or accrued otherwise."""

    @property
    def wrong(self) -> list[str]:
        """Say everything that is not as it has to be; a posting that waits for a person is as it has to be."""
        found = [f"{name}: {text}" for name in _LISTS for text in getattr(self.verdict, name)]
        found += [f"still {state.value}: {self.states[state]}" for state in _UNDER_WAY if self.states[state]]
        found += [f"received otherwise: {text}" for text in self.receipts_wrong]
        found += [f"never prepared: {self.unprepared}"] * bool(self.unprepared)
        found += [f"disagrees: {text}" for text in self.disagreements]
        found += ["the audit is broken"] * (not self.audit_verified)
        return found + [f"damaged: {text}" for text in self.damage]


async def books_of(sandbox: Sandbox, store: Store) -> Books:
    proof = await store.read(audit.verify)
    every = await store.read(postings.postings_in, *PostingState)
    held = sandbox.jde.documents()
    waiting = [one for one in every if one.state not in IN_LEDGER or one.source_change is not None]
    records = await store.read(lambda transaction: list(audit.exported(transaction)))
    shipping = [one.books for one in sandbox.stores if isinstance(one.books, ShippingBooks)]
    verdict = check_books(
        [event for shop in sandbox.stores for event in shop.books.events()],
        held,
        records,
        open_postings=[one.explanation for one in waiting],
        vouchers=sandbox.jde.owed(),
    )
    return Books(
        verdict=verdict,
        receipts_wrong=tuple(
            check_receipts(
                [parcel for books in shipping for parcel in books.parcels()],
                sandbox.jde.receipts(),
                held,
                records,
                open_postings=[one.explanation for one in waiting],
            )
        ),
        states=Counter(one.state for one in every),
        audit_verified=proof.is_verified,
        last_hash=proof.last_hash,
        damage=tuple(integrity_faults(store.path)),
        unprepared=await store.read(_unprepared),
        documents=len(held),
        disagreements=tuple(
            f"{one.code} {one.params}" for one in await store.read(ledger_findings.open_findings)
        ),
        faults=sandbox.jde_faults.shown + sandbox.store_faults.shown,
    )


def _unprepared(transaction: Transaction) -> int:
    return sum(
        len(documents.unprepared(transaction, one.connection_id, limit=1000))
        for one in connections.connections(transaction)
    )
