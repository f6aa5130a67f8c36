"""Mapping rules."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.store import tables

_RULES = tables.mapping_rule


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
