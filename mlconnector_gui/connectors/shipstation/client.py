"""Call the API V1 of one ShipStation account: reads are repeated when they fail in passing, writes never."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import ConnectionValues
from mlconnector_gui.connectors.shipstation.answers import checked, decoded
from mlconnector_gui.connectors.shipstation.auth import Keys
from mlconnector_gui.connectors.shipstation.pace import Pace
from mlconnector_gui.net.client import Address, HttpClient, Reply
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import repeated

Shape = TypeVar("Shape")
OWN_ADDRESS = "https://ssapi.shipstation.com"
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def client_of(connection: ConnectionValues, environment: NetEnvironment) -> "ShipStationClient":
    secrets = connection.secrets
    return ShipStationClient(
        address=Address(url=connection.values.get("address", "").strip() or OWN_ADDRESS),
        keys=Keys(api_key=secrets.get("api_key", ""), api_secret=secrets.get("api_secret", "")),
        environment=environment,
    )


@dataclass(slots=True)
class ShipStationClient:
    """
    Owns the connections to one account, and turns every answer into a value or a Problem.

    It calls paths below its own address and nothing else, so the keys go nowhere that a payload names.
    """

    address: Address
    keys: Keys
    environment: NetEnvironment
    _http: HttpClient = field(init=False)
    _pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        self._http = self.environment.client(self.address, headers={"Accept": "application/json"})
        self._pace = Pace(self.environment.clock)

    async def read(self, path: str, query: Mapping[str, str], shape: type[Shape]) -> Shape:
        async def once() -> Shape:
            return await self.read_once(path, query, shape)

        return await self.repeated(once)

    async def read_once(self, path: str, query: Mapping[str, str], shape: type[Shape]) -> Shape:
        return decoded(await self._call("GET", path, query=query), shape, redact=self.keys.redacted)

    async def repeated(self, read: Callable[[], Awaitable[Shape]]) -> Shape:
        environment = self.environment
        return await repeated(read, policy=environment.retry, clock=environment.clock, rng=environment.rng)

    async def write(self, method: str, path: str, body: object, shape: type[Shape]) -> Shape:
        reply = await self._call(method, path, body=_ENCODER.encode(body))
        return decoded(reply, shape, redact=self.keys.redacted)

    async def send(self, method: str, path: str, body: object) -> Reply:
        """Call once and return whatever was answered: what it means is the caller's to judge."""
        return await self._reply(method, path, body=_ENCODER.encode(body))

    async def delete(self, path: str) -> None:
        """An answer without a body is the usual one."""
        await self._call("DELETE", path)

    async def close(self) -> None:
        await self._http.close()

    async def _call(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Reply:
        return checked(await self._reply(method, path, query=query, body=body), redact=self.keys.redacted)

    async def _reply(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Reply:
        await self._pace.wait()
        headers = {**self.keys.header(), **({"Content-Type": "application/json"} if body else {})}
        try:
            reply = await self._http.call(method, path, query=query, headers=headers, body=body)
        except Problem as problem:
            problem.technical = self.keys.redacted(problem.technical)
            raise
        self._pace.note(reply.headers)
        return reply
