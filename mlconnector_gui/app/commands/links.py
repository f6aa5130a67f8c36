"""`mlconnector links`: which SKU is which item and which customer is which address."""

import asyncio
from argparse import ArgumentParser, Namespace
from pathlib import Path

from mlconnector_gui.accounting.links import Link, LinkKind
from mlconnector_gui.app.commands.shell import say, table, whole_number, workplace_of
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services import link_files, link_suggestions, links
from mlconnector_gui.services.item_proposals import missing_skus
from mlconnector_gui.services.listings import match_listings, tells_listings
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.ui.words.amounts import moment_text
from mlconnector_gui.ui.words.links import matched_words

_KINDS = [kind.value for kind in LinkKind]


def add_parser(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="list links with who made them and why")
    listing.add_argument("--find", default="", metavar="TEXT", help="in the SKU, the number or the name")
    listing.add_argument("--kind", choices=_KINDS, default="")
    listing.set_defaults(run=_list)
    add = actions.add_parser("add", help="link a store's key to a number in JD Edwards")
    add.add_argument("store_key", help="the SKU, or the customer's id at the store")
    add.add_argument("erp_key", help="the item's short or second number, or the address number")
    add.add_argument("--kind", choices=_KINDS, default=LinkKind.ITEM.value)
    add.add_argument("--why", default="", help="kept with the link")
    add.set_defaults(run=_add)
    remove = actions.add_parser("remove", help="take a link away")
    remove.add_argument("store_key")
    remove.add_argument("--kind", choices=_KINDS, default=LinkKind.ITEM.value)
    remove.add_argument("--reason", required=True)
    remove.set_defaults(run=_remove)
    suggest = actions.add_parser(
        "suggest", help="look for the items of listings, or in a store for items that are not linked"
    )
    suggest.add_argument(
        "--take", action="store_true", help="make the links where there is one SKU to an item"
    )
    suggest.set_defaults(run=_suggest)
    missing = actions.add_parser("missing", help="list SKUs of a store that JD Edwards does not know")
    missing.set_defaults(run=_missing)
    unlinked = actions.add_parser(
        "unlinked", help="list SKUs without an item, or items that no SKU of a store is linked to"
    )
    unlinked.add_argument("--limit", type=whole_number, default=100)
    unlinked.set_defaults(run=_unlinked)
    for name, words, run in (
        ("import", "bring links in from a CSV or XLSX file, all of them or none", _import),
        ("export", "write links to a CSV or XLSX file", _export),
    ):
        action = actions.add_parser(name, help=words)
        action.add_argument("file")
        action.set_defaults(run=run)
        if name == "export":
            _of_store(action, required=False)
    _of_store(listing, required=False)
    for action in (add, remove, suggest, missing, unlinked):
        _of_store(action, required=True)


def _of_store(action: ArgumentParser, *, required: bool) -> None:
    action.add_argument("--connection", metavar="NAME", required=required, default="", help="the store")


def _list(arguments: Namespace) -> int:
    kind = LinkKind(arguments.kind) if arguments.kind else None
    with workplace_of(arguments) as workplace:
        found = asyncio.run(
            links.list_links(workplace, connection=arguments.connection, kind=kind, text=arguments.find)
        )
        names = _names(workplace)
    rows = [
        (
            names[one.connection_id],
            one.kind.value,
            one.store_key,
            one.erp_key,
            one.erp_name,
            matched_words(one.matched_by),
            one.made_by,
            moment_text(one.made_at),
            one.why,
        )
        for one in found
    ]
    say(
        arguments,
        table(rows) or "There are no links.",
        links=[_json(one, names[one.connection_id]) for one in found],
    )
    return 0


def _add(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        made = asyncio.run(_made(arguments, workplace))
    told = f"{made.store_key} is {made.erp_name or made.erp_key} ({made.erp_key})."
    say(arguments, told, **_json(made, arguments.connection))
    return 0


async def _made(arguments: Namespace, workplace: Workplace) -> Link:
    link = await links.new_link(
        workplace,
        connection=arguments.connection,
        kind=LinkKind(arguments.kind),
        store_key=arguments.store_key,
        erp_key=arguments.erp_key,
        why=arguments.why,
    )
    await links.add_links(workplace, [link])
    return link


def _remove(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        asyncio.run(_removed(arguments, workplace))
    say(arguments, f"The link of {arguments.store_key} is gone.", removed=arguments.store_key)
    return 0


async def _removed(arguments: Namespace, workplace: Workplace) -> None:
    found = await links.list_links(
        workplace, connection=arguments.connection, kind=LinkKind(arguments.kind), text=arguments.store_key
    )
    gone = [one for one in found if one.store_key == arguments.store_key]
    if not gone:
        raise Problem("link.gone", key=arguments.store_key)
    await links.remove_links(workplace, gone, reason=arguments.reason)


def _suggest(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        found = asyncio.run(link_suggestions.suggest_links(workplace, arguments.connection))
        taken = asyncio.run(_taken(workplace, arguments.connection, found)) if arguments.take else 0
    rows = [(one.store_key, one.item_id, one.number, matched_words(one.matched_by)) for one in found]
    words = table(rows) or "No SKU of the store was found among the numbers of items that are not linked."
    suggestions = [
        {
            "store_key": one.store_key,
            "erp_key": one.item_id,
            "erp_name": one.number,
            "matched_by": one.matched_by.value,
        }
        for one in found
    ]
    say(
        arguments,
        f"{words}\n{taken} taken." if arguments.take else words,
        suggestions=suggestions,
        taken=taken,
    )
    return 0


async def _taken(workplace: Workplace, connection: str, found: list[link_suggestions.Suggestion]) -> int:
    """Take what leaves nothing to choose."""
    store = await _store(workplace, connection)
    clear = link_suggestions.without_a_choice(store, found)
    return await links.add_links(
        workplace, [link_suggestions.link_of_suggestion(workplace, store, one) for one in clear]
    )


async def _store(workplace: Workplace, connection: str) -> StoredConnection:
    found = [one for one in await links.link_stores(workplace) if one.name == connection]
    if not found:
        raise Problem("connection.unknown", name=connection)
    return found[0]


def _missing(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        store = workplace.store.read_now(connections.connection_named, arguments.connection)
        items = workplace.store.read_now(missing_skus, store)
    words = table([(item.sku, item.name, item.upc) for item in items]) or "Every SKU is known."
    say(arguments, words, skus=[{"sku": one.sku, "name": one.name, "upc": one.upc} for one in items])
    return 0


def _unlinked(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        store = asyncio.run(_store(workplace, arguments.connection))
        if tells_listings(store):
            return _unlinked_listings(arguments, workplace)
        found = asyncio.run(links.unlinked_items(workplace, arguments.connection, limit=arguments.limit))
    rows = [(one.item_id, one.number, one.description) for one in found]
    items = [{"item": one.item_id, "number": one.number, "description": one.description} for one in found]
    say(arguments, table(rows) or "Every item is linked.", items=items)
    return 0


def _unlinked_listings(arguments: Namespace, workplace: Workplace) -> int:
    """Of a store that tells what it sells: the SKUs without an item, each with the likeliest one."""
    matching = asyncio.run(match_listings(workplace, arguments.connection, suggested=arguments.limit))
    found = matching.unmatched[: arguments.limit]
    listings = [
        {
            "sku": one.listing.sku,
            "title": one.listing.title,
            "asin": one.listing.asin,
            "fnsku": one.listing.fnsku,
            "upc": one.listing.upc,
            "suggested": [item.number for item in one.suggestions],
        }
        for one in found
    ]
    rows = [
        (
            one.listing.sku,
            one.listing.asin,
            one.listing.title,
            ", ".join(item.number for item in one.suggestions),
        )
        for one in found
    ]
    words = table(rows) or "Every listing is linked to an item."
    say(arguments, words, listings=listings, unlinked=len(matching.unmatched))
    return 0


def _import(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        count = asyncio.run(link_files.import_links(workplace, Path(arguments.file)))
    say(arguments, f"{count} links are new or changed.", changed=count)
    return 0


def _export(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        count = asyncio.run(
            link_files.export_links(workplace, Path(arguments.file), connection=arguments.connection)
        )
    say(arguments, f"Wrote {count} links to {arguments.file}.", links=count)
    return 0


def _names(workplace: Workplace) -> dict[str, str]:
    return {one.connection_id: one.name for one in asyncio.run(links.link_stores(workplace))}


def _json(link: Link, connection: str) -> dict[str, object]:
    return {
        "connection": connection,
        "kind": link.kind.value,
        "store_key": link.store_key,
        "erp_key": link.erp_key,
        "erp_name": link.erp_name,
        "matched_by": link.matched_by.value,
        "why": link.why,
        "made_by": link.made_by,
        "made_at": link.made_at,
    }
