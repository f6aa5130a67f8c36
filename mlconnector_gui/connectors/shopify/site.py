"""What a shop says of itself and of this app: currency, zone, plan, scopes, versions."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.shopify.client import ShopifyClient
from mlconnector_gui.connectors.shopify.scopes import Scopes


class _Plan(msgspec.Struct, rename="camel"):
    partner_development: bool = False
    shopify_plus: bool = False


class _Shop(msgspec.Struct, rename="camel"):
    name: str
    myshopify_domain: str
    currency_code: str
    iana_timezone: str
    taxes_included: bool = False
    enabled_presentment_currencies: list[str] = []
    plan: _Plan = msgspec.field(default_factory=_Plan)


class _Scope(msgspec.Struct):
    handle: str


class _Installation(msgspec.Struct, rename="camel"):
    access_scopes: list[_Scope] = []


class _Version(msgspec.Struct):
    handle: str
    supported: bool = False


class _Answered(msgspec.Struct, rename="camel"):
    shop: _Shop
    current_app_installation: _Installation
    public_api_versions: list[_Version] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One shop as it is now; a merchant may change its currency and zone, so it is read at each run."""

    name: str
    domain: str
    currency: str
    timezone: str
    taxes_included: bool
    presentment_currencies: tuple[str, ...]
    plan: str
    scopes: Scopes
    versions: tuple[str, ...]
    answered_version: str

    @property
    def facts(self) -> Mapping[str, str]:
        return {
            "name": self.name,
            "domain": self.domain,
            "currency": self.currency,
            "timezone": self.timezone,
            "taxes_included": "yes" if self.taxes_included else "no",
            "presentment_currencies": ",".join(self.presentment_currencies),
            "plan": self.plan,
            "scopes": ",".join(sorted(self.scopes.handles)),
            "version": self.answered_version,
        }


async def read_site(client: ShopifyClient) -> Site:
    data = await client.read("shop")
    try:
        told = msgspec.convert(data, _Answered)
    except msgspec.ValidationError as error:
        raise Problem(
            "shopify.answer_unexpected", cause=Cause.CONNECTION, retry=Retry.LATER, technical=str(error)
        ) from error
    shop = told.shop
    return Site(
        name=shop.name,
        domain=shop.myshopify_domain,
        currency=shop.currency_code,
        timezone=shop.iana_timezone,
        taxes_included=shop.taxes_included,
        presentment_currencies=tuple(shop.enabled_presentment_currencies),
        plan=_plan_of(shop.plan),
        scopes=Scopes.of(one.handle for one in told.current_app_installation.access_scopes),
        versions=tuple(one.handle for one in told.public_api_versions if one.supported),
        answered_version=client.answered_version,
    )


def _plan_of(plan: _Plan) -> str:
    if plan.partner_development:
        return "development"
    return "plus" if plan.shopify_plus else "standard"
