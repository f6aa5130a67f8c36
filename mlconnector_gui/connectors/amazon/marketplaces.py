"""The regions and marketplaces of the Selling Partner API, with their currencies."""

from dataclasses import dataclass

from mlconnector_gui.base.problem import Problem

REGIONS = {
    "na": "https://sellingpartnerapi-na.amazon.com",
    "eu": "https://sellingpartnerapi-eu.amazon.com",
    "fe": "https://sellingpartnerapi-fe.amazon.com",
}
"""A region's key to its address; a refresh token belongs to one of them."""
LOGIN_ADDRESS = "https://api.amazon.com"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marketplace:
    """One Amazon store of a region."""

    marketplace_id: str
    country: str
    currency: str
    name: str = ""
    """Its domain, as settlements write it: Amazon.de."""


_KNOWN = {
    "na": "A2EUQ1WTGCTBG2 CA CAD, ATVPDKIKX0DER US USD, A1AM78C64UM0Y8 MX MXN, A2Q3Y263D00KWC BR BRL",
    "eu": "A1RKKUPIHCS9HS ES EUR, A1F83G8C2ARO7P GB GBP, A13V1IB3VIYZZH FR EUR, AMEN7PMS3EDWL BE EUR, "
    "A1805IZSGTT6HS NL EUR, A1PA6795UKMFR9 DE EUR, APJ6JRA9NG5V4 IT EUR, A2NODRKZP88ZB9 SE SEK, "
    "A1C3SOZRARQ6R3 PL PLN, A28R8C7NBKEWEA IE EUR, A33AVAJ2PDY3EV TR TRY, ARBP9OOSHTCHU EG EGP, "
    "A17E79C6D8DWNP SA SAR, A2VIGQ35RCS4UG AE AED, A21TJRUUN4KGV IN INR, AE08WJ6YKNBMC ZA ZAR",
    "fe": "A19VAU5U5O7RUS SG SGD, A39IBJ37TRP1C6 AU AUD, A1VC38T7YXB528 JP JPY",
}


def known_marketplaces(region: str) -> dict[str, Marketplace]:
    """Return the marketplaces of a region by id; the API lists others too, which hold no money of the seller."""
    rows = (row.split() for row in _KNOWN[region].split(", "))
    return {
        one: Marketplace(marketplace_id=one, country=country, currency=currency)
        for one, country, currency in rows
    }


def chosen_marketplaces(entered: str, region: str) -> tuple[str, ...]:
    """Read what a person entered, ids or country codes separated by commas; nothing means every one."""
    known = known_marketplaces(region)
    by_country = {one.country: one.marketplace_id for one in known.values()}
    chosen = []
    for text in (part.strip().upper() for part in entered.split(",")):
        if not text:
            continue
        found = by_country.get("GB" if text == "UK" else text, text)
        if found not in known:
            raise Problem("amazon.marketplace_unknown", marketplace=text, region=region)
        chosen.append(found)
    return tuple(dict.fromkeys(chosen))
