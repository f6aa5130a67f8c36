"""Check requests and answers against a vendor's OpenAPI files, as far as they are written there."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

SPECS = Path(__file__).parents[3] / "shared" / "reference" / "specs"
_COMBINED = ("oneOf", "anyOf")


@cache
def specification(vendor: str, name: str) -> Mapping[str, Any]:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed: uv sync brings it")
    path = SPECS / vendor / name
    if not path.is_file():
        pytest.skip("the vendor's OpenAPI files are not beside this repository")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with path.open(encoding="utf-8") as file:
        found: Mapping[str, Any] = yaml.load(file, Loader=loader)
    return found


class Specification:
    """One vendor's files; `allowed_null` and `free` are the listed differences between them and what is live."""

    def __init__(
        self,
        vendor: str,
        names: Sequence[str],
        *,
        allowed_null: Sequence[str] = (),
        free: Sequence[str] = (),
        also_answered: Mapping[tuple[str, str], Sequence[int]] | None = None,
    ) -> None:
        self._files = [specification(vendor, name) for name in names]
        self._allowed_null, self._free = set(allowed_null), set(free)
        self._also_answered = also_answered or {}

    def wrong_with_request(self, method: str, path: str, query: str, body: bytes) -> Iterator[str]:
        found = self._operation(method, path)
        if found is None:
            yield f"{method} {path} is not specified"
            return
        file, operation, template = found
        named = {
            self._resolved(file, one)["name"]
            for one in (*operation.get("parameters", ()), *file["paths"][template].get("parameters", ()))
        }
        yield from (
            f"{method} {path}: no parameter {name}" for name, _ in parse_qsl(query) if name not in named
        )
        if body:
            content = self._resolved(file, operation["requestBody"])["content"]["application/json"]
            yield from self._wrong(file, content["schema"], json.loads(body), f"{method} {path} body")

    def wrong_with_answer(self, method: str, path: str, status: int, body: bytes) -> Iterator[str]:
        found = self._operation(method, path)
        assert found is not None, f"{method} {path} is not specified"
        file, operation, template = found
        if status in self._also_answered.get((method, template), ()):
            return
        responses = {str(code): one for code, one in operation["responses"].items()}
        if str(status) not in responses:
            yield f"{method} {path}: {status} is not specified"
            return
        content = self._resolved(file, responses[str(status)]).get("content", {}).get("application/json")
        if content and "schema" in content:
            yield from self._wrong(file, content["schema"], json.loads(body), f"{method} {path} {status}")

    def _operation(self, method: str, path: str) -> tuple[Mapping[str, Any], Mapping[str, Any], str] | None:
        """Prefer a path without a variable in the place where both fit."""
        fitting = [
            (template.count("{"), file, template)
            for file in self._files
            for template in file["paths"]
            if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), path)
            and method.lower() in file["paths"][template]
        ]
        if not fitting:
            return None
        _, file, template = min(fitting, key=lambda one: one[0])
        return file, file["paths"][template][method.lower()], template

    def _resolved(self, file: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in node:
            target: Any = file
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/")]
            node = target
        return node

    def _wrong(
        self, file: Mapping[str, Any], schema: Mapping[str, Any], value: Any, at: str
    ) -> Iterator[str]:
        schema = self._resolved(file, schema)
        name = at.rpartition(".")[2]
        if name in self._free:
            return
        if value is None:
            is_allowed = schema.get("nullable") or schema.get("x-nullable") or name in self._allowed_null
            if not is_allowed and schema.get("type") and not any(one in schema for one in _COMBINED):
                yield f"{at} is null"
            return
        for one in schema.get("allOf", ()):
            yield from self._wrong(file, one, value, at)
        for word in _COMBINED:
            branches = schema.get(word)
            if branches and all(any(self._wrong(file, one, value, at)) for one in branches):
                yield f"{at} fits no branch: {value!r:.80}"
        yield from self._wrong_itself(file, schema, value, at)

    def _wrong_itself(
        self, file: Mapping[str, Any], schema: Mapping[str, Any], value: Any, at: str
    ) -> Iterator[str]:
        if not _fits(schema.get("type"), value):
            yield f"{at} is no {schema['type']}: {value!r:.80}"
            return
        if "enum" in schema and value not in schema["enum"]:
            yield f"{at} is none of {schema['enum']}: {value!r:.80}"
        if isinstance(value, dict):
            for name, one in schema.get("properties", {}).items():
                if name in value and isinstance(one, dict):
                    yield from self._wrong(file, one, value[name], f"{at}.{name}")
            required = schema.get("required", ())
            if isinstance(required, list):
                yield from (f"{at}.{name} is missing" for name in required if name not in value)
        if isinstance(value, list) and isinstance(schema.get("items"), dict):
            for one in value:
                yield from self._wrong(file, schema["items"], one, at)


def _fits(kind: object, value: Any) -> bool:
    kinds: dict[str, tuple[type, ...]] = {
        "object": (dict,),
        "array": (list,),
        "string": (str,),
        "integer": (int,),
        "number": (int, float),
        "boolean": (bool,),
    }
    if not isinstance(kind, str):
        return True
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, kinds[kind])
