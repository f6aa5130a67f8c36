"""
What a query costs, and the bucket that pays for it.

Shopify documents that scalars cost nothing, objects one point, mutations ten, and that a list is sized by `first`.
Clients that note real costs show that a list costs far less than `first` times its objects, and that amounts are
free (payouts of 100: 21; balance transactions of 100: 30); a list is therefore priced by the square root of its size.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    get_named_type,
    is_composite_type,
)
from graphql.execution.values import get_argument_values

_FREE = frozenset({"MoneyBag", "MoneyV2", "PageInfo"})
_MUTATION = 10


@dataclass(slots=True)
class Pricing:
    """Prices one operation of a validated document."""

    schema: GraphQLSchema
    document: DocumentNode
    variables: Mapping[str, Any]
    sized: Callable[[int], float] = math.sqrt

    def price(self, operation: OperationDefinitionNode) -> int:
        root = self.schema.get_root_type(operation.operation)
        price = self._selected(operation.selection_set, root)
        if operation.operation is OperationType.MUTATION:
            price += _MUTATION
        return math.ceil(price)

    def _selected(self, selections: SelectionSetNode | None, parent: Any) -> float:
        """Add up what is selected; of different kinds of one object the dearest counts."""
        own, kinds = 0.0, [0.0]
        for one in selections.selections if selections else ():
            if not self._is_wanted(one):
                continue
            if isinstance(one, FieldNode):
                own += self._field(one, parent)
            elif isinstance(one, InlineFragmentNode):
                kind = self.schema.type_map[one.type_condition.name.value] if one.type_condition else parent
                kinds.append(self._selected(one.selection_set, kind))
            elif isinstance(one, FragmentSpreadNode):
                fragment = self._fragment(one.name.value)
                kind = self.schema.type_map[fragment.type_condition.name.value]
                own += self._selected(fragment.selection_set, kind)
        return own + max(kinds)

    def _field(self, node: FieldNode, parent: Any) -> float:
        definition = getattr(parent, "fields", {}).get(node.name.value)
        if definition is None:
            return 0.0
        kind = get_named_type(definition.type)
        if not is_composite_type(kind):
            return 0.0
        inner = self._selected(node.selection_set, kind)
        if kind.name.endswith("Edge"):
            return inner
        if kind.name.endswith("Connection"):
            arguments = get_argument_values(definition, node, dict(self.variables))
            size = arguments.get("first") or arguments.get("last") or 1
            return 2 + self.sized(max(size, 1)) * max(inner, 1.0)
        if definition.args.keys() & {"first", "ids"}:
            return self._entries(node, definition) * (inner + 1)
        return inner + (0 if kind.name in _FREE else 1)

    def _entries(self, node: FieldNode, definition: GraphQLField) -> float:
        """Count what is asked for by ids, and guess what a list of this length holds."""
        arguments = get_argument_values(definition, node, dict(self.variables))
        return (
            len(arguments["ids"]) if "ids" in arguments else self.sized(max(arguments.get("first") or 10, 1))
        )

    def _is_wanted(self, node: Any) -> bool:
        for directive in node.directives or ():
            argument = directive.arguments[0].value
            given = self.variables.get(argument.name.value) if argument.kind == "variable" else argument.value
            if (directive.name.value == "include") != bool(given):
                return False
        return True

    def _fragment(self, name: str) -> FragmentDefinitionNode:
        return next(
            one
            for one in self.document.definitions
            if isinstance(one, FragmentDefinitionNode) and one.name.value == name
        )


@dataclass(slots=True)
class Bucket:
    """The points of one app in one shop: emptied by queries, filled by time."""

    size: int
    restored_a_second: int
    seconds: Callable[[], float]
    _points: float = field(init=False)
    _at: float = field(init=False)

    def __post_init__(self) -> None:
        self._points, self._at = float(self.size), self.seconds()

    @property
    def available(self) -> int:
        now = self.seconds()
        self._points = min(self._points + (now - self._at) * self.restored_a_second, self.size)
        self._at = now
        return int(self._points)

    def take(self, points: int) -> bool:
        if self.available < points:
            return False
        self._points -= points
        return True

    def give_back(self, points: int) -> None:
        self._points = min(self._points + points, self.size)

    def status(self) -> dict[str, float]:
        return {
            "maximumAvailable": float(self.size),
            "currentlyAvailable": self.available,
            "restoreRate": float(self.restored_a_second),
        }
