"""What the seller's account is: its marketplaces and their currencies, as far as the application may ask."""

from collections.abc import Mapping, Sequence

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.answers import DENIED
from mlconnector_gui.connectors.amazon.client import AmazonClient
from mlconnector_gui.connectors.amazon.marketplaces import Marketplace, known_marketplaces
from mlconnector_gui.connectors.amazon.operations import PARTICIPATIONS
from mlconnector_gui.connectors.amazon.payloads import MarketplaceParticipation, Participations
from mlconnector_gui.connectors.amazon.reminders import lapses


async def participations(client: AmazonClient) -> list[MarketplaceParticipation]:
    return (await client.read(PARTICIPATIONS, {}, Participations)).payload


async def facts_of(
    client: AmazonClient, *, region: str, chosen: Sequence[str], values: Mapping[str, str]
) -> Mapping[str, str]:
    """
    Return what is known of the account.

    The application's role may not let it see the account: the marketplaces are then those that were entered, with
    the currency that each has.
    """
    try:
        entries = await participations(client)
    except Problem as problem:
        if problem.code != DENIED:
            raise
        entries = []
    known = known_marketplaces(region)
    selling = _selling(entries, known, chosen) or [known[one] for one in chosen]
    facts = {
        "marketplaces": ",".join(
            f"{one.marketplace_id}:{one.country}:{one.currency}:{one.name}" for one in selling
        ),
        "currencies": ",".join(dict.fromkeys(one.currency for one in selling)),
        "currency": selling[0].currency if selling else "",
        "store": next((entry.store_name for entry in entries if entry.store_name), ""),
    }
    facts |= {f"{one.what}_lapses_on": one.last_day.isoformat() for one in lapses(values)}
    return {name: text for name, text in facts.items() if text}


def _selling(
    entries: Sequence[MarketplaceParticipation], known: Mapping[str, Marketplace], chosen: Sequence[str]
) -> list[Marketplace]:
    """Amazon lists internal shops and some that were never opened, too; only known ones count."""
    return [
        Marketplace(
            marketplace_id=entry.marketplace.id,
            country=entry.marketplace.country_code or known[entry.marketplace.id].country,
            currency=entry.marketplace.default_currency_code or known[entry.marketplace.id].currency,
            name=entry.marketplace.domain_name.removeprefix("www."),
        )
        for entry in entries
        if entry.marketplace.id in known
        and entry.participation.is_participating
        and (not chosen or entry.marketplace.id in chosen)
    ]
