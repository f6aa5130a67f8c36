"""What the engine asks of JDE and what it is told: outcomes, look-ups, documents."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.customer_drafting import CustomerFacts
from mlconnector_gui.accounting.customer_matching import CustomerPolicy
from mlconnector_gui.accounting.customers import AddressRecord
from mlconnector_gui.accounting.master_records import MasterKind, MasterRecord
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.payables import PayablesFacts
from mlconnector_gui.accounting.purchase_orders import OrderKey, PurchaseOrder
from mlconnector_gui.accounting.three_way import ThreeWayLine
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Proof, SeenRecord, Source, Verdict


class BatchStatus(StrEnum):
    """How far JDE's operators are with a batch: F0011.IST."""

    PENDING = "pending"
    APPROVED = "approved"
    POSTED = "posted"
    ERROR = "error"
    """The post found something wrong with it; somebody corrects it in JDE and approves it again."""
    UNDER_WAY = "under_way"
    """Being posted, or in use by somebody."""
    UNKNOWN = "unknown"


class RouteName(StrEnum):
    """How postings get into JDE; `DESIGN.md` section 4."""

    ORCHESTRATION = "orchestration"
    """A named orchestration enters the journal and answers with its number."""
    BATCH = "batch"
    """Named orchestrations write rows of F0911Z1, whose key refuses a duplicate, and run the batch processor."""
    FORM = "form"
    """P0911 is filled in through the form service; whatever ends in doubt is for a person."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DocumentKey:
    """How JDE knows a document: company, type, number; the G/L date completes F0911's key."""

    company: str
    document_type: str
    number: int
    gl_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One F0911 row, in the currency of its transaction."""

    account: Account
    amount: Money
    """Debit positive; the transaction's own currency, also where JDE keeps a domestic twin."""
    remark: str
    is_posted: bool
    short_reference: str = ""
    """R2, where the short form of our reference stands by default."""
    is_voided: bool = False
    """JDE marked this row as void, or made it to take another back (RE = V)."""
    is_generated: bool = False
    """JDE made this row itself (line extension code filled), such as an intercompany settlement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayableItem:
    """One F0411 row, in the currency of the voucher; the parts add up to the gross."""

    gross: Money
    taxable: Money
    non_taxable: Money
    tax: Money
    due_date: date
    pay_status: str
    """UDC 00/PS: A approved, P paid, H on hold."""
    order_line: str = ""
    """The line of the purchase order that JDE matched it with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayableRecord:
    """What accounts payable holds of a voucher: its invoice and pay items."""

    supplier: int
    invoice_number: str
    invoice_date: date
    payment_terms: str
    tax_area: str
    tax_explanation: str
    is_void: bool
    items: tuple[PayableItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterSeen:
    """One F03012 row: what accounts receivable knows of a customer in one line of business."""

    company: str
    gl_offset: str
    currency: str
    payment_terms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressSeen:
    """A record of the address book with its newest address and its customer masters."""

    number: int
    long_address_number: str
    name: str
    search_type: str
    business_unit: str
    tax_id: str
    lines: tuple[str, ...]
    city: str
    state: str
    postal_code: str
    country: str
    mailing_name: str = ""
    masters: tuple[MasterSeen, ...] = ()

    def master_of(self, company: str) -> MasterSeen | None:
        return next((master for master in self.masters if master.company == company), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLineSeen:
    """One F43121 row: what was received of a line of the order."""

    number: Decimal
    item: str
    quantity: Decimal
    unit: str
    amount: Money
    is_reversed: bool
    is_vouchered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSeen:
    """What procurement holds of a receipt: one document of one order."""

    order: OrderKey
    supplier: int
    receipt_date: date
    gl_date: date
    """F43121.DGL; the entries of a reversal are dated on their own."""
    container: str
    lines: tuple[ReceiptLineSeen, ...]

    @property
    def is_reversed(self) -> bool:
        return all(line.is_reversed for line in self.lines)

    @property
    def is_vouchered(self) -> bool:
        return any(line.is_vouchered for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSeen:
    """An item of the item master with the branches and other numbers under which it is kept."""

    short_number: int
    number: str
    description: str
    second_description: str
    stocking_type: str
    gl_class: str
    unit: str
    branches: tuple[str, ...]
    references: tuple[str, ...]
    """Numbers of others, bar codes among them (F4104)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerDocument:
    """
    A document as JDE holds it; a voucher's rows are its distribution, and its pay items stand beside them.

    A customer's record is one too, without rows: its number is the address number. The rows of a receipt are the
    journal that JDE made of it, without any where the site books receipts of its kind later.
    So is a record that a storefront holds: its number is the store's own id, where that is one.
    """

    key: DocumentKey
    batch: int
    explanation: str
    rows: tuple[LedgerRow, ...]
    payable: PayableRecord | None = None
    address: AddressSeen | None = None
    record: SeenRecord | None = None
    """Of a storefront's record, which stands in no ledger."""
    receipt: ReceiptSeen | None = None
    item: ItemSeen | None = None
    batch_type: str = ""
    """G journals, V vouchers, O receipts."""

    @property
    def is_posted(self) -> bool:
        return bool(self.rows) and all(row.is_posted for row in self.rows)

    @property
    def is_voided(self) -> bool:
        is_void_voucher = self.payable is not None and self.payable.is_void
        return is_void_voucher or any(row.is_voided for row in self.rows)

    @property
    def entered_rows(self) -> int:
        """How many rows came from us; JDE writes row after row, so a document may be seen before its last line."""
        return sum(not row.is_generated for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The verdict of an attempt with what it rests on."""

    verdict: Verdict
    key: DocumentKey | None = None
    batch: int = 0
    warnings: tuple[str, ...] = ()
    problem: Problem | None = None
    """Why it was not accepted; its `technical` holds JDE's own text."""
    refused: bool = False
    """
    JDE answered in its own form that it would not enter the document, and has ended the call.

    True for every REJECTED, and for an IN_DOUBT that one definite look-up with nothing found turns into rejected
    (an answer that came whole ends the run, so neither the quiet time nor a second look-up is owed).
    """
    session_lost: bool = False
    """
    The session was gone (444, or 401 and 403 where it could not be proved alive); always IN_DOUBT.

    AIS may lose a session before or after the document was entered, so the reference is looked up (which logs in
    again) before the posting is approved to be sent anew.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """
    What a search for a reference found.

    Only a definite look-up with nothing found speaks for absence: a complete answer of the right shape and
    environment, together with a control document that was found in the same session.
    """

    is_definite: bool
    found: tuple[LedgerDocument, ...]
    why_not_definite: str = ""
    alarm: str = ""
    """
    Why JDE may hold this posting although its reference was not found, as the code of a sentence.

    The program does not send then; a person looks.
    """
    may_resend: bool = False
    """
    The ledger definitely holds no document of the reference, but rows of ours wait in JDE's batch table.

    So the posting is not absent, and `is_definite` is false. `submit` may be called again for it, since it completes
    these rows under the same keys, once no earlier run of the processor can be under way
    (`ResolutionTimes.rerun_seconds` after the attempt began).
    """

    @property
    def rules_out_ledger(self) -> bool:
        """Say whether the ledger itself holds nothing, rows that wait beside it or not: enough for a refusal."""
        return not self.found and (self.is_definite or self.may_resend)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionTimes:
    """The clock of the in-doubt protocol; `reliability-and-performance.md` 2.4 gives the defaults."""

    deadline_seconds: float = 60.0
    """After this JDE's side refuses to begin (the orchestration's Not_After)."""
    clock_margin_seconds: float = 120.0
    longest_run_seconds: float = 900.0
    read_lag_seconds: float = 60.0
    between_negatives_seconds: float = 60.0
    look_up_after_seconds: tuple[float, ...] = (0.0, 5.0, 30.0, 120.0, 600.0)
    processing_seconds: float = 0.0
    """How long an attempt itself waits for the document, on the batch route."""
    is_keyed: bool = False
    """JDE refuses what was sent before, so an attempt that arrives late does no harm."""

    @property
    def quiet_seconds(self) -> float:
        """How long after an attempt a look-up may begin to speak for absence."""
        if self.is_keyed:
            return self.read_lag_seconds
        waits = (
            self.deadline_seconds,
            self.clock_margin_seconds,
            self.longest_run_seconds,
            self.read_lag_seconds,
        )
        return sum(waits)

    @property
    def rerun_seconds(self) -> float:
        """
        How long after an attempt the batch processor may still be at it.

        The key covers the rows, not the run: two runs over the same rows at the same time might each enter them.
        """
        waits = (
            self.deadline_seconds,
            self.processing_seconds,
            self.longest_run_seconds,
            self.read_lag_seconds,
        )
        return sum(waits)


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFacts:
    """What the engine must know of the route by which a posting is sent."""

    name: RouteName | None
    """None: it goes to a storefront."""
    times: ResolutionTimes
    proves_absence: bool
    """True where a negative look-up after the quiet time allows sending again (fenced or keyed routes)."""
    key_space: str
    """
    Names what makes a second sending harmless; empty where nothing does.

    An attempt of another key space (another route, another EDI user) is not refused as a duplicate in this one, so it
    may be followed by another attempt only after a person has decided.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts:
    """What the AIS login told."""

    environment: str
    role: str
    tools_release: str
    user: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterPage:
    """Some records of one kind, and the last day on which one of them changed, by JDE's clock."""

    records: tuple[MasterRecord, ...]
    last_change: date | None = None
    """None where the table does not tell, or the site hides it."""


class Ledger(Protocol):
    """
    One JDE connection.

    Only `submit` writes. No method repeats a write; reads are repeated by the retry policy, and every call logs in
    again once when the session is gone. Problems are raised for reads; `submit` returns its outcome whatever
    happened (cancellation excepted).
    """

    def route_for(self, content: bytes) -> RouteFacts:
        """Return what is to be known of the route of this content: vouchers may go another way than journals."""
        ...

    def prove(self) -> AsyncIterator[Proof]: ...

    async def begin_batch(self) -> SessionFacts:
        """Make sure of a valid session, in the right environment, before a batch of postings."""
        ...

    async def submit(self, content: bytes, *, reference: str, not_after: datetime) -> Outcome:
        """Send approved canonical bytes (`accounting.digest.canonical_bytes`) once."""
        ...

    async def search(self, content: bytes, *, reference: str) -> LookUp:
        """
        Search the ledger for the reference, sparing what would only prove absence.

        One call where nothing is found; what it finds counts, that it finds nothing does not: never definite.
        """
        ...

    async def look_up(self, content: bytes, *, reference: str, control: DocumentKey | None) -> LookUp:
        """
        Search the ledger for the reference, whatever company and type the document was entered under.

        The control is a document known to be in the ledger; without one, any document of the company and type is.
        A read that fails raises; an answer that does not speak for absence says why.
        """
        ...

    async def read_document(self, key: DocumentKey) -> LedgerDocument | None:
        """Read one document line by line; None when JDE shows no such document."""
        ...

    async def read_documents(
        self, *, company: str, document_type: str, first: date, last: date
    ) -> Sequence[LedgerDocument]:
        """Read every document of a type with a G/L date in the span, for validation and reconciliation."""
        ...

    async def read_numbered(
        self, *, company: str, document_type: str, numbers: Sequence[int]
    ) -> Sequence[LedgerDocument]:
        """Read documents by their numbers, whatever G/L date they have by now."""
        ...

    async def batch_statuses(
        self, batches: Sequence[tuple[str, int]]
    ) -> Mapping[tuple[str, int], BatchStatus]:
        """Return how far batches (type and number) are; one that JDE does not show is left out."""
        ...

    def master_pages(self, kind: MasterKind, *, changed_since: date | None) -> AsyncIterator[MasterPage]:
        """
        Read the master records of a kind, whole or as far as they changed on a day or later.

        A kind that does not tell when it changed is read whole in any case.
        """
        ...

    async def master_total(self, kind: MasterKind, *, changed_since: date | None) -> int | None:
        """Return how many rows `master_pages` is about to read; None where JDE does not tell."""
        ...

    async def addresses(self, numbers: Sequence[str]) -> Sequence[MasterRecord]:
        """Ask for address numbers one by one; each comes back, as found or as absent."""
        ...

    async def find_addresses(self, text: str) -> Sequence[MasterRecord]:
        """Search the address book by number, tax id or a part of the name."""
        ...

    async def payables_facts(
        self, *, company: str, supplier: int, invoice_number: str, payment_terms: str
    ) -> PayablesFacts:
        """Read what a voucher is checked against beside the masters: its supplier, its terms, its invoice number."""
        ...

    async def payables_facts_of(
        self, *, company: str, supplier: int, invoice_numbers: Sequence[str]
    ) -> Mapping[str, PayablesFacts]:
        """Read the same for many invoice numbers of one supplier, with the supplier's own terms."""
        ...

    async def customer_facts(
        self, record: AddressRecord, *, policy: CustomerPolicy, external_id: str
    ) -> CustomerFacts:
        """Read which records may be a customer, and which of its values JDE does not have."""
        ...

    async def purchase_orders(self, numbers: Sequence[int]) -> Sequence[PurchaseOrder]:
        """Read every order with one of the numbers, of whatever company and type, with all of its lines."""
        ...

    async def item(self, number: str) -> ItemSeen | None:
        """Read an item by its second number; None where JDE shows none."""
        ...

    def source(self) -> Source:
        """Return the tables as documents to be fetched, over this ledger's session while it is open."""
        ...

    async def three_way_lines(self, *, ordered_since: date, company: str = "") -> Sequence[ThreeWayLine]:
        """Read every order line since a day, or that waits for its invoice, beside receipts, vouchers, payments."""
        ...

    async def close(self) -> None:
        """Log out; failures to do so are ignored."""
        ...
