"""Words for the lines of a connection test."""

from collections.abc import Mapping

from mlconnector_gui.ui.words.events import spoken

_PROOFS = {
    "reachable": "Server",
    "rest_api": "REST API",
    "home": "Address",
    "clock": "Clock",
    "login": "Login",
    "orders": "Orders",
    "refunds": "Refunds",
    "transactions": "Payments",
    "customers": "Customers",
    "client_secret": "Client secret",
    "settings": "Settings",
    "timezone": "Time zone",
    "currency": "Currency",
    "version": "Version",
    "decimals": "Price decimals",
    "server": "AIS Server",
    "environment": "Environment",
    "orchestration": "Orchestration",
    "tables": "Tables",
    "account_format": "Account format",
    "dates": "Dates",
    "relative_dates": "Dates by distance from today",
    "amounts": "Amounts",
    "look_up": "Look-up of references",
    "proving_environment": "Environment without real books",
    "proving_company": "Entry prepared",
    "proving_sent": "Sent, and the session ended under it",
    "proving_found": "Looked up after a new login",
    "proving_resent": "Sent again, the same bytes",
    "proving_counted": "Counted and compared line by line",
    "proving_reversed": "Reversed",
}

_SEEN = {
    "address": "{}",
    "host": "{}",
    "encrypted": "encrypted: {}",
    "site": "{}",
    "home": "the shop calls itself {}",
    "seconds": "{} s apart",
    "how": "by {}",
    "user": "as {}",
    "count": "{} can be read",
    "route": "read {}",
    "shop": "{} decimals",
    "tools_release": "Tools Release {}",
    "environment": "{}",
    "role": "role {}",
    "separator": "separator “{}”",
    "timezone": "{}",
    "version": "{}",
    "currency": "{}",
    "name": "{}",
    "tables": "{}",
    "company": "company {}",
    "amount": "{}",
    "reference": "reference {}",
    "killed": "{}",
    "document": "{}",
    "absent": "{}",
    "batch": "batch {}",
    "counted": "{} document",
    "format": "{}",
}
"""What was seen, by parameter; others are left out."""

STANDINGS = {
    "proved": ("ready_check", "✓", "Proved", "good"),
    "warning": ("warning", "!", "Warning", "warning"),
    "failed": ("cross", "✗", "Failed", "bad"),
    "skipped": ("skipped", "–", "Not tested", "neutral"),
}
"""Standing to (icon, glyph, word, colour role)."""


def proof_words(what: str, params: Mapping[str, str]) -> str:
    """Say what was tested and what was seen: 'Login: as JDE_USER'."""
    title = _PROOFS.get(what, spoken(what).capitalize())
    seen = [_SEEN[name].format(value) for name, value in params.items() if name in _SEEN and value]
    return f"{title}: {', '.join(seen)}" if seen else title
