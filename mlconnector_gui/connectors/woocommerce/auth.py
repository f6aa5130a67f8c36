"""Prove to WooCommerce who is calling: Basic or query keys over https, an OAuth 1.0a signature without it."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote, urlsplit

from mlconnector_gui.base.problem import Problem

_HIDDEN = "•••"


class Login(StrEnum):
    """How the key travels."""

    BASIC = "basic"
    QUERY = "query"
    """For hosts that drop the Authorization header; the key ends up in their logs."""
    SIGNED = "signed"
    """WooCommerce reads Basic and query keys over https only, and a signature always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """A consumer key and its secret, checked for the usual slips of the hand."""

    consumer_key: str = field(repr=False)
    consumer_secret: str = field(repr=False)

    def __post_init__(self) -> None:
        for name in ("consumer_key", "consumer_secret"):
            value = getattr(self, name).strip()
            if not value or not value.isascii() or not value.isprintable():
                raise Problem("woocommerce.key_malformed", field=name)
            object.__setattr__(self, name, value)
        if self.consumer_key.startswith("cs_") or self.consumer_secret.startswith("ck_"):
            raise Problem("woocommerce.keys_swapped")

    def redacted(self, text: str) -> str:
        """Hide the key, the secret and the Basic token wherever another system repeats them."""
        for secret in (self.consumer_key, self.consumer_secret, self._basic_token):
            text = text.replace(secret, _HIDDEN)
        return text

    def basic_header(self) -> dict[str, str]:
        return {"Authorization": f"Basic {self._basic_token}"}

    def as_query(self) -> dict[str, str]:
        return {"consumer_key": self.consumer_key, "consumer_secret": self.consumer_secret}

    def signature(
        self, method: str, url: str, query: Mapping[str, str], *, nonce: str, timestamp: int
    ) -> dict[str, str]:
        """
        Return the OAuth 1.0a parameters to add to the query.

        `url` is the address as the shop writes it: WooCommerce signs over its own home URL, not over what was called.
        """
        oauth = {
            "oauth_consumer_key": self.consumer_key,
            "oauth_nonce": nonce,
            "oauth_signature_method": "HMAC-SHA256",
            "oauth_timestamp": str(timestamp),
        }
        pairs = sorted((_enc(name), _enc(value)) for name, value in {**query, **oauth}.items())
        listed = "&".join(f"{name}={value}" for name, value in pairs)
        base = "&".join((method, _enc(url), _enc(listed)))
        digest = hmac.new(f"{self.consumer_secret}&".encode(), base.encode(), hashlib.sha256).digest()
        return {**oauth, "oauth_signature": base64.b64encode(digest).decode()}

    @property
    def _basic_token(self) -> str:
        return base64.b64encode(f"{self.consumer_key}:{self.consumer_secret}".encode()).decode()


def login_of(address: str, *, query_keys: bool) -> Login:
    if urlsplit(address).scheme == "http":
        return Login.SIGNED
    return Login.QUERY if query_keys else Login.BASIC


def _enc(text: str) -> str:
    return quote(text, safe="~")
