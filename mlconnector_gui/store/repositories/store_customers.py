"""Customers of stores: as they were told, whether JDE was asked about them, and which documents are theirs."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, exists, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from mlconnector_gui.accounting.customer_drafting import CUSTOMER
from mlconnector_gui.accounting.customer_matching import plain_tax_id
from mlconnector_gui.accounting.customer_policy import WEB_CUSTOMER
from mlconnector_gui.accounting.states import OPEN_TO_CHANGE, PostingState
from mlconnector_gui.accounting.store_customers import StoreCustomer
from mlconnector_gui.store import tables

_TABLE, _NAMED = tables.store_customer, tables.customer_document
_KEY = ("connection_id", "customer_key")
_NAMED_KEY = ("connection_id", "stream", "external_id")
_ONE = select(_TABLE).where(*(_TABLE.c[name] == bindparam(name) for name in _KEY))
_WHOSE = select(_NAMED.c.customer_key).where(*(_NAMED.c[name] == bindparam(name) for name in _NAMED_KEY))
_SETTLED = [
    state.value
    for state in (
        PostingState.CONFIRMED,
        PostingState.POSTED,
        PostingState.REVERSED,
        PostingState.DISMISSED,
    )
]
_UNSENT = [state.value for state in (*OPEN_TO_CHANGE, PostingState.APPROVED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedCustomer:
    """One customer as he is kept: `placed` is how he was when JDE last got to know him."""

    connection_id: str
    customer_key: str
    document_id: int | None
    told: StoreCustomer
    placed: StoreCustomer | None
    is_whole: bool
    is_waiting: bool
    """He is to be looked up in JDE."""
    noted_at: datetime


def customer_of(transaction: Connection, connection_id: str, key: str) -> NotedCustomer | None:
    asked = {"connection_id": connection_id, "customer_key": key}
    row = transaction.execute(_ONE, asked).mappings().first()
    return _noted(row) if row else None


def save_customer(transaction: Connection, customer: NotedCustomer) -> None:
    """Save a customer in place of what was kept of him."""
    values = {
        **{name: getattr(customer, name) for name in NotedCustomer.__slots__},
        "told": customer.told.written(),
        "placed": customer.placed.written() if customer.placed else None,
        "tax_id": plain_tax_id(customer.told.tax_id),
        "email": customer.told.email.casefold(),
    }
    others = {name: value for name, value in values.items() if name not in _KEY}
    statement = upsert(_TABLE).values(**values)
    transaction.execute(statement.on_conflict_do_update(index_elements=list(_KEY), set_=others))


def settle_customer(transaction: Connection, customer: NotedCustomer) -> None:
    """Note that JDE knows him as he is told now, or is about to."""
    save_customer(transaction, replace(customer, placed=customer.told, is_waiting=False))


def ask_again(transaction: Connection, connection_id: str, key: str) -> None:
    """Have a customer looked up in JDE once more."""
    transaction.execute(
        update(_TABLE)
        .where(_TABLE.c.connection_id == connection_id, _TABLE.c.customer_key == key)
        .values(is_waiting=True)
    )


def waiting_customers(
    transaction: Connection, connection_id: str, *, without_orders: bool, limit: int
) -> list[NotedCustomer]:
    """Return who is to be looked up, whoever waits longest first; unless all are wanted, only who ordered."""
    query = (
        select(_TABLE)
        .where(_TABLE.c.connection_id == connection_id, _TABLE.c.is_waiting)
        .order_by(_TABLE.c.noted_at, _TABLE.c.customer_key)
        .limit(limit)
    )
    if not without_orders:
        has_ordered = exists().where(
            _NAMED.c.connection_id == _TABLE.c.connection_id, _NAMED.c.customer_key == _TABLE.c.customer_key
        )
        query = query.where(or_(has_ordered, _TABLE.c.customer_key == WEB_CUSTOMER))
    return [_noted(row) for row in transaction.execute(query).mappings()]


def is_drafted_elsewhere(
    transaction: Connection, customer: NotedCustomer, *, target_id: str, tax_id: str, email: str
) -> bool:
    """
    Say whether a record with the same tax id or e-mail is on its way into the same address book.

    What is on its way is not found by a search in JDE yet.
    """
    same = [column == text for column, text in ((_TABLE.c.tax_id, tax_id), (_TABLE.c.email, email)) if text]
    if not same:
        return False
    posting = tables.posting
    query = (
        select(func.count())
        .select_from(_TABLE)
        .join(
            posting,
            (posting.c.connection_id == _TABLE.c.connection_id)
            & (posting.c.external_id == _TABLE.c.customer_key),
        )
        .where(
            or_(*same),
            or_(
                _TABLE.c.connection_id != customer.connection_id,
                _TABLE.c.customer_key != customer.customer_key,
            ),
            posting.c.kind == CUSTOMER,
            posting.c.target_id == target_id,
            posting.c.state.not_in(_SETTLED),
        )
    )
    return bool(transaction.execute(query).scalar_one())


def name_customer(
    transaction: Connection, connection_id: str, stream: str, external_id: str, key: str
) -> None:
    """Keep whose a document is."""
    statement = upsert(_NAMED).values(
        connection_id=connection_id, stream=stream, external_id=external_id, customer_key=key
    )
    transaction.execute(
        statement.on_conflict_do_update(index_elements=list(_NAMED_KEY), set_={"customer_key": key})
    )


def customer_named_by(transaction: Connection, connection_id: str, stream: str, external_id: str) -> str:
    """Return whose a document was said to be, or ''."""
    asked = {"connection_id": connection_id, "stream": stream, "external_id": external_id}
    return transaction.execute(_WHOSE, asked).scalar() or ""


def unsent_documents_of(transaction: Connection, connection_id: str, key: str) -> list[int]:
    """Return the customer's documents whose postings can still be made anew."""
    document, behind, posting = tables.document, tables.posting_document, tables.posting
    query = (
        select(document.c.document_id)
        .join(
            _NAMED,
            (document.c.connection_id == _NAMED.c.connection_id)
            & (document.c.stream == _NAMED.c.stream)
            & (document.c.external_id == _NAMED.c.external_id),
        )
        .join(behind, behind.c.document_id == document.c.document_id)
        .join(posting, posting.c.posting_id == behind.c.posting_id)
        .where(
            _NAMED.c.connection_id == connection_id,
            _NAMED.c.customer_key == key,
            posting.c.state.in_(_UNSENT),
            posting.c.kind != CUSTOMER,
        )
        .distinct()
    )
    return list(transaction.execute(query).scalars())


def _noted(row: RowMapping) -> NotedCustomer:
    values = {name: row[name] for name in NotedCustomer.__slots__}
    key = {"key": row["customer_key"]}
    return NotedCustomer(
        **{
            **values,
            "told": StoreCustomer.read({**row["told"], **key}),
            "placed": StoreCustomer.read({**row["placed"], **key}) if row["placed"] is not None else None,
        }
    )
