"""Test a connection step by step, so that a person sees what works and the first thing that does not."""

from collections.abc import AsyncIterator, Mapping
from urllib.parse import urlsplit

import msgspec

from mlconnector_gui.accounting.money import currency_exponent
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import Proof, Standing
from mlconnector_gui.connectors.woocommerce.answers import Answer
from mlconnector_gui.connectors.woocommerce.client import SiteIndex, WooCommerceClient
from mlconnector_gui.connectors.woocommerce.facts import facts_of

_CLOCK_SECONDS = 120
_ONE = {"per_page": "1", "_fields": "id"}


async def prove(client: WooCommerceClient) -> AsyncIterator[Proof]:
    """Yield a line for each thing as it is known, and stop at the first failure."""
    async for proof in _steps(client):
        yield proof
        if proof.standing is Standing.FAILED:
            return


async def _steps(client: WooCommerceClient) -> AsyncIterator[Proof]:
    async for proof in _site(client):
        yield proof
    async for proof in _orders(client):
        yield proof
    yield await _refunds(client)
    async for proof in _settings(client):
        yield proof


async def _site(client: WooCommerceClient) -> AsyncIterator[Proof]:
    try:
        index, answer = await client.index()
    except Problem as problem:
        if problem.cause is not Cause.PERMISSION or problem.code == "woocommerce.site_password":
            yield Proof(what="reachable", standing=Standing.FAILED, problem=problem)
            return
        yield Proof(what="reachable", standing=Standing.PROVED, params={"address": client.address.url})
        yield Proof(
            what="rest_api",
            standing=Standing.WARNING,
            problem=Problem("woocommerce.index_closed", cause=Cause.PERMISSION, technical=problem.technical),
        )
        return
    yield Proof(what="reachable", standing=Standing.PROVED, params={"address": client.address.url})
    yield _rest_api(index)
    yield _home(client, index)
    yield _clock(client, answer)


def _rest_api(index: SiteIndex) -> Proof:
    if "wc/v3" in index.namespaces:
        return Proof(what="rest_api", standing=Standing.PROVED, params={"site": str(index.name)})
    return Proof(
        what="rest_api",
        standing=Standing.FAILED,
        params={"site": str(index.name)},
        problem=Problem("woocommerce.not_active", cause=Cause.CONNECTION, site=str(index.name)),
    )


def _home(client: WooCommerceClient, index: SiteIndex) -> Proof:
    """Compare the address entered with the one the site gives itself: redirects between them lose the login."""
    entered, own = urlsplit(client.address.url), urlsplit(index.home.rstrip("/"))
    params = {"entered": client.address.url, "home": index.home}
    if not index.home or (entered.scheme, entered.hostname, entered.path) == (
        own.scheme,
        own.hostname,
        own.path,
    ):
        return Proof(what="home", standing=Standing.PROVED, params=params)
    return Proof(
        what="home",
        standing=Standing.WARNING,
        params=params,
        problem=Problem(
            "woocommerce.home_differs", cause=Cause.CONNECTION, entered=client.address.url, home=index.home
        ),
    )


def _clock(client: WooCommerceClient, answer: Answer) -> Proof:
    server = answer.server_time
    if server is None:
        return Proof(what="clock", standing=Standing.SKIPPED)
    seconds = round((server - client.environment.clock.now()).total_seconds())
    params = {"seconds": str(seconds)}
    if abs(seconds) <= _CLOCK_SECONDS:
        return Proof(what="clock", standing=Standing.PROVED, params=params)
    return Proof(
        what="clock",
        standing=Standing.WARNING,
        params=params,
        problem=Problem("woocommerce.clocks_differ", cause=Cause.CONNECTION, seconds=seconds),
    )


async def _orders(client: WooCommerceClient) -> AsyncIterator[Proof]:
    try:
        _, answer = await client.read("/orders", _ONE, list[msgspec.Raw])
    except Problem as problem:
        if problem.code == "woocommerce.user_may_not_view":
            yield Proof(what="login", standing=Standing.PROVED, params={"how": client.login.value})
            yield Proof(what="orders", standing=Standing.FAILED, problem=problem)
            return
        yield Proof(what="login", standing=Standing.FAILED, problem=await _explained(client, problem))
        return
    yield Proof(what="login", standing=Standing.PROVED, params={"how": client.login.value})
    yield Proof(what="orders", standing=Standing.PROVED, params=_count(answer))


async def _explained(client: WooCommerceClient, problem: Problem) -> Problem:
    if problem.code != "woocommerce.login_not_seen":
        return problem
    reason = await client.why_login_is_not_seen("/orders")
    reason.technical = problem.technical
    return reason


async def _refunds(client: WooCommerceClient) -> Proof:
    try:
        _, answer = await client.read("/refunds", _ONE, list[msgspec.Raw])
    except Problem as problem:
        if problem.code == "woocommerce.no_route":
            # before WooCommerce 9.0 refunds are listed order by order
            return Proof(what="refunds", standing=Standing.PROVED, params={"route": "order by order"})
        return Proof(what="refunds", standing=Standing.FAILED, problem=problem)
    return Proof(what="refunds", standing=Standing.PROVED, params=_count(answer))


async def _settings(client: WooCommerceClient) -> AsyncIterator[Proof]:
    try:
        facts = await facts_of(client)
    except Problem as problem:
        yield Proof(what="settings", standing=Standing.WARNING, problem=problem)
        return
    for what in ("timezone", "currency", "version"):
        seen = {what: facts[what]} if what in facts else {}
        yield Proof(what=what, standing=Standing.PROVED if seen else Standing.SKIPPED, params=seen)
    if "currency" in facts and facts.get("price_num_decimals", "").isdigit():
        yield _decimals(facts)


def _decimals(facts: Mapping[str, str]) -> Proof:
    """Warn when the shop writes amounts in other units than its currency has: they are cut or cannot be booked."""
    shop, currency = int(facts["price_num_decimals"]), currency_exponent(facts["currency"])
    params = {"shop": str(shop), "currency": facts["currency"], "expected": str(currency)}
    if shop == currency:
        return Proof(what="decimals", standing=Standing.PROVED, params=params)
    return Proof(
        what="decimals",
        standing=Standing.WARNING,
        params=params,
        problem=Problem(
            "woocommerce.decimals_differ", shop=shop, currency=facts["currency"], expected=currency
        ),
    )


def _count(answer: Answer) -> Mapping[str, str]:
    return {"count": str(answer.total)} if answer.total is not None else {}
