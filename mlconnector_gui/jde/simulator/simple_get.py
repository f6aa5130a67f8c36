"""Translate the data service's GET form, $field and $filter, into the request of its POST form."""

import re

from starlette.datastructures import QueryParams

from mlconnector_gui.jde.simulator.wire import Payload, Refusal

_OPERATORS = {
    "EQ": "EQUAL",
    "NE": "NOT_EQUAL",
    "STARTSWITH": "STR_START_WITH",
    "ENDSWITH": "STR_END_WITH",
    "CONTAINS": "STR_CONTAIN",
    "LT": "LESS",
    "LE": "LESS_EQUAL",
    "GT": "GREATER",
    "GE": "GREATER_EQUAL",
}
_DATE_WORD = re.compile(r"(?P<count>\d*) ?(?P<word>TODAY(_(PLUS|MINUS)_(DAY|MONTH|YEAR))?)")


def _condition(text: str, *, knows_date_words: bool) -> Payload:
    parts = text.split(" ", 2)
    if len(parts) != 3 or parts[1] not in _OPERATORS:
        raise Refusal(400, f"invalid $filter {text!r}")
    column, operator, content = parts
    value = {"content": content, "specialValueId": "LITERAL"}
    word = _DATE_WORD.fullmatch(content) if knows_date_words else None
    if word:
        value = {"content": word["count"], "specialValueId": word["word"]}
    return {"controlId": column, "operator": _OPERATORS[operator], "value": [value]}


def _order(text: str) -> Payload:
    column, _, direction = text.partition(" ")
    return {"column": column, "direction": direction or "ASC"}


def request_of_query(kind: str, name: str, query: QueryParams, *, knows_date_words: bool) -> Payload:
    request: Payload = {
        "targetName": name,
        "targetType": kind,
        "dataServiceType": "BROWSE",
        "returnControlIDs": "|".join(query.getlist("$field")),
        "query": {
            "matchType": query.get("$filterType", "MATCH_ALL"),
            "condition": [
                _condition(text, knows_date_words=knows_date_words) for text in query.getlist("$filter")
            ],
        },
        "aggregation": {"orderBy": [_order(text) for text in query.getlist("$sort")]},
    }
    if "$limit" in query:
        request["maxPageSize"] = query["$limit"]
    if "$outputType" in query:
        request["outputType"] = query["$outputType"]
    return request
