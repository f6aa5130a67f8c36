"""Keep which SKU is which item and which customer is which address: listed, made, taken away; told in the audit."""

from collections.abc import Iterable, Sequence

from mlconnector_gui.accounting.items import MatchedBy
from mlconnector_gui.accounting.links import Link, LinkKind
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.streams import ITEMS, PRICES
from mlconnector_gui.services.customer_notes import link_gone, link_made
from mlconnector_gui.services.entered_values import JDE
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.repositories import connections, documents, links
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.links import KnownItem

__all__ = [
    "KnownItem",
    "Link",
    "LinkKind",
    "MatchedBy",
    "add_links",
    "ask_to_prepare_linked",
    "link_stores",
    "list_links",
    "new_link",
    "record_link",
    "remove_links",
    "signed_link",
    "unlinked_items",
]

_PREPARED_WITH_ITEMS = (ITEMS.spec.name, PRICES.spec.name)


async def list_links(
    workplace: Workplace, *, connection: str = "", kind: LinkKind | None = None, text: str = ""
) -> list[Link]:
    """Return links in the order of their keys, of one store or of all."""
    connection_id = ""
    if connection:
        stored = await workplace.store.read(connections.connection_named, connection)
        connection_id = stored.connection_id
    return await workplace.store.read(
        links.links, connection_id=connection_id, kind=kind, text=text.strip().casefold()
    )


async def link_stores(workplace: Workplace) -> list[StoredConnection]:
    every = await workplace.store.read(connections.connections)
    return [one for one in every if one.connector != JDE]


async def unlinked_items(workplace: Workplace, connection: str, *, limit: int) -> Sequence[KnownItem]:
    """Return items that JDE told of and that no SKU of the store is linked to, by their numbers."""
    return await workplace.store.read(_unlinked, connection, limit)


def signed_link(
    workplace: Workplace,
    *,
    kind: LinkKind,
    connection_id: str,
    store_key: str,
    erp_key: str,
    erp_name: str = "",
    matched_by: MatchedBy = MatchedBy.HAND,
    why: str = "",
) -> Link:
    """Make a link as of now, in the name of whoever works here."""
    return Link(
        kind=kind,
        connection_id=connection_id,
        store_key=store_key,
        erp_key=erp_key,
        erp_name=erp_name,
        matched_by=matched_by,
        why=why,
        made_by=workplace.actor.name,
        machine=workplace.actor.machine,
        made_at=workplace.now,
    )


async def new_link(
    workplace: Workplace, *, connection: str, kind: LinkKind, store_key: str, erp_key: str, why: str = ""
) -> Link:
    """
    Make a link of what a person typed, without saving it.

    An item may be named by its short or by its second number; one that JDE is not known to have is refused.
    """
    return await workplace.store.read(
        _new_link, workplace, connection, kind, store_key.strip(), erp_key.strip(), why.strip()
    )


async def add_links(workplace: Workplace, made: Sequence[Link]) -> int:
    """
    Save links, all of them or none; one that a store's key had before gives way. Returns how many are new or changed.

    What JDE knows of the items is prepared again for the stores.
    """
    changed = await workplace.store.write(_add, made, workplace)
    await _prepare_again(workplace, changed)
    workplace.tell("link")
    return len(changed)


async def remove_links(workplace: Workplace, gone: Sequence[Link], *, reason: str) -> None:
    """Take links away; a SKU without one is matched again by the store's own rule."""
    if not reason.strip():
        raise Problem("review.reason_missing")
    await workplace.store.write(_remove, gone, workplace, reason.strip())
    await _prepare_again(workplace, gone)
    workplace.tell("link")


def record_link(transaction: Transaction, workplace: Workplace, link: Link) -> bool:
    """Save a link and say so in the audit; False: it was there already, as it is."""
    known = links.link_of(transaction, link.connection_id, link.kind, link.store_key)
    if known is not None and (known.erp_key, known.why) == (link.erp_key, link.why):
        return False
    links.save_link(transaction, link)
    if link.kind is LinkKind.CUSTOMER:
        link_made(transaction, workplace, link)
    _record(transaction, workplace, "link.changed" if known else "link.made", link, before=known)
    return True


def _new_link(
    transaction: Transaction,
    workplace: Workplace,
    connection: str,
    kind: LinkKind,
    store_key: str,
    erp_key: str,
    why: str,
) -> Link:
    store = connections.connection_named(transaction, connection)
    if store.connector == JDE:
        raise Problem("link.no_store", name=store.name)
    name = ""
    if kind is LinkKind.ITEM:
        erp_key, name = _item_named(transaction, store, erp_key)
    return signed_link(
        workplace,
        kind=kind,
        connection_id=store.connection_id,
        store_key=store_key,
        erp_key=erp_key,
        erp_name=name,
        why=why,
    )


def _item_named(transaction: Transaction, store: StoredConnection, typed: str) -> tuple[str, str]:
    """Return the short and the second number of an item that was named by any of its numbers."""
    target = connections.connection_named(transaction, store.values["target"])
    found = links.items_named(transaction, target.connection_id, typed) if typed else []
    if not found:
        raise Problem("link.item_unknown", number=typed, target=target.name)
    if len(found) > 1:
        items = ", ".join(f"{item.item_id} {item.number}" for item in found)
        raise Problem("link.item_ambiguous", number=typed, items=items)
    return found[0].item_id, found[0].number


def _unlinked(transaction: Transaction, connection: str, limit: int) -> Sequence[KnownItem]:
    store = connections.connection_named(transaction, connection)
    target = connections.connection_named(transaction, store.values["target"])
    return links.unlinked_items(
        transaction, target_id=target.connection_id, connection_id=store.connection_id, limit=limit
    )


def _add(transaction: Transaction, made: Sequence[Link], workplace: Workplace) -> list[Link]:
    return [link for link in made if record_link(transaction, workplace, link)]


def _remove(transaction: Transaction, gone: Sequence[Link], workplace: Workplace, reason: str) -> None:
    for link in gone:
        if links.link_of(transaction, link.connection_id, link.kind, link.store_key) is None:
            raise Problem("link.gone", key=link.store_key)
        links.remove_link(transaction, link)
        if link.kind is LinkKind.CUSTOMER:
            link_gone(transaction, link)
        _record(transaction, workplace, "link.removed", link, reason=reason)


async def _prepare_again(workplace: Workplace, changed: Iterable[Link]) -> None:
    """What is made with items are JDE's documents; what is made with customers are the store's own."""
    every = list(changed)
    items = [link for link in every if link.kind is LinkKind.ITEM]
    stores = {link.connection_id: None for link in every if link.kind is LinkKind.CUSTOMER}
    for connection_id in [*await workplace.store.write(ask_to_prepare_linked, items), *stores]:
        await request_run(workplace, Job.PREPARE, connection=connection_id, trigger=Trigger.FOLLOW_UP)


def ask_to_prepare_linked(transaction: Transaction, changed: Iterable[Link]) -> list[str]:
    """Ask for what JDE told of the linked items; returns the JDE connections."""
    targets: dict[str, None] = {}
    for link in changed:
        store = connections.connection_named(transaction, link.connection_id)
        target = connections.connection_named(transaction, store.values["target"])
        for stream in _PREPARED_WITH_ITEMS:
            known = documents.newest_document(transaction, target.connection_id, stream, link.erp_key)
            if known is not None:
                documents.ask_to_prepare_again(transaction, [known.document_id])
                targets[target.connection_id] = None
    return list(targets)


def _record(
    transaction: Transaction,
    workplace: Workplace,
    event: str,
    link: Link,
    *,
    before: Link | None = None,
    reason: str = "",
) -> None:
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event=event,
        subject_kind="link",
        subject_id=f"{link.connection_id}/{link.kind.value}/{link.store_key}",
        connection=connections.name_of(transaction, link.connection_id),
        kind=link.kind.value,
        store_key=link.store_key,
        erp_key=link.erp_key,
        erp_name=link.erp_name,
        matched_by=link.matched_by.value,
        why=link.why,
        before=before.erp_key if before else "",
        reason=reason,
    )
