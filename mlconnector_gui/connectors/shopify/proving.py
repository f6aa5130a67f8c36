"""Test a connection step by step: login, version, permissions, history, payments."""

from collections.abc import AsyncIterator
from datetime import UTC, timedelta

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import Proof, Standing
from mlconnector_gui.connectors.shopify.client import VERSION, ShopifyClient
from mlconnector_gui.connectors.shopify.scopes import (
    ALL_ORDERS,
    CUSTOMERS,
    GIFT_CARDS,
    ORDERS,
    RETURNS,
    STORE_CREDITS,
)
from mlconnector_gui.connectors.shopify.site import Site, read_site

# without permission for all orders, Shopify shows those of the last 60 days and says nothing of the others
_HIDDEN_AFTER = timedelta(days=61)
_OPTIONAL = {
    "customers": (CUSTOMERS,),
    "returns": (RETURNS,),
    "gift_cards": (GIFT_CARDS,),
    "store_credits": STORE_CREDITS,
}


async def prove(client: ShopifyClient) -> AsyncIterator[Proof]:
    """Yield a line for each thing as it is known, and stop at the first failure."""
    async for proof in _steps(client):
        yield proof
        if proof.standing is Standing.FAILED:
            return


async def _steps(client: ShopifyClient) -> AsyncIterator[Proof]:
    try:
        await client.sign_in()
        site = await read_site(client)
    except Problem as problem:
        is_login = problem.cause is Cause.PERMISSION
        yield Proof(what="login" if is_login else "reachable", standing=Standing.FAILED, problem=problem)
        return
    yield Proof(what="reachable", standing=Standing.PROVED, params={"address": client.address.url})
    yield Proof(what="login", standing=Standing.PROVED, params={"how": client.credentials.access.value})
    yield _version(site)
    for proof in _settings(site):
        yield proof
    for proof in _permissions(site):
        yield proof
    yield await _history(client, site)
    yield await _payments(client, site)


def _version(site: Site) -> Proof:
    """Warn where another release answered: Shopify moves on without an error when one is no longer served."""
    params = {"version": site.answered_version or VERSION}
    if site.answered_version in {"", VERSION}:
        return Proof(what="version", standing=Standing.PROVED, params=params)
    return Proof(
        what="version",
        standing=Standing.WARNING,
        params=params,
        problem=Problem(
            "shopify.version_moved", cause=Cause.CONNECTION, asked=VERSION, answered=site.answered_version
        ),
    )


def _settings(site: Site) -> list[Proof]:
    seen = {"currency": site.currency, "timezone": site.timezone}
    return [
        Proof(what="shop", standing=Standing.PROVED, params={"name": site.name}),
        *(Proof(what=what, standing=Standing.PROVED, params={what: told}) for what, told in seen.items()),
    ]


def _permissions(site: Site) -> list[Proof]:
    if not site.scopes.has(ORDERS):
        missing = Problem("shopify.scope_missing", cause=Cause.PERMISSION, scope=ORDERS)
        return [Proof(what="orders", standing=Standing.FAILED, problem=missing)]
    proofs = [Proof(what="orders", standing=Standing.PROVED)]
    for what, scopes in _OPTIONAL.items():
        lacking = [one for one in scopes if not site.scopes.has(one)]
        proofs.append(_permission(what, ", ".join(lacking), is_granted=not lacking))
    return proofs


def _permission(what: str, scope: str, *, is_granted: bool) -> Proof:
    if is_granted:
        return Proof(what=what, standing=Standing.PROVED)
    problem = Problem("shopify.scope_missing_optional", cause=Cause.PERMISSION, scope=scope, what=what)
    return Proof(what=what, standing=Standing.WARNING, problem=problem)


async def _history(client: ShopifyClient, site: Site) -> Proof:
    """Look for an order that only permission for all orders would show: a granted scope need not be in force."""
    before = (client.environment.clock.now() - _HIDDEN_AFTER).astimezone(UTC)
    try:
        data = await client.read("oldest_orders", {"query": f"created_at:<'{before:%Y-%m-%dT%H:%M:%SZ}'"})
    except Problem as problem:
        return Proof(what="history", standing=Standing.FAILED, problem=problem)
    if data["orders"]["nodes"]:
        return Proof(what="history", standing=Standing.PROVED, params={"seen": "older"})
    if site.scopes.has(ALL_ORDERS):
        return Proof(what="history", standing=Standing.PROVED, params={"seen": "none_older"})
    hidden = Problem("shopify.history_hidden", cause=Cause.PERMISSION, scope=ALL_ORDERS)
    return Proof(what="history", standing=Standing.WARNING, problem=hidden)


async def _payments(client: ShopifyClient, site: Site) -> Proof:
    if not site.scopes.has_payouts:
        return _permission("payouts", "read_shopify_payments_payouts", is_granted=False)
    try:
        account = (await client.read("payments_account"))["shopifyPaymentsAccount"]
    except Problem as problem:
        return Proof(what="payouts", standing=Standing.WARNING, problem=problem)
    if account is None:
        return Proof(what="payouts", standing=Standing.SKIPPED)
    return Proof(
        what="payouts", standing=Standing.PROVED, params={"currency": str(account["defaultCurrency"])}
    )
