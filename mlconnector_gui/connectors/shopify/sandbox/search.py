"""
Shopify's search words: `field:value` terms that all must hold, with comparisons.

A field that is not known for a list is not an error: it is left out, and a warning goes with the answer.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

Node = dict[str, Any]
_TERM = re.compile(
    r"(?P<not>-|NOT\s+)?(?P<field>[a-z_]+):\s*(?P<sign>>=|<=|>|<)?\s*"
    r"(?P<value>'[^']*'|\"[^\"]*\"|[^\s()]+)"
)
_SIGNS: Mapping[str, Callable[[Any, Any], bool]] = {
    "": lambda left, right: bool(left == right),
    ">": lambda left, right: bool(left > right),
    ">=": lambda left, right: bool(left >= right),
    "<": lambda left, right: bool(left < right),
    "<=": lambda left, right: bool(left <= right),
}
Getter = Callable[[Node], Any]


@dataclass(frozen=True, slots=True)
class Searchable:
    """One field of a list that can be searched: how it is read from a node, and from the search words."""

    of_node: Getter
    of_text: Callable[[str], Any]


def moment_of(text: str) -> datetime:
    if text == "now":
        return datetime.max.replace(tzinfo=UTC)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def time(name: str) -> Searchable:
    return Searchable(lambda node: moment_of(node[name]), moment_of)


def word(name: str) -> Searchable:
    return Searchable(lambda node: str(node[name]).lower(), str.lower)


def number() -> Searchable:
    return Searchable(lambda node: int(node["id"].rpartition("/")[2]), int)


def flag(name: str) -> Searchable:
    return Searchable(lambda node: node[name], lambda text: text.lower() == "true")


@dataclass(frozen=True, slots=True)
class Search:
    """Search words, understood as far as the list's fields go."""

    conditions: tuple[Callable[[Node], bool], ...]
    warnings: tuple[dict[str, str], ...]

    @classmethod
    def of(cls, text: str | None, fields: Mapping[str, Searchable]) -> "Search":
        conditions: list[Callable[[Node], bool]] = []
        warnings: list[dict[str, str]] = []
        for term in _TERM.finditer(text or ""):
            condition = _condition(term, fields)
            if condition is None:
                warnings.append({"field": term["field"], "message": "Invalid search field for this query."})
            else:
                conditions.append(condition)
        return cls(tuple(conditions), tuple(warnings))

    def finds(self, node: Node) -> bool:
        return all(condition(node) for condition in self.conditions)


def _condition(term: re.Match[str], fields: Mapping[str, Searchable]) -> Callable[[Node], bool] | None:
    field = fields.get(term["field"])
    if field is None:
        return None
    values = [_value(field, one) for one in term["value"].strip("'\"").split(",")]
    if None in values:
        return None
    compare, is_negated = _SIGNS[term["sign"] or ""], bool(term["not"])

    def holds(node: Node) -> bool:
        own = field.of_node(node)
        return any(compare(own, value) for value in values) != is_negated

    return holds


def _value(field: Searchable, text: str) -> Any:
    try:
        return field.of_text(text)
    except ValueError:
        return None


ORDERS = {
    "updated_at": time("updatedAt"),
    "created_at": time("createdAt"),
    "processed_at": time("processedAt"),
    "financial_status": word("displayFinancialStatus"),
    "fulfillment_status": word("displayFulfillmentStatus"),
    "status": Searchable(
        lambda node: "cancelled" if node["cancelledAt"] else "closed" if node["closedAt"] else "open",
        str.lower,
    ),
    "return_status": word("returnStatus"),
    "source_name": word("sourceName"),
    "gateway": Searchable(lambda node: " ".join(node["paymentGatewayNames"]).lower(), str.lower),
    "name": Searchable(lambda node: node["name"].strip("#"), lambda text: text.strip("#")),
    "test": flag("test"),
    "id": number(),
}
CUSTOMERS = {"updated_at": time("updatedAt"), "customer_date": time("createdAt"), "id": number()}
GIFT_CARDS = {
    "created_at": time("createdAt"),
    "id": number(),
    "source": Searchable(lambda node: "purchased" if node["order"] else "manual", str.lower),
}
PAYOUTS = {"issued_at": time("issuedAt"), "status": word("status"), "id": number()}
BALANCE = {
    "processed_at": time("transactionDate"),
    "payout_status": word("_payout_status"),
    "transaction_type": word("type"),
    "payments_transfer_id": Searchable(lambda node: node["_payout"], int),
    "id": number(),
}
