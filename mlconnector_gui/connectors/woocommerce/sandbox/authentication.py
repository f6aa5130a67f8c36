"""Who is calling: query keys, HTTP Basic and OAuth 1.0a, in WooCommerce's order and with its errors."""

import base64
import binascii
import hmac
from collections.abc import Iterable
from datetime import datetime

from mlconnector_gui.connectors.woocommerce.sandbox import oauth
from mlconnector_gui.connectors.woocommerce.sandbox.call import Identity, Request
from mlconnector_gui.connectors.woocommerce.sandbox.parameters import RestError
from mlconnector_gui.connectors.woocommerce.sandbox.shop import ApiKey, Shop

_READS = frozenset({"GET", "HEAD", "OPTIONS"})


class Authentication:
    """Owns the shop's keys and the nonces that were used."""

    def __init__(self, keys: Iterable[ApiKey]) -> None:
        self._keys = {key.consumer_key: key for key in keys}
        self._nonces: set[tuple[str, str]] = set()

    def add(self, key: ApiKey) -> None:
        self._keys[key.consumer_key] = key

    def remove(self, consumer_key: str) -> None:
        self._keys.pop(consumer_key, None)

    def identify(self, request: Request, shop: Shop, *, now: datetime) -> Identity | None:
        """Return who calls, None for nobody known; refuse what WooCommerce refuses before routing."""
        key = self._by_secret(request, shop) or self._by_signature(request, shop, now)
        if key is None:
            return None
        right = "read" if request.method in _READS else "write"
        if right not in key.permission.split("_"):
            raise _refusal(f"The API key provided does not have {right} permissions.")
        return Identity(role=key.role)

    def _by_secret(self, request: Request, shop: Shop) -> ApiKey | None:
        if shop.require_https and not request.https:
            return None
        consumer_key, secret = _query_keys(request) or basic_login(request, shop) or ("", "")
        key = self._keys.get(consumer_key)
        if key is None or not secret:
            return None
        if not hmac.compare_digest(key.consumer_secret.encode(), secret.encode()):
            raise _refusal("Consumer secret is invalid.")
        return key

    def _by_signature(self, request: Request, shop: Shop, now: datetime) -> ApiKey | None:
        header = "" if shop.strip_authorization else request.headers.get("authorization", "")
        signed = oauth.parameters_of(request.pairs, header)
        if signed is None:
            return None
        if absent := oauth.absent(signed):
            plural = "parameter" if len(absent) == 1 else "parameters"
            raise RestError(
                401,
                "woocommerce_rest_authentication_missing_parameter",
                f"Missing OAuth {plural} {', '.join(absent)}",
            )
        key = self._keys.get(signed["oauth_consumer_key"])
        if key is None:
            raise _refusal("Consumer key is invalid.")
        if wrong := oauth.wrong_signature(request, signed, key.consumer_secret):
            raise _refusal(wrong)
        if not oauth.is_timely(signed["oauth_timestamp"], now):
            raise _refusal("Invalid timestamp.")
        nonce = (key.consumer_key, signed["oauth_nonce"])
        if nonce in self._nonces:
            raise _refusal("Invalid nonce - nonce has already been used.")
        self._nonces.add(nonce)
        return key


def _refusal(message: str) -> RestError:
    return RestError(401, "woocommerce_rest_authentication_error", message)


def _query_keys(request: Request) -> tuple[str, str] | None:
    query = dict(request.pairs)
    key, secret = query.get("consumer_key", ""), query.get("consumer_secret", "")
    return (key, secret) if key and secret else None


def basic_login(request: Request, shop: Shop) -> tuple[str, str] | None:
    """Return the user name and password of a Basic header, if one arrives."""
    if shop.strip_authorization:
        return None
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        user, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return user, password
