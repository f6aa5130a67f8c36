"""Log in with Amazon: a refresh token becomes an access token, kept for its hour and renewed ahead of its end."""

import asyncio
from dataclasses import dataclass, field
from urllib.parse import urlencode

import msgspec

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.net.client import Address, HttpClient, Reply
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import repeated

_HIDDEN = "•••"
_PATH = "/auth/o2/token"
_FORM = {"Content-Type": "application/x-www-form-urlencoded;charset=UTF-8", "Accept": "application/json"}
_AHEAD_SECONDS = 300.0
"""A token is renewed this long before its end, so that none runs out on the way."""
_PASSING = frozenset({"server_error", "temporarily_unavailable"})
_CODES = {
    "invalid_grant": "amazon.authorisation_lapsed",
    "access_denied": "amazon.authorisation_lapsed",
    "invalid_client": "amazon.client_refused",
    "unauthorized_client": "amazon.client_refused",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """The application's id and secret and the seller's refresh token, checked for slips of the hand."""

    client_id: str
    client_secret: str = field(repr=False)
    refresh_token: str = field(repr=False)

    def __post_init__(self) -> None:
        for name in ("client_id", "client_secret", "refresh_token"):
            text = getattr(self, name).strip()
            if not text or not text.isascii() or not text.isprintable() or " " in text:
                raise Problem("amazon.credential_malformed", field=name)
            object.__setattr__(self, name, text)
        if self.client_secret.startswith("Atzr|") or self.refresh_token.startswith("amzn1."):
            raise Problem("amazon.credentials_swapped")


class _Granted(msgspec.Struct, frozen=True):
    access_token: str
    expires_in: float = 3600.0


class _Refused(msgspec.Struct, frozen=True):
    error: str
    error_description: object = ""


@dataclass(slots=True)
class Login:
    """Owns the access token of one connection; a token never shows itself."""

    address: Address
    credentials: Credentials
    environment: NetEnvironment
    _http: HttpClient = field(init=False)
    _token: str = field(default="", repr=False)
    _valid_until: float = 0.0
    _renewing: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    def __post_init__(self) -> None:
        self._http = self.environment.client(self.address, headers=_FORM)

    async def token(self) -> str:
        """Return an access token that is good for some minutes yet."""
        async with self._renewing:
            if not self._token or self.environment.clock.monotonic() >= self._valid_until:
                await self._renew()
            return self._token

    def forget(self, token: str) -> None:
        """Do not use this token again: Amazon says that it has expired."""
        if self._token == token:
            self._token = ""

    def redacted(self, text: str) -> str:
        """Hide every secret wherever the other side repeats it."""
        for secret in (self.credentials.client_secret, self.credentials.refresh_token, self._token):
            text = text.replace(secret, _HIDDEN) if secret else text
        return text

    async def close(self) -> None:
        await self._http.close()

    async def _renew(self) -> None:
        environment = self.environment
        granted = await repeated(
            self._ask, policy=environment.retry, clock=environment.clock, rng=environment.rng
        )
        self._token = granted.access_token
        good_for = max(granted.expires_in - _AHEAD_SECONDS, granted.expires_in / 2)
        self._valid_until = environment.clock.monotonic() + good_for

    async def _ask(self) -> _Granted:
        form = {
            "grant_type": "refresh_token",
            "refresh_token": self.credentials.refresh_token,
            "client_id": self.credentials.client_id,
            "client_secret": self.credentials.client_secret,
        }
        reply = await self._http.call("POST", _PATH, body=urlencode(form).encode())
        try:
            return _granted(reply)
        except Problem as problem:
            problem.technical = self.redacted(problem.technical)
            raise


def _granted(reply: Reply) -> _Granted:
    if reply.status != 200:
        raise _refusal(reply)
    try:
        granted = msgspec.json.decode(reply.body, type=_Granted, strict=False)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _no_answer(reply) from error
    if not granted.access_token.isascii() or not granted.access_token.isprintable():
        raise _no_answer(reply)
    return granted


def _refusal(reply: Reply) -> Problem:
    """Amazon writes refusals of a login otherwise than those of the API: one `error` and its description."""
    try:
        refused = msgspec.json.decode(reply.body, type=_Refused)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _no_answer(reply)
    told = f"{refused.error}: {refused.error_description}"[:300]
    if refused.error in _PASSING or reply.status in {429, 503}:
        return Problem("amazon.login_busy", cause=Cause.CONNECTION, retry=Retry.LATER, technical=told)
    code = _CODES.get(refused.error, "amazon.login_refused")
    return Problem(code, cause=Cause.PERMISSION, technical=told, error=refused.error)


def _no_answer(reply: Reply) -> Problem:
    passes = reply.status >= 500 or reply.status in {200, 403, 429}
    return Problem(
        "amazon.login_unexpected",
        cause=Cause.CONNECTION,
        retry=Retry.LATER if passes else Retry.AFTER_CHANGE,
        technical=f"HTTP {reply.status}",
        status=reply.status,
    )
