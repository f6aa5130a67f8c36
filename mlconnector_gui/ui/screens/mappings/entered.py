"""A rule as it is typed, and the rule that it makes; without Qt."""

from dataclasses import dataclass
from datetime import date

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.map_this import MissingLine


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredRule:
    """What stands in the fields; nothing of it need be right yet."""

    role: LineRole
    connection: str = ""
    conditions: tuple[tuple[str, str], ...] = ()
    account: str = ""
    subledger: str = ""
    subledger_type: str = ""
    valid_from: str = ""
    valid_to: str = ""
    note: str = ""

    def rule(self, *, rule_id: str = "new", position: int = 0) -> MappingRule:
        """Make the rule, or say which field is wrong."""
        account = self._account()
        return MappingRule(
            rule_id=rule_id,
            position=position,
            role=self.role,
            connection=self.connection,
            conditions=self._conditions(),
            business_unit=account.business_unit,
            object_account=account.object_account,
            subsidiary=account.subsidiary,
            subledger=self.subledger.strip(),
            subledger_type=self.subledger_type.strip(),
            valid_from=_day(self.valid_from),
            valid_to=_day(self.valid_to),
            note=self.note.strip(),
        )

    def _account(self) -> Account:
        if not self.account.strip(". "):
            raise Problem("mapping.account_missing")
        return Account.parse(self.account)

    def _conditions(self) -> dict[str, str]:
        conditions: dict[str, str] = {}
        for name, pattern in self.conditions:
            if not name.strip() and not pattern.strip():
                continue
            if name.strip() in conditions:
                raise Problem("mapping.condition_twice", name=name.strip())
            conditions[name.strip()] = pattern.strip()
        return conditions


def entered_of(rule: MappingRule) -> EnteredRule:
    return EnteredRule(
        role=rule.role,
        connection=rule.connection,
        conditions=tuple(rule.conditions.items()),
        account=str(rule.account),
        subledger=rule.subledger,
        subledger_type=rule.subledger_type,
        valid_from=rule.valid_from.isoformat() if rule.valid_from else "",
        valid_to=rule.valid_to.isoformat() if rule.valid_to else "",
        note=rule.note,
    )


def entered_for(missing: MissingLine) -> EnteredRule:
    """Fill in all but the account."""
    return EnteredRule(
        role=missing.role,
        connection=missing.connection,
        conditions=tuple(missing.conditions.items()),
        account=f"{missing.business_unit}." if missing.business_unit else "",
    )


def business_unit_of(account: str) -> str:
    return account.partition(".")[0].strip()


def with_business_unit(account: str, business_unit: str) -> str:
    """Put another business unit before the same object account."""
    _, _, rest = account.partition(".")
    return f"{business_unit}.{rest}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise Problem("mapping.date_invalid", value=text.strip()) from None
