"""Links between storefronts and JDE: kept one to a store's key, found by either side."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from mlconnector_gui.accounting.items import Item, MatchedBy
from mlconnector_gui.accounting.links import Link, LinkKind
from mlconnector_gui.store import tables

_TABLE = tables.link
_KEY = ("kind", "connection_id", "store_key")
_ONE = select(_TABLE).where(*(_TABLE.c[name] == bindparam(name) for name in _KEY))
_ITEMS = tables.item
_ITEM_KEY = ("connection_id", "item_id")
_ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownItem:
    """An item as JDE last told of it."""

    item_id: str
    number: str
    description: str


def links(
    transaction: Connection, *, connection_id: str = "", kind: LinkKind | None = None, text: str = ""
) -> list[Link]:
    """Return links in the order of their keys, those that hold a text in either key or in the name."""
    query = select(_TABLE).order_by(_TABLE.c.connection_id, _TABLE.c.kind, _TABLE.c.store_key)
    if connection_id:
        query = query.where(_TABLE.c.connection_id == connection_id)
    if kind is not None:
        query = query.where(_TABLE.c.kind == kind.value)
    if text:
        wanted = text.casefold()
        columns = (_TABLE.c.store_key, _TABLE.c.erp_key, _TABLE.c.erp_name)
        found = [func.instr(func.lower(column), wanted) > 0 for column in columns]
        query = query.where(found[0] | found[1] | found[2])
    return [_link(row) for row in transaction.execute(query).mappings()]


def link_of(transaction: Connection, connection_id: str, kind: LinkKind, store_key: str) -> Link | None:
    asked = {"kind": kind.value, "connection_id": connection_id, "store_key": store_key}
    row = transaction.execute(_ONE, asked).mappings().first()
    return _link(row) if row else None


def links_to(
    transaction: Connection, connection_id: str, kind: LinkKind, erp_keys: Collection[str]
) -> list[Link]:
    """Return the links of one store to some numbers in JDE."""
    wanted, found = sorted(set(erp_keys)), list[Link]()
    for start in range(0, len(wanted), _ASKED_AT_ONCE):
        rows = transaction.execute(
            select(_TABLE)
            .where(
                _TABLE.c.connection_id == connection_id,
                _TABLE.c.kind == kind.value,
                _TABLE.c.erp_key.in_(wanted[start : start + _ASKED_AT_ONCE]),
            )
            .order_by(_TABLE.c.store_key)
        ).mappings()
        found += [_link(row) for row in rows]
    return found


def save_link(transaction: Connection, link: Link) -> None:
    """Save a link; one that the store's key had before gives way."""
    values = {name: getattr(link, name) for name in Link.__slots__}
    values |= {"kind": link.kind.value, "matched_by": link.matched_by.value}
    others = {name: value for name, value in values.items() if name not in _KEY}
    statement = upsert(_TABLE).values(**values)
    transaction.execute(statement.on_conflict_do_update(index_elements=list(_KEY), set_=others))


def remove_link(transaction: Connection, link: Link) -> None:
    transaction.execute(
        delete(_TABLE).where(
            _TABLE.c.connection_id == link.connection_id,
            _TABLE.c.kind == link.kind.value,
            _TABLE.c.store_key == link.store_key,
        )
    )


def note_item(transaction: Connection, connection_id: str, item: Item) -> None:
    """Keep the numbers by which an item is found."""
    values = {
        "connection_id": connection_id,
        "item_id": item.item_id,
        "number": item.number,
        "third_number": item.third_number,
        "description": item.description,
    }
    others = {name: value for name, value in values.items() if name not in _ITEM_KEY}
    statement = upsert(_ITEMS).values(**values)
    transaction.execute(statement.on_conflict_do_update(index_elements=list(_ITEM_KEY), set_=others))


def items_named(transaction: Connection, connection_id: str, number: str) -> list[KnownItem]:
    """Return the items that have a number as their short, second or third one."""
    rows = transaction.execute(
        select(_ITEMS)
        .where(
            _ITEMS.c.connection_id == connection_id,
            (_ITEMS.c.item_id == number) | (_ITEMS.c.number == number) | (_ITEMS.c.third_number == number),
        )
        .order_by(_ITEMS.c.item_id)
    ).mappings()
    return [_item(row) for row in rows]


def unlinked_items(
    transaction: Connection, *, target_id: str, connection_id: str, limit: int
) -> list[KnownItem]:
    """Return items of a JDE connection that a store's links do not name, by their numbers."""
    linked = select(_TABLE.c.erp_key).where(
        _TABLE.c.connection_id == connection_id, _TABLE.c.kind == LinkKind.ITEM.value
    )
    rows = transaction.execute(
        select(_ITEMS)
        .where(_ITEMS.c.connection_id == target_id, _ITEMS.c.item_id.not_in(linked))
        .order_by(_ITEMS.c.number)
        .limit(limit)
    ).mappings()
    return [_item(row) for row in rows]


def _item(row: RowMapping) -> KnownItem:
    return KnownItem(**{name: row[name] for name in KnownItem.__slots__})


def _link(row: RowMapping) -> Link:
    values = {name: row[name] for name in Link.__slots__}
    return Link(**{**values, "kind": LinkKind(row["kind"]), "matched_by": MatchedBy(row["matched_by"])})
