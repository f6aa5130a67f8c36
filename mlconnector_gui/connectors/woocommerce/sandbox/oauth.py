"""OAuth 1.0a, one-legged, as WooCommerce checks it on plain http."""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote, unquote

from mlconnector_gui.connectors.woocommerce.sandbox.call import Request

_NEEDED = (
    "oauth_consumer_key",
    "oauth_timestamp",
    "oauth_nonce",
    "oauth_signature",
    "oauth_signature_method",
)
_WINDOW_SECONDS = 15 * 60
_METHODS = {"HMAC-SHA1": hashlib.sha1, "HMAC-SHA256": hashlib.sha256}


def parameters_of(pairs: Sequence[tuple[str, str]], authorization: str) -> dict[str, str] | None:
    """Return the OAuth parameters of a request, or None when it carries none at all."""
    found = {name: value for name, value in pairs if name.startswith("oauth_") and value}
    if not found and authorization.lower().startswith("oauth "):
        for part in authorization[6:].split(","):
            name, _, value = part.strip().partition("=")
            found[name] = unquote(value.strip('"'))
    return found if any(name in found for name in _NEEDED) else None


def absent(signed: dict[str, str]) -> list[str]:
    return [name for name in _NEEDED if not signed.get(name)]


def wrong_signature(request: Request, signed: dict[str, str], secret: str) -> str:
    """Return what is wrong with the signature, or nothing."""
    digest = _METHODS.get(signed["oauth_signature_method"])
    if digest is None:
        return "Invalid signature - signature method is invalid."
    pairs = {**dict(request.pairs), **signed}
    pairs.pop("oauth_signature", None)
    pairs.pop("realm", None)
    encoded = sorted((quote(name, safe="~"), quote(value, safe="~")) for name, value in pairs.items())
    query = "&".join(f"{name}={value}" for name, value in encoded)
    address = request.home + request.path
    base = "&".join(quote(part, safe="~") for part in (request.method, address, query))
    expected = hmac.new(f"{secret}&".encode(), base.encode(), digest).digest()
    if hmac.compare_digest(base64.b64encode(expected).decode(), signed["oauth_signature"]):
        return ""
    return "Invalid signature - provided signature does not match."


def is_timely(timestamp: str, now: datetime) -> bool:
    return timestamp.isdigit() and abs(now.timestamp() - int(timestamp)) <= _WINDOW_SECONDS
