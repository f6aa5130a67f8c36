"""The few master records that a draft names, out of many."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.master_records import (
    NEEDED,
    MasterKind,
    MasterRecord,
    account_of,
    company_of,
    constants_of,
    decimals_of,
    is_address,
    pair_name,
    rate_of,
    unit_of,
)
from mlconnector_gui.accounting.masters import (
    ExchangeRate,
    MasterAccount,
    MasterBusinessUnit,
    MasterCompany,
    Masters,
    SiteConstants,
    SubledgerType,
)
from mlconnector_gui.accounting.posting_draft import PostingDraft
from mlconnector_gui.store.repositories.masters import master_tables, records_named, records_of

Key = TypeVar("Key")
Value = TypeVar("Value")
_NAMES_AT_ONCE = 500


@dataclass(slots=True)
class MasterLookup:
    """
    Finds what drafts name, each record once, within one transaction.

    So preparing fifty documents costs what they name, and not what the chart of accounts holds.
    """

    transaction: Connection
    connection_id: str
    _loaded_at: datetime | None = None
    _companies: dict[str, MasterCompany | None] = field(default_factory=dict)
    _units: dict[str, MasterBusinessUnit | None] = field(default_factory=dict)
    _accounts: dict[Account, MasterAccount | None] = field(default_factory=dict)
    _currencies: dict[str, int | None] = field(default_factory=dict)
    _addresses: dict[str, bool | None] = field(default_factory=dict)
    _rates: dict[tuple[str, str], tuple[ExchangeRate, ...]] = field(default_factory=dict)
    _has_rates: bool = False
    _constants: SiteConstants = field(default_factory=SiteConstants)

    def __post_init__(self) -> None:
        known = master_tables(self.transaction, self.connection_id)
        moments = [known[kind].loaded_at for kind in NEEDED if kind in known]
        whole = [moment for moment in moments if moment is not None]
        if len(whole) < len(NEEDED):
            return
        self._loaded_at = min(whole)
        self._has_rates = MasterKind.RATES in known and known[MasterKind.RATES].loaded_at is not None
        for record in self._all(MasterKind.CONSTANTS):
            self._constants = constants_of(record)

    @property
    def is_loaded(self) -> bool:
        """Say whether everything was read that a check needs."""
        return self._loaded_at is not None

    @property
    def loaded_at(self) -> datetime | None:
        """Return when the oldest of it was read; None while something is missing."""
        return self._loaded_at

    @property
    def constants(self) -> SiteConstants:
        return self._constants

    def company(self, company: str) -> MasterCompany | None:
        if company not in self._companies:
            found = self._named(MasterKind.COMPANIES, [company])
            years = self._all(MasterKind.FISCAL_YEARS) if found else []
            self._companies[company] = company_of(found[0], years) if found else None
        return self._companies[company]

    def masters_for(self, draft: PostingDraft) -> Masters | None:
        """Return what a draft names, as far as JDE has it; None when JDE was never read."""
        if self._loaded_at is None:
            return None
        self._learn_accounts(line.account for line in draft.lines if line.account)
        subledgers = [(line.subledger_type, line.subledger.strip()) for line in draft.lines if line.subledger]
        self._learn_units(
            [
                *(line.account.business_unit for line in draft.lines if line.account),
                *(name for kind, name in subledgers if kind == SubledgerType.BUSINESS_UNIT),
            ]
        )
        self._learn_addresses(name.lstrip("0") for kind, name in subledgers if kind == SubledgerType.ADDRESS)
        self._learn_currency(draft.currency)
        company = self.company(draft.bookkeeping.company)
        return Masters(
            loaded_at=self._loaded_at,
            companies={company.company: company} if company else {},
            business_units=_known(self._units),
            accounts=_known(self._accounts),
            currencies=_known(self._currencies),
            constants=self._constants,
            rates=self._rates_of(draft.currency, company.currency if company else ""),
            addresses=_known(self._addresses),
        )

    def _learn_accounts(self, accounts: Iterable[Account]) -> None:
        wanted = {str(account): account for account in accounts if account not in self._accounts}
        found = [account_of(record) for record in self._named(MasterKind.ACCOUNTS, list(wanted))]
        self._accounts |= dict.fromkeys(wanted.values()) | {master.account: master for master in found}

    def _learn_units(self, units: Iterable[str]) -> None:
        wanted = list({unit for unit in units if unit not in self._units})
        found = [unit_of(record) for record in self._named(MasterKind.BUSINESS_UNITS, wanted)]
        self._units |= dict.fromkeys(wanted) | {unit.business_unit: unit for unit in found}

    def _learn_addresses(self, numbers: Iterable[str]) -> None:
        wanted = list({number for number in numbers if number not in self._addresses})
        found = self._named(MasterKind.ADDRESSES, wanted)
        self._addresses |= dict.fromkeys(wanted) | {record.key: is_address(record) for record in found}

    def _learn_currency(self, currency: str) -> None:
        if currency not in self._currencies:
            found = self._named(MasterKind.CURRENCIES, [currency])
            self._currencies[currency] = decimals_of(found[0]) if found else None

    def _rates_of(self, currency: str, base: str) -> dict[tuple[str, str], tuple[ExchangeRate, ...]] | None:
        if not self._has_rates:
            return None
        pair = (currency, base)
        if currency != base and pair not in self._rates:
            found = [rate_of(record) for record in self._named(MasterKind.RATES, [pair_name(*pair)])]
            self._rates[pair] = tuple(sorted(found, key=lambda rate: rate.effective))
        return self._rates

    def _named(self, kind: MasterKind, names: Sequence[str]) -> list[MasterRecord]:
        parts = [names[start : start + _NAMES_AT_ONCE] for start in range(0, len(names), _NAMES_AT_ONCE)]
        found = (records_named(self.transaction, self.connection_id, kind, part) for part in parts)
        return [record for part in found for record in part]

    def _all(self, kind: MasterKind) -> list[MasterRecord]:
        return records_of(self.transaction, self.connection_id, kind)


def _known(records: Mapping[Key, Value | None]) -> dict[Key, Value]:
    return {key: value for key, value in records.items() if value is not None}
