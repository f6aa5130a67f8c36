"""One connected Shopify shop as a source of raw orders, payouts, gift cards and customers."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from mlconnector_gui.accounting.customer_policy import names_customers
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import ConnectionValues, Page, Proof, RawDocument, Window
from mlconnector_gui.connectors.shopify import proving
from mlconnector_gui.connectors.shopify.auth import Credentials
from mlconnector_gui.connectors.shopify.bulk import Bulk
from mlconnector_gui.connectors.shopify.client import ShopifyClient
from mlconnector_gui.connectors.shopify.customer import with_buyer, with_buyers
from mlconnector_gui.connectors.shopify.history import OrderHistory
from mlconnector_gui.connectors.shopify.orders import Orders
from mlconnector_gui.connectors.shopify.scopes import CUSTOMERS, GIFT_CARDS, STORE_CREDITS, Scopes
from mlconnector_gui.connectors.shopify.site import read_site
from mlconnector_gui.connectors.shopify.store_credits import StoreCredits
from mlconnector_gui.connectors.shopify.streams import (
    CUSTOMER,
    GIFT_CARD,
    Closed,
    Listed,
    Stream,
    payouts,
)
from mlconnector_gui.net.client import Address
from mlconnector_gui.net.environment import NetEnvironment

_DOMAIN = ".myshopify.com"
_LONGEST_NUMBER = 20


def open_source(connection: ConnectionValues, environment: NetEnvironment) -> "ShopifySource":
    return ShopifySource(
        client=client_of(connection, environment),
        personal=connection.values.get("personal_data") == "yes" or names_customers(connection.values),
        names_buyers=names_customers(connection.values),
    )


def client_of(connection: ConnectionValues, environment: NetEnvironment) -> ShopifyClient:
    return ShopifyClient(
        address=Address(url=shop_address(connection.values.get("address", ""))),
        credentials=Credentials.of(connection.values, connection.secrets),
        environment=environment,
        keep=connection.keep,
    )


def shop_address(entered: str) -> str:
    """Return the shop's own address of what a person pasted: its name, with or without scheme, an admin page."""
    text = entered.strip()
    if text and "://" not in text:
        text = f"https://{text}"
    parts = urlsplit(text)
    host = parts.netloc
    if host == "admin.shopify.com":
        # https://admin.shopify.com/store/example/...
        names = [part for part in parts.path.split("/") if part]
        host = names[1] if len(names) > 1 and names[0] == "store" else host
    if host and "." not in host and ":" not in host and host != "localhost":
        host += _DOMAIN
    return f"{parts.scheme}://{host}" if host else text


@dataclass(slots=True)
class ShopifySource:
    """Reads one shop through its client; what the app may read is asked for once."""

    client: ShopifyClient
    personal: bool
    names_buyers: bool = False
    """Each order names its customer as what its translation needs."""
    _streams: dict[str, Stream] = field(default_factory=dict)

    def prove(self) -> AsyncIterator[Proof]:
        return proving.prove(self.client)

    async def facts(self) -> Mapping[str, str]:
        return (await read_site(self.client)).facts

    async def pages(self, stream: str, window: Window) -> AsyncIterator[Page]:
        async for page in (await self._stream(stream)).pages(window):
            yield with_buyers(page) if self.names_buyers and stream == "orders" else page

    async def fetch(self, stream: str, external_id: str) -> RawDocument:
        is_number = external_id.isascii() and external_id.isdigit()
        if not is_number or len(external_id) > _LONGEST_NUMBER:
            raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=external_id)
        found = await (await self._stream(stream)).fetch(external_id)
        return with_buyer(found) if self.names_buyers and stream == "orders" else found

    async def close(self) -> None:
        await self.client.close()

    async def _stream(self, name: str) -> Stream:
        if not self._streams:
            self._streams = self._open((await read_site(self.client)).scopes)
        return self._streams[name]

    def _open(self, scopes: Scopes) -> dict[str, Stream]:
        """Orders are asked for whatever the scopes say, so that a missing one is a problem and not an empty shop."""
        client, closed = self.client, Closed()
        customers = Listed(client=client, kind=CUSTOMER, variables={"personal": self.personal})
        return {
            "orders": OrderHistory(
                orders=Orders(client=client, scopes=scopes), bulk=Bulk(client=client, scopes=scopes)
            ),
            "payouts": payouts(client) if scopes.has_payouts else closed,
            "store_credits": (StoreCredits(client=client) if all(map(scopes.has, STORE_CREDITS)) else closed),
            "gift_cards": (Listed(client=client, kind=GIFT_CARD) if scopes.has(GIFT_CARDS) else closed),
            "customers": customers if scopes.has(CUSTOMERS) else closed,
        }
