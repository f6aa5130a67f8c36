"""The token endpoint: client credentials for 24 hours, expiring offline tokens that are refreshed, static ones."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from mlconnector_gui.connectors.shopify.sandbox.call import Request, Response, json_answer
from mlconnector_gui.connectors.shopify.sandbox.state import State

_OFFLINE_SECONDS = 3600
_REFRESH_SECONDS = 90 * 24 * 3600


@dataclass(slots=True)
class Tokens:
    """Owns the tokens in force; the shop's static one is in force by itself."""

    state: State
    granted: dict[str, datetime] = field(default_factory=dict)
    refresh_tokens: list[str] = field(default_factory=list)
    """Those in force: the newest, and the one before it until the newest is used."""
    given: int = 0

    def __post_init__(self) -> None:
        self.refresh_tokens = [self.state.shop.refresh_token]

    def is_good(self, token: str) -> bool:
        if token == self.state.shop.static_token:
            return True
        until = self.granted.get(token)
        return until is not None and self.state.now() < until

    def expire_all(self) -> None:
        self.granted.clear()

    def answer(self, request: Request) -> Response:
        asked = _asked(request)
        shop = self.state.shop
        if asked.get("client_id") != shop.client_id:
            return _refused(400, "application_cannot_be_found", "Could not find Shopify API application")
        if asked.get("client_secret") != shop.client_secret:
            return _refused(401, "invalid_client", "Client authentication failed")
        if not shop.is_installed:
            return _refused(400, "app_not_installed", "App not installed on the shop")
        if asked.get("grant_type") == "client_credentials":
            return self._client_credentials()
        if asked.get("grant_type") == "refresh_token":
            return self._refreshed(asked.get("refresh_token", ""))
        return _refused(400, "unsupported_grant_type", "The grant type is not supported")

    def _client_credentials(self) -> Response:
        shop = self.state.shop
        if not shop.is_same_organisation:
            return _refused(400, "shop_not_permitted", "Client credentials cannot be performed on this shop")
        token = self._grant("shpca", shop.token_seconds)
        return json_answer(
            200,
            {"access_token": token, "scope": ",".join(shop.scopes), "expires_in": shop.token_seconds},
        )

    def _refreshed(self, refresh_token: str) -> Response:
        if refresh_token not in self.refresh_tokens:
            return _refused(400, "invalid_grant", "The refresh token is invalid or has expired")
        self.refresh_tokens = [refresh_token, f"shprt_{self.given + 1:032x}"]
        token = self._grant("shpat", _OFFLINE_SECONDS)
        return json_answer(
            200,
            {
                "access_token": token,
                "scope": ",".join(self.state.shop.scopes),
                "expires_in": _OFFLINE_SECONDS,
                "refresh_token": self.refresh_tokens[-1],
                "refresh_token_expires_in": _REFRESH_SECONDS,
            },
        )

    def _grant(self, prefix: str, seconds: int) -> str:
        self.given += 1
        token = f"{prefix}_{self.given:032x}"
        self.granted[token] = self.state.now() + timedelta(seconds=seconds)
        return token


def _asked(request: Request) -> dict[str, str]:
    text = request.body.decode("utf-8", "replace")
    if "json" in request.headers.get("content-type", ""):
        try:
            found = json.loads(text)
        except ValueError:
            return {}
        return {name: str(value) for name, value in found.items()} if isinstance(found, dict) else {}
    return dict(parse_qsl(text))


def _refused(status: int, error: str, words: str) -> Response:
    return json_answer(status, {"error": error, "error_description": words})
