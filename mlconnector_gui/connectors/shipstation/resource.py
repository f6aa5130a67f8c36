"""
What the address in an unsigned delivery is about, once it is proved to be one of ShipStation's own.

Nobody signs a V1 delivery, so its `resource_url` is checked part by part: scheme, host, port, no user, path. What is
kept of it is the list that it points into and the number of a record; the address itself is thrown away, and what is
fetched is fetched from the connection's own address. What was turned down: calling the address after the check, since
one gap in the check would hand the keys to whoever wrote it.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

_LONGEST = 500
"""ShipStation itself says 200."""
_PLAIN = re.compile(r"[!-~]+", re.ASCII)
_HOST = re.compile(r"ssapi\d{0,3}\.shipstation\.com", re.ASCII)
_RECORDS = {"shipments": "shipmentid", "fulfillments": "fulfillmentid", "orders": "orderid"}
"""List to the parameter that names one record of it, in lower case."""
_NUMBER = re.compile(r"\d{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A list of the account, and the one record of it that is meant where the address names one."""

    stream: str
    external_id: str = ""


def read_resource(url: str) -> Resource | None:
    """Return what an address points at; None for one that ShipStation does not write."""
    if len(url) > _LONGEST or not _PLAIN.fullmatch(url) or "\\" in url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    host = parts.netloc.removesuffix(":443")
    # the host as it is written: no user before it, no other spelling of it
    is_ours = parts.scheme == "https" and port in {None, 443} and _HOST.fullmatch(host) is not None
    stream = parts.path.removeprefix("/").removesuffix("/")
    if not is_ours or stream not in _RECORDS or not parts.path.startswith("/") or parts.fragment:
        return None
    return Resource(stream=stream, external_id=_record(parts.query, _RECORDS[stream]))


def _record(query: str, name: str) -> str:
    named = [value for key, value in parse_qsl(query) if key.lower() == name]
    return named[0] if len(named) == 1 and _NUMBER.fullmatch(named[0]) else ""
