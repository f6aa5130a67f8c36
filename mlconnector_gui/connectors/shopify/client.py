"""Ask one Shopify shop over GraphQL: within its points, and again while a failure may pass."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.shopify.answers import (
    Answer,
    Json,
    answer_of,
    is_refused_token,
    rest_answer_of,
)
from mlconnector_gui.connectors.shopify.auth import Credentials, Keep, TokenKeeper
from mlconnector_gui.connectors.shopify.documents import document
from mlconnector_gui.connectors.shopify.throttle import Budget
from mlconnector_gui.net.client import Address, HttpClient, Reply
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import repeated

VERSION = "2026-10"
"""The release that is asked for; each is served for a year, and one no longer served is answered by another."""
_API = f"/admin/api/{VERSION}"
_PATH = f"{_API}/graphql.json"
_HEADERS = {"Accept": "application/json", "Content-Type": "application/json"}
_TOKEN_HEADER = "X-Shopify-Access-Token"  # noqa: S105  the name of a header

Variables = Mapping[str, Any]


@dataclass(slots=True)
class ShopifyClient:
    """Owns the connections to one shop, its token and its budget; documents are named, never put together here."""

    address: Address
    credentials: Credentials
    environment: NetEnvironment
    keep: Keep | None = None
    answered_version: str = ""
    withheld: set[str] = field(default_factory=set)
    """Personal fields that Shopify kept back."""
    _http: HttpClient = field(init=False)
    _tokens: TokenKeeper = field(init=False)
    _budget: Budget = field(init=False)

    def __post_init__(self) -> None:
        self._http = self.environment.client(self.address, headers=_HEADERS)
        self._tokens = TokenKeeper(
            credentials=self.credentials, http=self._http, environment=self.environment, keep=self.keep
        )
        self._budget = Budget(clock=self.environment.clock)

    async def read(self, name: str, variables: Variables | None = None) -> Json:
        """Run a query of `queries/`, again while the failure may pass."""
        environment = self.environment

        async def once() -> Json:
            return await self.read_once(name, variables)

        return await repeated(once, policy=environment.retry, clock=environment.clock, rng=environment.rng)

    async def read_once(self, name: str, variables: Variables | None = None) -> Json:
        answer = await self._run(name, variables or {})
        return answer.data

    async def write(self, name: str, variables: Variables) -> Json:
        """Run a mutation of `queries/`, once."""
        answer = await self._run(name, variables)
        return answer.data

    async def read_rest(self, path: str) -> Json:
        """Read a record of the REST API ('/orders/1.json'), again while the failure may pass."""
        environment = self.environment

        async def once() -> Json:
            reply = await self._answered("GET", f"{_API}{path}", None)
            return rest_answer_of(reply, redact=self._tokens.redacted)

        return await repeated(once, policy=environment.retry, clock=environment.clock, rng=environment.rng)

    async def sign_in(self) -> None:
        """Come by a token, so that a wrong login shows itself as such."""
        await self._tokens.token()

    async def close(self) -> None:
        await self._http.close()

    async def _run(self, name: str, variables: Variables) -> Answer:
        if (seconds := self._budget.wait_seconds(name)) > 0:
            await self.environment.clock.sleep(seconds)
        body = msgspec.json.encode({"query": document(name), "variables": dict(variables)})
        answer = answer_of(await self._answered("POST", _PATH, body), redact=self._tokens.redacted)
        if answer.cost is not None:
            self._budget.note(name, answer.cost)
        self.answered_version = answer.version or self.answered_version
        self.withheld.update(answer.withheld)
        return answer

    async def _answered(self, method: str, path: str, body: bytes | None) -> Reply:
        """Call with a token, and once more with a new one where it is refused."""
        token = await self._tokens.token()
        reply = await self._called(method, path, body, token)
        if is_refused_token(reply):
            reply = await self._called(method, path, body, await self._tokens.after_refusal(token))
        return reply

    async def _called(self, method: str, path: str, body: bytes | None, token: str) -> Reply:
        try:
            return await self._http.call(method, path, headers={_TOKEN_HEADER: token}, body=body)
        except Problem as problem:
            problem.technical = self._tokens.redacted(problem.technical)
            raise
