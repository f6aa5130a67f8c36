"""Find accounts and business units as they are typed, and check rules against JDE's records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.accounting.rule_checks import RuleFinding, check_rule, rules_in_the_way
from mlconnector_gui.services.connect import JDE
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.queries import account_search
from mlconnector_gui.store.queries.account_search import FoundAccount, FoundUnit, StoredChart
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import StoredConnection

__all__ = [
    "AccountFinder",
    "FoundAccount",
    "FoundUnit",
    "RuleFinding",
    "RulesLookedOver",
    "StoredAccountFinder",
    "check_one",
    "check_rules",
    "look_over",
]


class AccountFinder(Protocol):
    """What a picker asks."""

    async def search_accounts(self, text: str, limit: int) -> Sequence[FoundAccount]: ...

    async def search_business_units(self, text: str, limit: int) -> Sequence[FoundUnit]: ...


@dataclass(frozen=True, slots=True)
class StoredAccountFinder:
    """Searches the records that were read from JDE; JDE itself is not asked."""

    workplace: Workplace

    async def search_accounts(self, text: str, limit: int) -> Sequence[FoundAccount]:
        return await self.workplace.store.read(_search_accounts, text, limit)

    async def search_business_units(self, text: str, limit: int) -> Sequence[FoundUnit]:
        return await self.workplace.store.read(_search_units, text, limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesLookedOver:
    """What is wrong with rules, and what JDE calls their accounts, by the account as text."""

    findings: tuple[RuleFinding, ...]
    descriptions: Mapping[str, str]


async def look_over(workplace: Workplace, rules: Sequence[MappingRule]) -> RulesLookedOver:
    """Check every rule, and learn the names of all accounts."""
    return await workplace.store.read(_look_over, tuple(rules))


async def check_rules(workplace: Workplace, rules: Sequence[MappingRule]) -> tuple[RuleFinding, ...]:
    """Check every rule against JDE's records and against the others."""
    return await workplace.store.read(_check, tuple(rules))


async def check_one(workplace: Workplace, rule: MappingRule) -> tuple[RuleFinding, ...]:
    """Check a rule that is being written against JDE's records."""
    return await workplace.store.read(_check_one, rule)


def _search_accounts(transaction: Transaction, text: str, limit: int) -> list[FoundAccount]:
    return account_search.search_accounts(transaction, _targets(transaction), text, limit=limit)


def _search_units(transaction: Transaction, text: str, limit: int) -> list[FoundUnit]:
    return account_search.search_business_units(transaction, _targets(transaction), text, limit=limit)


def _look_over(transaction: Transaction, rules: Sequence[MappingRule]) -> RulesLookedOver:
    against = _Records(transaction)
    against.learn(rules)
    found = [finding for rule in rules for finding in against.check(rule)]
    named = {str(rule.account): against.description(rule) for rule in rules}
    return RulesLookedOver(findings=(*found, *rules_in_the_way(rules)), descriptions=named)


def _check(transaction: Transaction, rules: Sequence[MappingRule]) -> tuple[RuleFinding, ...]:
    against = _Records(transaction)
    against.learn(rules)
    found = [finding for rule in rules for finding in against.check(rule)]
    return (*found, *rules_in_the_way(rules))


def _check_one(transaction: Transaction, rule: MappingRule) -> tuple[RuleFinding, ...]:
    return _Records(transaction).check(rule)


def _targets(transaction: Transaction) -> list[str]:
    return [one.connection_id for one in connections.connections(transaction) if one.connector == JDE]


class _Records:
    """JDE's records by the connection that a rule is for, each looked at once."""

    def __init__(self, transaction: Transaction) -> None:
        known = connections.connections(transaction)
        self._stores = {one.name: one for one in known if "target" in one.values}
        self._companies = {name: one.values.get("company", "") for name, one in self._stores.items()}
        ledgers = [one for one in known if one.connector == JDE]
        self._every = StoredChart(transaction, [one.connection_id for one in ledgers])
        self._charts = {one.connection_id: StoredChart(transaction, [one.connection_id]) for one in ledgers}
        self._by_name = {one.name: one.connection_id for one in ledgers}

    def learn(self, rules: Sequence[MappingRule]) -> None:
        """Read all that the rules name ahead."""
        by_chart: dict[int, tuple[StoredChart, list[MappingRule]]] = {}
        for rule in rules:
            chart = self._chart_of(self._stores.get(rule.connection))
            by_chart.setdefault(id(chart), (chart, []))[1].append(rule)
        for chart, own in by_chart.values():
            chart.learn(rule.account for rule in own)

    def check(self, rule: MappingRule) -> tuple[RuleFinding, ...]:
        return check_rule(rule, self._chart_of(self._stores.get(rule.connection)), companies=self._companies)

    def description(self, rule: MappingRule) -> str:
        master = self._chart_of(self._stores.get(rule.connection)).account(rule.account)
        return master.description if master else ""

    def _chart_of(self, store: StoredConnection | None) -> StoredChart:
        target = store.values["target"] if store else ""
        return self._charts.get(self._by_name.get(target, target), self._every)
