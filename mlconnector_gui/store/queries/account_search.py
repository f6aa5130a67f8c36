"""
Find accounts and business units as they are typed, and look one up.

The one place that knows how the chart of accounts is kept; pickers and checks go through it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.masters import MasterAccount, MasterBusinessUnit
from mlconnector_gui.store import tables

_MASTERS = tables.master
_ACCOUNT, _UNIT = "account", "unit"


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
    """The chart of some JDE connections, asked one record at a time within one transaction."""

    def __init__(self, transaction: Connection, target_ids: Sequence[str]) -> None:
        self._transaction = transaction
        self._target_ids = list(target_ids)
        self._accounts: dict[Account, MasterAccount | None] = {}
        self._units: dict[str, MasterBusinessUnit | None] = {}
        self._is_loaded: bool | None = None

    @property
    def is_loaded(self) -> bool:
        if self._is_loaded is None:
            query = select(_MASTERS.c.key).where(
                _MASTERS.c.connection_id.in_(self._target_ids), _MASTERS.c.kind == _ACCOUNT
            )
            self._is_loaded = self._transaction.execute(query.limit(1)).first() is not None
        return self._is_loaded

    def account(self, account: Account) -> MasterAccount | None:
        if account not in self._accounts:
            content = self._content(_ACCOUNT, str(account))
            self._accounts[account] = _account(content) if content else None
        return self._accounts[account]

    def unit(self, business_unit: str) -> MasterBusinessUnit | None:
        if business_unit not in self._units:
            content = self._content(_UNIT, business_unit)
            self._units[business_unit] = MasterBusinessUnit(**content) if content else None
        return self._units[business_unit]

    def _content(self, kind: str, key: str) -> dict[str, str] | None:
        query = select(_MASTERS.c.content).where(
            _MASTERS.c.connection_id.in_(self._target_ids), _MASTERS.c.kind == kind, _MASTERS.c.key == key
        )
        row = self._transaction.execute(query.limit(1)).first()
        return row.content if row else None


def search_accounts(
    transaction: Connection, target_ids: Sequence[str], text: str, *, limit: int
) -> list[FoundAccount]:
    """Return accounts whose number begins with the text, then those that hold all its words."""
    found = [_account(content) for content in _found(transaction, target_ids, _ACCOUNT, text, limit)]
    return [
        FoundAccount(
            account=one.account,
            description=one.description,
            company=one.company,
            posting_edit=one.posting_edit,
        )
        for one in found
    ]


def search_business_units(
    transaction: Connection, target_ids: Sequence[str], text: str, *, limit: int
) -> list[FoundUnit]:
    return [
        FoundUnit(
            business_unit=content["business_unit"],
            description=content["description"],
            company=content["company"],
            posting_edit=content["posting_edit"],
        )
        for content in _found(transaction, target_ids, _UNIT, text, limit)
    ]


def _found(
    transaction: Connection, target_ids: Sequence[str], kind: str, text: str, limit: int
) -> list[dict[str, str]]:
    words = text.lower().split()
    mine = (_MASTERS.c.connection_id.in_(list(target_ids)), _MASTERS.c.kind == kind)
    query = select(_MASTERS.c.key, _MASTERS.c.content).where(*mine).order_by(_MASTERS.c.key).limit(limit)
    if not words:
        return [row.content for row in transaction.execute(query)]
    begins = func.lower(_MASTERS.c.key).startswith(words[0], autoescape=True)
    searched = func.lower(_MASTERS.c.key + " " + func.json_extract(_MASTERS.c.content, "$.description"))
    holds = [func.instr(searched, word) > 0 for word in words]
    first = transaction.execute(query.where(begins, *holds)).all()
    others = transaction.execute(query.where(*holds)).all() if len(first) < limit else []
    found = {row.key: row.content for row in (*first, *others)}
    return list(found.values())[:limit]


def _account(content: dict[str, str]) -> MasterAccount:
    return MasterAccount(
        account=Account(
            business_unit=content["business_unit"],
            object_account=content["object_account"],
            subsidiary=content["subsidiary"],
        ),
        account_id=content["account_id"],
        company=content["company"],
        description=content["description"],
        posting_edit=content["posting_edit"],
        currency=content["currency"],
    )
