"""Settlements in their chains: which one ends where another begins."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, bindparam, delete, func, insert, select, update

from mlconnector_gui.accounting.chains import ChainLink
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.store import tables

_TABLE, _DOCUMENT = tables.chain_link, tables.document
_OWN = tuple(_TABLE.c[name] == bindparam(name) for name in ("connection_id", "stream", "external_id"))
_OF_DOCUMENT = select(_TABLE).where(*_OWN)
"""Asked for each document that is prepared, so it is built once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What is known of the one before a settlement."""

    link: ChainLink | None
    is_first: bool
    """Nothing of its chain is known from before it."""


def keep_links(
    transaction: Connection,
    *,
    connection_id: str,
    stream: str,
    external_id: str,
    links: Iterable[ChainLink],
) -> None:
    """
    Keep the links of a document, and have those looked at again that come after one of them.

    What is known already costs one look. The document itself is not asked for again: it is being prepared.
    """
    wanted = {link.name: link for link in links}
    asked = {"connection_id": connection_id, "stream": stream, "external_id": external_id}
    known = {row["name"]: _link(row) for row in transaction.execute(_OF_DOCUMENT, asked).mappings()}
    if known == wanted:
        return
    transaction.execute(delete(_TABLE).where(*_OWN), asked)
    for link in wanted.values():
        transaction.execute(
            insert(_TABLE).values(
                connection_id=connection_id,
                stream=stream,
                external_id=external_id,
                name=link.name,
                series=link.series,
                currency=link.opening.currency,
                starts_at=link.starts_at,
                ends_at=link.ends_at,
                opening_minor=link.opening.minor,
                closing_minor=link.closing.minor,
            )
        )
    for link in {*known.values(), *wanted.values()}:
        _ask_to_prepare_next(transaction, connection_id, stream, external_id, link)


def before(transaction: Connection, connection_id: str, link: ChainLink) -> Before:
    """
    Find the settlement that ends where this one begins; of several, the one that held back what was given back.

    Settlements of one currency may belong to several marketplaces, and one of fees alone does not say to which. So
    the moment decides, and the marketplace only whether anything is missing at all.
    """
    same = (_TABLE.c.connection_id == connection_id, _TABLE.c.currency == link.opening.currency)
    found = [
        _link(row)
        for row in transaction.execute(
            select(_TABLE).where(*same, _TABLE.c.ends_at == link.starts_at, _TABLE.c.name != link.name)
        ).mappings()
    ]
    if found:
        best = min(
            found,
            key=lambda one: (one.series != link.series, one.closing != link.opening, one.name),
        )
        return Before(link=best, is_first=False)
    earliest = transaction.execute(
        select(func.min(_TABLE.c.starts_at)).where(
            *same, _TABLE.c.series == link.series, _TABLE.c.name != link.name
        )
    ).scalar()
    return Before(link=None, is_first=earliest is None or earliest >= link.starts_at)


def _ask_to_prepare_next(
    transaction: Connection, connection_id: str, stream: str, external_id: str, link: ChainLink
) -> None:
    following = select(_TABLE.c.stream, _TABLE.c.external_id).where(
        _TABLE.c.connection_id == connection_id,
        _TABLE.c.currency == link.opening.currency,
        _TABLE.c.starts_at >= link.ends_at,
        _TABLE.c.name != link.name,
    )
    first = following.order_by(_TABLE.c.starts_at).limit(_LOOKED_AT_AGAIN)
    for row in transaction.execute(first).all():
        if (row.stream, row.external_id) == (stream, external_id):
            continue
        transaction.execute(
            update(_DOCUMENT)
            .where(
                _DOCUMENT.c.connection_id == connection_id,
                _DOCUMENT.c.stream == row.stream,
                _DOCUMENT.c.external_id == row.external_id,
                _DOCUMENT.c.is_newest,
            )
            .values(prepared_at=None)
        )


_LOOKED_AT_AGAIN = 5
"""The next of each of a region's marketplaces; those after them stand next to one that was there."""


def _link(row: RowMapping) -> ChainLink:
    return ChainLink(
        name=row["name"],
        series=row["series"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        opening=Money.from_minor(row["opening_minor"], row["currency"]),
        closing=Money.from_minor(row["closing_minor"], row["currency"]),
    )
