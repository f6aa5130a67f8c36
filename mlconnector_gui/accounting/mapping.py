"""Mapping rules: which account a line gets, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.documents import Traits, no_traits
from mlconnector_gui.accounting.journal import check_subledger
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.problem import Problem

_WILDCARDS = frozenset("*?")
_EXACT_WEIGHT, _WILDCARD_WEIGHT = 100, 99


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingRule:
    """
    For lines of a role, under all of its conditions, the account to post to.

    A condition compares a trait with a pattern, case folded; `*` and `?` are wildcards only where written, and no
    other character is special. A trait that is empty is as good as absent: even `*` does not match it. No connection
    means every connection. The rule holds from `valid_from` to `valid_to`, both included.
    """

    rule_id: str
    role: LineRole
    business_unit: str
    object_account: str
    subsidiary: str = ""
    subledger: str = ""
    subledger_type: str = ""
    connection: str = ""
    conditions: Mapping[str, str] = field(default_factory=no_traits)
    valid_from: date | None = None
    valid_to: date | None = None
    position: int = 0
    note: str = ""

    def __post_init__(self) -> None:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise Problem("mapping.dates_reversed", rule=self.rule_id)
        if any(not name or not pattern for name, pattern in self.conditions.items()):
            raise Problem("mapping.condition_empty", rule=self.rule_id)
        check_subledger(self.subledger, self.subledger_type)
        self.account.format()  # refuses parts that could not be told apart once written

    @property
    def account(self) -> Account:
        return Account(
            business_unit=self.business_unit, object_account=self.object_account, subsidiary=self.subsidiary
        )

    @property
    def specificity(self) -> int:
        """More conditions win; an exact condition beats one with a wildcard; a connection counts as a condition."""
        weights = [
            _WILDCARD_WEIGHT if _WILDCARDS & set(pattern) else _EXACT_WEIGHT
            for pattern in self.conditions.values()
        ]
        return sum(weights) + (_EXACT_WEIGHT if self.connection else 0)

    def refusal(self, *, connection: str, traits: Traits, on: date) -> str | None:
        """Return why the rule does not apply (a code, with the trait after a colon), or None when it does."""
        if self.connection and self.connection != connection:
            return "other_connection"
        if (self.valid_from and on < self.valid_from) or (self.valid_to and on > self.valid_to):
            return "not_in_force"
        for name, pattern in self.conditions.items():
            if not _matches(traits.get(name, ""), pattern):
                return f"trait:{name}"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChoice:
    """The rule that a line got, and every rule that was looked at with the reason it lost."""

    rule: MappingRule
    losers: tuple[tuple[str, str], ...]
    """
    (rule id, reason) in the order they were considered.

    Reasons are those of `MappingRule.refusal`, or, for rules that apply too, `less_specific` and `later_position`.
    """


class MappingSet:
    """
    All rules, ready to be asked.

    The applicable rule of highest specificity wins; among equals the one with the lowest position. Choices are
    remembered per distinct question, so a million equal lines cost one evaluation.
    """

    def __init__(self, rules: Iterable[MappingRule]) -> None:
        self._by_role: dict[LineRole, list[MappingRule]] = {}
        for rule in sorted(rules, key=lambda rule: (-rule.specificity, rule.position, rule.rule_id)):
            self._by_role.setdefault(rule.role, []).append(rule)
        self._asked = {
            role: frozenset(name for rule in rules for name in rule.conditions)
            for role, rules in self._by_role.items()
        }
        self._remembered: dict[tuple[object, ...], AccountChoice | None] = {}

    def choose(self, role: LineRole, *, connection: str, traits: Traits, on: date) -> AccountChoice | None:
        """Return the choice, or None when no rule applies."""
        relevant = tuple(sorted((name, traits[name]) for name in self._asked.get(role, ()) if name in traits))
        question = (role, connection, relevant, on)
        if question not in self._remembered:
            self._remembered[question] = self._decide(role, connection=connection, traits=traits, on=on)
        return self._remembered[question]

    def _decide(self, role: LineRole, *, connection: str, traits: Traits, on: date) -> AccountChoice | None:
        winner: MappingRule | None = None
        losers: list[tuple[str, str]] = []
        for rule in self._by_role.get(role, []):
            reason = rule.refusal(connection=connection, traits=traits, on=on)
            if reason is None and winner is None:
                winner = rule
            else:
                losers.append((rule.rule_id, reason or _why_not_first(rule, winner)))
        return AccountChoice(rule=winner, losers=tuple(losers)) if winner else None


def _why_not_first(rule: MappingRule, winner: MappingRule | None) -> str:
    same = winner is not None and winner.specificity == rule.specificity
    return "later_position" if same else "less_specific"


def _matches(value: str, pattern: str) -> bool:
    literal = _fold(pattern).replace("[", "[[]")  # fnmatch would take a bracket for a set of characters
    return bool(value) and fnmatchcase(_fold(value), literal)


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
