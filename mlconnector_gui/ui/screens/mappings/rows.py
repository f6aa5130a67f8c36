"""Rules as rows: what is shown of each, how they are searched and sorted; without Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from mlconnector_gui.accounting.findings import Severity
from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.services.find_accounts import RuleFinding
from mlconnector_gui.services.simulate_mapping import account_text
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.mapping import EVERY_CONNECTION, conditions_words
from mlconnector_gui.ui.words.roles import role_words
from mlconnector_gui.ui.words.sentences import code_sentence, short_phrase


class RuleSort(StrEnum):
    """The columns that the rules can be sorted by."""

    ORDER = "order"
    STATE = "state"
    CONNECTION = "connection"
    ROLE = "role"
    CONDITIONS = "conditions"
    ACCOUNT = "account"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"


_FINDINGS = {
    Severity.BLOCKS: ("blocked", "bad"),
    Severity.WARNS: ("warning", "warning"),
    Severity.NOTE: ("note", "neutral"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One rule of the list."""

    rule: MappingRule
    number: int
    before: MappingRule | None
    """The rule in force of the same id; itself where there is no draft, None where it is new."""
    findings: tuple[RuleFinding, ...]
    """The worst first."""
    account_description: str

    @property
    def is_new(self) -> bool:
        return self.before is None

    @property
    def is_changed(self) -> bool:
        return self.before is not None and self.before != self.rule

    @property
    def standing(self) -> tuple[str, str, str]:
        """Icon, word and colour role: what is wrong with it, else what the draft does to it."""
        worst = self.findings[0] if self.findings else None
        if worst is not None and worst.severity is not Severity.NOTE:
            name, role = _FINDINGS[worst.severity]
            return name, short_phrase(worst.code), role
        if self.is_new:
            return "half", said("new"), "accent"
        if self.is_changed:
            return "half", said("changed"), "accent"
        if worst is not None:
            return "note", short_phrase(worst.code), "neutral"
        return "ready_check", said("in force"), "good"

    @property
    def tip(self) -> str:
        if not self.findings:
            return self.standing[1]
        return "\n".join(code_sentence(one.code, one.params).what for one in self.findings)

    @property
    def connection(self) -> str:
        return self.rule.connection or said(EVERY_CONNECTION)

    @property
    def role(self) -> str:
        return role_words(self.rule.role.value)

    @property
    def conditions(self) -> str:
        return conditions_words(self.rule.conditions)

    @property
    def account(self) -> str:
        return account_text(self.rule)

    @property
    def valid_from(self) -> str:
        return self.rule.valid_from.isoformat() if self.rule.valid_from else ""

    @property
    def valid_to(self) -> str:
        return self.rule.valid_to.isoformat() if self.rule.valid_to else ""


def row_of_rule(
    rule: MappingRule,
    *,
    number: int,
    before: MappingRule | None,
    findings: tuple[RuleFinding, ...],
    account_description: str,
) -> RuleRow:
    return RuleRow(
        rule=rule,
        number=number,
        before=before,
        findings=findings,
        account_description=account_description,
    )


_KEYS: dict[RuleSort, Callable[[RuleRow], tuple[object, ...]]] = {
    RuleSort.ORDER: lambda row: (row.number,),
    RuleSort.STATE: lambda row: (_urgency(row), row.standing[1], row.number),
    RuleSort.CONNECTION: lambda row: (row.rule.connection, row.number),
    RuleSort.ROLE: lambda row: (row.role, row.number),
    RuleSort.CONDITIONS: lambda row: (row.conditions, row.number),
    RuleSort.ACCOUNT: lambda row: (row.account, row.number),
    RuleSort.VALID_FROM: lambda row: (row.valid_from, row.number),
    RuleSort.VALID_TO: lambda row: (row.valid_to, row.number),
}


def sorted_rows(rows: Iterable[RuleRow], sort: RuleSort, *, descending: bool) -> tuple[RuleRow, ...]:
    return tuple(sorted(rows, key=_KEYS[sort], reverse=descending))


def filtered(rows: Iterable[RuleRow], text: str) -> tuple[RuleRow, ...]:
    """Return the rules that hold every word somewhere."""
    words = text.casefold().split()
    return tuple(row for row in rows if not words or all(word in _searched(row) for word in words))


def _searched(row: RuleRow) -> str:
    parts = (
        row.connection,
        row.role,
        row.conditions,
        row.account,
        row.account_description,
        row.rule.note,
        row.rule.rule_id,
        row.standing[1],
    )
    return " ".join(parts).casefold()


def _urgency(row: RuleRow) -> int:
    return ["bad", "warning", "accent", "neutral", "good"].index(row.standing[2])
