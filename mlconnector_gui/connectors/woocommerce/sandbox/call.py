"""One request as WordPress sees it, and the answer to it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from mlconnector_gui.connectors.woocommerce.sandbox.parameters import Parameters, RestError
from mlconnector_gui.connectors.woocommerce.sandbox.php import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The parts of an HTTP request that matter here."""

    method: str
    """After an override by header or `_method`."""
    path: str
    query: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    https: bool
    home: str

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return parse_qsl(self.query, keep_blank_values=True)

    @property
    def wants_json(self) -> bool:
        return "application/json" in self.headers.get("accept", "")

    def json_body(self) -> Json:
        if not self.body or "json" not in self.headers.get("content-type", ""):
            return dict(parse_qsl(self.body.decode("utf-8", "replace"))) if self.body else {}
        try:
            value = json.loads(self.body)
        except ValueError:
            raise RestError(
                400,
                "rest_invalid_json",
                "Invalid JSON body passed.",
                data={"status": 400, "json_error_code": 4, "json_error_message": "Syntax error"},
            ) from None
        return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who is calling: the role of the key's user."""

    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request that was matched to a route."""

    request: Request
    identity: Identity | None
    ids: tuple[str, ...]
    """What the route's pattern captured."""
    parameters: Parameters
    body: Json

    @property
    def home(self) -> str:
        return self.request.home

    def id(self, index: int = 0) -> int:
        return int(self.ids[index])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a route answers."""

    body: object
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    ping: tuple[str, int] | None = None
    """A webhook's address and id to ping before the answer leaves."""


_MESSAGES = {
    "list": ("woocommerce_rest_cannot_view", "Sorry, you cannot list resources."),
    "view": ("woocommerce_rest_cannot_view", "Sorry, you cannot view this resource."),
    "create": ("woocommerce_rest_cannot_create", "Sorry, you are not allowed to create resources."),
    "edit": ("woocommerce_rest_cannot_edit", "Sorry, you are not allowed to edit this resource."),
    "delete": ("woocommerce_rest_cannot_delete", "Sorry, you are not allowed to delete this resource."),
}


def allow(call: Call, action: str) -> None:
    """Refuse whoever may not: 401 without a login, 403 for a role that is too low."""
    if call.identity and call.identity.role in ("administrator", "shop_manager"):
        return
    code, message = _MESSAGES[action]
    raise RestError(403 if call.identity else 401, code, message)
