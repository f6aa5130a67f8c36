"""Login with Amazon, simulated: refresh tokens become access tokens that last an hour."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from mlconnector_gui.connectors.amazon.sandbox.call import Request, Response, json_response
from mlconnector_gui.connectors.amazon.sandbox.seller import Seller

TOKEN_PATH = "/auth/o2/token"  # noqa: S105  a path, not a secret
_SECONDS = 3600


@dataclass(slots=True)
class LoginServer:
    """Knows which access tokens it gave, and until when each is good."""

    seller: Seller
    given: dict[str, datetime] = field(default_factory=dict)
    lapsed: bool = False
    """True: the seller's authorisation is over."""

    def answer(self, request: Request, now: datetime) -> Response:
        form = _form(request)
        refusal = self._refusal_of(request.method, form)
        return refusal or self._give(form.get("refresh_token", ""), now)

    def _refusal_of(self, method: str, form: dict[str, str]) -> Response | None:
        if method != "POST":
            return _refusal("invalid_request", "The request must be a POST.", 405)
        known = (self.seller.client_id, self.seller.client_secret)
        if (form.get("client_id"), form.get("client_secret")) != known:
            return _refusal("invalid_client", "Client authentication failed", 401)
        grant = form.get("grant_type")
        if grant == "client_credentials":
            has_scope = bool(form.get("scope"))
            return None if has_scope else _refusal("invalid_scope", "The request is missing a scope.")
        if grant != "refresh_token":
            return _refusal("unsupported_grant_type", f"The grant_type {grant} is not supported.")
        if self.lapsed or form.get("refresh_token") != self.seller.refresh_token:
            return _refusal("invalid_grant", "The request has an invalid grant parameter : refresh_token")
        return None

    def why_refused(self, token: str, now: datetime) -> str | None:
        """Return Amazon's words for a token that does not pass; None for one that does."""
        if not token:
            return "Access token is missing in the request header."
        until = self.given.get(token)
        if until is None:
            return "The access token you provided is revoked, malformed or invalid."
        if now >= until:
            return "The access token you provided has expired."
        return None

    def expire_all(self) -> None:
        """Let every token that was given run out at once."""
        longest_ago = min(self.given.values(), default=None)
        if longest_ago is not None:
            self.given = dict.fromkeys(self.given, longest_ago - timedelta(days=1))

    def _give(self, refresh_token: str, now: datetime) -> Response:
        seed = f"{self.seller.client_id}/{now.isoformat()}/{len(self.given)}"
        token = "Atza|" + hashlib.sha256(seed.encode()).hexdigest() * 2
        self.given[token] = now + timedelta(seconds=_SECONDS)
        told = {"access_token": token, "token_type": "bearer", "expires_in": _SECONDS}
        return json_response({**told, "refresh_token": refresh_token} if refresh_token else told)


def _form(request: Request) -> dict[str, str]:
    """Read the form, or the same keys as JSON, which is accepted too."""
    if "json" in request.headers.get("content-type", ""):
        try:
            read = json.loads(request.body)
        except ValueError:
            return {}
        return {str(name): str(text) for name, text in read.items()} if isinstance(read, dict) else {}
    return dict(parse_qsl(request.body.decode("utf-8", "replace")))


def _refusal(error: str, description: str, status: int = 400) -> Response:
    return json_response({"error": error, "error_description": description}, status)
