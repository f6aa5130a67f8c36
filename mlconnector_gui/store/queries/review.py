"""What the review queue shows: rows, counts by view, and everything about one posting."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    exists,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    union_all,
)

from mlconnector_gui.accounting.approval_policy import POLICY_NAME
from mlconnector_gui.accounting.contents import WITHOUT_MONEY, ContentKind, kind_of
from mlconnector_gui.accounting.customer_drafting import CUSTOMER, customer_facts_of, record_of
from mlconnector_gui.accounting.customers import AddressRecord
from mlconnector_gui.accounting.item_drafting import is_item
from mlconnector_gui.accounting.item_records import ItemRecord
from mlconnector_gui.accounting.master_records import MasterKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.receipt_drafting import is_receipt, shipment_of
from mlconnector_gui.accounting.receipts import ReceiptLine
from mlconnector_gui.accounting.record_drafting import is_store_record, store_record_of
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.store_records import RECORD, StoreRecord
from mlconnector_gui.accounting.usual import unusual_amounts
from mlconnector_gui.accounting.voucher_drafting import VOUCHER, facts_of, head_of, pay_items_of
from mlconnector_gui.store import tables
from mlconnector_gui.store.queries.audit_view import AuditRow, events_of
from mlconnector_gui.store.queries.customers import BuyerRow, buyers_of_posting, postings_of_customer
from mlconnector_gui.store.repositories import (
    approving,
    ledger_findings,
    notes,
    postings,
    sending,
    statements,
)
from mlconnector_gui.store.repositories.masters import records_named

_P, _C = tables.posting, tables.connection
_S = PostingState


class ReviewView(StrEnum):
    """The tabs above the queue."""

    NEEDS_ME = "needs_me"
    BLOCKED = "blocked"
    CHANGED = "changed"
    APPROVED = "approved"
    """Waits to be sent."""
    SENT = "sent"
    """In JDE, not yet posted there; a record is complete once it is confirmed."""
    UNKNOWN = "unknown"
    LATE = "late"
    """Not in JDE, though its month is over."""
    BY_POLICY = "by_policy"
    """Approved today by the policy, for a person to look at a sample."""
    ALL = "all"


_F = tables.ledger_finding
_DIFFERS_IN_LEDGER = (
    select(_F.c.finding_id).where(_F.c.posting_id == _P.c.posting_id, _F.c.resolved_at.is_(None)).exists()
)
_CHANGED = union_all(
    select(_P.c.posting_id).where(_P.c.state == PostingState.CHANGED_AFTER_APPROVAL.value),
    select(_P.c.posting_id).where(_P.c.source_change.is_not(None)),
    select(_F.c.posting_id).where(_F.c.posting_id.is_not(None), _F.c.resolved_at.is_(None)),
)
"""The few that changed, each kind by its index, whatever there is beside them."""
_STATES = {
    ReviewView.NEEDS_ME: (_S.READY, _S.REJECTED, _S.NEEDS_PERSON, _S.CHANGED_AFTER_APPROVAL),
    ReviewView.BLOCKED: (_S.BLOCKED, _S.HELD),
    ReviewView.APPROVED: (_S.APPROVED,),
    ReviewView.SENT: (_S.ACCEPTED, _S.CONFIRMED),
    ReviewView.UNKNOWN: (_S.IN_DOUBT, _S.SENDING),
}


NOT_SENT = frozenset(
    {_S.DRAFTED, _S.BLOCKED, _S.READY, _S.HELD, _S.APPROVED, _S.CHANGED_AFTER_APPROVAL, _S.REJECTED}
)
"""States in which it is still open whether and how a posting is sent."""
EXCEPTIONS = (_S.BLOCKED, _S.REJECTED, _S.NEEDS_PERSON, _S.IN_DOUBT, _S.CHANGED_AFTER_APPROVAL)
"""States that do not go on without somebody or something."""
_SETTLED_RECORD = and_(_P.c.state == _S.CONFIRMED.value, _P.c.document_type.in_(WITHOUT_MONEY))
"""A record of the address book or of a store that was read back: nothing is posted, so nothing more is owed."""


class SortKey(StrEnum):
    """The columns that the queue can be sorted by."""

    STATE = "state"
    CONNECTION = "connection"
    SOURCE = "source"
    GL_DATE = "gl_date"
    GROSS = "gross"
    LEDGER = "ledger"
    AGE = "age"


_SORT = {
    SortKey.STATE: _P.c.state,
    SortKey.CONNECTION: _C.c.name,
    SortKey.SOURCE: _P.c.number,
    SortKey.GL_DATE: _P.c.gl_date,
    SortKey.GROSS: _P.c.gross_minor,
    SortKey.LEDGER: _P.c.ledger_number,
    SortKey.AGE: _P.c.state_since,
}
_BUYERS_SHOWN, _ORDERS_SHOWN = 3, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCause:
    """One cause that stops postings of one store: the code of a finding or problem, and whose role it is of."""

    connection_id: str
    code: str = ""
    """'' for whatever is in one of the states."""
    states: tuple[PostingState, ...] = ()
    role: str = ""
    """Of lines without an account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFilter:
    """What the queue is asked for."""

    view: ReviewView = ReviewView.NEEDS_ME
    text: str = ""
    sort: SortKey = SortKey.GL_DATE
    descending: bool = False
    cause: ReviewCause | None = None
    """Only what this stops."""
    today: date | None = None
    """The person's day, for what is late and what was approved today; in its own zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """One line of the queue."""

    posting_id: str
    state: PostingState
    why: str
    """Code of the finding or problem that stands in the way; '' when nothing does."""
    connection: str
    """The store: of what goes from JDE to a store, the one that it goes to."""
    kind: str
    number: str
    external_id: str
    gl_date: date
    gross: Money
    explanation: str
    revision: int
    ledger: str
    """'JE 1042' once JDE has it, '' before."""
    state_since: datetime
    has_source_change: bool
    differs_in_ledger: bool = False
    moves_money: bool = True
    """False for records of the address book and of stores: they have no amount, and nothing to turn round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """One line of an entry as shown: debit and credit apart, None where the other side stands."""

    line: int
    role: str
    account: str
    account_description: str
    description: str
    debit: Money | None
    credit: Money | None
    rule_id: str
    subledger: str = ""
    """With its type before it, as JDE's people read it: 'A 4242'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding."""

    code: str
    severity: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document revision behind a posting."""

    document_id: int
    stream: str
    external_id: str
    revision: int
    is_newest: bool
    is_deleted: bool
    fetched_at: datetime
    payload_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerKey:
    """How JDE knows the document of a posting, and the batch it stands in."""

    company: str
    document_type: str
    number: int
    gl_date: date
    batch: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayItemRow:
    """One pay item of a voucher."""

    number: int
    gross: Money
    tax: Money | None
    """None where only the gross was given."""
    due_date: date | None
    """None where JDE works it out by the terms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherRow:
    """Whose invoice a voucher is, and what JDE itself will book beside its lines."""

    supplier: int
    supplier_name: str
    invoice_number: str
    invoice_date: date
    payment_terms: str
    tax_area: str
    tax_explanation: str
    pay_items: tuple[PayItemRow, ...]
    owed: Money
    """What goes to trade payables, negative for a credit memo."""
    recovered_tax: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRow:
    """What a posting adds to the address book, and the records there that may be the same customer."""

    record: AddressRecord
    candidates: tuple[str, ...]
    orders: tuple[str, ...] = ()
    """Postings that are made of the customer's documents, the newest first and not all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """What a posting sets in a store, and where the values come from."""

    record: StoreRecord
    source: Mapping[str, str]
    is_in_store: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRow:
    """What a posting receives of an order, or takes back, beside what the store shipped."""

    order: str
    supplier: int
    """0 while no order is matched."""
    receipt_date: date
    takes_back: int
    lines: tuple[ReceiptLine, ...]
    shipped: tuple[str, ...]
    """The shipment's lines by their positions: what a person matches by hand."""
    shipment: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """What a posting makes of an item, beside the item as JDE was seen to have it."""

    record: ItemRecord
    before: Mapping[str, str] | None
    """Empty where JDE has no such item, None while it was not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingDetail:
    """Everything about one posting."""

    row: ReviewRow
    reference: str
    digest: str
    company: str
    document_type: str
    environment: str
    target: str
    target_id: str
    connection_id: str
    ledger: LedgerKey | None
    next_look_at: datetime | None
    reverses: str | None
    reversed_by: str | None
    source_change: Mapping[str, Any] | None
    ledger_findings: tuple[ledger_findings.LedgerFinding, ...]
    """What JDE was found to hold otherwise, and still does."""
    content: bytes | None
    voucher: VoucherRow | None
    customer: CustomerRow | None
    buyers: tuple[BuyerRow, ...]
    """Whose its documents are; of a summary not all of them."""
    record: RecordRow | None
    receipt: ReceiptRow | None
    item: ItemRow | None
    lines: tuple[LineRow, ...]
    findings: tuple[FindingRow, ...]
    documents: tuple[DocumentRow, ...]
    approvals: tuple[sending.StoredApproval, ...]
    attempts: tuple[sending.StoredAttempt, ...]
    statements: tuple[statements.AbsenceStatement, ...]
    events: tuple[AuditRow, ...]
    notes: tuple[notes.Note, ...]

    @property
    def total(self) -> Money:
        return self.row.gross


def review_counts(transaction: Connection, today: date | None = None) -> dict[ReviewView, int]:
    """Count each view in one pass over the states, and those that have a condition of their own."""
    by_state = {
        row["state"]: row["count"]
        for row in transaction.execute(
            select(_P.c.state, func.count().label("count")).group_by(_P.c.state)
        ).mappings()
    }
    own = {
        view: transaction.execute(
            select(func.count()).select_from(_P).where(_condition(view, today))
        ).scalar_one()
        for view in (ReviewView.CHANGED, ReviewView.LATE, ReviewView.BY_POLICY)
    }
    settled = transaction.execute(select(func.count()).select_from(_P).where(_SETTLED_RECORD)).scalar_one()
    counts = {view: sum(by_state.get(state.value, 0) for state in states) for view, states in _STATES.items()}
    counts[ReviewView.SENT] -= settled
    return {**counts, **own, ReviewView.ALL: sum(by_state.values())}


def review_ids(transaction: Connection, wanted: ReviewFilter) -> list[str]:
    """Return the ids of a filtered, sorted queue: the snapshot that a grid pages by."""
    direction = "DESC" if _is_falling(wanted) else "ASC"
    found = _queue(wanted, _P.c.posting_id, _SORT[wanted.sort].label("sorted_by")).subquery("found")
    # one answer for all of them: a row each would hand Python's lock to and fro with the window's thread
    joined: ColumnElement[str | None] = literal_column(
        f"group_concat(found.posting_id, ',' ORDER BY found.sorted_by {direction}, found.posting_id)"
    )
    ids = transaction.execute(select(joined).select_from(found)).scalar()
    return ids.split(",") if ids else []


def first_review_ids(transaction: Connection, wanted: ReviewFilter, *, limit: int) -> list[str]:
    """Return the first ones of `review_ids`, at once where an index leads to them."""
    order = _SORT[wanted.sort]
    query = _queue(wanted, _P.c.posting_id)
    query = query.order_by(order.desc() if _is_falling(wanted) else order, _P.c.posting_id).limit(limit)
    return list(transaction.execute(query).scalars())


def _is_falling(wanted: ReviewFilter) -> bool:
    return wanted.descending is not (wanted.sort is SortKey.AGE)  # the oldest have waited longest


def _queue(wanted: ReviewFilter, *columns: Any) -> Select[Any]:
    query = (
        select(*columns)
        .join(_C, _C.c.connection_id == _P.c.connection_id)
        .where(_condition(wanted.view, wanted.today), *_of_cause(wanted.cause))
    )
    return query.where(_matches(wanted.text.strip())) if wanted.text.strip() else query


def exception_ids(transaction: Connection) -> list[str]:
    """Return the postings that something stands in the way of, oldest G/L date first."""
    query = (
        select(_P.c.posting_id)
        .where(_P.c.state.in_([state.value for state in EXCEPTIONS]))
        .order_by(_P.c.gl_date, _P.c.posting_id)
    )
    return list(transaction.execute(query).scalars())


def review_rows(transaction: Connection, posting_ids: Sequence[str]) -> list[ReviewRow]:
    """Return rows in the order of the ids; an id that is no more is left out."""
    target = tables.connection.alias("target")
    rows = transaction.execute(
        select(
            _P,
            _C.c.name.label("connection_name"),
            target.c.name.label("target_name"),
            _DIFFERS_IN_LEDGER.label("differs_in_ledger"),
        )
        .join(_C, _C.c.connection_id == _P.c.connection_id)
        .join(target, target.c.connection_id == _P.c.target_id)
        .where(_P.c.posting_id.in_(posting_ids))
    ).mappings()
    found = {row["posting_id"]: _review_row(row) for row in rows}
    return [found[posting_id] for posting_id in posting_ids if posting_id in found]


def posting_detail(transaction: Connection, posting_id: str) -> PostingDetail | None:
    target = tables.connection.alias("target")
    row = (
        transaction.execute(
            select(
                _P,
                _C.c.name.label("connection_name"),
                target.c.name.label("target_name"),
                _DIFFERS_IN_LEDGER.label("differs_in_ledger"),
            )
            .join(_C, _C.c.connection_id == _P.c.connection_id)
            .join(target, target.c.connection_id == _P.c.target_id)
            .where(_P.c.posting_id == posting_id)
        )
        .mappings()
        .first()
    )
    if row is None:
        return None
    lines = tuple(_lines(transaction, posting_id, row["currency"], row["target_id"]))
    return PostingDetail(
        row=_review_row(row),
        reference=row["reference"],
        digest=row["digest"],
        company=row["company"],
        document_type=row["document_type"],
        environment=row["environment"],
        target=row["target_name"],
        target_id=row["target_id"],
        connection_id=row["connection_id"],
        ledger=_ledger_key(row),
        next_look_at=row["next_look_at"],
        reverses=row["reverses"],
        reversed_by=row["reversed_by"],
        source_change=row["source_change"],
        ledger_findings=tuple(ledger_findings.findings_of_posting(transaction, posting_id)),
        content=row["content"],
        voucher=_voucher(transaction, posting_id),
        customer=_customer(transaction, row["connection_id"], posting_id, row["external_id"]),
        buyers=tuple(buyers_of_posting(transaction, posting_id, limit=_BUYERS_SHOWN)),
        record=_record(transaction, posting_id),
        receipt=_receipt(transaction, posting_id, row["content"]),
        item=_item(transaction, posting_id),
        lines=lines,
        findings=(*_findings(transaction, posting_id), *_unusual(transaction, row, lines)),
        documents=tuple(_documents(transaction, posting_id)),
        approvals=tuple(sending.approvals(transaction, posting_id)),
        attempts=tuple(sending.attempts(transaction, posting_id)),
        statements=tuple(statements.absence_statements(transaction, posting_id)),
        events=tuple(events_of(transaction, "posting", posting_id)),
        notes=tuple(notes.notes_of(transaction, posting_id)),
    )


def _ledger_key(row: RowMapping) -> LedgerKey | None:
    if row["ledger_number"] is None:
        return None
    return LedgerKey(
        company=row["ledger_company"],
        document_type=row["ledger_type"],
        number=row["ledger_number"],
        gl_date=row["ledger_gl_date"],
        batch=row["ledger_batch"],
    )


def _voucher(transaction: Connection, posting_id: str) -> VoucherRow | None:
    subject = postings.subject_of(transaction, posting_id)
    if subject is None or subject["kind"] != VOUCHER:
        return None
    head, items, facts = head_of(subject), pay_items_of(subject), facts_of(subject)
    tax = Money.total((item.tax for item in items), head.currency)
    return VoucherRow(
        supplier=head.supplier,
        supplier_name=facts.supplier.name if facts and facts.supplier else "",
        invoice_number=head.invoice_number,
        invoice_date=head.invoice_date,
        payment_terms=head.payment_terms,
        tax_area=head.tax_area,
        tax_explanation=head.tax_explanation,
        pay_items=tuple(
            PayItemRow(
                number=number,
                gross=item.gross,
                tax=item.tax if item.split else None,
                due_date=item.due_date,
            )
            for number, item in enumerate(items, start=1)
        ),
        owed=Money.total((item.gross for item in items), head.currency),
        recovered_tax=tax if head.is_value_added else Money.zero(head.currency),
    )


def _customer(transaction: Connection, connection_id: str, posting_id: str, key: str) -> CustomerRow | None:
    subject = postings.subject_of(transaction, posting_id)
    if subject is None or subject["kind"] != CUSTOMER:
        return None
    facts = customer_facts_of(subject)
    orders = postings_of_customer(transaction, connection_id, key, limit=_ORDERS_SHOWN)
    return CustomerRow(
        record=record_of(subject),
        candidates=tuple(str(one) for one in facts.known) if facts else (),
        orders=tuple(explanation for _, explanation in orders),
    )


def _record(transaction: Connection, posting_id: str) -> RecordRow | None:
    subject = postings.subject_of(transaction, posting_id)
    if subject is None or not is_store_record(subject):
        return None
    return RecordRow(
        record=store_record_of(subject), source=subject["source"], is_in_store=subject["is_in_store"]
    )


def _receipt(transaction: Connection, posting_id: str, content: bytes | None) -> ReceiptRow | None:
    """What was approved tells it best; a receipt that waits is told by what it is about."""
    subject = postings.subject_of(transaction, posting_id)
    approved = json.loads(content) if content and kind_of(content) is ContentKind.RECEIPT else None
    if approved is None and not is_receipt(subject):
        return None
    told: Mapping[str, Any] = approved or {}
    waiting = subject if subject is not None and is_receipt(subject) else None
    shipment = shipment_of(waiting) if waiting else None
    return ReceiptRow(
        order=told.get("order", "") or (waiting or {}).get("order", ""),
        supplier=told.get("supplier", 0),
        receipt_date=date.fromisoformat(told.get("receipt_date") or (waiting or {})["receipt_date"]),
        takes_back=told.get("takes_back", 0),
        lines=tuple(
            ReceiptLine.read(line) for line in told.get("receipt_lines") or (waiting or {}).get("lines", [])
        ),
        shipped=tuple(
            f"{position}  {line.quantity.normalize():f} × {line.sku or line.description}"
            for position, line in enumerate(shipment.lines if shipment else (), start=1)
        ),
        shipment=f"{shipment.external_id} {shipment.carrier} {shipment.tracking_number}".rstrip()
        if shipment
        else "",
        candidates=tuple((waiting or {}).get("candidates", ())),
    )


def _item(transaction: Connection, posting_id: str) -> ItemRow | None:
    subject = postings.subject_of(transaction, posting_id)
    if subject is None or not is_item(subject):
        return None
    return ItemRow(record=ItemRecord.read(subject), before=subject["before"])


def _of_cause(cause: ReviewCause | None) -> list[ColumnElement[bool]]:
    if cause is None:
        return []
    line = tables.posting_line
    unmapped = exists().where(
        line.c.posting_id == _P.c.posting_id, line.c.account == "", line.c.role == cause.role
    )
    return [
        _P.c.connection_id == cause.connection_id,
        *([_P.c.state.in_([state.value for state in cause.states])] if cause.states else []),
        *([_P.c.why == cause.code] if cause.code else []),
        *([unmapped] if cause.role else []),
    ]


def _condition(view: ReviewView, today: date | None) -> ColumnElement[bool]:
    if view is ReviewView.ALL:
        return _P.c.posting_id.is_not(None)
    if view is ReviewView.LATE:
        return _is_late(today)
    if view is ReviewView.BY_POLICY:
        return _P.c.posting_id.in_(_approved_by_policy(today))
    if view is ReviewView.CHANGED:
        return _P.c.posting_id.in_(_CHANGED)
    standing = _P.c.state.in_([state.value for state in _STATES[view]])
    return and_(standing, not_(_SETTLED_RECORD)) if view is ReviewView.SENT else standing


def _is_late(today: date | None) -> ColumnElement[bool]:
    if today is None:
        return false()
    waiting = [state.value for state in (*NOT_SENT, _S.SENDING, _S.IN_DOUBT, _S.NEEDS_PERSON)]
    return and_(_P.c.gl_date < today.replace(day=1), _P.c.state.in_(waiting))


def _approved_by_policy(today: date | None) -> Select[tuple[str]]:
    approval = tables.approval
    since = datetime.combine(today, time.min).astimezone() if today else None
    return select(approval.c.posting_id).where(
        approval.c.approved_at >= since if since else false(),
        approval.c.void_at.is_(None),
        approval.c.person.startswith(POLICY_NAME, autoescape=True),
    )


def _matches(text: str) -> ColumnElement[bool]:
    return or_(
        *(
            column.contains(text, autoescape=True)
            for column in (_P.c.explanation, _P.c.number, _P.c.reference, _P.c.order_id, _C.c.name)
        ),
        *([_P.c.ledger_number == int(text)] if text.isascii() and text.isdigit() and len(text) < 16 else []),
    )


def _review_row(row: RowMapping) -> ReviewRow:
    number, is_record = row["ledger_number"], row["document_type"] == RECORD
    return ReviewRow(
        posting_id=row["posting_id"],
        state=PostingState(row["state"]),
        why=row["why"],
        connection=row["target_name"] if is_record else row["connection_name"],
        kind=row["kind"],
        number=row["number"],
        external_id=row["external_id"],
        gl_date=row["gl_date"],
        gross=Money.from_minor(row["gross_minor"], row["currency"]),
        explanation=row["explanation"],
        revision=row["revision"],
        ledger=f"{row['ledger_type']} {number}" if number and not is_record else "",
        state_since=row["state_since"],
        has_source_change=row["source_change"] is not None,
        differs_in_ledger=bool(row["differs_in_ledger"]),
        moves_money=row["document_type"] not in WITHOUT_MONEY,
    )


def _lines(transaction: Connection, posting_id: str, currency: str, target_id: str) -> list[LineRow]:
    table = tables.posting_line
    rows = (
        transaction.execute(select(table).where(table.c.posting_id == posting_id).order_by(table.c.line))
        .mappings()
        .all()
    )
    descriptions = _account_descriptions(transaction, target_id, [row["account"] for row in rows])
    return [
        LineRow(
            line=row["line"],
            role=row["role"],
            account=row["account"],
            account_description=descriptions.get(row["account"], ""),
            description=row["description"],
            debit=Money.from_minor(row["amount_minor"], currency) if row["amount_minor"] > 0 else None,
            credit=Money.from_minor(-row["amount_minor"], currency) if row["amount_minor"] < 0 else None,
            rule_id=row["rule_id"],
            subledger=f"{row['subledger_type']} {row['subledger']}".strip(),
        )
        for row in rows
    ]


def _account_descriptions(transaction: Connection, target_id: str, accounts: Sequence[str]) -> dict[str, str]:
    named = [account for account in dict.fromkeys(accounts) if account]
    found = records_named(transaction, target_id, MasterKind.ACCOUNTS, named)
    return {record.name: record.description for record in found}


def _findings(transaction: Connection, posting_id: str) -> list[FindingRow]:
    table = tables.finding
    rows = transaction.execute(
        select(table).where(table.c.posting_id == posting_id).order_by(table.c.position)
    ).mappings()
    return [FindingRow(code=row["code"], severity=row["severity"], params=row["params"]) for row in rows]


def _unusual(transaction: Connection, row: RowMapping, lines: Sequence[LineRow]) -> Iterator[FindingRow]:
    """Warn of amounts that are far from the usual, while it can still be decided about."""
    if row["document_type"] in WITHOUT_MONEY or PostingState(row["state"]) not in NOT_SENT:
        return
    usual = approving.usual_of(
        transaction, connection_id=row["connection_id"], kind=row["kind"], currency=row["currency"]
    )
    gross, accounts = Money.from_minor(row["gross_minor"], row["currency"]), dict[str, Money]()
    for line in lines:
        amount = line.debit or -(line.credit or Money.zero(row["currency"]))
        accounts[line.account] = accounts.get(line.account, Money.zero(row["currency"])) + amount
    what = f"{row['connection_name']} {row['kind']}"
    for found in unusual_amounts(gross, accounts, usual, what=what):
        yield FindingRow(code=found.code, severity=found.severity.value, params=found.params)


def _documents(transaction: Connection, posting_id: str) -> list[DocumentRow]:
    link, table = tables.posting_document, tables.document
    rows = transaction.execute(
        select(table)
        .join(link, link.c.document_id == table.c.document_id)
        .where(link.c.posting_id == posting_id)
        .order_by(table.c.document_id)
    ).mappings()
    return [DocumentRow(**{name: row[name] for name in DocumentRow.__slots__}) for row in rows]
