"""What the site tells about itself: default configuration, orchestrations, and the OpenAPI catalogue."""

from collections.abc import Sequence

from mlconnector_gui.jde.simulator.orchestration import Signature
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.wire import Payload, Refusal


def default_configuration(site: Site, *, required: str, with_capabilities: bool) -> Payload:
    wanted = {name.strip() for name in required.split(",") if name.strip()}
    configuration: Payload = {
        "jasHost": "jas-internal",
        "jasPort": "7005",
        "jasProtocol": "http",
        "defaultEnvironment": site.environment,
        "defaultRole": site.role,
        "displayEnvironment": True,
        "displayRole": True,
        "displayJasServer": False,
        "defaultJasServer": "http://jas-internal:7005",
        "ssoAllowed": False,
        "allowSelfSignedSsl": False,
        "sessionTimeout": str(site.idle_minutes),
        "timeToLive": str(site.told_ttl_minutes or site.ttl_minutes),
        "disconnectedTimeout": "30",
        "defaultCachingOn": False,
        "requiredCapabilityMissing": bool(wanted - set(site.capabilities)),
        "keepJasSessionOpen": True,
        "allowBasicAuth": site.basic_login_allowed,
        "allowUserPassword": site.body_login_allowed,
        "aisVersion": site.ais_version,
    }
    if with_capabilities:
        configuration["capabilityList"] = [_capability(name) for name in site.capabilities]
    return configuration


def _capability(name: str) -> Payload:
    return {
        "name": name,
        "shortDescription": name,
        "longDescription": f"The server knows {name}",
        "asOfRelease": "9.2.0.0",
        "sinceVersion": "v2" if name in ("version2services", "nextPage", "simpleGetServices") else "v1",
    }


def _description(signature: Signature, site: Site) -> Payload:
    inputs: list[Payload] = [
        {"name": name, "type": "String"} for name in (*signature.required, *signature.optional)
    ]
    for array in signature.arrays:
        columns = [{"name": name, "type": "String"} for name in (*array.required, *array.optional)]
        inputs.append({"name": array.name, "type": "Array", "inputs": columns})
    return {
        "name": signature.name,
        "omwObjectName": f"ORCH_{signature.name.upper()}",
        "description": signature.description,
        "longDescription": "",
        "category": "",
        "inputFormat": site.input_format,
        "inputs": [] if site.inputs_hidden else inputs,
        "outputs": [{"name": name} for name in signature.outputs],
        "exampleOutput": "",
        "containsContinueOnError": site.continue_on_error,
        "exposeInputsInDiscovery": not site.inputs_hidden,
        "exposeOrchInDiscovery": True,
        "fileInputs": [],
        "fileInputsRequired": False,
        "fileOutputs": [],
        "udoGroup": "",
    }


def _named(visible: Sequence[Signature], site: Site, name: str) -> list[Signature]:
    """Return all that the user may see, or the one that is named."""
    if not site.discovery_allowed:
        raise Refusal(403, "not authorized to discover orchestrations")
    found = [signature for signature in visible if name in ("", signature.name)]
    if name and not found:
        raise Refusal(site.unknown_orchestration_status, f"Orchestration {name} not found")
    return found


def discovered(visible: Sequence[Signature], site: Site, name: str = "") -> Payload:
    return {"orchestrations": [_description(found, site) for found in _named(visible, site, name)]}


def _text(names: tuple[str, ...]) -> Payload:
    return {name: {"type": "string"} for name in names}


def _input_schema(signature: Signature, site: Site) -> Payload:
    if site.inputs_hidden:
        return {"type": "object", "properties": {}}
    properties = _text((*signature.required, *signature.optional))
    required = list(signature.required)
    for array in signature.arrays:
        row = {
            "type": "object",
            "properties": _text((*array.required, *array.optional)),
            "required": list(array.required),
        }
        properties[array.name] = {"type": "array", "items": row}
        required += [array.name] * (not array.may_be_missing)
    return {"type": "object", "properties": properties, "required": required}


def _output_schema(signature: Signature) -> Payload:
    return {
        "type": "object",
        "properties": {
            name: {"type": kind, "items": {"type": "object"}} if kind == "array" else {"type": kind}
            for name, kind in signature.outputs.items()
        },
    }


def open_api_catalog3(visible: Sequence[Signature], site: Site, name: str = "") -> Payload:
    """Describe the orchestrations as OpenAPI 3.0.0."""
    return {
        "openapi": "3.0.0",
        "info": {"title": "EnterpriseOne Orchestrations", "version": site.ais_version},
        "servers": [{"url": f"{site.internal_host}/jderest/v3"}],
        "paths": {
            f"/orchestrator/{found.name}": {"post": _operation3(found, site)}
            for found in _named(visible, site, name)
        },
    }


def _operation3(signature: Signature, site: Site) -> Payload:
    answer = {"description": "OK", "content": {"application/json": {"schema": _output_schema(signature)}}}
    return {
        "summary": signature.description,
        "operationId": signature.name,
        "requestBody": {"content": {"application/json": {"schema": _input_schema(signature, site)}}},
        "responses": {"200": answer},
    }


def open_api_catalog2(visible: Sequence[Signature], site: Site, version: str, name: str = "") -> Payload:
    """Describe the orchestrations as Swagger 2.0."""
    return {
        "swagger": "2.0",
        "info": {"title": "EnterpriseOne Orchestrations", "version": site.ais_version},
        "basePath": f"/jderest/{version}",
        "paths": {
            f"/orchestrator/{found.name}": {"post": _operation2(found, site)}
            for found in _named(visible, site, name)
        },
    }


def _operation2(signature: Signature, site: Site) -> Payload:
    return {
        "summary": signature.description,
        "operationId": signature.name,
        "parameters": [{"in": "body", "name": "body", "schema": _input_schema(signature, site)}],
        "responses": {"200": {"description": "OK", "schema": _output_schema(signature)}},
    }
