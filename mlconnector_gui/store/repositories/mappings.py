"""Mapping rules and JDE's master records."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.accounting.masters import MasterAccount, MasterBusinessUnit, MasterCompany, Masters
from mlconnector_gui.accounting.periods import CompanyCalendar, DatePattern
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.store import tables

_RULES = tables.mapping_rule
_MASTERS = tables.master


def mapping_rules(transaction: Connection) -> list[MappingRule]:
    rows = transaction.execute(select(_RULES).order_by(_RULES.c.position)).mappings()
    return [MappingRule(**{**row, "role": LineRole(row["role"])}) for row in rows]


def replace_mapping_rules(transaction: Connection, rules: Iterable[MappingRule]) -> None:
    transaction.execute(delete(_RULES))
    rows = [
        {
            "rule_id": rule.rule_id,
            "position": position,
            "role": rule.role.value,
            "connection": rule.connection,
            "conditions": dict(rule.conditions),
            "business_unit": rule.business_unit,
            "object_account": rule.object_account,
            "subsidiary": rule.subsidiary,
            "subledger": rule.subledger,
            "subledger_type": rule.subledger_type,
            "valid_from": rule.valid_from,
            "valid_to": rule.valid_to,
            "note": rule.note,
        }
        for position, rule in enumerate(rules)
    ]
    if rows:
        transaction.execute(insert(_RULES), rows)


def save_masters(transaction: Connection, connection_id: str, masters: Masters) -> None:
    """Replace what was known of this JDE connection's masters."""
    transaction.execute(delete(_MASTERS).where(_MASTERS.c.connection_id == connection_id))
    rows = [
        {
            "connection_id": connection_id,
            "kind": kind,
            "key": key,
            "content": content,
            "loaded_at": masters.loaded_at,
        }
        for kind, key, content in _master_rows(masters)
    ]
    transaction.execute(insert(_MASTERS), rows)


def load_masters(transaction: Connection, connection_id: str) -> Masters | None:
    rows = (
        transaction.execute(select(_MASTERS).where(_MASTERS.c.connection_id == connection_id))
        .mappings()
        .all()
    )
    if not rows:
        return None
    by_kind: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_kind.setdefault(row["kind"], []).append(row["content"])
    accounts = [_read_account(content) for content in by_kind.get("account", [])]
    return Masters(
        loaded_at=rows[0]["loaded_at"],
        companies={content["company"]: _read_company(content) for content in by_kind.get("company", [])},
        business_units={
            content["business_unit"]: MasterBusinessUnit(**content) for content in by_kind.get("unit", [])
        },
        accounts={account.account: account for account in accounts},
        currencies={content["currency"]: content["decimals"] for content in by_kind.get("currency", [])},
        before_cutoff_allowed=any(content["before_cutoff_allowed"] for content in by_kind.get("site", [])),
    )


def _master_rows(masters: Masters) -> Iterable[tuple[str, str, dict[str, Any]]]:
    yield "site", "constants", {"before_cutoff_allowed": masters.before_cutoff_allowed}
    for company in masters.companies.values():
        yield "company", company.company, _write_company(company)
    for unit in masters.business_units.values():
        yield "unit", unit.business_unit, {name: getattr(unit, name) for name in MasterBusinessUnit.__slots__}
    for account in masters.accounts.values():
        yield "account", str(account.account), _write_account(account)
    for currency, decimals in masters.currencies.items():
        yield "currency", currency, {"currency": currency, "decimals": decimals}


def _write_account(master: MasterAccount) -> dict[str, Any]:
    return {
        "business_unit": master.account.business_unit,
        "object_account": master.account.object_account,
        "subsidiary": master.account.subsidiary,
        "account_id": master.account_id,
        "company": master.company,
        "description": master.description,
        "posting_edit": master.posting_edit,
        "currency": master.currency,
    }


def _read_account(content: Mapping[str, Any]) -> MasterAccount:
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


def _write_company(company: MasterCompany) -> dict[str, Any]:
    calendar = company.calendar
    return {
        "company": company.company,
        "name": company.name,
        "currency": company.currency,
        "year_start": calendar.year_start.isoformat(),
        "current_period": calendar.current_period,
        "patterns": [
            {
                "first_day": pattern.first_day.isoformat(),
                "ends": [end.isoformat() for end in pattern.ends],
                "fiscal_year": pattern.fiscal_year,
            }
            for pattern in calendar.patterns
        ],
    }


def _read_company(content: Mapping[str, Any]) -> MasterCompany:
    return MasterCompany(
        company=content["company"],
        name=content["name"],
        currency=content["currency"],
        calendar=CompanyCalendar(
            company=content["company"],
            year_start=date.fromisoformat(content["year_start"]),
            current_period=content["current_period"],
            patterns=tuple(_read_pattern(pattern) for pattern in content["patterns"]),
        ),
    )


def _read_pattern(content: Mapping[str, Any]) -> DatePattern:
    return DatePattern(
        first_day=date.fromisoformat(content["first_day"]),
        ends=tuple(date.fromisoformat(end) for end in content["ends"]),
        fiscal_year=content["fiscal_year"],
    )


def masters_loaded_at(transaction: Connection, connection_id: str) -> datetime | None:
    return transaction.execute(
        select(_MASTERS.c.loaded_at).where(_MASTERS.c.connection_id == connection_id).limit(1)
    ).scalar()
