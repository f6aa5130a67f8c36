"""The customers of stores as people look at them: what became of each in JDE, and whose a posting is."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, and_, func, select

from mlconnector_gui.accounting.customer_drafting import CUSTOMER
from mlconnector_gui.accounting.customer_policy import WEB_CUSTOMER
from mlconnector_gui.accounting.links import LinkKind
from mlconnector_gui.accounting.store_customers import CustomerKind, StoreCustomer
from mlconnector_gui.store import tables

_C, _L, _P, _N = tables.store_customer, tables.link, tables.posting, tables.customer_document
_B, _D = tables.posting_document, tables.document
_IS_HIS = and_(
    _N.c.connection_id == _D.c.connection_id,
    _N.c.stream == _D.c.stream,
    _N.c.external_id == _D.c.external_id,
)
_LINKED, _WAITING, _WITHOUT_ORDERS, _SETTLED = "linked", "waiting", "without_orders", "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerLine:
    """One customer of a store; `number` is his address number in JDE, as far as there is a link."""

    connection_id: str
    customer_key: str
    name: str
    kind: CustomerKind
    number: str
    standing: str
    """'linked', 'waiting' until JDE was asked, 'without_orders', or the state of the posting that adds him."""
    posting_id: str
    orders: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyerRow:
    """Whose a posting is: his key at the store, and what JDE knows him by once he is linked."""

    customer_key: str
    number: str
    name: str


def customer_lines(
    transaction: Connection, *, connection_id: str = "", limit: int = 1000
) -> list[CustomerLine]:
    """Return customers by their keys, of one store or of all."""
    orders = (
        select(_N.c.connection_id, _N.c.customer_key, func.count().label("orders"))
        .group_by(_N.c.connection_id, _N.c.customer_key)
        .subquery()
    )
    query = (
        select(
            _C.c.connection_id,
            _C.c.customer_key,
            _C.c.told,
            _C.c.is_waiting,
            _L.c.erp_key,
            _P.c.posting_id,
            _P.c.state,
            orders.c.orders,
        )
        .outerjoin(_L, _is_linked(_C))
        .outerjoin(
            _P,
            and_(
                _P.c.connection_id == _C.c.connection_id,
                _P.c.kind == CUSTOMER,
                _P.c.external_id == _C.c.customer_key,
                _P.c.sequence == 1,
            ),
        )
        .outerjoin(
            orders,
            and_(orders.c.connection_id == _C.c.connection_id, orders.c.customer_key == _C.c.customer_key),
        )
        .order_by(_C.c.connection_id, _C.c.customer_key)
        .limit(limit)
    )
    if connection_id:
        query = query.where(_C.c.connection_id == connection_id)
    return [_line(row) for row in transaction.execute(query).mappings()]


def buyers_of_posting(transaction: Connection, posting_id: str, *, limit: int) -> Sequence[BuyerRow]:
    """Return whose the documents behind a posting are; of a summary those with the lowest keys."""
    query = (
        select(_N.c.customer_key, _L.c.erp_key, _L.c.erp_name)
        .select_from(_B)
        .join(_D, _D.c.document_id == _B.c.document_id)
        .join(_N, _IS_HIS)
        .outerjoin(_L, _is_linked(_N))
        .where(_B.c.posting_id == posting_id)
        .distinct()
        .order_by(_N.c.customer_key)
        .limit(limit)
    )
    return [
        BuyerRow(customer_key=row["customer_key"], number=row["erp_key"] or "", name=row["erp_name"] or "")
        for row in transaction.execute(query).mappings()
    ]


def postings_of_customer(
    transaction: Connection, connection_id: str, key: str, *, limit: int
) -> list[tuple[str, str]]:
    """Return the ids and explanations of the postings made from a customer's documents, the newest first."""
    query = (
        select(_P.c.posting_id, _P.c.explanation, _P.c.gl_date)
        .join(_B, _B.c.posting_id == _P.c.posting_id)
        .join(_D, _D.c.document_id == _B.c.document_id)
        .join(_N, _IS_HIS)
        .where(_N.c.connection_id == connection_id, _N.c.customer_key == key, _P.c.kind != CUSTOMER)
        .distinct()
        .order_by(_P.c.gl_date.desc(), _P.c.explanation)
        .limit(limit)
    )
    return [(row["posting_id"], row["explanation"]) for row in transaction.execute(query).mappings()]


def _line(row: RowMapping) -> CustomerLine:
    told = StoreCustomer.read({**row["told"], "key": row["customer_key"]})
    return CustomerLine(
        connection_id=row["connection_id"],
        customer_key=row["customer_key"],
        name=told.name,
        kind=told.kind,
        number=row["erp_key"] or "",
        standing=_standing(row),
        posting_id=row["posting_id"] or "",
        orders=row["orders"] or 0,
    )


def _is_linked(customers: Table) -> ColumnElement[bool]:
    return and_(
        _L.c.connection_id == customers.c.connection_id,
        _L.c.kind == LinkKind.CUSTOMER.value,
        _L.c.store_key == customers.c.customer_key,
    )


def _standing(row: RowMapping) -> str:
    if row["erp_key"]:
        return _LINKED
    if not row["is_waiting"]:
        return row["state"] or _SETTLED
    has_reason = bool(row["orders"]) or row["customer_key"] == WEB_CUSTOMER
    return _WAITING if has_reason else _WITHOUT_ORDERS
