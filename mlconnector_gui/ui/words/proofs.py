"""Words for the lines of a connection test."""

from collections.abc import Mapping

from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import Texts, later, said

_PROOFS: Texts[str] = {
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
    "shipments": "Shipments",
    "order_store": "Store for purchase orders",
    "warehouses": "Ship-from locations",
    "settings": "Settings",
    "timezone": "Time zone",
    "currency": "Currency",
    "version": "Version",
    "decimals": "Price decimals",
    "settlements": "Settlement reports",
    "marketplaces": "Marketplaces",
    "client_secret_lapses": "Client secret",
    "authorisation_lapses": "Authorisation",
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

_SEEN: Texts[str] = {
    "address": "{seen}",
    "host": "{seen}",
    "encrypted": "encrypted: {seen}",
    "site": "{seen}",
    "home": "the shop calls itself {seen}",
    "seconds": "{seen} s apart",
    "how": "by {seen}",
    "user": "as {seen}",
    "count": "{seen} can be read",
    "route": "read {seen}",
    "region": "region {seen}",
    "marketplaces": "{seen}",
    "until": "good until {seen}",
    "last": "the last of {seen}",
    "shop": "{seen} decimals",
    "tools_release": "Tools Release {seen}",
    "environment": "{seen}",
    "role": "role {seen}",
    "separator": "separator “{seen}”",
    "timezone": "{seen}",
    "version": "{seen}",
    "currency": "{seen}",
    "name": "{seen}",
    "tables": "{seen}",
    "company": "company {seen}",
    "amount": "{seen}",
    "reference": "reference {seen}",
    "killed": "{seen}",
    "document": "{seen}",
    "absent": "{seen}",
    "batch": "batch {seen}",
    "counted": "{seen} document",
    "format": "{seen}",
}
"""What was seen, by parameter; others are left out."""

STANDINGS = {
    "proved": ("ready_check", "✓", later("Proved"), "good"),
    "warning": ("warning", "!", later("Warning"), "warning"),
    "failed": ("cross", "✗", later("Failed"), "bad"),
    "skipped": ("skipped", "–", later("Not tested"), "neutral"),
}
"""Standing to (icon, glyph, word, colour role)."""


def proof_words(what: str, params: Mapping[str, str]) -> str:
    """Say what was tested and what was seen: 'Login: as JDE_USER'."""
    title = said(_PROOFS[what]) if what in _PROOFS else spoken(what).capitalize()
    seen = [said(_SEEN[name], seen=value) for name, value in params.items() if name in _SEEN and value]
    return f"{title}: {', '.join(seen)}" if seen else title
