"""
Read an order in pieces, where Shopify fails over it as a whole: the same record, list by list.

Only the ledger of its sales may be missing in the end. An order that was never edited can do without; one that was
edited is then stopped by its translation, since nothing else tells when.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.connectors.shopify.client import ShopifyClient
from mlconnector_gui.connectors.shopify.completing import Completion
from mlconnector_gui.connectors.shopify.lists import SERVER_FAULT
from mlconnector_gui.connectors.shopify.scopes import Scopes

_PARTS = 10


async def read_in_pieces(client: ShopifyClient, scopes: Scopes, gid: str) -> Json | None:
    """Return the whole order; None where there is none."""
    switches = scopes.switches()
    variables = {"id": gid, "customers": switches["customers"], "terms": switches["terms"]}
    head = (await client.read("order_head", variables)).get("order")
    if not isinstance(head, dict):
        return None
    completion = Completion(client, scopes)
    order: Json = dict(head)
    pieces: dict[str, Callable[[Json], Awaitable[Any]]] = {
        "lineItems": completion.line_items,
        "shippingLines": completion.shipping_lines,
        "transactions": completion.transactions,
        "refunds": lambda order: completion.refunds(order, _PARTS),
        "fulfillments": lambda order: completion.fulfillments(order, _PARTS),
    }
    for name, read in pieces.items():
        order[name] = await read(head)
    try:
        order["agreements"] = await completion.agreements(head)
    except Problem as problem:
        if problem.code != SERVER_FAULT:
            raise
    return order
