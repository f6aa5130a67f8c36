"""Test a connection step by step, so that a person sees what works and the first thing that does not."""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import timedelta

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.amazon.answers import DENIED
from mlconnector_gui.connectors.amazon.client import AmazonClient
from mlconnector_gui.connectors.amazon.facts import participations
from mlconnector_gui.connectors.amazon.marketplaces import known_marketplaces
from mlconnector_gui.connectors.amazon.payloads import MarketplaceParticipation
from mlconnector_gui.connectors.amazon.reminders import lapses
from mlconnector_gui.connectors.amazon.settlements import KEPT, listed_reports
from mlconnector_gui.connectors.port import Proof, Standing, Window

_USUAL_CYCLE = timedelta(days=31)


async def prove(
    client: AmazonClient, *, region: str, chosen: Sequence[str], values: Mapping[str, str]
) -> AsyncIterator[Proof]:
    """Yield a line for each thing as it is known, and stop at the first failure."""
    try:
        await client.login.token()
    except Problem as problem:
        what = "login" if problem.cause is Cause.PERMISSION else "reachable"
        yield Proof(what=what, standing=Standing.FAILED, problem=problem)
        return
    yield Proof(
        what="login", standing=Standing.PROVED, params={"address": client.login.address.url, "region": region}
    )
    for reminder in _reminders(client, values):
        yield reminder
    settlements = await _settlements(client)
    yield settlements
    if settlements.standing is Standing.FAILED:
        return
    async for proof in _account(client, region, chosen):
        yield proof


def _reminders(client: AmazonClient, values: Mapping[str, str]) -> list[Proof]:
    """Say how long secret and authorisation still last; one that lapsed, yet works, was renewed elsewhere."""
    today = client.environment.clock.now().date()
    found = []
    for lapse in lapses(values):
        params = {"until": lapse.last_day.isoformat(), "days": str(lapse.days_left(today))}
        what = f"{lapse.what}_lapses"
        if lapse.is_due(today):
            due = Problem(
                f"amazon.{what}", cause=Cause.PERMISSION, until=params["until"], days=params["days"]
            )
            found.append(Proof(what=what, standing=Standing.WARNING, params=params, problem=due))
        else:
            found.append(Proof(what=what, standing=Standing.PROVED, params=params))
    return found


async def _settlements(client: AmazonClient) -> Proof:
    now = client.environment.clock.now()
    try:
        reports = await listed_reports(client, Window(start=now - KEPT, end=now))
    except Problem as problem:
        what = "settlements" if problem.cause is Cause.PERMISSION else "reachable"
        return Proof(what=what, standing=Standing.FAILED, problem=problem)
    params = {"count": str(len(reports))}
    if not reports or reports[-1].created_at < now - _USUAL_CYCLE:
        none_lately = Problem("amazon.no_settlement_lately", cause=Cause.CONNECTION, count=len(reports))
        return Proof(what="settlements", standing=Standing.WARNING, params=params, problem=none_lately)
    params["last"] = reports[-1].created_at.date().isoformat()
    return Proof(what="settlements", standing=Standing.PROVED, params=params)


async def _account(client: AmazonClient, region: str, chosen: Sequence[str]) -> AsyncIterator[Proof]:
    try:
        entries = await participations(client)
    except Problem as problem:
        standing = Standing.WARNING if problem.code == DENIED else Standing.FAILED
        yield Proof(what="marketplaces", standing=standing, problem=problem)
        return
    yield _marketplaces(entries, region, chosen)
    suspended = [
        entry.marketplace.country_code for entry in entries if entry.participation.has_suspended_listings
    ]
    if suspended:
        yield Proof(
            what="listings",
            standing=Standing.WARNING,
            problem=Problem(
                "amazon.listings_suspended", cause=Cause.CONNECTION, marketplaces=", ".join(suspended)
            ),
        )


def _marketplaces(entries: Sequence[MarketplaceParticipation], region: str, chosen: Sequence[str]) -> Proof:
    known = known_marketplaces(region)
    selling = {
        entry.marketplace.id: entry.marketplace
        for entry in entries
        if entry.participation.is_participating and entry.marketplace.id in known
    }
    missing = [known[one].country for one in chosen if one not in selling]
    told = [f"{one.country_code} ({one.default_currency_code})" for one in selling.values()]
    params = {"marketplaces": ", ".join(told)}
    if missing:
        return Proof(
            what="marketplaces",
            standing=Standing.WARNING,
            params=params,
            problem=Problem(
                "amazon.marketplaces_missing", cause=Cause.CONNECTION, marketplaces=", ".join(missing)
            ),
        )
    return Proof(what="marketplaces", standing=Standing.PROVED, params=params)
