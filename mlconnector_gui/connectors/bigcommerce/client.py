"""Call the REST API of one BigCommerce store: reads are repeated when they fail in passing, writes never."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.bigcommerce.answers import Answer, Listed, answer_of
from mlconnector_gui.connectors.bigcommerce.auth import Token, store_hash_of
from mlconnector_gui.connectors.bigcommerce.throttle import Throttle
from mlconnector_gui.connectors.port import ConnectionValues
from mlconnector_gui.net.client import Address, HttpClient, Reply
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import repeated

Result = TypeVar("Result")

_OFFICIAL = "https://api.bigcommerce.com"
_PAGE = "250"
_SMALLEST_FULL_PAGE = 50
"""A list that ends below the default size of a page has ended, however large a page was asked for."""


def client_of(connection: ConnectionValues, environment: NetEnvironment) -> "BigCommerceClient":
    return BigCommerceClient(
        address=Address(url=connection.values.get("address", "").strip() or _OFFICIAL),
        store_hash=store_hash_of(connection.values.get("store_hash", "")),
        token=Token(text=connection.secrets.get("access_token", "")),
        environment=environment,
    )


@dataclass(slots=True)
class BigCommerceClient:
    """
    Owns the connections to one store, and keeps to its quota.

    Paths begin with the version ('/v2/orders'). v2 answers arrays and 204 where there is nothing, v3 envelopes.
    """

    address: Address
    store_hash: str
    token: Token
    environment: NetEnvironment
    throttle: Throttle = field(init=False)
    _http: HttpClient = field(init=False)

    def __post_init__(self) -> None:
        self.throttle = Throttle(self.environment.clock)
        # without Accept v2 may answer XML
        self._http = self.environment.client(self.address, headers={"Accept": "application/json"})

    async def read(self, path: str, query: Mapping[str, str], take: Callable[[Answer], Result]) -> Result:
        """Read and take what is wanted of it, again while the failure may pass; a broken answer is one too."""

        async def once() -> Result:
            return take(await self._call("GET", path, query))

        return await self.repeated(once)

    async def every(
        self, path: str, query: Mapping[str, str], take: Callable[[Answer], Listed]
    ) -> list[bytes]:
        """Read a list to its end; for lists that belong to one record and stand still."""
        found: dict[bytes, None] = {}
        async for listed in self.pages(path, query, take):
            known = len(found)
            found.update(dict.fromkeys(listed.records))
            if len(found) == known:
                break
        return list(found)

    async def pages(
        self, path: str, query: Mapping[str, str], take: Callable[[Answer], Listed]
    ) -> AsyncIterator[Listed]:
        """Read a list page by page, keeping none; whoever sees nothing new in a page has to leave."""
        for page in count(1):
            listed = await self.read(path, {**query, "limit": _PAGE, "page": str(page)}, take)
            yield listed
            last = listed.pagination.total_pages if listed.pagination else None
            if (last is not None and page >= last) or len(listed.records) < _SMALLEST_FULL_PAGE:
                return

    async def write(self, method: str, path: str, body: object) -> Answer:
        """Send a change once; whatever becomes of it is the caller's to find out."""
        return await self._call(method, path, {}, body=msgspec.json.encode(body))

    async def send(self, method: str, path: str, body: object) -> Reply:
        """Send a change once and return whatever was answered: what it means is the caller's to judge."""
        return await self._reply(method, path, {}, body=msgspec.json.encode(body))

    async def repeated(self, read: Callable[[], Awaitable[Result]]) -> Result:
        environment = self.environment
        return await repeated(read, policy=environment.retry, clock=environment.clock, rng=environment.rng)

    async def close(self) -> None:
        await self._http.close()

    async def _call(
        self, method: str, path: str, query: Mapping[str, str], *, body: bytes | None = None
    ) -> Answer:
        return answer_of(await self._reply(method, path, query, body=body), redact=self.token.redacted)

    async def _reply(
        self, method: str, path: str, query: Mapping[str, str], *, body: bytes | None = None
    ) -> Reply:
        headers = self.token.header()
        if body is not None:
            headers["Content-Type"] = "application/json"
        await self.throttle.turn()
        try:
            reply = await self._http.call(
                method, f"/stores/{self.store_hash}{path}", query=query, headers=headers, body=body
            )
        except Problem as problem:
            problem.technical = self.token.redacted(problem.technical)
            raise
        self.throttle.note(reply.headers)
        return reply
