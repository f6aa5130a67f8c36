"""From a blocked posting to the rule that frees it: filled in as far as it can be, with the number it frees."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mlconnector_gui.accounting.documents import Traits
from mlconnector_gui.accounting.mapping import MappingRule, MappingSet
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.templates import RoleLine, role_lines
from mlconnector_gui.services.documents_behind import documents_behind
from mlconnector_gui.services.translation import Translator
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.queries.blocked import blocked_by_mapping
from mlconnector_gui.store.repositories import connections, mapping_versions, mappings, postings
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.postings import StoredPosting

_TELLING = {
    LineRole.GATEWAY_CLEARING: ("gateway",),
    LineRole.FEE_INCOME: ("fee_name",),
    LineRole.FEE_DISCOUNT: ("fee_name",),
    LineRole.TAX_PAYABLE: ("tax_code", "country", "state"),
    LineRole.SHIPPING_INCOME: (),
}
"""What a rule of a role mostly asks for: the first of these that the line has."""
_OF_THE_BALANCE_SHEET = {
    LineRole.GATEWAY_CLEARING,
    LineRole.TAX_PAYABLE,
    LineRole.GIFT_CARD_LIABILITY,
    LineRole.STORE_CREDIT_LIABILITY,
}
_TELLING_TOGETHER = {
    LineRole.SETTLEMENT_LINE: ("transaction_type", "amount_type", "amount_description", "tax_remitted_by"),
}
"""What only tells together what a line is: the same description stands under several amount types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLine:
    """A line without an account, with a rule for it that lacks its account only."""

    posting_id: str
    posting: str
    role: LineRole
    description: str
    amount: Money
    connection: str
    traits: Traits
    conditions: Mapping[str, str]
    business_unit: str
    """The one that most rules of the connection for such lines name; '' when there is none."""
    waiting: int
    """Blocked postings that a rule with these conditions would leave with an account on every line."""


async def missing_lines(workplace: Workplace, posting_id: str) -> list[MissingLine]:
    """Return what a blocked posting has no account for, by the rules of the draft where there is one."""
    return await workplace.store.read(_missing, posting_id)


async def postings_freed(workplace: Workplace, rules: Sequence[MappingRule]) -> int:
    """Count the blocked postings whose every line would have an account, and which nothing else blocks."""
    return await workplace.store.read(_freed, tuple(rules))


def _missing(transaction: Transaction, posting_id: str) -> list[MissingLine]:
    posting = postings.posting_by_id(transaction, posting_id)
    if posting.state is not PostingState.BLOCKED:
        return []
    rules = _rules_now(transaction)
    mapping = MappingSet(rules)
    connection = connections.connection_named(transaction, posting.connection_id)
    lines = _lines_without_account(transaction, posting, connection, mapping)
    distinct: dict[tuple[LineRole, tuple[tuple[str, str], ...]], list[RoleLine]] = {}
    for line in lines:
        distinct.setdefault((line.role, tuple(_conditions(line).items())), []).append(line)
    return [
        MissingLine(
            posting_id=posting_id,
            posting=posting.explanation,
            role=role,
            description=same[0].description,
            amount=Money.total((line.amount for line in same), posting.currency),
            connection=connection.name,
            traits=same[0].traits,
            conditions=dict(conditions),
            business_unit=_usual_unit(rules, role, connection.name),
            waiting=_freed(transaction, (*rules, _stand_in(role, connection.name, dict(conditions)))),
        )
        for (role, conditions), same in distinct.items()
    ]


def _rules_now(transaction: Transaction) -> list[MappingRule]:
    """The draft's rules where there is one: what is mapped there already is not missing any more."""
    if mapping_versions.open_version(transaction) is not None:
        return mapping_versions.draft_rules(transaction)
    return mappings.mapping_rules(transaction)


def _conditions(line: RoleLine) -> dict[str, str]:
    if together := _TELLING_TOGETHER.get(line.role):
        return {name: plain_pattern(line.traits[name]) for name in together if line.traits.get(name)}
    names = _TELLING.get(line.role, ())
    name = next((name for name in names if line.traits.get(name)), None)
    return {name: plain_pattern(line.traits[name])} if name else {}


def plain_pattern(value: str) -> str:
    """Write a trait's value as a pattern; its own stars and question marks match themselves among others."""
    return " ".join(value.split())


def _usual_unit(rules: Sequence[MappingRule], role: LineRole, connection: str) -> str:
    of_role = [rule for rule in rules if rule.connection in {"", connection} and rule.role is role]
    near = of_role or [
        rule for rule in rules if rule.connection == connection and _side(rule.role) is _side(role)
    ]
    counted = Counter(rule.business_unit for rule in near)
    return counted.most_common(1)[0][0] if counted else ""


def _side(role: LineRole) -> bool:
    """Balance sheet or result: clearing and tax are mostly kept under another business unit than sales."""
    return role in _OF_THE_BALANCE_SHEET


def _stand_in(role: LineRole, connection: str, conditions: Mapping[str, str]) -> MappingRule:
    """A rule with some account, to see what its conditions cover."""
    return MappingRule(
        rule_id="",
        role=role,
        connection=connection,
        conditions=conditions,
        business_unit="0",
        object_account="0",
    )


def _freed(transaction: Transaction, rules: Sequence[MappingRule]) -> int:
    mapping = MappingSet(rules)
    known: dict[str, StoredConnection] = {
        one.connection_id: one for one in connections.connections(transaction)
    }
    freed = 0
    for posting_id in blocked_by_mapping(transaction):
        posting = postings.posting_by_id(transaction, posting_id)
        connection = known.get(posting.connection_id)
        if connection is None:
            continue
        freed += not _lines_without_account(transaction, posting, connection, mapping)
    return freed


def _lines_without_account(
    transaction: Transaction, posting: StoredPosting, connection: StoredConnection, mapping: MappingSet
) -> list[RoleLine]:
    return [
        line
        for document in documents_behind(transaction, Translator.of(transaction, connection), posting)
        for line in role_lines(document)
        if mapping.choose(
            line.role, connection=connection.name, traits=line.traits, on=document.business_date
        )
        is None
    ]
