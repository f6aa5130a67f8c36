"""One JDE connection as the engine sees it: proves, sends once, looks up, reads back."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from mlconnector_gui.accounting.customer_drafting import CustomerFacts
from mlconnector_gui.accounting.customer_matching import CustomerPolicy
from mlconnector_gui.accounting.customers import ADDRESS_TYPE, AddressRecord
from mlconnector_gui.accounting.item_records import ITEM_TYPE
from mlconnector_gui.accounting.master_records import MasterKind, MasterRecord
from mlconnector_gui.accounting.payables import PayablesFacts
from mlconnector_gui.accounting.purchase_orders import PurchaseOrder
from mlconnector_gui.accounting.receipts import RECEIPT_TYPE
from mlconnector_gui.accounting.three_way import ThreeWayLine
from mlconnector_gui.connectors.port import ConnectionValues, Proof, Source
from mlconnector_gui.jde.content import (
    CustomerContent,
    ItemContent,
    JournalContent,
    PostingContent,
    ReceiptContent,
    VoucherContent,
    read_content,
)
from mlconnector_gui.jde.customers import AddressReader
from mlconnector_gui.jde.data_service import DataService
from mlconnector_gui.jde.fields import read_settings
from mlconnector_gui.jde.item_records import ItemReader
from mlconnector_gui.jde.ledger import LedgerReader
from mlconnector_gui.jde.masters import MasterReader
from mlconnector_gui.jde.open_session import open_session
from mlconnector_gui.jde.payables import PayablesReader
from mlconnector_gui.jde.port import (
    BatchStatus,
    DocumentKey,
    ItemSeen,
    LedgerDocument,
    LookUp,
    MasterPage,
    Outcome,
    RouteFacts,
    RouteName,
    SessionFacts,
)
from mlconnector_gui.jde.proving import ConnectionTest, check_environment
from mlconnector_gui.jde.purchase_orders import PurchaseOrderReader
from mlconnector_gui.jde.receipts import ReceiptReader
from mlconnector_gui.jde.routes.opening import Opening
from mlconnector_gui.jde.routes.route import Route
from mlconnector_gui.jde.source import JdeSource
from mlconnector_gui.jde.three_way import ThreeWayReader
from mlconnector_gui.net.environment import NetEnvironment

C = TypeVar("C")


class JdeLedger:
    """
    The ledger of one JDE environment, reached through one AIS session; implements `port.Ledger`.

    Building it opens nothing. Only `submit` writes, by the route of the company, and a write is sent once. Nothing
    is sent in an environment other than the configured one.
    """

    def __init__(self, connection: ConnectionValues, environment: NetEnvironment) -> None:
        self._settings = read_settings(connection)
        self._environment = environment
        self.session = open_session(self._settings, environment)
        self._data_service = DataService(self.session)
        self._reader = LedgerReader(self._data_service)
        self._addresses = AddressReader(self._data_service)
        self._masters = MasterReader(self._data_service)
        self._receipts = ReceiptReader(data_service=self._data_service, ledger=self._reader)
        self._purchase_orders = PurchaseOrderReader(self._data_service)
        opening = Opening(
            settings=self._settings,
            data_service=self._data_service,
            reader=self._reader,
            clock=environment.clock,
        )
        names = self._settings.routes_in_use
        self._journals = {name: opening.journal_route(name) for name in names}
        self._vouchers = {name: opening.voucher_route(name) for name in names}
        self._customers = opening.customer_route()
        self._receiving = opening.receipt_route()
        self._items = ItemReader(self._data_service)
        self._item_changes = opening.item_route()

    def route_for(self, content: bytes) -> RouteFacts:
        sent = read_content(content)
        name = self._route_name_of(sent)
        route = self._on_its_way(sent).route
        return RouteFacts(
            name=name,
            times=self._settings.times_of(name),
            proves_absence=route.proves_absence,
            key_space=route.key_space,
        )

    def prove(self) -> AsyncIterator[Proof]:
        test = ConnectionTest(session=self.session, settings=self._settings, now=self._environment.clock.now)
        return test.lines()

    async def begin_batch(self) -> SessionFacts:
        facts = (await self.session.validated()).facts
        check_environment(facts.environment, self._settings)
        return facts

    async def submit(self, content: bytes, *, reference: str, not_after: datetime) -> Outcome:
        return await self._on_its_way(_sent(content, reference)).submit(not_after=not_after)

    async def search(self, content: bytes, *, reference: str) -> LookUp:
        return await self._on_its_way(_sent(content, reference)).seen()

    async def look_up(self, content: bytes, *, reference: str, control: DocumentKey | None) -> LookUp:
        return await self._on_its_way(_sent(content, reference)).look_up(control=control)

    async def read_document(self, key: DocumentKey) -> LedgerDocument | None:
        if key.document_type == ADDRESS_TYPE:
            return await self._addresses.document(key)
        if key.document_type == RECEIPT_TYPE:
            return await self._receipts.document(key)
        if key.document_type == ITEM_TYPE:
            return await self._items.document(key)
        return await self._reader.document(key)

    async def read_documents(
        self, *, company: str, document_type: str, first: date, last: date
    ) -> Sequence[LedgerDocument]:
        if document_type == RECEIPT_TYPE:
            return await self._receipts.documents(company=company, first=first, last=last)
        return await self._reader.documents(
            company=company, document_type=document_type, first=first, last=last
        )

    async def read_numbered(
        self, *, company: str, document_type: str, numbers: Sequence[int]
    ) -> Sequence[LedgerDocument]:
        if document_type == RECEIPT_TYPE:
            return await self._receipts.numbered(company=company, numbers=numbers)
        return await self._reader.numbered(company=company, document_type=document_type, numbers=numbers)

    async def batch_statuses(
        self, batches: Sequence[tuple[str, int]]
    ) -> Mapping[tuple[str, int], BatchStatus]:
        return await self._reader.batch_statuses(batches)

    def master_pages(self, kind: MasterKind, *, changed_since: date | None) -> AsyncIterator[MasterPage]:
        return self._masters.pages(kind, changed_since=changed_since, today=self._today)

    async def master_total(self, kind: MasterKind, *, changed_since: date | None) -> int | None:
        return await self._masters.total(kind, changed_since=changed_since, today=self._today)

    async def addresses(self, numbers: Sequence[str]) -> Sequence[MasterRecord]:
        return await self._masters.addresses(numbers)

    async def find_addresses(self, text: str) -> Sequence[MasterRecord]:
        return await self._masters.find_addresses(text)

    async def payables_facts(
        self, *, company: str, supplier: int, invoice_number: str, payment_terms: str
    ) -> PayablesFacts:
        return await PayablesReader(self._data_service).facts(
            company=company,
            supplier=supplier,
            invoice_number=invoice_number,
            payment_terms=payment_terms,
        )

    async def payables_facts_of(
        self, *, company: str, supplier: int, invoice_numbers: Sequence[str]
    ) -> Mapping[str, PayablesFacts]:
        return await PayablesReader(self._data_service).facts_of(
            company=company, supplier=supplier, invoice_numbers=invoice_numbers
        )

    async def customer_facts(
        self, record: AddressRecord, *, policy: CustomerPolicy, external_id: str
    ) -> CustomerFacts:
        return await self._addresses.facts(record, policy=policy, external_id=external_id)

    async def purchase_orders(self, numbers: Sequence[int]) -> Sequence[PurchaseOrder]:
        return await self._purchase_orders.numbered(numbers)

    async def item(self, number: str) -> ItemSeen | None:
        return await self._items.numbered(number)

    def source(self) -> Source:
        return JdeSource(data_service=self._data_service, clock=self._environment.clock)

    async def three_way_lines(self, *, ordered_since: date, company: str = "") -> Sequence[ThreeWayLine]:
        return await ThreeWayReader(self._data_service).lines(ordered_since=ordered_since, company=company)

    async def close(self) -> None:
        await self.session.close()

    def _route_name_of(self, sent: PostingContent) -> RouteName:
        """Customers, receipts and items go by an orchestration, whatever way the entries of their company go."""
        if isinstance(sent, CustomerContent | ReceiptContent | ItemContent):
            return RouteName.ORCHESTRATION
        return self._settings.route_of(sent.company)

    def _on_its_way(
        self, sent: PostingContent
    ) -> (
        "_OnItsWay[JournalContent] | _OnItsWay[VoucherContent] | _OnItsWay[CustomerContent]"
        " | _OnItsWay[ReceiptContent] | _OnItsWay[ItemContent]"
    ):
        name = self._settings.route_of(sent.company)
        match sent:
            case JournalContent():
                return _OnItsWay(route=self._journals[name], sent=sent)
            case VoucherContent():
                return _OnItsWay(route=self._vouchers[name], sent=sent)
            case CustomerContent():
                return _OnItsWay(route=self._customers, sent=sent)
            case ReceiptContent():
                return _OnItsWay(route=self._receiving, sent=sent)
            case ItemContent():
                return _OnItsWay(route=self._item_changes, sent=sent)

    @property
    def _today(self) -> date:
        return self._environment.clock.now().date()


@dataclass(frozen=True, slots=True, kw_only=True)
class _OnItsWay(Generic[C]):
    """A posting beside the route of its kind."""

    route: Route[C]
    sent: C

    async def submit(self, *, not_after: datetime) -> Outcome:
        return await self.route.submit(self.sent, not_after=not_after)

    async def seen(self) -> LookUp:
        return await self.route.seen(self.sent)

    async def look_up(self, *, control: DocumentKey | None) -> LookUp:
        return await self.route.look_up(self.sent, control=control)


def _sent(content: bytes, reference: str) -> PostingContent:
    sent = read_content(content)
    if sent.reference != reference:
        raise ValueError(f"the approved bytes carry {sent.reference}, not {reference}")
    return sent
