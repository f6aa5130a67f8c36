"""A delivery of our own that tries the way from the public address to the endpoint, whatever the storefront."""

import hashlib
import hmac
from collections.abc import Mapping

from mlconnector_gui.connectors.signatures import is_same_secret

TOPIC = "test"
ANSWER = "x-mlconnector-answer"
_NONCE, _SIGNATURE = "x-mlconnector-test", "x-mlconnector-signature"


def probe_headers(secret: str, nonce: str) -> Mapping[str, str]:
    return {
        "Content-Type": "application/json",
        _NONCE: nonce,
        _SIGNATURE: _signed(secret, "asked", nonce),
    }


def nonce_of(headers: Mapping[str, str]) -> str:
    """Return the nonce of what claims to be a probe; '' for every other delivery."""
    return headers.get(_NONCE, "")[:64]


def is_probe_genuine(headers: Mapping[str, str], secret: str) -> bool:
    return bool(secret) and is_same_secret(
        headers.get(_SIGNATURE, ""), _signed(secret, "asked", nonce_of(headers))
    )


def probe_answer(secret: str, nonce: str) -> str:
    """Prove that it was this workspace that answered, and not a page of whatever stands in between."""
    return _signed(secret, "answered", nonce)


def _signed(secret: str, word: str, nonce: str) -> str:
    return hmac.new(secret.encode(), f"{word} {nonce}".encode(), hashlib.sha256).hexdigest()
