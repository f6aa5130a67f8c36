"""Call the Selling Partner API of one seller: reads alone, at Amazon's pace, repeated when they fail in passing."""

import sys
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import quote, urlsplit

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.answers import decoded, has_expired
from mlconnector_gui.connectors.amazon.auth import Credentials, Login
from mlconnector_gui.connectors.amazon.limits import Operation, Throttle
from mlconnector_gui.connectors.amazon.marketplaces import LOGIN_ADDRESS, REGIONS
from mlconnector_gui.connectors.port import ConnectionValues
from mlconnector_gui.net.client import USER_AGENT, Address, HttpClient, Reply
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import repeated

Shape = TypeVar("Shape")

_HEADERS = {
    "Accept": "application/json",
    # Amazon asks for the language, and refuses more than 500 characters
    "User-Agent": f"{USER_AGENT} (Language=Python/{sys.version_info.major}.{sys.version_info.minor}; "
    f"Platform={sys.platform})",
}
_OURS = ".amazon.com"


def client_of(connection: ConnectionValues, environment: NetEnvironment) -> "AmazonClient":
    values, secrets = connection.values, connection.secrets
    region = values.get("region", "").strip() or "na"
    if region not in REGIONS:
        raise Problem("amazon.region_unknown", region=region)
    address = Address(url=values.get("address", "").strip() or REGIONS[region])
    login = Login(
        address=Address(url=_login_address(values, address)),
        credentials=Credentials(
            client_id=values.get("client_id", ""),
            client_secret=secrets.get("client_secret", ""),
            refresh_token=secrets.get("refresh_token", ""),
        ),
        environment=environment,
    )
    return AmazonClient(address=address, login=login, environment=environment)


def _login_address(values: Mapping[str, str], address: Address) -> str:
    """A stand-in for the API logs in at itself, unless another address was entered: no secret goes elsewhere."""
    entered = values.get("login_address", "").strip()
    return entered or (LOGIN_ADDRESS if address.host.endswith(_OURS) else address.url)


@dataclass(slots=True)
class AmazonClient:
    """Owns the connections to the API and the access token; knows no method but GET."""

    address: Address
    login: Login
    environment: NetEnvironment
    throttle: Throttle = field(init=False)
    _http: HttpClient = field(init=False)

    def __post_init__(self) -> None:
        self._http = self.environment.client(self.address, headers=_HEADERS)
        self.throttle = Throttle(clock=self.environment.clock, rng=self.environment.rng)

    async def read(
        self, operation: Operation, query: Mapping[str, str], shape: type[Shape], **ids: str
    ) -> Shape:
        """Read one answer, again while the failure may pass."""
        return (await self.read_reply(operation, query, shape, **ids))[0]

    async def read_reply(
        self, operation: Operation, query: Mapping[str, str], shape: type[Shape], **ids: str
    ) -> tuple[Shape, Reply]:
        path = operation.path.format(**{name: quote(text, safe="") for name, text in ids.items()})

        async def once() -> tuple[Shape, Reply]:
            reply = await self._call(operation, path, query)
            try:
                return decoded(reply, shape), reply
            except Problem as problem:
                problem.technical = self.login.redacted(problem.technical)
                raise

        environment = self.environment
        return await repeated(once, policy=environment.retry, clock=environment.clock, rng=environment.rng)

    async def pages(
        self,
        operation: Operation,
        query: Mapping[str, str],
        shape: type[Shape],
        *,
        token_of: Callable[[Shape], str | None],
        next_query: Callable[[str], Mapping[str, str]],
        **ids: str,
    ) -> AsyncIterator[Shape]:
        """Read page after page until no token comes; empty pages in between are Amazon's way."""
        seen: set[str] = set()
        while True:
            page = await self.read(operation, query, shape, **ids)
            yield page
            token = token_of(page)
            if not token:
                return
            if token in seen:
                raise Problem("amazon.pages_repeat", operation=operation.name)
            seen.add(token)
            query = next_query(token)

    async def close(self) -> None:
        await self._http.close()
        await self.login.close()

    @property
    def is_loopback(self) -> bool:
        return urlsplit(self.address.url).hostname in {"127.0.0.1", "localhost", "::1"}

    async def _call(self, operation: Operation, path: str, query: Mapping[str, str]) -> Reply:
        """Ask once; a token that ran out before its time is renewed, and the request made once more."""
        token = await self.login.token()
        reply = await self._ask(operation, path, query, token)
        if has_expired(reply):
            self.login.forget(token)
            reply = await self._ask(operation, path, query, await self.login.token())
        return reply

    async def _ask(self, operation: Operation, path: str, query: Mapping[str, str], token: str) -> Reply:
        await self.throttle.turn(operation)
        reply = await self._http.call("GET", path, query=query, headers={"x-amz-access-token": token})
        if reply.status == 429:
            self.throttle.refused(operation)
        else:
            self.throttle.accepted(operation, reply.headers.get("x-amzn-ratelimit-limit", ""))
        return reply
