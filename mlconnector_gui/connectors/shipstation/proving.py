"""Test a connection step by step, so that a person sees what works and the first thing that does not."""

from collections.abc import AsyncIterator, Mapping

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import Proof, Standing
from mlconnector_gui.connectors.shipstation.client import ShipStationClient
from mlconnector_gui.connectors.shipstation.facts import stores_of, warehouses_of
from mlconnector_gui.connectors.shipstation.listing import total_of
from mlconnector_gui.connectors.shipstation.payloads import Store, text_of
from mlconnector_gui.connectors.shipstation.settings import Sending


async def prove(client: ShipStationClient, values: Mapping[str, str]) -> AsyncIterator[Proof]:
    """Yield a line for each thing as it is known, and stop at the first failure."""
    try:
        stores = await stores_of(client)
    except Problem as problem:
        # an answer that refuses the login came from a server that was reached
        if problem.cause is Cause.PERMISSION:
            yield _reached(client)
        what = "login" if problem.cause is Cause.PERMISSION else "reachable"
        yield Proof(what=what, standing=Standing.FAILED, problem=problem)
        return
    yield _reached(client)
    yield Proof(what="login", standing=Standing.PROVED)
    for name in ("shipments", "orders"):
        try:
            count = await total_of(client, name)
        except Problem as problem:
            yield Proof(what=name, standing=Standing.FAILED, problem=problem)
            return
        params = {} if count is None else {"count": str(count)}
        yield Proof(what=name, standing=Standing.PROVED, params=params)
    yield _currency(values)
    async for proof in _sending(client, values, stores):
        yield proof


def _reached(client: ShipStationClient) -> Proof:
    return Proof(what="reachable", standing=Standing.PROVED, params={"address": client.address.url})


def _currency(values: Mapping[str, str]) -> Proof:
    """ShipStation names no currency anywhere, so what was entered is what counts."""
    return Proof(what="currency", standing=Standing.PROVED, params={"currency": values.get("currency", "")})


async def _sending(
    client: ShipStationClient, values: Mapping[str, str], stores: list[Store]
) -> AsyncIterator[Proof]:
    """Whether purchase orders could be put where the connection says: warnings, since receipts need none of it."""
    try:
        sending = Sending.of(values)
    except Problem as problem:
        yield Proof(what="order_store", standing=Standing.WARNING, problem=problem)
        return
    if not sending.store_id:
        yield Proof(what="order_store", standing=Standing.SKIPPED)
        return
    yield _store(sending.store_id, stores)
    known = {text_of(one.warehouse_id) for one in await warehouses_of(client)}
    if missing := sorted(set(sending.warehouses.values()) - known):
        unknown = Problem("shipstation.warehouse_unknown", warehouse=", ".join(missing))
        yield Proof(what="warehouses", standing=Standing.WARNING, problem=unknown)
        return
    yield Proof(what="warehouses", standing=Standing.PROVED, params={"count": str(len(known))})


def _store(store_id: str, stores: list[Store]) -> Proof:
    store = next((one for one in stores if text_of(one.store_id) == store_id), None)
    if store is None:
        problem = Problem("shipstation.store_unknown", store=store_id)
        return Proof(what="order_store", standing=Standing.WARNING, problem=problem)
    if not store.is_manual:
        # a selling channel's own import would manage what we put there
        problem = Problem("shipstation.store_not_manual", store=store.store_name or store_id)
        return Proof(what="order_store", standing=Standing.WARNING, problem=problem)
    return Proof(what="order_store", standing=Standing.PROVED, params={"site": store.store_name or store_id})
