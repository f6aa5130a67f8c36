"""
Find accounts and business units as they are typed, and look one up.

The one place that knows how the chart of accounts is kept; pickers and checks of rules go through it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.master_records import MasterKind, MasterRecord, account_of, unit_of
from mlconnector_gui.accounting.masters import MasterAccount, MasterBusinessUnit
from mlconnector_gui.store.queries.masters_view import master_ids, master_rows
from mlconnector_gui.store.repositories.masters import master_table, records_named

_NAMES_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAccount:
    """An account as a picker offers it."""

    account: Account
    description: str
    company: str
    posting_edit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundUnit:
    """A business unit as a picker offers it."""

    business_unit: str
    description: str
    company: str
    posting_edit: str


class StoredChart:
    """The chart of some JDE connections, within one transaction; what is named is read once, many at a time."""

    def __init__(self, transaction: Connection, target_ids: Sequence[str]) -> None:
        self._transaction = transaction
        self._target_ids = list(target_ids)
        self._accounts: dict[Account, MasterAccount | None] = {}
        self._units: dict[str, MasterBusinessUnit | None] = {}
        self._is_loaded: bool | None = None

    @property
    def is_loaded(self) -> bool:
        if self._is_loaded is None:
            self._is_loaded = any(
                master_table(self._transaction, target, MasterKind.ACCOUNTS).loaded_at is not None
                for target in self._target_ids
            )
        return self._is_loaded

    def learn(self, accounts: Iterable[Account]) -> None:
        """Read accounts and their business units ahead, so that thousands cost a few statements."""
        wanted = {str(account): account for account in accounts if account not in self._accounts}
        for account in wanted.values():
            self._accounts[account] = None
        for record in self._named(MasterKind.ACCOUNTS, list(wanted)):
            known = account_of(record)
            self._accounts[known.account] = known
        units = list({one.business_unit for one in wanted.values() if one.business_unit not in self._units})
        self._units |= dict.fromkeys(units)
        for record in self._named(MasterKind.BUSINESS_UNITS, units):
            self._units[record.key] = unit_of(record)

    def account(self, account: Account) -> MasterAccount | None:
        self.learn([account])
        return self._accounts[account]

    def unit(self, business_unit: str) -> MasterBusinessUnit | None:
        if business_unit not in self._units:
            found = self._named(MasterKind.BUSINESS_UNITS, [business_unit])
            self._units[business_unit] = unit_of(found[0]) if found else None
        return self._units[business_unit]

    def _named(self, kind: MasterKind, names: Sequence[str]) -> list[MasterRecord]:
        """Where several connections know a name, the first one counts."""
        found: dict[str, MasterRecord] = {}
        for target in reversed(self._target_ids):
            for start in range(0, len(names), _NAMES_AT_ONCE):
                part = records_named(self._transaction, target, kind, names[start : start + _NAMES_AT_ONCE])
                found |= {record.name: record for record in part}
        return list(found.values())


def search_accounts(
    transaction: Connection, target_ids: Sequence[str], text: str, *, limit: int
) -> list[FoundAccount]:
    """Return the accounts that fit what was typed, best first."""
    return [
        FoundAccount(
            account=account_of(record).account,
            description=record.description,
            company=record.company,
            posting_edit=record.posting_edit,
        )
        for record in _found(transaction, target_ids, MasterKind.ACCOUNTS, text, limit)
    ]


def search_business_units(
    transaction: Connection, target_ids: Sequence[str], text: str, *, limit: int
) -> list[FoundUnit]:
    return [
        FoundUnit(
            business_unit=record.key,
            description=record.description,
            company=record.company,
            posting_edit=record.posting_edit,
        )
        for record in _found(transaction, target_ids, MasterKind.BUSINESS_UNITS, text, limit)
    ]


def _found(
    transaction: Connection, target_ids: Sequence[str], kind: MasterKind, text: str, limit: int
) -> list[MasterRecord]:
    found: list[MasterRecord] = []
    for target in target_ids:
        ids = master_ids(transaction, target, kind, text)[:limit]
        found += [row.record for row in master_rows(transaction, ids)]
    return found[:limit]
