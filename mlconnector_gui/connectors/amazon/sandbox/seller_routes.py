"""The sellers interface: where the account may sell."""

from collections.abc import Mapping

from mlconnector_gui.connectors.amazon.sandbox.account import Account
from mlconnector_gui.connectors.amazon.sandbox.call import Json, Request
from mlconnector_gui.connectors.amazon.sandbox.seller import Market

_INTERNAL = "A1ZFFQZ3HTUKT9"
"""Amazon's own shop for orders from outside; undocumented, and listed all the same."""


def participations(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    return 200, {"payload": _participations(account)}


def account(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    address = {
        "addressLine1": "1 Example Street",
        "countryCode": account.seller.markets[0].country,
        "city": "Exampleton",
    }
    told = {
        "businessType": "PRIVATE_LIMITED",
        "marketplaceParticipationList": _participations(account),
        "sellingPlan": "PROFESSIONAL",
        "business": {"name": account.seller.store_name, "registeredBusinessAddress": address},
    }
    return 200, {"payload": told}


def _participations(account: Account) -> list[Json]:
    found = [_entry(market, account.seller.store_name) for market in account.seller.markets]
    internal = {
        "id": _INTERNAL,
        "name": "Non-Amazon",
        "countryCode": account.seller.markets[0].country,
        "defaultCurrencyCode": account.seller.markets[0].currency,
        "defaultLanguageCode": "en_US",
        "domainName": "sim1.stores.amazon.example.com",
    }
    participation = {"isParticipating": True, "hasSuspendedListings": False}
    return [*found, {"marketplace": internal, "participation": participation, "storeName": "MCF"}]


def _entry(market: Market, store_name: str) -> Json:
    return {
        "marketplace": {
            "id": market.marketplace_id,
            "name": market.domain,
            "countryCode": market.country,
            "defaultCurrencyCode": market.currency,
            "defaultLanguageCode": market.language,
            "domainName": f"www.{market.domain.lower()}",
        },
        "participation": {"isParticipating": True, "hasSuspendedListings": False},
        "storeName": store_name,
    }
