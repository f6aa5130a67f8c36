"""Checks of mapping rules while they are written: what JDE would refuse, and rules that stand in each other's way."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from typing import Protocol

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.documents import no_traits
from mlconnector_gui.accounting.findings import Severity
from mlconnector_gui.accounting.line_checks import CLOSED_UNITS, NEVER_POSTABLE, SUBLEDGER_REQUIRED
from mlconnector_gui.accounting.mapping import MappingRule, fold_trait, is_wild, order_of_deciding
from mlconnector_gui.accounting.masters import MasterAccount, MasterBusinessUnit, PostingEdit

_MOST_COMPARED = 200
"""So many rules of another kind are looked through for one that ties; a notice needs only the first."""
_FIRST_DAY, _LAST_DAY = date.min, date.max


class Chart(Protocol):
    """What is known of JDE's accounts; `is_loaded` is False while nothing was read."""

    @property
    def is_loaded(self) -> bool: ...

    def account(self, account: Account) -> MasterAccount | None: ...

    def unit(self, business_unit: str) -> MasterBusinessUnit | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFinding:
    """What is to be said of one rule, and of which part of it."""

    rule_id: str
    part: str
    code: str
    severity: Severity
    params: Mapping[str, str] = field(default_factory=no_traits)


def check_rule(rule: MappingRule, chart: Chart, *, companies: Mapping[str, str]) -> tuple[RuleFinding, ...]:
    """
    Check one rule against JDE's records; `companies` are those of the connections by name.

    A rule for every connection is held against all their companies: postings of another one would be blocked.
    """
    return tuple(_against_chart(rule, chart, companies))


def rules_in_the_way(rules: Sequence[MappingRule]) -> tuple[RuleFinding, ...]:
    """
    Find rules that are never reached, and rules whose order alone decides.

    A rule is never reached where one that comes first covers all it asks for, on all its days. Two rules of the
    same rank that ask for different traits can both fit a line; then the one listed first is taken.
    """
    found: list[RuleFinding] = []
    for group in _by_role(rules):
        found += _shadowed(group)
        hidden = {finding.rule_id for finding in found}
        found += _tied([rule for rule in group if rule.rule_id not in hidden])
    return tuple(found)


def _against_chart(rule: MappingRule, chart: Chart, companies: Mapping[str, str]) -> Iterator[RuleFinding]:
    if rule.connection and rule.connection not in companies:
        yield _finding(rule, "connection", "rule.connection_unknown", Severity.WARNS, name=rule.connection)
    if not chart.is_loaded:
        return
    unit, master = chart.unit(rule.business_unit), chart.account(rule.account)
    if unit is not None and unit.posting_edit in CLOSED_UNITS:
        yield _blocks(
            rule,
            "business_unit",
            "business_unit.closed",
            business_unit=unit.business_unit,
            description=unit.description,
        )
    if master is None:
        is_known = unit is not None
        where = "object_account" if is_known else "business_unit"
        if is_known:
            yield _blocks(rule, where, "account.unknown", account=str(rule.account))
        else:
            yield _blocks(rule, where, "business_unit.unknown", business_unit=rule.business_unit)
        return
    yield from _of_account(rule, master, companies)


def _of_account(
    rule: MappingRule, master: MasterAccount, companies: Mapping[str, str]
) -> Iterator[RuleFinding]:
    text, edit = str(master.account), master.posting_edit
    if edit in NEVER_POSTABLE:
        yield _blocks(
            rule,
            "object_account",
            "account.not_postable",
            account=text,
            description=master.description,
            posting_edit=edit,
        )
    if edit in SUBLEDGER_REQUIRED and not rule.subledger:
        yield _blocks(rule, "subledger", "account.subledger_required", account=text)
    if edit == PostingEdit.SUBLEDGER_FORBIDDEN and rule.subledger:
        yield _blocks(rule, "subledger", "account.subledger_forbidden", account=text)
    booked = {rule.connection: companies.get(rule.connection, "")} if rule.connection else companies
    others = sorted({company for company in booked.values() if company and company != master.company})
    if others:
        yield _finding(
            rule,
            "business_unit",
            "account.other_company",
            Severity.BLOCKS if rule.connection else Severity.WARNS,
            account=text,
            company=master.company,
            document=", ".join(others),
        )


def _by_role(rules: Sequence[MappingRule]) -> list[list[MappingRule]]:
    roles: dict[str, list[MappingRule]] = defaultdict(list)
    for rule in sorted(rules, key=order_of_deciding):
        roles[rule.role].append(rule)
    return list(roles.values())


def _shadowed(rules: Sequence[MappingRule]) -> Iterator[RuleFinding]:
    """
    Walk in order of deciding, and look for the rules that went before under every key that could cover.

    Only a rule that asks for the same traits can cover one that does not rank before it.
    """
    same: dict[tuple[object, ...], list[MappingRule]] = defaultdict(list)
    wild: dict[tuple[object, ...], list[MappingRule]] = defaultdict(list)
    for rule in rules:
        names = tuple(sorted(rule.conditions))
        exact = (names, tuple(fold_trait(name, rule.conditions[name]) for name in names))
        candidates = list(same[exact])
        if names:
            text = fold_trait(names[0], rule.conditions[names[0]])
            for end in range(len(text) + 1):
                candidates += wild.get((names, text[:end]), ())
        first = next((earlier for earlier in candidates if _covers(earlier, rule)), None)
        if first is not None:
            code = "rule.duplicate" if _is_same_question(first, rule) else "rule.never_reached"
            yield _finding(
                rule, "conditions", code, Severity.WARNS, by=first.rule_id, account=str(first.account)
            )
            continue
        same[exact].append(rule)
        if any(is_wild(pattern) for pattern in rule.conditions.values()):
            wild[(names, _beginning(fold_trait(names[0], rule.conditions[names[0]])))].append(rule)


def _covers(earlier: MappingRule, rule: MappingRule) -> bool:
    if earlier.connection not in {"", rule.connection}:
        return False
    starts = (earlier.valid_from or _FIRST_DAY) <= (rule.valid_from or _FIRST_DAY)
    ends = (earlier.valid_to or _LAST_DAY) >= (rule.valid_to or _LAST_DAY)
    return (
        starts
        and ends
        and all(
            _covers_pattern(fold_trait(name, pattern), fold_trait(name, rule.conditions[name]))
            for name, pattern in earlier.conditions.items()
        )
    )


def _covers_pattern(earlier: str, pattern: str) -> bool:
    """Say whether all that a pattern matches is matched by another; where that is not plain, it is not said."""
    if earlier == pattern:
        return True
    if not is_wild(earlier) or ("?" in earlier and is_wild(pattern)):
        return False
    return fnmatchcase(pattern, earlier.replace("[", "[[]"))


def _is_same_question(first: MappingRule, second: MappingRule) -> bool:
    patterns = [
        {name: fold_trait(name, pattern) for name, pattern in rule.conditions.items()}
        for rule in (first, second)
    ]
    return patterns[0] == patterns[1] and first.connection == second.connection


def _beginning(pattern: str) -> str:
    """The part before the first wildcard: what a pattern that is covered begins with."""
    return pattern[: min((pattern.find(sign) for sign in "*?" if sign in pattern), default=len(pattern))]


def _tied(rules: Sequence[MappingRule]) -> Iterator[RuleFinding]:
    ranks: dict[int, dict[frozenset[str], list[MappingRule]]] = defaultdict(lambda: defaultdict(list))
    for rule in rules:
        kinds = ranks[rule.specificity]
        names = frozenset(rule.conditions)
        for other, earlier in kinds.items():
            if other == names:
                continue
            tie = next((one for one in earlier[:_MOST_COMPARED] if _can_meet(one, rule)), None)
            if tie is not None:
                yield _finding(
                    rule,
                    "conditions",
                    "rule.order_decides",
                    Severity.NOTE,
                    by=tie.rule_id,
                    account=str(tie.account),
                )
                break
        kinds[names].append(rule)


def _can_meet(first: MappingRule, second: MappingRule) -> bool:
    """Say whether one line could fit both, and would be booked elsewhere by the other."""
    if first.account == second.account and first.subledger == second.subledger:
        return False
    if first.connection and second.connection and first.connection != second.connection:
        return False
    begins = max(first.valid_from or _FIRST_DAY, second.valid_from or _FIRST_DAY)
    if begins > min(first.valid_to or _LAST_DAY, second.valid_to or _LAST_DAY):
        return False
    shared = first.conditions.keys() & second.conditions.keys()
    return all(
        _can_be_both(fold_trait(name, first.conditions[name]), fold_trait(name, second.conditions[name]))
        for name in shared
    )


def _can_be_both(first: str, second: str) -> bool:
    if not is_wild(second):
        first, second = second, first
    if not is_wild(first):
        return fnmatchcase(first, second.replace("[", "[[]")) if is_wild(second) else first == second
    begins, others = _beginning(first), _beginning(second)
    return begins.startswith(others) or others.startswith(begins)


def _blocks(rule: MappingRule, where: str, code: str, **params: str) -> RuleFinding:
    return RuleFinding(rule_id=rule.rule_id, part=where, code=code, severity=Severity.BLOCKS, params=params)


def _finding(rule: MappingRule, where: str, code: str, severity: Severity, **params: str) -> RuleFinding:
    return RuleFinding(rule_id=rule.rule_id, part=where, code=code, severity=severity, params=params)
