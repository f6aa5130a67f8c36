"""Amounts, dates and spans as they are read by people; no Qt, so grids, the shell and exports agree."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.ui.words.language import said, said_many, spoken_language

MINUS = "−"
NOTHING = "–"
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def amount_text(money: Money) -> str:
    """Write an amount without its currency: grouped, exact, with a true minus."""
    return number_text(money.amount).replace("-", MINUS)


def number_text(number: int | Decimal) -> str:
    """Group a number's digits as the chosen language does."""
    return spoken_language().signs.written(f"{number:,}")


def money_text(money: Money) -> str:
    return f"{amount_text(money)} {money.currency}"


def side_text(money: Money | None) -> str:
    """Write one side of a journal line; nothing on this side is an en dash."""
    return NOTHING if money is None or money.is_zero else amount_text(money)


def plain_text(money: Money | None) -> str:
    """Write an amount as a spreadsheet reads it."""
    return "" if money is None else f"{money.amount:f}"


def totals_text(amounts: Iterable[Money]) -> str:
    """Add up per currency: '4,310.22 USD + 84.00 EUR'."""
    totals: dict[str, Money] = {}
    for money in amounts:
        totals[money.currency] = totals.get(money.currency, Money.zero(money.currency)) + money
    return " + ".join(money_text(total) for total in totals.values())


def progress_text(done: int, total: int | None) -> str:
    """Write how far work is: '12,000 of 50,000', or how much is done where its end is not known."""
    return said("{done:,} of {total:,}", done=done, total=total) if total else number_text(done)


def age_text(since: datetime, now: datetime) -> str:
    """Write a span in its largest unit: '4 min', '3 h', '12 d'."""
    seconds = max(int((now - since).total_seconds()), 0)
    if seconds < _MINUTE:
        return said("now")
    if seconds < _HOUR:
        return said("{minutes} min", minutes=seconds // _MINUTE)
    if seconds < _DAY:
        return said("{hours} h", hours=seconds // _HOUR)
    return said("{days} d", days=seconds // _DAY)


def moment_text(moment: datetime) -> str:
    """Write a moment in the workstation's own time, to the second."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M:%S}"


def zone_name(moment: datetime) -> str:
    return moment.astimezone().tzname() or said("local time")


def counted(number: int, singular: str, plural: str = "") -> str:
    """Write '1 posting', '12 postings', '4,310 postings'."""
    words = said_many(number, singular, plural or f"{singular}s")
    return f"{number_text(number)} {words}"
