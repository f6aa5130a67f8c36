"""Test a connection step by step: a token can reach the store and still lack a scope that is needed."""

from collections.abc import AsyncIterator, Mapping

import msgspec

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.bigcommerce.answers import Answer
from mlconnector_gui.connectors.bigcommerce.client import BigCommerceClient
from mlconnector_gui.connectors.bigcommerce.facts import Store, store_of
from mlconnector_gui.connectors.bigcommerce.payloads import read_head
from mlconnector_gui.connectors.port import Proof, Standing

_CLOCK_SECONDS = 120
_ONE = {"limit": "1", "page": "1"}


class _Time(msgspec.Struct):
    time: int


async def prove(
    client: BigCommerceClient, *, reads_customers: bool, has_client_secret: bool
) -> AsyncIterator[Proof]:
    """Yield a line for each thing as it is known, and stop at the first failure."""
    async for proof in _steps(client, reads_customers=reads_customers):
        yield proof
        if proof.standing is Standing.FAILED:
            return
    # nothing that the API answers tells whether a client secret is right
    yield Proof(what="client_secret", standing=Standing.SKIPPED, params={"given": _yes(has_client_secret)})


async def _steps(client: BigCommerceClient, *, reads_customers: bool) -> AsyncIterator[Proof]:
    try:
        told = await client.read("/v2/time", {}, lambda answer: Answer.decoded(answer, _Time))
    except Problem as problem:
        what = "login" if problem.cause is Cause.PERMISSION else "reachable"
        yield Proof(what=what, standing=Standing.FAILED, problem=problem)
        return
    yield Proof(what="reachable", standing=Standing.PROVED, params={"address": client.address.url})
    yield _clock(client, told.time)
    try:
        store = await store_of(client)
    except Problem as problem:
        yield Proof(what="login", standing=Standing.FAILED, problem=problem)
        return
    for proof in _store(store):
        yield proof
    async for proof in _lists(client, reads_customers=reads_customers):
        yield proof


def _clock(client: BigCommerceClient, server: int) -> Proof:
    seconds = round(server - client.environment.clock.now().timestamp())
    params = {"seconds": str(seconds)}
    if abs(seconds) <= _CLOCK_SECONDS:
        return Proof(what="clock", standing=Standing.PROVED, params=params)
    return Proof(
        what="clock",
        standing=Standing.WARNING,
        params=params,
        problem=Problem("bigcommerce.clocks_differ", cause=Cause.CONNECTION, seconds=seconds),
    )


def _store(store: Store) -> list[Proof]:
    proofs = [Proof(what="login", standing=Standing.PROVED, params={"site": str(store.name or store.domain)})]
    for what, seen in (("timezone", store.zone), ("currency", str(store.currency or ""))):
        standing = Standing.PROVED if seen else Standing.SKIPPED
        proofs.append(Proof(what=what, standing=standing, params={what: seen} if seen else {}))
    return proofs


async def _lists(client: BigCommerceClient, *, reads_customers: bool) -> AsyncIterator[Proof]:
    """Probe one call for each scope that reading needs."""
    try:
        orders = await client.read("/v2/orders", _ONE, Answer.bare_list)
    except Problem as problem:
        yield Proof(what="orders", standing=Standing.FAILED, problem=problem)
        return
    yield Proof(what="orders", standing=Standing.PROVED)
    if orders.records:
        # the scope for orders alone does not open their payments
        order_id = read_head(orders.records[0]).id
        yield await _probed(client, "transactions", f"/v3/orders/{order_id}/transactions", {})
    else:
        yield Proof(what="transactions", standing=Standing.SKIPPED)
    yield await _probed(client, "refunds", "/v3/orders/payment_actions/refunds")
    if reads_customers:
        yield await _probed(client, "customers", "/v3/customers")


async def _probed(client: BigCommerceClient, what: str, path: str, query: Mapping[str, str] = _ONE) -> Proof:
    try:
        listed = await client.read(path, query, Answer.enveloped_list)
    except Problem as problem:
        return Proof(what=what, standing=Standing.FAILED, problem=problem)
    total = listed.pagination.total if listed.pagination else None
    return Proof(what=what, standing=Standing.PROVED, params={} if total is None else {"count": str(total)})


def _yes(given: bool) -> str:
    return "yes" if given else "no"
