"""`mlconnector customers`: whom of a store's customers JDE has; `prepare` looks up those who wait."""

import asyncio
from argparse import ArgumentParser, Namespace

from mlconnector_gui.app.commands.shell import say, table, workplace_of
from mlconnector_gui.services.connect import list_connections
from mlconnector_gui.services.store_customers import CustomerLine, list_customers
from mlconnector_gui.ui.words.customers import standing_words


def add_parser(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="list customers with their address numbers")
    listing.add_argument("connection", nargs="?", default="", help="only those of this store")
    listing.add_argument(
        "--standing",
        default="",
        metavar="WORD",
        help="linked, waiting, or the state of a customer's posting, such as ready",
    )
    listing.add_argument(
        "--reason", default="", help="show people's names; the reason is kept in the audit log"
    )
    listing.set_defaults(run=_list)


def _list(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        found = asyncio.run(
            list_customers(
                workplace,
                connection=arguments.connection,
                standing=arguments.standing,
                reason=arguments.reason,
            )
        )
        names = {one.connection_id: one.name for one in asyncio.run(list_connections(workplace))}
    rows = [
        (
            names[one.connection_id],
            one.customer_key,
            one.name,
            one.kind.value,
            one.number or "-",
            standing_words(one.standing),
            f"{one.orders} documents",
        )
        for one in found
    ]
    say(
        arguments,
        table(rows) or "No customers are kept.",
        customers=[_json(one, names[one.connection_id]) for one in found],
    )
    return 0


def _json(one: CustomerLine, connection: str) -> dict[str, object]:
    return {
        "connection": connection,
        "customer": one.customer_key,
        "name": one.name,
        "kind": one.kind.value,
        "number": int(one.number) if one.number else None,
        "standing": one.standing,
        "posting": one.posting_id or None,
        "documents": one.orders,
    }
