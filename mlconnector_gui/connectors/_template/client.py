"""Call the API of one Example Store: reads are repeated when they fail in passing, writes never."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors._template.auth import Token
from mlconnector_gui.connectors.port import ConnectionValues
from mlconnector_gui.net.client import Address, HttpClient, Reply
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import Busy, repeated

Shape = TypeVar("Shape")


def client_of(connection: ConnectionValues, environment: NetEnvironment) -> "ExampleStoreClient":
    return ExampleStoreClient(
        address=Address(url=connection.values.get("address", "").strip()),
        token=Token(text=connection.secrets.get("access_token", "")),
        environment=environment,
    )


@dataclass(slots=True)
class ExampleStoreClient:
    """Owns the connections to one store, and turns every answer into a value or a Problem."""

    address: Address
    token: Token
    environment: NetEnvironment
    _http: HttpClient = field(init=False)

    def __post_init__(self) -> None:
        self._http = self.environment.client(self.address, headers={"Accept": "application/json"})

    async def read(self, path: str, query: Mapping[str, str], shape: type[Shape]) -> Shape:
        async def once() -> Shape:
            return _decoded(await self._call("GET", path, query=query), shape)

        environment = self.environment
        return await repeated(once, policy=environment.retry, clock=environment.clock, rng=environment.rng)

    async def write(self, method: str, path: str, body: object, shape: type[Shape]) -> Shape:
        return _decoded(await self._call(method, path, body=msgspec.json.encode(body)), shape)

    async def send(self, method: str, path: str, body: object) -> Reply:
        """Call once and return whatever was answered: what it means is the caller's to judge."""
        return await self._reply(method, path, body=msgspec.json.encode(body))

    def told(self, reply: Reply) -> str:
        """Return the store's own text, to be shown beneath a problem."""
        return self.token.redacted(reply.excerpt())

    async def close(self) -> None:
        await self._http.close()

    async def _call(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Reply:
        reply = await self._reply(method, path, query=query, body=body)
        problem = problem_of(reply)
        if problem is not None:
            problem.technical = self.told(reply)
            raise problem
        return reply

    async def _reply(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Reply:
        headers = {**self.token.header(), **({"Content-Type": "application/json"} if body else {})}
        return await self._http.call(method, path, query=query, headers=headers, body=body)


def problem_of(reply: Reply) -> Problem | None:
    """Say what an answer means that is none; every code has its sentence in `ui/words/tables/`."""
    if reply.status in {429, 503}:
        wait = reply.headers.get("retry-after", "")
        return Busy("example_store.busy", wait_seconds=float(wait) if wait.isdigit() else None)
    if reply.status in {401, 403}:
        return Problem("example_store.login_refused", cause=Cause.PERMISSION)
    if reply.status == 404:
        return Problem("document.gone", cause=Cause.SOURCE_CHANGED)
    if reply.status >= 500:
        return Problem(
            "example_store.answer_unexpected", cause=Cause.CONNECTION, retry=Retry.LATER, status=reply.status
        )
    if reply.status >= 300 or reply.is_html:
        return Problem("example_store.answer_unexpected", cause=Cause.CONNECTION, status=reply.status)
    return None


def _decoded(reply: Reply, shape: type[Shape]) -> Shape:
    """A broken answer is a failure in passing like any other, so a read of it is repeated."""
    try:
        return msgspec.json.decode(reply.body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem(
            "example_store.answer_unexpected",
            cause=Cause.CONNECTION,
            retry=Retry.LATER,
            status=reply.status,
            technical=str(error),
        ) from error
