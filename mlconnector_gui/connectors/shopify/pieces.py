"""
Read an order in pieces, where Shopify fails over it as a whole: the same record, list by list.

A list over which GraphQL fails by itself too is taken from REST. Only the ledger of its sales may be missing in the
end. An order that was never edited can do without; one that was edited is then stopped by its translation, since
nothing else tells when.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.connectors.shopify.client import ShopifyClient
from mlconnector_gui.connectors.shopify.completing import Completion
from mlconnector_gui.connectors.shopify.lists import SERVER_FAULT
from mlconnector_gui.connectors.shopify.rest_pieces import rest_piece
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
        try:
            order[name] = await read(head)
        except Problem as problem:
            if problem.code != SERVER_FAULT:
                raise
            order[name] = await _by_rest(client, scopes, name, str(head["legacyResourceId"]), problem)
    try:
        order["agreements"] = await completion.agreements(head)
    except Problem as problem:
        if problem.code != SERVER_FAULT:
            raise
    return order


async def _by_rest(client: ShopifyClient, scopes: Scopes, name: str, number: str, fault: Problem) -> Any:
    """Take one list from REST; what REST cannot tell alike leaves the fault as it was."""
    transactions: list[Json] = []
    if name == "transactions":
        transactions = (await client.read_rest(f"/orders/{number}/transactions.json"))["transactions"]
    order = (await client.read_rest(f"/orders/{number}.json"))["order"]
    try:
        return rest_piece(name, order, transactions, scopes)
    except (KeyError, TypeError, ValueError, ArithmeticError):
        raise fault from None
