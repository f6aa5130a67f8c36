"""A workplace over a temporary store, filled by hand with connections, documents, postings and their history."""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx

from mlconnector_gui.accounting.checks import check_draft
from mlconnector_gui.accounting.customer_drafting import CustomerDraft, check_customer
from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind, PartKind
from mlconnector_gui.accounting.drafting import Bookkeeping, draft_posting
from mlconnector_gui.accounting.mapping import MappingRule, MappingSet
from mlconnector_gui.accounting.states import Move
from mlconnector_gui.accounting.voucher_checks import check_voucher
from mlconnector_gui.accounting.voucher_drafting import VoucherDraft
from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.base.events import Events
from mlconnector_gui.base.ids import SeededIds
from mlconnector_gui.base.secrets import MemoryVault
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.services.workplace import Seat, Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.audit import Actor
from mlconnector_gui.store.repositories import connections, documents, mappings, postings, sending
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import IncomingDocument
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent
from tests.helpers.accounting import ACCOUNTS, document, full_mapping, master_records, masters, part, rule
from tests.helpers.masters import save_masters
from tests.helpers.stores import open_quickly

NOON = datetime(2026, 10, 31, 12, tzinfo=UTC)
ENGINE = Actor(name="engine", machine="FIN-WS-07")
LEDGER, STORE = "ledger", "store"
HOSTS = ("shop.example.com", "ais.example.com")
"""Nobody answers there."""


@dataclass
class IdleEngine:
    """An engine that only notes that it was woken."""

    state: str = "running"
    woken: int = 0
    rests: dict[str, datetime] = field(default_factory=dict)

    def wake(self) -> None:
        self.woken += 1


@dataclass
class Filling:
    """Fills one workspace; every call is one fact, told by the engine."""

    workplace: Workplace
    store_name: str = "WOO-EU"

    def connect(self) -> None:
        self.workplace.store.write_now(self._connect)

    def sale(
        self,
        number: str,
        *,
        total: str = "1058.40",
        currency: str = "USD",
        day: date = date(2026, 10, 30),
        moves: Sequence[Move] = (),
        unmapped: bool = False,
        parts: int = 1,
        description: str = "sales tax CA",
    ) -> str:
        """Insert the posting of one sale and lead it through moves; returns its id."""
        tax, shipping = "8.40", "50.00"
        goods = f"{float(total) - 58.40:.2f}"  # a hand-made example, not money in flight
        pieces = [part(PartKind.PRODUCT, goods, currency=currency, sku="TENT-2P")]
        pieces += [
            part(PartKind.SHIPPING, shipping, description="Flat rate", currency=currency),
            *(
                part(PartKind.TAX, tax if place == 0 else "0.00", description=description, currency=currency)
                for place in range(parts)
            ),
        ]
        sold = document(
            DocumentKind.SALE, total, *pieces, currency=currency, external_id=number, order_id=number
        )
        sold = _on(sold, day)
        return self.workplace.store.write_now(self._insert, sold, unmapped, tuple(moves))

    def sales(self, count: int) -> None:
        """Insert the postings of as many usual sales, as one fact."""
        sold = [
            document(DocumentKind.SALE, "1058.40", part(PartKind.PRODUCT, "1058.40"), external_id=f"{place}")
            for place in range(count)
        ]
        self.workplace.store.write_now(
            lambda transaction: [self._insert(transaction, one, False, ()) for one in sold]
        )

    def sale_changes(self, number: str, *, total: str) -> None:
        """Archive another reading of a sale's document."""
        sold = document(
            DocumentKind.SALE, total, part(PartKind.PRODUCT, total), external_id=number, order_id=number
        )
        self.workplace.store.write_now(self._archive, sold)

    def voucher(self, draft: VoucherDraft) -> str:
        """Insert the posting of one voucher as drafted; returns its id."""
        return self.workplace.store.write_now(self._insert_voucher, draft)

    def customer(self, draft: CustomerDraft) -> str:
        """Insert the posting of one customer as drafted; returns its id."""
        return self.workplace.store.write_now(self._insert_customer, draft)

    def approve(self, posting_id: str) -> None:
        self.workplace.store.write_now(self._approve, posting_id)

    def move(self, posting_id: str, *moves: Move, told: Mapping[str, object] | None = None) -> None:
        for how in moves:
            self.workplace.store.write_now(self._move, posting_id, how, told)

    def send(self, posting_id: str, number: int, *further: Move) -> None:
        """Approve, claim and accept under a JDE document number, then go on."""
        self.approve(posting_id)
        self.move(posting_id, Move.CLAIM)
        self.workplace.store.write_now(self._attempt, posting_id, "accepted")
        self.workplace.store.write_now(self._accept, posting_id, number)
        self.move(posting_id, *further)

    def make_anew(self, posting_id: str) -> None:
        """Prepare the posting again with the same lines as a new revision, as the engine would."""
        self.workplace.store.write_now(self._make_anew, posting_id)

    def doubt(self, posting_id: str) -> None:
        self.approve(posting_id)
        self.move(posting_id, Move.CLAIM)
        self.workplace.store.write_now(self._attempt, posting_id, "unknown")
        self.move(posting_id, Move.DOUBT)

    def _connect(self, transaction: Transaction) -> None:
        connections.add_connection(transaction, _ledger())
        connections.add_connection(transaction, _store(self.store_name))
        save_masters(transaction, LEDGER, master_records(masters()))
        mappings.replace_mapping_rules(transaction, _rules())

    def _insert(
        self,
        transaction: Transaction,
        sold: BusinessDocument,
        unmapped: bool,
        moves: Sequence[Move],
    ) -> str:
        posting_id = self.workplace.ids.new()
        mapping = MappingSet(()) if unmapped else full_mapping()
        prepared = self._prepared(transaction, sold, mapping, revision=1)
        postings.insert_posting(
            transaction,
            posting_id=posting_id,
            lineage=Lineage(connection_id=STORE, kind=sold.kind.value, external_id=sold.external_id),
            prepared=prepared,
            actor=ENGINE,
            at=self.workplace.now - timedelta(hours=3),
        )
        for how in moves:
            self._move(transaction, posting_id, how, None)
        return posting_id

    def _insert_voucher(self, transaction: Transaction, draft: VoucherDraft) -> str:
        posting_id = self.workplace.ids.new()
        number = draft.head.invoice_number
        postings.insert_posting(
            transaction,
            posting_id=posting_id,
            lineage=Lineage(connection_id=STORE, kind=draft.kind, external_id=number),
            prepared=PreparedContent(
                draft=draft,
                findings=check_voucher(draft, masters()),
                target_id=LEDGER,
                order_id="",
                number=number,
                document_ids=(),
            ),
            actor=ENGINE,
            at=self.workplace.now - timedelta(hours=3),
        )
        return posting_id

    def _insert_customer(self, transaction: Transaction, draft: CustomerDraft) -> str:
        posting_id = self.workplace.ids.new()
        postings.insert_posting(
            transaction,
            posting_id=posting_id,
            lineage=Lineage(connection_id=STORE, kind=draft.kind, external_id=draft.external_id),
            prepared=PreparedContent(
                draft=draft,
                findings=check_customer(draft),
                target_id=LEDGER,
                order_id="",
                number=draft.external_id,
                document_ids=(),
            ),
            actor=ENGINE,
            at=self.workplace.now - timedelta(hours=3),
        )
        return posting_id

    def _prepared(
        self, transaction: Transaction, sold: BusinessDocument, mapping: MappingSet, *, revision: int
    ) -> PreparedContent:
        draft = draft_posting(
            sold,
            bookkeeping=Bookkeeping(environment="JPY920", connection=self.store_name, company="00002"),
            mappings=mapping,
            revision=revision,
        )
        document_id = self._archive(transaction, sold)
        return PreparedContent(
            draft=draft,
            findings=check_draft(draft, masters()),
            target_id=LEDGER,
            order_id=sold.order_id,
            number=sold.number,
            document_ids=(document_id,),
            source_id=document_id,
        )

    def _make_anew(self, transaction: Transaction, posting_id: str) -> None:
        posting = postings.posting_by_id(transaction, posting_id)
        sold = document(
            DocumentKind.SALE,
            "1058.40",
            part(PartKind.PRODUCT, "1058.40"),
            external_id=posting.external_id,
            order_id=posting.external_id,
        )
        prepared = self._prepared(transaction, sold, full_mapping(), revision=posting.revision + 1)
        postings.replace_content(transaction, posting, prepared, actor=ENGINE, at=self.workplace.now)

    def _archive(self, transaction: Transaction, sold: BusinessDocument) -> int:
        payload = json.dumps(_order(sold)).encode()
        documents.save_documents(
            transaction,
            connection_id=STORE,
            stream="orders",
            documents=[
                IncomingDocument(
                    external_id=sold.external_id, payload=payload, created_at=NOON, modified_at=NOON
                )
            ],
            fetched_at=self.workplace.now,
        )
        found = documents.newest_document(transaction, STORE, "orders", sold.external_id)
        assert found is not None
        return found.document_id

    def _move(
        self, transaction: Transaction, posting_id: str, how: Move, told: Mapping[str, object] | None
    ) -> None:
        posting = postings.posting_by_id(transaction, posting_id)
        postings.move(transaction, posting, how, actor=ENGINE, at=self.workplace.now, told={**(told or {})})

    def _approve(self, transaction: Transaction, posting_id: str) -> None:
        posting = postings.posting_by_id(transaction, posting_id)
        postings.move(transaction, posting, Move.APPROVE, actor=self.workplace.actor, at=self.workplace.now)
        sending.approve(
            transaction,
            approval_id=self.workplace.ids.new(),
            posting_id=posting_id,
            revision=posting.revision,
            digest=posting.digest,
            actor=self.workplace.actor,
            at=self.workplace.now,
        )

    def _attempt(self, transaction: Transaction, posting_id: str, verdict: str) -> None:
        posting = postings.posting_by_id(transaction, posting_id)
        begun = sending.begin_attempt(
            transaction,
            attempt_id=self.workplace.ids.new(),
            posting_id=posting_id,
            reference=posting.reference,
            digest=posting.digest,
            at=self.workplace.now,
            not_after=self.workplace.now + timedelta(minutes=2),
            key_space="orchestration",
        )
        sending.end_attempt(transaction, begun.attempt_id, verdict=verdict, at=self.workplace.now)

    def _accept(self, transaction: Transaction, posting_id: str, number: int) -> None:
        posting = postings.posting_by_id(transaction, posting_id)
        postings.move(
            transaction,
            posting,
            Move.ACCEPT,
            actor=ENGINE,
            at=self.workplace.now,
            changes={
                "ledger_company": "00002",
                "ledger_type": "JE",
                "ledger_number": number,
                "ledger_gl_date": posting.gl_date,
                "ledger_batch": 5170,
            },
            told={"document": f"JE {number}"},
        )


def open_workplace(folder: Path, *, seed: int = 7) -> Workplace:
    """Open an empty store; whoever opens it closes `workplace.store`."""
    clock = FixedClock(NOON)
    return Workplace(
        folder=folder,
        store=open_quickly(folder, now=clock.now()),
        vault=MemoryVault(),
        events=Events(),
        ids=SeededIds(seed),
        network=NetEnvironment(
            clock=clock,
            rng=random.Random(seed),  # noqa: S311  not a secret
            transports=dict.fromkeys(HOSTS, httpx.MockTransport(_refuse)),
        ),
        seat=Seat(Actor(name="clerk.one", machine="FIN-WS-07")),
    )


def _refuse(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("Connection refused", request=request)


def connected_workplace(folder: Path) -> tuple[Workplace, Filling]:
    workplace = open_workplace(folder)
    filling = Filling(workplace)
    filling.connect()
    return workplace, filling


def _ledger() -> StoredConnection:
    return StoredConnection(
        connection_id=LEDGER,
        name="JDE",
        connector="jde",
        values={
            "address": "https://ais.example.com:7443",
            "username": "MLC_BATCH",
            "environment": "JPY920",
            "role": "*ALL",
        },
        facts={},
        is_active=True,
        created_at=NOON,
        proved_at=NOON - timedelta(minutes=20),
        problem=None,
    )


def _store(name: str) -> StoredConnection:
    return StoredConnection(
        connection_id=STORE,
        name=name,
        connector="woocommerce",
        values={
            "address": "https://shop.example.com",
            "target": "JDE",
            "company": "00002",
            "start_date": "2026-01-01",
            "document_type": "JE",
            "rounding_tolerance_minor": "5",
        },
        facts={"timezone": "America/New_York", "currency": "USD"},
        is_active=True,
        created_at=NOON,
        proved_at=NOON - timedelta(minutes=20),
        problem=None,
    )


def _rules() -> list[MappingRule]:
    return [rule(role.value, role, account) for role, account in ACCOUNTS.items()]


def _on(sold: BusinessDocument, day: date) -> BusinessDocument:
    return replace(sold, business_date=day)


def _order(sold: BusinessDocument) -> dict[str, object]:
    return {
        "id": int(sold.external_id) if sold.external_id.isdigit() else 1,
        "number": sold.number,
        "status": "completed",
        "currency": sold.currency,
        "date_created_gmt": "2026-10-30T14:02:11",
        "total": f"{sold.total.amount:f}",
        "billing": {"first_name": "Robin", "last_name": "Example", "email": "robin@example.com"},
        "line_items": [
            {
                "name": "Tent for two",
                "sku": "TENT-2P",
                "quantity": 1,
                "total": f"{sold.parts[0].amount.amount:f}",
            }
        ],
        "shipping_lines": [{"method_title": "Flat rate", "total": "50.00"}],
    }
