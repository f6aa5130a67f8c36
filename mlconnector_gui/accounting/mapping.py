"""Mapping rules: which account a line gets, and why."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.documents import Traits, no_traits
from mlconnector_gui.accounting.journal import check_subledger
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.problem import Problem

LABELS = frozenset({"transaction_type", "amount_type", "amount_description"})
"""Traits in a store's own wording, which is written now with an underscore and now without."""
_PUNCTUATION = re.compile(r"[^\w*?]|_")
_WILDCARDS = frozenset("*?")
_EXACT_WEIGHT, _WILDCARD_WEIGHT = 100, 99


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingRule:
    """
    For lines of a role, under all of its conditions, the account to post to.

    A condition compares a trait with a pattern, case folded, and in a store's own wording (`LABELS`) punctuation too;
    `*` and `?` are wildcards only where written, and no other character is special. A trait that is empty is as good
    as absent: even `*` does not match it. No connection means every connection. The rule holds from `valid_from` to
    `valid_to`, both included.
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
            if not _matches(name, traits.get(name, ""), pattern):
                return f"trait:{name}"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChoice:
    """The rule that a line got; `MappingSet.trace` tells of the others."""

    rule: MappingRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """
    A rule that was looked at, and why it was not taken; '' for the one that was.

    Reasons are those of `MappingRule.refusal`, or, for rules that apply too, `less_specific` and `later_position`.
    """

    rule: MappingRule
    reason: str


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A rule at its place in the order of deciding, with its patterns ready to be compared."""

    rank: int
    rule: MappingRule
    exact: tuple[tuple[str, str], ...]
    wild: tuple[tuple[str, str], ...]

    def applies(self, *, connection: str, folded: Mapping[str, str], on: date) -> bool:
        rule = self.rule
        if rule.connection and rule.connection != connection:
            return False
        if (rule.valid_from and on < rule.valid_from) or (rule.valid_to and on > rule.valid_to):
            return False
        if any(not pattern or folded.get(name) != pattern for name, pattern in self.exact):
            return False
        return all(
            bool(value := folded.get(name, "")) and fnmatchcase(value, pattern) for name, pattern in self.wild
        )


@dataclass(frozen=True, slots=True)
class _OfRole:
    """
    The rules of one role, found by their rarest exact condition.

    A chart with a rule for each of five thousand articles is asked about one article at a time: only the rules that
    name it, and those without an exact condition, are looked at.
    """

    ordered: tuple[_Ranked, ...]
    by_condition: Mapping[tuple[str, str], list[_Ranked]]
    others: list[_Ranked]
    asked: frozenset[str]

    def first(self, *, connection: str, folded: Mapping[str, str], on: date) -> MappingRule | None:
        best: _Ranked | None = None
        for bucket in (self.others, *(self.by_condition.get(item, ()) for item in folded.items())):
            for ranked in bucket:
                if best is not None and ranked.rank > best.rank:
                    break
                if ranked.applies(connection=connection, folded=folded, on=on):
                    best = ranked
                    break
        return best.rule if best else None


class MappingSet:
    """
    All rules, ready to be asked.

    The applicable rule of highest specificity wins; among equals the one with the lowest position. Choices are
    remembered per distinct question, so a million equal lines cost one evaluation.
    """

    def __init__(self, rules: Iterable[MappingRule]) -> None:
        by_role: dict[LineRole, list[MappingRule]] = {}
        for rule in sorted(rules, key=order_of_deciding):
            by_role.setdefault(rule.role, []).append(rule)
        self._by_role = {role: _of_role(rules) for role, rules in by_role.items()}
        self._remembered: dict[tuple[object, ...], AccountChoice | None] = {}

    def choose(self, role: LineRole, *, connection: str, traits: Traits, on: date) -> AccountChoice | None:
        """Return the choice, or None when no rule applies."""
        known = self._by_role.get(role)
        if known is None:
            return None
        relevant = tuple((name, traits[name]) for name in known.asked if name in traits)
        question = (role, connection, relevant, on)
        if question not in self._remembered:
            folded = {name: fold_trait(name, value) for name, value in relevant}
            rule = known.first(connection=connection, folded=folded, on=on)
            self._remembered[question] = AccountChoice(rule=rule) if rule else None
        return self._remembered[question]

    def trace(self, role: LineRole, *, connection: str, traits: Traits, on: date) -> tuple[Considered, ...]:
        """Return every rule of the role in the order they are considered, each with why it was not taken."""
        winner: MappingRule | None = None
        considered: list[Considered] = []
        known = self._by_role.get(role)
        for ranked in known.ordered if known else ():
            rule = ranked.rule
            reason = rule.refusal(connection=connection, traits=traits, on=on)
            if reason is None and winner is None:
                winner, reason = rule, ""
            considered.append(Considered(rule=rule, reason=_why_not_first(rule, winner, reason)))
        return tuple(considered)


def order_of_deciding(rule: MappingRule) -> tuple[int, int, str]:
    """Sort rules by this, and the first that applies is the one that is taken."""
    return (-rule.specificity, rule.position, rule.rule_id)


def fold(text: str) -> str:
    """Case and spacing do not matter where a trait is compared."""
    return " ".join(text.casefold().split())


def fold_label(text: str) -> str:
    """Nor does punctuation in a store's own wording: 'Order_Retrocharge' is 'Order Retrocharge'."""
    return fold(_PUNCTUATION.sub(" ", text))


def fold_trait(name: str, text: str) -> str:
    """Fold a trait's value, or the pattern it is compared with, by what the trait is."""
    return fold_label(text) if name in LABELS else fold(text)


def is_wild(pattern: str) -> bool:
    return bool(_WILDCARDS & set(pattern))


def _of_role(rules: Sequence[MappingRule]) -> _OfRole:
    ordered = tuple(_ranked(rank, rule) for rank, rule in enumerate(rules))
    counted = Counter(condition for ranked in ordered for condition in ranked.exact)
    by_condition: dict[tuple[str, str], list[_Ranked]] = {}
    others: list[_Ranked] = []
    for ranked in ordered:
        if ranked.exact:
            rarest = min(ranked.exact, key=lambda condition: counted[condition])
            by_condition.setdefault(rarest, []).append(ranked)
        else:
            others.append(ranked)
    asked = frozenset(name for rule in rules for name in rule.conditions)
    return _OfRole(ordered, by_condition, others, asked)


def _ranked(rank: int, rule: MappingRule) -> _Ranked:
    conditions = sorted(rule.conditions.items())
    exact = tuple((name, fold_trait(name, pattern)) for name, pattern in conditions if not is_wild(pattern))
    wild = tuple((name, _literal(name, pattern)) for name, pattern in conditions if is_wild(pattern))
    return _Ranked(rank, rule, exact, wild)


def _why_not_first(rule: MappingRule, winner: MappingRule | None, reason: str | None) -> str:
    if reason is not None or winner is None:
        return reason or ""
    return "later_position" if winner.specificity == rule.specificity else "less_specific"


def _matches(name: str, value: str, pattern: str) -> bool:
    return bool(value) and fnmatchcase(fold_trait(name, value), _literal(name, pattern))


def _literal(name: str, pattern: str) -> str:
    """Fold a pattern, with brackets that `fnmatch` would take for a set of characters made plain."""
    return fold_trait(name, pattern).replace("[", "[[]")
