"""Logging in to AIS and out again, and what a login tells."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.jde.answers import Json, UnreadableAnswer, read_object, reply_text
from mlconnector_gui.jde.literals import LiteralFormat
from mlconnector_gui.jde.port import SessionFacts
from mlconnector_gui.jde.server import ServerFacts, not_ais, unavailable
from mlconnector_gui.net.client import HttpClient, Reply
from mlconnector_gui.net.errors import Unreachable

JSON_HEADERS: Mapping[str, str] = {"Content-Type": "application/json", "Accept": "application/json"}
_LOGOUT_SECONDS = 10.0
# 445 and 446: single sign-on failed, or was asked for where it is off
_REFUSALS = frozenset({400, 401, 403, 415, 444, 445, 446})
_USER_PARAMS = ("dateFormat", "simpleDateFormat", "decimalFormat", "locale", "appsRelease", "alphaName")


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Who logs in, where to; the device name is always the same, or AIS piles up sessions."""

    username: str
    password: str = field(repr=False)
    environment: str
    role: str
    device_name: str


@dataclass(slots=True, kw_only=True)
class LiveSession:
    """One AIS session; it is logged out when it is retired and no call is using it any more."""

    token: str = field(repr=False)
    device_name: str
    generation: int
    opened_at: datetime
    used_at: datetime
    facts: SessionFacts
    literals: LiteralFormat
    service_path: str
    """/jderest/v2, or /jderest on servers that have no version 2."""
    calls: int = 0
    is_retired: bool = False
    is_killed: bool = False
    """It was logged out while calls were using it."""

    @property
    def headers(self) -> Mapping[str, str]:
        return {**JSON_HEADERS, "jde-AIS-Auth": self.token, "jde-AIS-Auth-Device": self.device_name}


async def log_in(
    client: HttpClient, login: Login, *, server: ServerFacts, now: datetime, generation: int
) -> LiveSession:
    """Open a session with user name and password in the body; token and password are never in a URL."""
    asked = {
        "username": login.username,
        "password": login.password,
        "deviceName": login.device_name,
        "environment": login.environment,
        "role": login.role,
    }
    body = json.dumps({name: value for name, value in asked.items() if value}).encode()
    service_path = "/jderest/v2"
    reply = await client.call("POST", f"{service_path}/tokenrequest", headers=JSON_HEADERS, body=body)
    if reply.status == 404:
        service_path = "/jderest"
        reply = await client.call("POST", f"{service_path}/tokenrequest", headers=JSON_HEADERS, body=body)
    if reply.status == 405:
        # the HTML server's Allowed Hosts does not list the AIS server
        raise Problem(
            "jde.allowed_hosts",
            cause=Cause.PERMISSION,
            technical=reply_text(reply),
            host=client.address.host,
            own_address=await client.own_address(),
        )
    tree = _granted(reply, client, login)
    user_info = _user_info(tree)
    token = user_info.get("token")
    if not isinstance(token, str) or not token:
        raise not_ais(client, reply)
    return LiveSession(
        token=token,
        device_name=login.device_name,
        generation=generation,
        opened_at=now,
        used_at=now,
        facts=_session_facts(tree, login, server),
        literals=LiteralFormat.of_user(user_info),
        service_path=service_path,
    )


async def log_out(client: HttpClient, session: LiveSession) -> None:
    """End a session; that it fails is of no interest, since AIS ends idle sessions itself."""
    body = json.dumps({"token": session.token, "deviceName": session.device_name}).encode()
    path = f"{session.service_path}/tokenrequest/logout"
    try:
        await client.call("POST", path, headers=session.headers, body=body, total_seconds=_LOGOUT_SECONDS)
    except Unreachable:
        return


def _granted(reply: Reply, client: HttpClient, login: Login) -> Json:
    if reply.status >= 500 or reply.status == 429:
        raise unavailable(reply, client)
    if reply.status in _REFUSALS and not reply.is_html:
        raise Problem(
            "jde.login_refused",
            cause=Cause.PERMISSION,
            technical=reply_text(reply),
            user=login.username,
            status=reply.status,
        )
    if reply.status != 200:
        raise not_ais(client, reply)
    try:
        return read_object(reply)
    except UnreadableAnswer:
        raise not_ais(client, reply) from None


def _user_info(tree: Json) -> Mapping[str, object]:
    info = tree.get("userInfo")
    return info if isinstance(info, dict) else {}


def _session_facts(tree: Json, login: Login, server: ServerFacts) -> SessionFacts:
    user_info = _user_info(tree)
    return SessionFacts(
        environment=_text(tree, "environment"),
        role=_text(tree, "role"),
        tools_release=server.tools_release,
        user=_text(tree, "username") or login.username,
        params={name: _text(user_info, name) for name in _USER_PARAMS if _text(user_info, name)},
    )


def _text(tree: Mapping[str, object], key: str) -> str:
    value = tree.get(key)
    return value.strip() if isinstance(value, str) else ""
