"""What an AIS server tells about itself before anybody has logged in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.jde.answers import Json, UnreadableAnswer, read_object, reply_text
from mlconnector_gui.net.client import HttpClient, Reply

_DEFAULT_IDLE_MINUTES, _DEFAULT_LIFE_MINUTES = 30, 720
_UNAVAILABLE = frozenset({429, 502, 503, 504})


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerFacts:
    """The default configuration of an AIS server; what it does not say is taken from Oracle's samples."""

    tools_release: str = ""
    capabilities: frozenset[str] = frozenset()
    idle_minutes: int = _DEFAULT_IDLE_MINUTES
    life_minutes: int = _DEFAULT_LIFE_MINUTES

    @property
    def release(self) -> tuple[int, ...]:
        """The numbers of the Tools Release, to compare part by part: 9.2.26 comes after 9.2.9."""
        found = re.search(r"\d+(?:\.\d+)+", self.tools_release)
        return tuple(int(part) for part in found[0].split(".")) if found else ()


async def read_server(client: HttpClient) -> ServerFacts:
    """Ask for the default configuration, of version 2 first; raises when what answers is no AIS server."""
    reply = await client.call("GET", "/jderest/v2/defaultconfig")
    if reply.status == 404:
        reply = await client.call("GET", "/jderest/defaultconfig")
    tree = read_from_ais(reply, client)
    if "aisVersion" not in tree and "capabilityList" not in tree:
        raise not_ais(client, reply)
    return _facts(tree)


def read_from_ais(reply: Reply, client: HttpClient) -> Json:
    """Return the object of a 200, or say that the address is busy or leads to something that is not AIS."""
    if reply.status in _UNAVAILABLE:
        raise unavailable(reply, client)
    if reply.status != 200:
        raise not_ais(client, reply)
    try:
        return read_object(reply)
    except UnreadableAnswer:
        raise not_ais(client, reply) from None


def not_ais(client: HttpClient, reply: Reply) -> Problem:
    return Problem(
        "jde.not_ais",
        cause=Cause.CONNECTION,
        technical=reply_text(reply),
        address=client.address.url,
        status=reply.status,
    )


def unavailable(reply: Reply, client: HttpClient) -> Problem:
    return Problem(
        "jde.unavailable",
        cause=Cause.CONNECTION,
        retry=Retry.LATER,
        technical=reply_text(reply),
        host=client.address.host,
        status=reply.status,
    )


def _facts(tree: Json) -> ServerFacts:
    listed = tree.get("capabilityList")
    named = (
        (item.get("name") for item in listed if isinstance(item, dict)) if isinstance(listed, list) else ()
    )
    return ServerFacts(
        tools_release=str(tree.get("aisVersion") or "").strip(),
        capabilities=frozenset(str(name) for name in named if name),
        idle_minutes=_minutes(tree, "sessionTimeout", _DEFAULT_IDLE_MINUTES),
        life_minutes=_minutes(tree, "timeToLive", _DEFAULT_LIFE_MINUTES),
    )


def _minutes(tree: Mapping[str, object], key: str, default: int) -> int:
    # AIS sends these numbers as text
    text = str(tree.get(key) or "").strip()
    return int(text) if text.isascii() and text.isdigit() and int(text) else default
