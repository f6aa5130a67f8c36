"""
Learn which orchestrations a site has, and what each of them takes and gives.

Three services tell it, each of them less on older Tools Releases: `discover` names the input format, the catalogue
of version 3 (OpenAPI 3) has the exact inputs and outputs, and the older catalogue (Swagger 2) has them roughly. What
one of them hides, another one may show, so what they say is put together.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.jde.answers import Json
from mlconnector_gui.jde.contract import InputFormat, ServiceVersion
from mlconnector_gui.jde.purposes import ValueKind
from mlconnector_gui.jde.session import AisSession
from mlconnector_gui.net.errors import Unreachable

VERSION_3_SINCE = (9, 2, 3, 3)
VERSION_2_SINCE = (9, 2, 1, 2)
_CATALOGUES_3 = ("/jderest/v3/open-api-catalog3", "/jderest/v3/open-api-catalog")
_CATALOGUES_2 = ("/jderest/v2/open-api-catalog",)
_PATH_MARK = "/orchestrator/"
_KINDS = {
    "string": ValueKind.TEXT,
    "numeric": ValueKind.NUMBER,
    "number": ValueKind.NUMBER,
    "integer": ValueKind.NUMBER,
    "date": ValueKind.DATE,
    "array": ValueKind.ARRAY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteValue:
    """One input or output as the site lists it."""

    name: str
    kind: ValueKind = ValueKind.UNKNOWN
    is_required: bool = False
    columns: tuple["SiteValue", ...] = ()
    """The columns of an array, where they are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOrchestration:
    """One orchestration that this user may see."""

    name: str
    description: str = ""
    input_format: InputFormat | None = None
    """None where the site does not tell."""
    inputs: tuple[SiteValue, ...] = ()
    outputs: tuple[SiteValue, ...] = ()

    def input_named(self, name: str) -> SiteValue | None:
        return next((value for value in self.inputs if value.name == name), None)

    @property
    def arrays(self) -> tuple[SiteValue, ...]:
        return tuple(value for value in self.inputs if value.kind is ValueKind.ARRAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDiscovery:
    """What a site offers, and where that was read."""

    tools_release: str
    release: tuple[int, ...]
    capabilities: tuple[str, ...]
    sources: tuple[str, ...]
    orchestrations: tuple[SiteOrchestration, ...]

    @property
    def newest_version(self) -> ServiceVersion:
        """Return the newest version of the services that the site has; an unknown release is taken for a new one."""
        if any(source in self.sources for source in _CATALOGUES_3):
            return ServiceVersion.V3
        return newest_version(self.release)

    def named(self, name: str) -> SiteOrchestration | None:
        return next((one for one in self.orchestrations if one.name == name), None)


def newest_version(release: tuple[int, ...]) -> ServiceVersion:
    """Compare number by number: 9.2.10 comes after 9.2.7.3."""
    if not release or release >= VERSION_3_SINCE:
        return ServiceVersion.V3
    return ServiceVersion.V2 if release >= VERSION_2_SINCE else ServiceVersion.UNVERSIONED


async def discover_site(session: AisSession) -> SiteDiscovery:
    """Ask all that the site's release may have; raises only when nothing at all is told."""
    server = await session.server()
    found: dict[str, SiteOrchestration] = {}
    sources: list[str] = []
    refusal = ""
    try:
        listed = _discovered(await session.read("GET", "/jderest/discover"))
        found = {one.name: one for one in listed}
        sources.append("/jderest/discover")
    except Unreachable:
        raise
    except Problem as problem:
        refusal = problem.technical
    for path in _catalogues(server.release):
        catalogue = await _catalogue(session, path)
        if catalogue is not None:
            _add_catalogue(found, catalogue)
            sources.append(path)
            break
    if not sources:
        raise Problem("jde.discovery_refused", cause=Cause.PERMISSION, technical=refusal)
    return SiteDiscovery(
        tools_release=server.tools_release,
        release=server.release,
        capabilities=tuple(sorted(server.capabilities)),
        sources=tuple(sources),
        orchestrations=tuple(found[name] for name in sorted(found)),
    )


def _catalogues(release: tuple[int, ...]) -> tuple[str, ...]:
    match newest_version(release):
        case ServiceVersion.V3:
            return (*_CATALOGUES_3, *_CATALOGUES_2)
        case ServiceVersion.V2:
            return _CATALOGUES_2
        case _:
            return ()


async def _catalogue(session: AisSession, path: str) -> Json | None:
    """Return a catalogue, or None where the site has none of the kind or hides it."""
    try:
        tree = await session.read("GET", path)
    except Unreachable:
        raise
    except Problem:
        return None
    return tree if isinstance(tree.get("paths"), dict) else None


def _discovered(tree: Json) -> Iterator[SiteOrchestration]:
    for item in _objects(tree.get("orchestrations")):
        name = item.get("name")
        if isinstance(name, str) and name:
            yield SiteOrchestration(
                name=name,
                description=_text(item.get("description")) or _text(item.get("longDescription")),
                input_format=_input_format(item.get("inputFormat")),
                inputs=tuple(_listed(item.get("inputs"))),
                outputs=tuple(_listed(item.get("outputs"))),
            )


def _listed(values: object) -> Iterator[SiteValue]:
    """Read the inputs and outputs of `discover`: names with a type, arrays with their columns where they are told."""
    for item in _objects(values):
        name = item.get("name")
        if isinstance(name, str) and name:
            columns = tuple(_listed(item.get("inputs") or item.get("columns")))
            kind = ValueKind.ARRAY if columns else _kind(item.get("type"))
            yield SiteValue(name=name, kind=kind, columns=columns)


def _add_catalogue(found: dict[str, SiteOrchestration], tree: Json) -> None:
    """Put what the catalogue says over what `discover` said; it has the types of what is really taken and given."""
    paths = tree.get("paths")
    for path, methods in paths.items() if isinstance(paths, dict) else ():
        operation = methods.get("post") if isinstance(methods, dict) else None
        if _PATH_MARK not in path or not isinstance(operation, dict):
            continue
        name = str(operation.get("operationId") or path.rpartition(_PATH_MARK)[2])
        listed = path.rpartition(_PATH_MARK)[2]
        known = found.get(listed) or found.get(name)
        one = known or SiteOrchestration(name=listed, description=_text(operation.get("summary")))
        inputs = tuple(_properties(_request_schema(operation), tree))
        outputs = tuple(_properties(_answer_schema(operation), tree))
        found[one.name] = replace(
            one, inputs=_merged(one.inputs, inputs), outputs=_merged(one.outputs, outputs)
        )


def _merged(told: Sequence[SiteValue], exact: Sequence[SiteValue]) -> tuple[SiteValue, ...]:
    """Keep what is exact, and what only the other one told."""
    names = {value.name for value in exact}
    return (*exact, *(value for value in told if value.name not in names))


def _request_schema(operation: Mapping[str, object]) -> object:
    body = operation.get("requestBody")
    if isinstance(body, dict):
        return _json_schema(body.get("content"))
    parameters = (item for item in _objects(operation.get("parameters")) if item.get("in") == "body")
    return next((item.get("schema") for item in parameters), None)


def _answer_schema(operation: Mapping[str, object]) -> object:
    responses = operation.get("responses")
    answer = responses.get("200") if isinstance(responses, dict) else None
    if not isinstance(answer, dict):
        return None
    return answer.get("schema") if "schema" in answer else _json_schema(answer.get("content"))


def _json_schema(content: object) -> object:
    if not isinstance(content, dict):
        return None
    kinds = (part for kind, part in content.items() if "json" in kind and isinstance(part, dict))
    return next((part.get("schema") for part in kinds), None)


def _properties(schema: object, tree: Json) -> Iterator[SiteValue]:
    """Read an object's properties; a schema may stand elsewhere and be named here."""
    schema = _resolved(schema, tree)
    properties = schema.get("properties")
    if not isinstance(properties, dict):
        return
    listed = schema.get("required")
    required = listed if isinstance(listed, list) else []
    for name, given in properties.items():
        part = _resolved(given, tree)
        kind = ValueKind.DATE if part.get("format") in {"date", "date-time"} else _kind(part.get("type"))
        columns = tuple(_properties(part.get("items"), tree)) if kind is ValueKind.ARRAY else ()
        yield SiteValue(name=name, kind=kind, is_required=name in required, columns=columns)


def _resolved(schema: object, tree: Json) -> Mapping[str, object]:
    """Follow `$ref` inside the document, a few steps far; a circle ends there."""
    for _ in range(5):
        reference = schema.get("$ref") if isinstance(schema, dict) else None
        if not isinstance(reference, str) or not reference.startswith("#/"):
            break
        schema = tree
        for part in reference[2:].split("/"):
            schema = schema.get(part) if isinstance(schema, dict) else None
    return schema if isinstance(schema, dict) else {}


def _input_format(shown: object) -> InputFormat | None:
    text = _text(shown).lower()
    if not text:
        return None
    return InputFormat.JDE_STANDARD if text == "jde standard" else InputFormat.GENERIC


def _kind(shown: object) -> ValueKind:
    return _KINDS.get(_text(shown).lower(), ValueKind.UNKNOWN)


def _objects(listed: object) -> list[Mapping[str, object]]:
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
