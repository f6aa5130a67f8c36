"""The columns of a proof: stores, the accounts of one, and what rolls forward."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roll_forward import RollForward
from mlconnector_gui.services.reconcile import AccountProof, ConnectionProof
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.words.amounts import amount_text
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.reconciling import (
    STANDINGS,
    difference_text,
    open_words,
    rolled_name,
    standing_of,
)

_Proved = TypeVar("_Proved", ConnectionProof, AccountProof)


def proof_columns() -> tuple[Column[ConnectionProof], ...]:
    return (
        Column(
            name="standing",
            title=said("Stands"),
            width=98,
            text=lambda row: said(STANDINGS[standing_of(row)][0]),
            icon=lambda row: STANDINGS[standing_of(row)][1:],
        ),
        Column(
            name="store",
            title=said("Store"),
            width=110,
            text=lambda row: f"{row.connection}  {row.currency}",
            stretches=True,
        ),
        _amount("archive", said("Archive"), lambda row: row.archive),
        _amount("ledger", said("In JD Edwards"), lambda row: row.in_ledger),
        Column(
            name="open",
            title=said("Open"),
            width=80,
            text=lambda row: difference_text(_open(row), row.currency),
            plain=lambda row: f"{_open(row):f}",
            tip=lambda row: ", ".join(open_words(state) for state in sorted(row.open)),
            is_amount=True,
        ),
        _difference(lambda row: row.difference),
    )


def account_columns() -> tuple[Column[AccountProof], ...]:
    return (
        Column(
            name="account",
            title=said("Account"),
            width=150,
            text=lambda row: row.account,
            icon=lambda row: ("ready_check", "good") if row.agrees else ("cross", "bad"),
            stretches=True,
        ),
        _amount("postings", said("Postings"), lambda row: row.postings),
        _amount("ledger", said("JD Edwards"), lambda row: row.ledger),
        _difference(lambda row: row.postings - row.ledger),
    )


def rolled_columns() -> tuple[Column[RollForward], ...]:
    return (
        Column(
            name="account",
            title=said("Rolls forward"),
            width=150,
            text=rolled_name,
            tip=lambda row: "  ".join(
                f"{kind} {amount_text(amount)}" for kind, amount in row.movements.items()
            ),
            stretches=True,
        ),
        _money("opening", said("Opening"), lambda row: row.opening),
        _money("moved", said("Moved"), lambda row: row.closing - row.opening),
        _money("closing", said("Closing"), lambda row: row.closing),
        _money("not_in_ledger", said("Not in JDE"), lambda row: row.not_in_ledger),
    )


def _amount(name: str, title: str, of: Callable[[_Proved], Decimal]) -> Column[_Proved]:
    return Column(
        name=name,
        title=title,
        width=96,
        text=lambda row: amount_text(Money(of(row), row.currency)),
        plain=lambda row: f"{of(row):f}",
        is_amount=True,
    )


def _difference(of: Callable[[_Proved], Decimal]) -> Column[_Proved]:
    return Column(
        name="difference",
        title=said("Difference"),
        width=88,
        text=lambda row: difference_text(of(row), row.currency),
        plain=lambda row: f"{of(row):f}",
        ink=lambda row: "bad" if of(row) else "",
        is_amount=True,
    )


def _money(name: str, title: str, of: Callable[[RollForward], Money]) -> Column[RollForward]:
    return Column(
        name=name,
        title=title,
        width=76,
        text=lambda row: difference_text(of(row).amount, row.currency),
        plain=lambda row: f"{of(row).amount:f}",
        is_amount=True,
    )


def _open(row: ConnectionProof) -> Decimal:
    return sum(row.open.values(), Decimal(0))
