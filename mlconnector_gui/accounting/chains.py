"""Chains of settlements: each begins where the one before it ended, with the balance that was held back there."""

from dataclasses import dataclass
from datetime import datetime

from mlconnector_gui.accounting.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One settlement's place in its chain: from when to when, and what it was given and hands on."""

    name: str
    """What people call it: the settlement's number."""
    series: str
    """Which of the account's chains: its marketplace, as far as it is known."""
    starts_at: datetime
    ends_at: datetime
    opening: Money
    """Held back by the one before it, given back here."""
    closing: Money
    """Held back here, to be given back by the next."""

    def __post_init__(self) -> None:
        if self.opening.currency != self.closing.currency:
            raise ValueError("a chain has one currency")
