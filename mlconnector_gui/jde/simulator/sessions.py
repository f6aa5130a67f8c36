"""AIS sessions: tokens tied to a device, ending by idleness, by age, by log-out and by restarts."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import Request

from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.wire import Payload, Refusal
from mlconnector_gui.sandbox.world import World


@dataclass(slots=True)
class Session:
    """One open AIS session with the JAS session behind it."""

    token: str
    device: str
    username: str
    opened_at: datetime
    touched_at: datetime
    node: str = ""
    """The server behind the load balancer that knows the token; empty where there is but one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """What a caller says about itself when it asks for a token."""

    username: str
    password: str
    device: str
    environment: str
    role: str
    is_basic: bool
    node: str = ""
    """The server that the load balancer's cookie leads to; empty without a cookie."""


NODE_COOKIE = "AISNODE"
_NODES = ("node1", "node2")


def basic_login(request: Request) -> tuple[str, str] | None:
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        username, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise Refusal(403, "Authorization Failure") from None
    return username, password


def login_of(request: Request, body: Payload) -> Login:
    """Gather a login from the headers or, when there is none, from the body."""
    basic = basic_login(request)
    username, password = basic or (str(body.get("username", "")), str(body.get("password", "")))
    return Login(
        username=username,
        password=password,
        device=device_of(request, body) or caller_address(request),
        environment=str(body.get("environment") or request.headers.get("jde-ais-auth-environment") or ""),
        role=str(body.get("role") or request.headers.get("jde-ais-auth-role") or ""),
        is_basic=basic is not None,
        node=request.cookies.get(NODE_COOKIE, ""),
    )


def caller_address(request: Request) -> str:
    return request.client.host if request.client else "unknown"


def device_of(request: Request, body: Payload) -> str:
    return str(
        request.headers.get("jde-ais-auth-device")
        or body.get("deviceName")
        or request.query_params.get("$device")
        or ""
    )


def token_of(request: Request, body: Mapping[str, object]) -> str:
    return str(
        request.headers.get("jde-ais-auth")
        or body.get("token")
        or request.query_params.get("$token")
        or request.query_params.get("token")
        or ""
    )


class Sessions:
    """The sessions of one AIS server. Counts the logins it granted."""

    def __init__(self, world: World, site: Site) -> None:
        self._world = world
        self._site = site
        self._random = world.random("ais tokens")
        self._sessions: dict[str, Session] = {}
        self.logins = 0

    def log_in(self, login: Login) -> Session:
        self._check(login)
        now = self._world.now
        session = Session(self._new_token(), login.device, login.username, now, now)
        if self._site.node_cookies:
            session.node = login.node or _NODES[self.logins % len(_NODES)]
        self._sessions[session.token] = session
        self.logins += 1
        return session

    def _check(self, login: Login) -> None:
        site = self._site
        if not site.allowed_hosts_ok:
            raise Refusal(405, "The AIS server is not in the Allowed Hosts of the HTML server")
        if not (site.basic_login_allowed if login.is_basic else site.body_login_allowed):
            raise Refusal(403, "Authorization Failure: this kind of login is switched off")
        if (login.username, login.password) != (site.username, site.password):
            raise Refusal(403, "Authorization Failure: invalid user or password")
        if login.username in site.locked_users:
            raise Refusal(403, "Authorization Failure: the user is disabled")
        if login.environment not in ("", site.environment) or login.role not in ("", site.role, "*ALL"):
            raise Refusal(403, "Authorization Failure: invalid environment or role")

    def _new_token(self) -> str:
        """Return opaque text that must be encoded in a query string."""
        text = base64.b64encode(self._random.randbytes(60)).decode()
        return f"044{text[:24]}+/{text[24:]}="

    def use(self, token: str, device: str, *, address: str, node: str) -> Session:
        session = self._live(token)
        if session is None or session.device != (device or address) or session.node not in ("", node):
            raise self.invalid_token()
        session.touched_at = self._world.now
        return session

    def is_valid(self, token: str, device: str, *, address: str, node: str, touch: bool) -> bool:
        session = self._live(token)
        if session is None or session.device != (device or address) or session.node not in ("", node):
            return False
        if touch:
            session.touched_at = self._world.now
        return True

    def invalid_token(self) -> Refusal:
        # AIS answers 444 for an unknown token, some sites 403
        return Refusal(
            self._site.invalid_session_status,
            "Invalid Token or Session Timeout",
            exception="com.oracle.e1.rest.InvalidTokenException",
        )

    def log_out(self, token: str) -> None:
        if self._live(token) is None:
            raise self.invalid_token()
        del self._sessions[token]

    def drop(self, token: str) -> None:
        self._sessions.pop(token, None)

    def drop_all(self) -> None:
        self._sessions.clear()

    def open_count(self) -> int:
        return sum(self._live(token) is not None for token in list(self._sessions))

    def _live(self, token: str) -> Session | None:
        session = self._sessions.get(token)
        if session is not None and self._is_over(session):
            del self._sessions[token]
            return None
        return session

    def _is_over(self, session: Session) -> bool:
        now = self._world.now
        return now - session.touched_at > timedelta(minutes=self._site.idle_minutes) or (
            now - session.opened_at > timedelta(minutes=self._site.ttl_minutes)
        )
