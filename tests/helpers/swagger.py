"""Check requests and answers against a service's own Swagger 2 files, as far as those say something."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

_TYPES = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}


@dataclass(frozen=True)
class Operation:
    """One method of one path, with where it is written."""

    method: str
    path: str
    model: dict[str, Any]
    declared: dict[str, Any]

    @property
    def parameters(self) -> list[dict[str, Any]]:
        return [*self.declared.get("parameters", []), *self.model["paths"][self.path].get("parameters", [])]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", self.path))

    def examples(self) -> Iterator[tuple[int, dict[str, Any], Any]]:
        """Yield (status, request parameters, answer) of each `x-amzn-api-sandbox` pair."""
        for status, response in self.declared["responses"].items():
            for pair in response.get("x-amzn-api-sandbox", {}).get("static", []):
                parameters = pair.get("request", {}).get("parameters", {})
                values = {name: one["value"] for name, one in parameters.items() if "value" in one}
                yield int(status), values, pair.get("response")

    def faults_of_request(self, path: str, query: str) -> list[str]:
        """Say what the model does not allow in a request."""
        given: dict[str, str] = dict(parse_qsl(query, keep_blank_values=True))
        match = self.pattern.fullmatch(path)
        inside = {name: unquote(text) for name, text in match.groupdict().items()} if match else {}
        known = {one["name"]: one for one in self.parameters if one["in"] == "query"}
        faults = [f"unknown parameter {name}" for name in given if name not in known]
        for parameter in self.parameters:
            name = parameter["name"]
            text = given.get(name) if parameter["in"] == "query" else inside.get(name)
            if text is None:
                if parameter.get("required") and parameter["in"] in {"query", "path"}:
                    faults.append(f"{name} is missing")
                continue
            faults += [f"{name}: {fault}" for fault in _faults_of_text(text, parameter)]
        return faults

    def faults_of_answer(self, status: int, body: Any) -> list[str]:
        """Say what the model does not allow in an answer."""
        response = self.declared["responses"].get(str(status))
        if response is None:
            return [f"status {status} is not declared"]
        return list(self._faults(body, response.get("schema", {}), "$"))

    def _faults(self, value: Any, schema: Mapping[str, Any], where: str) -> Iterator[str]:
        schema = self._resolved(schema)
        kind = schema.get("type")
        if kind in _TYPES and (
            not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind != "boolean")
        ):
            yield f"{where} is no {kind}: {value!r:.60}"
            return
        if "enum" in schema and value not in schema["enum"]:
            yield f"{where}: {value!r} is none of {schema['enum']}"
        if schema.get("format") == "date-time" and isinstance(value, str):
            try:
                datetime.fromisoformat(value)
            except ValueError:
                yield f"{where} is no moment: {value!r}"
        if isinstance(value, list):
            yield from _faults_of_count(value, schema, where)
            for place, one in enumerate(value):
                yield from self._faults(one, schema.get("items", {}), f"{where}[{place}]")
        if isinstance(value, dict):
            properties = schema.get("properties", {})
            for name in schema.get("required", []):
                if name not in value:
                    yield f"{where}.{name} is missing"
            for name, one in value.items():
                if properties and name not in properties and not schema.get("additionalProperties"):
                    yield f"{where}.{name} is not declared"
                yield from self._faults(one, properties.get(name, {}), f"{where}.{name}")

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in schema:
            schema = self.model["definitions"][schema["$ref"].rpartition("/")[2]]
        merged = dict(schema)
        for part in merged.pop("allOf", []):
            inner = self._resolved(part)
            merged["properties"] = {**inner.get("properties", {}), **merged.get("properties", {})}
            merged["required"] = [*inner.get("required", []), *merged.get("required", [])]
        return merged


def operations_in(files: Sequence[Path]) -> list[Operation]:
    """Read every operation of the files."""
    found = []
    for file in files:
        model = json.loads(file.read_text(encoding="utf-8"))
        for path, methods in model["paths"].items():
            found += [
                Operation(method=method.upper(), path=path, model=model, declared=declared)
                for method, declared in methods.items()
                if method in {"get", "post", "put", "patch", "delete"}
            ]
    return found


def operation_for(operations: Sequence[Operation], method: str, path: str) -> Operation | None:
    """Find the operation that a request is of; a written path goes before one with a parameter."""
    fitting = [one for one in operations if one.method == method and one.pattern.fullmatch(path)]
    return min(fitting, key=lambda one: one.path.count("{"), default=None)


def _faults_of_text(text: str, parameter: Mapping[str, Any]) -> Iterator[str]:
    if parameter.get("type") == "array":
        values = text.split(",")
        yield from _faults_of_count(values, parameter, "list")
        for value in values:
            yield from _faults_of_text(value, parameter.get("items", {}))
        return
    if parameter.get("type") == "integer":
        if not text.isdigit():
            yield f"{text!r} is no integer"
        elif not parameter.get("minimum", 0) <= int(text) <= parameter.get("maximum", 10**9):
            yield f"{text} is outside {parameter.get('minimum')} to {parameter.get('maximum')}"
    if parameter.get("type") == "boolean" and text not in {"true", "false"}:
        yield f"{text!r} is no boolean"
    if "enum" in parameter and text not in parameter["enum"]:
        yield f"{text!r} is none of {parameter['enum']}"
    if parameter.get("format") == "date-time":
        try:
            datetime.fromisoformat(text)
        except ValueError:
            yield f"{text!r} is no moment"


def _faults_of_count(values: Sequence[object], schema: Mapping[str, Any], where: str) -> Iterator[str]:
    if len(values) < schema.get("minItems", 0) or len(values) > schema.get("maxItems", len(values)):
        yield f"{where} has {len(values)} entries"
