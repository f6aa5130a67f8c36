"""
Prove to Shopify who is calling: a static token, client credentials, or an expiring token that is refreshed.

A token that expires is asked for anew ahead of its end, and once more when Shopify refuses it all the same. A refresh
gives a new refresh token too, which is handed to the owner of the connection's secrets: the one before it dies as
soon as the new one is used.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlencode

import msgspec

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.net.client import HttpClient, Reply
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import Busy, repeated

TOKEN_PATH = "/admin/oauth/access_token"  # noqa: S105  an address
_FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
_AHEAD = timedelta(minutes=10)
_SHORTEST = timedelta(seconds=30)
_HIDDEN = "•••"
_REFUSALS = {
    "app_not_installed": "shopify.app_not_installed",
    "shop_not_permitted": "shopify.other_organisation",
    "invalid_client": "shopify.client_refused",
    "application_cannot_be_found": "shopify.client_refused",
    "invalid_grant": "shopify.refresh_refused",
}

Keep = Callable[[Mapping[str, str]], None]
"""Takes renewed secrets of the connection, to be kept instead of the old ones."""


class Access(StrEnum):
    """How a connection comes by its token."""

    CLIENT_CREDENTIALS = "client_credentials"
    TOKEN = "token"  # noqa: S105  a word
    OFFLINE = "offline"
    """An offline token of an hour, with a refresh token."""


_NEEDED = {
    Access.CLIENT_CREDENTIALS: ("client_id", "client_secret"),
    Access.TOKEN: ("access_token",),
    Access.OFFLINE: ("client_id", "client_secret", "refresh_token"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What a person entered to get in, checked for what the chosen way needs."""

    access: Access
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    access_token: str = field(default="", repr=False)
    refresh_token: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        for name in ("client_id", "client_secret", "access_token", "refresh_token"):
            value = getattr(self, name).strip()
            if not value.isascii() or (value and not value.isprintable()):
                raise Problem("shopify.login_malformed", field=name)
            object.__setattr__(self, name, value)
        missing = [name for name in _NEEDED[self.access] if not getattr(self, name)]
        if missing:
            raise Problem("shopify.login_incomplete", fields=", ".join(missing))

    @classmethod
    def of(cls, values: Mapping[str, str], secrets: Mapping[str, str]) -> "Credentials":
        access = values.get("access") or Access.CLIENT_CREDENTIALS
        if access not in set(Access):
            raise Problem("shopify.setting_invalid", field="access", value=access)
        return cls(
            access=Access(access),
            client_id=values.get("client_id", ""),
            client_secret=secrets.get("client_secret", ""),
            access_token=secrets.get("access_token", ""),
            refresh_token=secrets.get("refresh_token", ""),
        )


class _Granted(msgspec.Struct):
    access_token: str
    scope: str = ""
    expires_in: float | None = None
    refresh_token: str = ""


class _Refused(msgspec.Struct):
    error: object = ""
    error_description: object = ""


@dataclass(slots=True)
class TokenKeeper:
    """Owns the token of one connection; one call at a time asks for a new one."""

    credentials: Credentials
    http: HttpClient
    environment: NetEnvironment
    keep: Keep | None = None
    _token: str = field(default="", repr=False)
    _refresh_token: str = field(default="", repr=False)
    _renew_at: datetime | None = None
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __post_init__(self) -> None:
        self._refresh_token = self.credentials.refresh_token
        if self.credentials.access is not Access.CLIENT_CREDENTIALS:
            self._token = self.credentials.access_token

    async def token(self) -> str:
        """Return a token that is good for a while yet."""
        async with self._lock:
            is_due = self._renew_at is not None and self.environment.clock.now() >= self._renew_at
            if not self._token or is_due:
                await self._ask()
            return self._token

    async def after_refusal(self, refused: str) -> str:
        """Return another token than the refused one; a static one has no successor."""
        async with self._lock:
            if self.credentials.access is Access.TOKEN:
                raise Problem("shopify.token_refused", cause=Cause.PERMISSION)
            if self._token == refused:
                await self._ask()
            return self._token

    def redacted(self, text: str) -> str:
        """Hide every secret wherever another system repeats it."""
        given = self.credentials
        for secret in (given.client_secret, given.access_token, given.refresh_token):
            text = text.replace(secret, _HIDDEN) if secret else text
        for secret in (self._token, self._refresh_token):
            text = text.replace(secret, _HIDDEN) if secret else text
        return text

    async def _ask(self) -> None:
        """Ask until there is an answer: a token that was given and never came is no harm."""
        environment = self.environment
        granted = await repeated(
            self._asked_once, policy=environment.retry, clock=environment.clock, rng=environment.rng
        )
        self._token = granted.access_token
        self._renew_at = self._moment_to_renew(granted.expires_in)
        if granted.refresh_token and granted.refresh_token != self._refresh_token:
            self._refresh_token = granted.refresh_token
            if self.keep is not None:
                self.keep({"access_token": self._token, "refresh_token": self._refresh_token})

    def _moment_to_renew(self, expires_in: float | None) -> datetime | None:
        if expires_in is None:
            return None
        life = timedelta(seconds=expires_in)
        return self.environment.clock.now() + max(life - _AHEAD, min(life / 2, _SHORTEST))

    async def _asked_once(self) -> _Granted:
        reply = await self.http.call(
            "POST", TOKEN_PATH, headers=_FORM, body=urlencode(self._request()).encode()
        )
        if 200 <= reply.status < 300:
            return self._granted(reply)
        raise self._refusal(reply)

    def _request(self) -> dict[str, str]:
        login = {
            "client_id": self.credentials.client_id,
            "client_secret": self.credentials.client_secret,
        }
        if self.credentials.access is Access.CLIENT_CREDENTIALS:
            return {"grant_type": "client_credentials", **login}
        return {"grant_type": "refresh_token", **login, "refresh_token": self._refresh_token}

    def _granted(self, reply: Reply) -> _Granted:
        try:
            granted = msgspec.json.decode(reply.body, type=_Granted)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Problem(
                "shopify.answer_unexpected",
                cause=Cause.CONNECTION,
                retry=Retry.LATER,
                technical=self.redacted(reply.excerpt()),
            ) from error
        if not granted.access_token:
            raise Problem("shopify.client_refused", cause=Cause.PERMISSION)
        return granted

    def _refusal(self, reply: Reply) -> Problem:
        technical = self.redacted(reply.excerpt())
        if reply.status == 429:
            return Busy("shopify.throttled", wait_seconds=None, technical=technical)
        if reply.status >= 500:
            return Problem(
                "shopify.server_error",
                cause=Cause.CONNECTION,
                retry=Retry.LATER,
                technical=technical,
                status=reply.status,
            )
        if reply.status == 404 or 300 <= reply.status < 400:
            return Problem("shopify.shop_unknown", cause=Cause.CONNECTION, technical=technical)
        code = _REFUSALS.get(_error_name(reply), "")
        if not code:
            is_refresh = self.credentials.access is Access.OFFLINE
            code = "shopify.refresh_refused" if is_refresh else "shopify.client_refused"
        return Problem(code, cause=Cause.PERMISSION, technical=technical)


def _error_name(reply: Reply) -> str:
    try:
        return str(msgspec.json.decode(reply.body, type=_Refused).error)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""
