"""Prove to ShipStation who is calling: HTTP Basic of an API key and its secret, checked for slips of the hand."""

import base64
from dataclasses import dataclass, field

from mlconnector_gui.base.problem import Problem

_HIDDEN = "•••"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """One key pair of the API V1; it never shows itself."""

    api_key: str = field(repr=False)
    api_secret: str = field(repr=False)

    def __post_init__(self) -> None:
        for name in ("api_key", "api_secret"):
            value = getattr(self, name).strip()
            # a colon in the key would move the border between key and secret
            if not value or not value.isascii() or not value.isprintable() or ":" in value or " " in value:
                raise Problem("shipstation.key_malformed", field=name)
            object.__setattr__(self, name, value)
        if self.api_key == self.api_secret:
            raise Problem("shipstation.key_malformed", field="api_secret")

    def header(self) -> dict[str, str]:
        return {"Authorization": f"Basic {self._token}"}

    def redacted(self, text: str) -> str:
        """Hide key, secret and token wherever another system repeats them."""
        for secret in (self._token, self.api_secret, self.api_key):
            text = text.replace(secret, _HIDDEN)
        return text

    @property
    def _token(self) -> str:
        return base64.b64encode(f"{self.api_key}:{self.api_secret}".encode()).decode()
