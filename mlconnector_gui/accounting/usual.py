"""Compare an amount with what is usual of its kind; a comparison only ever warns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from mlconnector_gui.accounting.findings import Finding, Severity
from mlconnector_gui.accounting.money import Money

FEWEST_KNOWN = 5
"""Of fewer nothing is usual."""
UNUSUAL_TIMES = 5
"""So many times the usual amount, and it is told."""
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """The amounts, in minor units and without a sign, of the last postings of one kind at one store in JDE."""

    gross: Sequence[int] = ()
    accounts: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """What each account took in those of them that touched it."""


def middle_of(known: Sequence[int]) -> Decimal | None:
    """Return the median, which one large amount does not move; None where too few are known."""
    return Decimal(median(known)) if len(known) >= FEWEST_KNOWN else None


def unusual_amounts(
    gross: Money, accounts: Mapping[str, Money], usual: Usual, *, what: str
) -> Iterator[Finding]:
    """Yield a warning for the gross, or else for each account whose amount alone is far from the usual."""
    whole = _unusual(gross, usual.gross, what)
    if whole is not None:
        yield whole
        return
    for account, amount in accounts.items():
        found = _unusual(amount, usual.accounts.get(account, ()), f"{what} on {account}")
        if found is not None:
            yield found


def _unusual(amount: Money, known: Sequence[int], what: str) -> Finding | None:
    usual = middle_of(known)
    if not usual or abs(amount.minor) < usual * UNUSUAL_TIMES:
        return None
    times = (abs(amount.minor) / usual).quantize(_TENTH, ROUND_HALF_UP)
    middle = Money.from_minor(int(usual.to_integral_value(ROUND_HALF_UP)), amount.currency)
    return Finding(
        code="amount.unusual",
        severity=Severity.WARNS,
        params={
            "amount": str(amount),
            "times": f"{times.normalize():f}",
            "usual": str(middle),
            "what": what,
            "known": str(len(known)),
        },
    )
