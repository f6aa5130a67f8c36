"""What Shopify takes as the query of a bulk operation, and how it says what it does not take."""

from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    get_named_type,
    is_list_type,
    parse,
    validate,
)

_MOST_CONNECTIONS = 5
_DEEPEST = 2


@dataclass(slots=True)
class _Seen:
    """What a walk through a query came across."""

    connections: int = 0
    deepest: int = 0
    by_nodes: list[str] = field(default_factory=list)
    without_id: list[str] = field(default_factory=list)
    is_within_list: bool = False


def refused(schema: GraphQLSchema, text: str) -> list[str]:
    """Return what is wrong with a query in Shopify's words; nothing where it is taken."""
    try:
        document = parse(text)
    except GraphQLError as error:
        return [f"Invalid bulk query: {error.message}"]
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    if len(operations) != 1 or operations[0].operation is not OperationType.QUERY:
        return ["Invalid operation type. Only `query` operations are supported."]
    if operations[0].variable_definitions:
        return ["Invalid bulk query: variables are not supported."]
    if errors := validate(schema, document):
        return [f"Invalid bulk query: {errors[0].message}"]
    return _against_the_rules(schema, document, operations[0])


def _against_the_rules(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
) -> list[str]:
    walk = _Walk(schema, document)
    walk.selected(operation.selection_set, schema.query_type, depth=-1, in_list=False, connection="")
    seen, found = walk.seen, []
    if seen.by_nodes:
        named = "', '".join(seen.by_nodes)
        found.append(
            "All connection fields in a bulk query must select their contents using 'edges' > 'node', "
            f"e.g: '{seen.by_nodes[0]} {{ edges {{ node {{'. Selecting via 'nodes' is not supported. "
            f"Invalid connection fields: '{named}'."
        )
    for one in operation.selection_set.selections:
        if isinstance(one, FieldNode) and one.name.value in {"node", "nodes"}:
            found.append(f"Bulk queries cannot contain a top level `{one.name.value}` field.")
    if seen.deepest > _DEEPEST:
        found.append("Bulk queries cannot contain connections with a nesting depth greater than 2.")
    if seen.connections > _MOST_CONNECTIONS:
        found.append("Bulk queries cannot contain more than 5 connections.")
    if seen.without_id:
        found.append(
            "The parent 'node' field for a nested connection must select the 'id' field without an alias and "
            f"must be of 'ID' return type. Connection fields without 'id': {', '.join(seen.without_id)}."
        )
    if seen.is_within_list:
        found.append(
            "Queries that contain a connection field within a list field are not currently supported."
        )
    if not seen.connections:
        found.append("Bulk queries must contain at least one connection.")
    return found


class _Walk:
    """Goes through everything that a query selects."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self.schema, self.seen = schema, _Seen()
        self._fragments = {
            one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)
        }

    def selected(
        self, selections: SelectionSetNode | None, parent: Any, *, depth: int, in_list: bool, connection: str
    ) -> None:
        """Look at each field; `connection` is the one whose nodes these fields are of."""
        fields = list(self._fields(selections, parent))
        has_nested = False
        for node, owner in fields:
            definition = getattr(owner, "fields", {}).get(node.name.value)
            if definition is None:
                continue
            kind = get_named_type(definition.type)
            if kind.name.endswith("Connection"):
                has_nested = True
                self._connected(node, kind, depth=depth + 1, in_list=in_list)
            elif node.selection_set:
                is_list = is_list_type(getattr(definition.type, "of_type", None)) or is_list_type(
                    definition.type
                )
                self.selected(
                    node.selection_set, kind, depth=depth, in_list=in_list or is_list, connection=""
                )
        names = {node.name.value for node, _ in fields if not node.alias}
        if connection and has_nested and "id" not in names:
            self.seen.without_id.append(connection)

    def _connected(self, node: FieldNode, kind: Any, *, depth: int, in_list: bool) -> None:
        self.seen.connections += 1
        self.seen.deepest = max(self.seen.deepest, depth)
        self.seen.is_within_list |= in_list
        for field_node, owner in self._fields(node.selection_set, kind):
            if field_node.name.value == "nodes":
                self.seen.by_nodes.append(node.name.value)
            if field_node.name.value == "edges":
                edge = get_named_type(owner.fields["edges"].type)
                for inner, edge_kind in self._fields(field_node.selection_set, edge):
                    of = get_named_type(edge_kind.fields[inner.name.value].type)
                    self.selected(
                        inner.selection_set, of, depth=depth, in_list=False, connection=node.name.value
                    )

    def _fields(self, selections: SelectionSetNode | None, parent: Any) -> list[tuple[FieldNode, Any]]:
        """Return the fields with the kind that has them, fragments opened."""
        found: list[tuple[FieldNode, Any]] = []
        for one in selections.selections if selections else ():
            if isinstance(one, FieldNode):
                found.append((one, parent))
            elif isinstance(one, InlineFragmentNode):
                kind = self.schema.type_map[one.type_condition.name.value] if one.type_condition else parent
                found += self._fields(one.selection_set, kind)
            elif isinstance(one, FragmentSpreadNode):
                fragment = self._fragments[one.name.value]
                kind = self.schema.type_map[fragment.type_condition.name.value]
                found += self._fields(fragment.selection_set, kind)
        return found
