"""Call the REST API wc/v3 of one shop: reads are repeated when they fail in passing, writes never."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.woocommerce.answers import Answer, answer_of
from mlconnector_gui.connectors.woocommerce.auth import Keys, Login
from mlconnector_gui.net.client import Address, HttpClient
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import repeated

Shape = TypeVar("Shape")

_API = "/wp-json/wc/v3"
_INDEX = "/wp-json/"
# the whole index is 1.2 MB
_INDEX_FIELDS = {"_fields": "name,home,namespaces,gmt_offset,timezone_string"}
# WordPress answers failures as JSON only when it is asked to; caches are told to stay out of the way
_HEADERS = {"Accept": "application/json", "Cache-Control": "no-cache"}


class SiteIndex(msgspec.Struct, frozen=True):
    """What a site tells everybody about itself."""

    name: object = ""
    home: str = ""
    namespaces: list[str] = []
    gmt_offset: object = ""
    timezone_string: str | None = ""


@dataclass(slots=True)
class WooCommerceClient:
    """Owns the connections to one shop and how it logs in; keys go to wc/v3 only, never to the site's index."""

    address: Address
    keys: Keys
    login: Login
    environment: NetEnvironment
    _http: HttpClient = field(init=False)
    _home: str = ""

    def __post_init__(self) -> None:
        self._http = self.environment.client(self.address, headers=_HEADERS)

    async def read(self, path: str, query: Mapping[str, str], shape: type[Shape]) -> tuple[Shape, Answer]:
        """Read below wc/v3 ('/orders'), again while the failure may pass; a broken answer is one too."""

        async def once() -> tuple[Shape, Answer]:
            answer = await self.read_once(path, query)
            return answer.decoded(shape), answer

        return await self.repeated(once)

    async def read_once(self, path: str, query: Mapping[str, str]) -> Answer:
        return await self._call("GET", _API + path, query, self.login)

    async def write(self, method: str, path: str, body: Mapping[str, str]) -> Answer:
        return await self._call(method, _API + path, {}, self.login, body=msgspec.json.encode(body))

    async def options(self, path: str, shape: type[Shape]) -> Shape:
        """Read what a route says of its own parameters."""

        async def once() -> Shape:
            return (await self._call("OPTIONS", _API + path, {}, self.login)).decoded(shape)

        return await self.repeated(once)

    async def repeated(self, read: Callable[[], Awaitable[Shape]]) -> Shape:
        environment = self.environment
        return await repeated(read, policy=environment.retry, clock=environment.clock, rng=environment.rng)

    async def index(self) -> tuple[SiteIndex, Answer]:
        """Read what the site says to everybody; with keys it would be refused where Application Passwords exist."""

        async def once() -> tuple[SiteIndex, Answer]:
            answer = await self._call("GET", _INDEX, _INDEX_FIELDS, None)
            return answer.decoded(SiteIndex), answer

        index, answer = await self.repeated(once)
        self._home = index.home.rstrip("/")
        return index, answer

    async def why_login_is_not_seen(self, path: str) -> Problem:
        """
        Tell the reasons apart for which a shop behaves as if no key had been sent.

        A signed request needs no header and shows no secret, so it gets through where a Basic login is dropped.
        """
        if self.login is not Login.SIGNED:
            for scheme, code in (
                ("https", "woocommerce.header_stripped"),
                ("http", "woocommerce.https_not_seen"),
            ):
                if await self._accepts_signature(path, scheme):
                    return Problem(code)
        return Problem("woocommerce.unknown_key")

    async def close(self) -> None:
        await self._http.close()

    async def _accepts_signature(self, path: str, scheme: str) -> bool:
        try:
            await self._call("GET", _API + path, {"per_page": "1"}, Login.SIGNED, scheme=scheme)
        except Problem:
            return False
        return True

    async def _call(
        self,
        method: str,
        path: str,
        query: Mapping[str, str],
        login: Login | None,
        *,
        scheme: str = "",
        body: bytes | None = None,
    ) -> Answer:
        headers: Mapping[str, str] = {}
        if login is Login.BASIC:
            headers = self.keys.basic_header()
        elif login is Login.QUERY:
            query = {**query, **self.keys.as_query()}
        elif login is Login.SIGNED:
            query = {**query, **await self._signature(method, path, query, scheme)}
        if body is not None:
            headers = {**headers, "Content-Type": "application/json"}
        try:
            reply = await self._http.call(method, path, query=query, headers=headers, body=body)
        except Problem as problem:
            problem.technical = self.keys.redacted(problem.technical)
            raise
        return answer_of(
            reply,
            url=self.address.url + path,
            now=self.environment.clock.now(),
            redact=self.keys.redacted,
        )

    async def _signature(
        self, method: str, path: str, query: Mapping[str, str], scheme: str
    ) -> Mapping[str, str]:
        if not self._home:
            await self._learn_home()
        scheme = scheme or urlsplit(self.address.url).scheme
        _, _, rest = self._home.partition("://")
        return self.keys.signature(
            method,
            f"{scheme}://{rest}{path}",
            query,
            nonce=f"{self.environment.rng.getrandbits(128):032x}",
            timestamp=int(self.environment.clock.now().timestamp()),
        )

    async def _learn_home(self) -> None:
        """Learn the address the shop signs over; where its index is closed, the one we call must do."""
        try:
            await self.index()
        except Problem:
            self._home = ""
        self._home = self._home or self.address.url
