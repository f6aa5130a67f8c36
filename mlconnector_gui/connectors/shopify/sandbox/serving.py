"""Answer GraphQL as the Admin API does: nearly everything under HTTP 200, with its price."""

import json
import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

from graphql import (
    DocumentNode,
    ExecutionContext,
    ExecutionResult,
    FieldNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLResolveInfo,
    OperationDefinitionNode,
    execute,
    parse,
    validate,
)
from graphql.pyutils import Path

from mlconnector_gui.connectors.shopify.sandbox.bulk import Bulk, Portion
from mlconnector_gui.connectors.shopify.sandbox.bulk_rules import refused
from mlconnector_gui.connectors.shopify.sandbox.call import Request, Response, json_answer
from mlconnector_gui.connectors.shopify.sandbox.cost import Bucket, Pricing
from mlconnector_gui.connectors.shopify.sandbox.schema import Served, ServedInBulk, served_schema

_AMOUNTS = frozenset({"MoneyBag", "MoneyV2"})


class _Execution(ExecutionContext):
    """Executes as ever, but gives amounts, which are most of an order, without a resolver for each part of them."""

    def complete_object_value(
        self,
        return_type: GraphQLObjectType,
        field_nodes: list[FieldNode],
        info: GraphQLResolveInfo,
        path: Path,
        result: Any,
    ) -> Any:
        if return_type.name in _AMOUNTS:
            return self._amount(return_type, field_nodes, result)
        return super().complete_object_value(return_type, field_nodes, info, path, result)

    def _amount(self, kind: GraphQLObjectType, nodes: list[FieldNode], amount: dict[str, Any]) -> Any:
        given: dict[str, Any] = {}
        for name, inner in self.collect_subfields(kind, nodes).items():
            asked = inner[0].name.value
            value = kind.name if asked == "__typename" else amount[asked]
            given[name] = self._amount(_MONEY, inner, value) if isinstance(value, dict) else value
        return given


# a bag holds amounts and nothing else
_MONEY = cast("GraphQLObjectType", served_schema().type_map["MoneyV2"])


@lru_cache(maxsize=128)
def _checked(text: str) -> tuple[DocumentNode | None, tuple[GraphQLError, ...]]:
    """Parse and validate; clients send few different texts, and each is long."""
    try:
        document = parse(text)
    except GraphQLError as error:
        return None, (error,)
    return document, tuple(validate(served_schema(), document))


@dataclass(slots=True)
class GraphQL:
    """One shop's GraphQL endpoint, with the bucket of its one app."""

    served: Served
    bucket: Bucket
    is_strict: bool = False
    """Price every list by `first` times its objects, as the documents of Shopify say."""
    answered: list[tuple[str, int, int]] = field(default_factory=list)
    """Operation, requested cost, actual cost of every call; for measuring."""
    throttled: int = 0

    def __post_init__(self) -> None:
        self.served.bulk = Bulk(
            self.served.state, lambda text: refused(served_schema(), text), lambda: _portions(self.served)
        )

    def answer(self, request: Request) -> Response:
        try:
            asked = json.loads(request.body)
            text, variables = str(asked["query"]), asked.get("variables") or {}
        except (ValueError, KeyError, TypeError):
            return json_answer(400, {"errors": {"query": "Required parameter missing or invalid"}})
        self.served.home = request.home
        document, errors = _checked(text)
        if document is None or errors:
            return json_answer(200, {"errors": [_refusal_of(error) for error in errors]})
        operation = _operation(document, asked.get("operationName"))
        if operation is None:
            return json_answer(200, {"errors": [{"message": "No operation of that name"}]})
        return self._priced(document, operation, variables)

    def _priced(
        self, document: DocumentNode, operation: OperationDefinitionNode, variables: dict[str, Any]
    ) -> Response:
        sized = float if self.is_strict else math.sqrt
        try:
            price = Pricing(served_schema(), document, variables, sized).price(operation)
        except GraphQLError as error:
            return json_answer(200, {"errors": [_formatted(error)]})
        highest = self.served.state.shop.highest_cost
        if price > highest:
            return json_answer(200, {"errors": [_too_dear(price, highest)]})
        if not self.bucket.take(price):
            self.throttled += 1
            cost = {"requestedQueryCost": price, "actualQueryCost": None}
            return json_answer(
                200,
                {
                    "errors": [_throttled()],
                    "extensions": {"cost": {**cost, "throttleStatus": self.bucket.status()}},
                },
            )
        return self._executed(document, operation, variables, price)

    def _executed(
        self,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        variables: dict[str, Any],
        price: int,
    ) -> Response:
        self.served.warnings = []
        name = operation.name.value if operation.name else None
        result = _carried_out(self.served, document, variables, name)
        actual = min(price, _worth(result.data))
        self.bucket.give_back(price - actual)
        self.answered.append((name or "", price, actual))
        return json_answer(200, self._body(result, price, actual))

    def _body(self, result: ExecutionResult, price: int, actual: int) -> dict[str, Any]:
        cost = {
            "requestedQueryCost": price,
            "actualQueryCost": actual,
            "throttleStatus": self.bucket.status(),
        }
        extensions: dict[str, Any] = {"cost": cost}
        if self.served.warnings:
            extensions["search"] = self.served.warnings
        body: dict[str, Any] = {"data": result.data}
        if result.errors:
            body["errors"] = [_formatted(error) for error in result.errors]
        return {**body, "extensions": extensions}


def _carried_out(
    served: Served, document: DocumentNode, variables: dict[str, Any], name: str | None
) -> ExecutionResult:
    result = execute(
        served_schema(),
        document,
        context_value=served,
        root_value={},
        variable_values=variables,
        operation_name=name,
        execution_context_class=_Execution,
    )
    if not isinstance(result, ExecutionResult):
        raise TypeError("every resolver answers at once")
    return result


def _portions(served: Served) -> Portion:
    """Return what carries the query of one bulk operation out, at no price."""
    in_bulk = ServedInBulk(served)

    def portion(text: str, begin: int, end: int) -> dict[str, Any]:
        in_bulk.begin, in_bulk.end = begin, end
        result = _carried_out(in_bulk, parse(text), {}, None)
        return {"data": result.data, "errors": [_formatted(error) for error in result.errors or ()]}

    return portion


def _operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode | None:
    found = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    if name:
        found = [one for one in found if one.name and one.name.value == name]
    return found[0] if len(found) == 1 else None


def _worth(data: Any) -> int:
    """Count the objects that were really given; amounts are free."""
    if isinstance(data, dict):
        own = 0 if data.keys() <= {"amount", "currencyCode", "shopMoney", "presentmentMoney"} else 1
        return own + sum(_worth(one) for one in data.values())
    if isinstance(data, list):
        return sum(_worth(one) for one in data)
    return 0


def _formatted(error: GraphQLError) -> dict[str, Any]:
    told = dict(error.formatted)
    return {name: told[name] for name in ("message", "locations", "path", "extensions") if name in told}


def _refusal_of(error: GraphQLError) -> dict[str, Any]:
    """Say of a refused document what Shopify says: a code for unknown fields, none for a mistake of syntax."""
    told = {name: value for name, value in _formatted(error).items() if name != "extensions"}
    if error.message.startswith("Cannot query field"):
        field_name, kind = error.message.split("'")[1::2][:2]
        told["message"] = f"Field '{field_name}' doesn't exist on type '{kind}'"
        told["extensions"] = {"code": "undefinedField", "typeName": kind, "fieldName": field_name}
    return told


def _too_dear(price: int, highest: int) -> dict[str, Any]:
    return {
        "message": f"Query cost is {price}, which exceeds the single query max cost limit ({highest}).",
        "extensions": {"code": "MAX_COST_EXCEEDED", "cost": price, "maxCost": highest},
    }


def _throttled() -> dict[str, Any]:
    return {
        "message": "Throttled",
        "extensions": {
            "code": "THROTTLED",
            "documentation": "https://shopify.dev/api/usage/rate-limits",
        },
    }
