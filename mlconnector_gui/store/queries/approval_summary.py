"""What many postings come to together, for the person who is about to approve all of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, exists, select

from mlconnector_gui.accounting.contents import WITHOUT_MONEY
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.states import IN_LEDGER
from mlconnector_gui.accounting.usual import Usual, unusual_amounts
from mlconnector_gui.store import tables
from mlconnector_gui.store.repositories import approving

_P, _L, _C = tables.posting, tables.posting_line, tables.connection
_PART = 5_000
"""Ids a query; SQLite takes 32,766 parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSummary:
    """Counts and sums of the postings that were chosen."""

    kinds: Mapping[str, int]
    companies: tuple[str, ...]
    months: Mapping[str, int]
    """Postings by the month of their G/L date: '2026-10'."""
    debits: Mapping[str, Money]
    credits: Mapping[str, Money]
    accounts: tuple[str, ...]
    new_accounts: tuple[str, ...]
    """Those that no posting in JDE has touched yet."""
    largest: tuple[str, Money] | None
    unusual: tuple[str, ...]
    """Explanations of those whose amount is far from the usual of their kind."""
    warned: int
    """How many have a warning of their own checks."""


def approval_summary(transaction: Connection, posting_ids: Sequence[str]) -> ApprovalSummary:
    rows = [row for part in _parts(posting_ids) for row in _postings(transaction, part)]
    debits, credits_, accounts = _sums(transaction, posting_ids)
    gross = {row["explanation"]: _gross(row) for row in rows if row["document_type"] not in WITHOUT_MONEY}
    largest = max(gross.items(), key=lambda one: abs(one[1].amount), default=None)
    return ApprovalSummary(
        kinds=Counter(row["kind"] for row in rows),
        companies=tuple(sorted({row["company"] for row in rows})),
        months=Counter(f"{row['gl_date']:%Y-%m}" for row in rows),
        debits=debits,
        credits=credits_,
        accounts=accounts,
        new_accounts=tuple(one for one in accounts if not _is_known(transaction, one)),
        largest=largest,
        unusual=tuple(_unusual(transaction, rows)),
        warned=sum(_warned(transaction, part) for part in _parts(posting_ids)),
    )


def _postings(transaction: Connection, posting_ids: Sequence[str]) -> Sequence[RowMapping]:
    return (
        transaction.execute(
            select(_P, _C.c.name.label("connection"))
            .join(_C, _C.c.connection_id == _P.c.connection_id)
            .where(_P.c.posting_id.in_(posting_ids))
        )
        .mappings()
        .all()
    )


def _sums(
    transaction: Connection, posting_ids: Sequence[str]
) -> tuple[dict[str, Money], dict[str, Money], tuple[str, ...]]:
    debits: dict[str, Money] = {}
    credits_: dict[str, Money] = {}
    accounts: dict[str, None] = {}
    for part in _parts(posting_ids):
        query = select(_L.c.account, _L.c.amount_minor, _P.c.currency).join(
            _P, _P.c.posting_id == _L.c.posting_id
        )
        for account, minor, currency in transaction.execute(query.where(_L.c.posting_id.in_(part))):
            accounts[account] = None
            side = debits if minor > 0 else credits_
            known = side.get(currency, Money.zero(currency))
            side[currency] = known + Money.from_minor(abs(minor), currency)
    return debits, credits_, tuple(sorted(accounts))


def _is_known(transaction: Connection, account: str) -> bool:
    found = exists().where(
        _L.c.account == account,
        _L.c.posting_id == _P.c.posting_id,
        _P.c.state.in_([state.value for state in IN_LEDGER]),
    )
    return bool(transaction.execute(select(found)).scalar())


def _unusual(transaction: Connection, rows: Sequence[RowMapping]) -> Iterator[str]:
    known: dict[tuple[str, str, str], Usual] = {}
    for row in rows:
        key = (row["connection_id"], row["kind"], row["currency"])
        if row["document_type"] in WITHOUT_MONEY:
            continue
        if key not in known:
            connection_id, kind, currency = key
            known[key] = approving.usual_of(
                transaction, connection_id=connection_id, kind=kind, currency=currency
            )
        if any(unusual_amounts(_gross(row), {}, known[key], what="")):
            yield row["explanation"]


def _warned(transaction: Connection, posting_ids: Sequence[str]) -> int:
    found = tables.finding
    query = (
        select(found.c.posting_id)
        .where(found.c.posting_id.in_(posting_ids), found.c.severity == "warns")
        .distinct()
    )
    return len(transaction.execute(query).all())


def _gross(row: RowMapping) -> Money:
    return Money.from_minor(row["gross_minor"], row["currency"])


def _parts(posting_ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(posting_ids), _PART):
        yield posting_ids[start : start + _PART]
