"""
The ways in which storefronts sign what they deliver, as pure checks over the raw bytes.

Each returns None for a genuine delivery and the refusal otherwise, compares in constant time, and reads nothing of
the body. They are kept together, not in the connectors, because the ways are few and are shared: a storefront's
`webhook.py` chooses one and then says what its deliveries mean.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

from mlconnector_gui.connectors.port import Refusal

_TOLERANCE = timedelta(minutes=5)
"""Either way; the tolerance of the Standard Webhooks reference library."""
_MOST_SIGNATURES = 8


def check_woocommerce(headers: Mapping[str, str], body: bytes, *, secret: str) -> Refusal | None:
    """Base64 of the HMAC-SHA256 of the body under the webhook's own secret; no time, so no guard against replay."""
    return _check_digest(headers.get("x-wc-webhook-signature", ""), body, secret=secret)


def check_shopify(headers: Mapping[str, str], body: bytes, *, secret: str) -> Refusal | None:
    """Base64 of the HMAC-SHA256 of the body under the app's client secret."""
    return _check_digest(headers.get("x-shopify-hmac-sha256", ""), body, secret=secret)


def check_standard_webhooks(
    headers: Mapping[str, str], body: bytes, *, key: str, now: datetime
) -> Refusal | None:
    """
    Standard Webhooks, as BigCommerce signs: HMAC-SHA256 of 'id.timestamp.body', one of several signatures.

    BigCommerce's key is the client secret as plain bytes; its documents encode it only because the library decodes.
    """
    if not key:
        return Refusal.SECRET_MISSING
    name, moment, given = (
        headers.get(f"webhook-{part}", "").strip() for part in ("id", "timestamp", "signature")
    )
    if not (name and moment and given):
        return Refusal.SIGNATURE_MISSING
    if not _is_near(moment, now):
        return Refusal.STALE
    digest = _digest(f"{name}.{moment}.".encode("utf-8", "replace") + body, key)
    versions = [one.partition(",") for one in given.split()[:_MOST_SIGNATURES]]
    is_genuine = [_is_same(text, digest) for version, _, text in versions if version == "v1"]
    return None if any(is_genuine) else Refusal.SIGNATURE_WRONG


def check_secret_header(headers: Mapping[str, str], *, name: str, secret: str) -> Refusal | None:
    """A secret that the store repeats in a header of every delivery, as BigCommerce does with custom headers."""
    if not secret:
        return Refusal.SECRET_MISSING
    given = headers.get(name, "")
    if not given:
        return Refusal.SIGNATURE_MISSING
    return None if is_same_secret(given, secret) else Refusal.SIGNATURE_WRONG


def is_same_secret(given: str, expected: str) -> bool:
    """
    Compare in a time that tells nothing; an empty secret is no secret.

    This is all that guards an unsigned delivery, such as ShipStation's: the token in its path.
    """
    same = hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode("utf-8", "replace"))
    return bool(expected) and same


def _check_digest(given: str, body: bytes, *, secret: str) -> Refusal | None:
    if not secret:
        return Refusal.SECRET_MISSING
    if not given.strip():
        return Refusal.SIGNATURE_MISSING
    return None if _is_same(given.strip(), _digest(body, secret)) else Refusal.SIGNATURE_WRONG


def _digest(content: bytes, secret: str) -> bytes:
    return hmac.digest(secret.encode(), content, hashlib.sha256)


def _is_same(given: str, digest: bytes) -> bool:
    try:
        return hmac.compare_digest(base64.b64decode(given, validate=True), digest)
    except (binascii.Error, ValueError):
        return False


def _is_near(seconds: str, now: datetime) -> bool:
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 12):
        return False
    return abs(now.timestamp() - int(seconds)) <= _TOLERANCE.total_seconds()
