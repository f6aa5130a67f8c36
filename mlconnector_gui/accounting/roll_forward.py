"""Roll the accounts forward that must come to what is still open: opening, what moved them, closing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from mlconnector_gui.accounting.documents import BusinessDocument, StatedBalance
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import role_lines

ROLLED = (
    LineRole.GATEWAY_CLEARING,
    LineRole.PENDING_PAYMENTS,
    LineRole.GIFT_CARD_LIABILITY,
    LineRole.STORE_CREDIT_LIABILITY,
    LineRole.DEFERRED_REVENUE,
    LineRole.SETTLEMENT_CARRY,
    LineRole.OWED_TO_MARKETPLACE,
    LineRole.ACCRUED_SETTLEMENT,
)
"""What is captured and not paid out, owed by customers, owed to them, not delivered yet, and not settled yet."""
_Place = tuple[LineRole, str, str]
_Movement = tuple[str, date, _Place, Money, bool]
"""Kind, day, account, amount, and whether the ledger has it."""
_Key = TypeVar("_Key", _Place, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class RollForward:
    """
    One such account over a period, by the store's documents: debit positive.

    For a clearing account that is opening + charges - refunds - payouts = closing, one for each gateway. What of the
    closing balance is not in the ledger yet is told apart, so that the rest is what the ledger must show.
    """

    role: LineRole
    gateway: str
    currency: str
    opening: Money
    movements: Mapping[str, Money]
    """By kind of document: 'sale', 'refund', 'payout' ..."""
    closing: Money
    not_in_ledger: Money

    @property
    def in_ledger(self) -> Money:
        return self.closing - self.not_in_ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledEntry:
    """What an entry that is no single document's moved on such an account: an accrual, or what takes it back."""

    kind: str
    role: LineRole
    amount: Money
    gl_date: date
    is_in_ledger: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceProof:
    """
    What a store itself says that it owes, and what its documents booked up to the same moment: debit positive.

    `lapsed` cannot be spent any more and is still in the books. `earlier` is the part of `owed` that began before the
    store's first day: its issue was never booked, so the account's opening has to hold it.
    """

    role: LineRole
    currency: str
    at: datetime
    booked: Money
    owed: Money
    lapsed: Money
    earlier: Money

    @property
    def difference(self) -> Money:
        return self.booked - self.owed - self.lapsed


def prove_balances(
    role: LineRole,
    stated: Iterable[StatedBalance],
    documents: Iterable[BusinessDocument],
    *,
    at: datetime,
    first_day: date,
) -> list[BalanceProof]:
    """Compare, per currency, what a store states at a moment with what happened in it until then."""
    owed: dict[str, Money] = {}
    lapsed: dict[str, Money] = {}
    earlier: dict[str, Money] = {}
    booked: dict[str, Money] = {}
    for one in stated:
        is_owed = one.is_owed_on(at.date())
        _add(owed if is_owed else lapsed, one.amount.currency, -one.amount)
        if is_owed and one.opened_on < first_day:
            _add(earlier, one.amount.currency, -one.amount)
    for document in documents:
        for (moved, _, currency), amount in _moved(document) if document.occurred_at <= at else ():
            if moved is role:
                _add(booked, currency, amount)
    return [
        BalanceProof(
            role=role,
            currency=currency,
            at=at,
            booked=booked.get(currency, Money.zero(currency)),
            owed=owed.get(currency, Money.zero(currency)),
            lapsed=lapsed.get(currency, Money.zero(currency)),
            earlier=earlier.get(currency, Money.zero(currency)),
        )
        for currency in sorted({*owed, *lapsed, *booked})
    ]


def roll_forward(
    documents: Iterable[tuple[BusinessDocument, bool]],
    *,
    first: date,
    last: date,
    entries: Iterable[RolledEntry] = (),
) -> list[RollForward]:
    """
    Roll forward what booked documents and other entries up to a day moved.

    Each document comes with whether the ledger holds it.
    """
    opening: dict[_Place, Money] = {}
    movements: dict[_Place, dict[str, Money]] = {}
    missing: dict[_Place, Money] = {}
    for kind, day, place, amount, is_in_ledger in (*_of_documents(documents), *_of_entries(entries)):
        if day > last:
            continue
        if day < first:
            _add(opening, place, amount)
        else:
            _add(movements.setdefault(place, {}), kind, amount)
        if not is_in_ledger:
            _add(missing, place, amount)
    return [
        _rolled(place, opening, movements, missing) for place in sorted({*opening, *movements}, key=_order)
    ]


def _of_documents(documents: Iterable[tuple[BusinessDocument, bool]]) -> Iterable[_Movement]:
    for document, is_in_ledger in documents:
        for place, amount in _moved(document):
            yield document.kind.value, document.business_date, place, amount, is_in_ledger


def _of_entries(entries: Iterable[RolledEntry]) -> Iterable[_Movement]:
    for entry in entries:
        if entry.role in ROLLED:
            place = (entry.role, "", entry.amount.currency)
            yield entry.kind, entry.gl_date, place, entry.amount, entry.is_in_ledger


def _moved(document: BusinessDocument) -> Iterable[tuple[_Place, Money]]:
    for line in role_lines(document):
        if line.role in ROLLED:
            gateway = line.traits.get("gateway", "") if line.role is LineRole.GATEWAY_CLEARING else ""
            yield (line.role, gateway, document.currency), line.amount


def _rolled(
    place: _Place,
    opening: Mapping[_Place, Money],
    movements: Mapping[_Place, Mapping[str, Money]],
    missing: Mapping[_Place, Money],
) -> RollForward:
    role, gateway, currency = place
    zero = Money.zero(currency)
    begun, moved = opening.get(place, zero), movements.get(place, {})
    return RollForward(
        role=role,
        gateway=gateway,
        currency=currency,
        opening=begun,
        movements=dict(moved),
        closing=begun + Money.total(moved.values(), currency),
        not_in_ledger=missing.get(place, zero),
    )


def _order(place: _Place) -> tuple[int, str, str]:
    role, gateway, currency = place
    return ROLLED.index(role), gateway, currency


def _add(sums: dict[_Key, Money], key: _Key, amount: Money) -> None:
    known = sums.get(key)
    sums[key] = amount if known is None else known + amount
