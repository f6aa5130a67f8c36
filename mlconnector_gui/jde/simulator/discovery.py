"""What the site tells about itself: default configuration, orchestrations, and the OpenAPI catalogue."""

from mlconnector_gui.jde.simulator.journal_orchestration import (
    ARRAY,
    LINE_OPTIONAL,
    LINE_REQUIRED,
    NAME,
    OPTIONAL,
    OUTPUTS,
    REQUIRED,
)
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.wire import Payload, Refusal

_DESCRIPTION = "Enter one journal over P0911 for ML Connector"
_INTEGER_OUTPUTS = ("Document_Number", "Batch_Number")


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
        "timeToLive": str(site.ttl_minutes),
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


def _description(site: Site) -> Payload:
    return {
        "name": NAME,
        "omwObjectName": "ORCH_SANDBOX_1",
        "description": _DESCRIPTION,
        "longDescription": "",
        "category": "",
        "inputFormat": site.input_format,
        "inputs": [
            *({"name": name, "type": "String"} for name in (*REQUIRED, *OPTIONAL)),
            {
                "name": ARRAY,
                "type": "Array",
                "inputs": [{"name": name, "type": "String"} for name in (*LINE_REQUIRED, *LINE_OPTIONAL)],
            },
        ],
        "outputs": [{"name": name} for name in OUTPUTS],
        "exampleOutput": "",
        "containsContinueOnError": site.continue_on_error,
        "exposeInputsInDiscovery": True,
        "exposeOrchInDiscovery": True,
        "fileInputs": [],
        "fileInputsRequired": False,
        "fileOutputs": [],
        "udoGroup": "",
    }


def discovered(site: Site, name: str = "") -> Payload:
    """List the orchestrations the user may see, or the one that is named."""
    visible = [] if NAME in site.forbidden_orchestrations else [_description(site)]
    if name and not any(orchestration["name"] == name for orchestration in visible):
        raise Refusal(site.unknown_orchestration_status, f"Orchestration {name} not found")
    return {"orchestrations": visible}


def _text(names: tuple[str, ...]) -> Payload:
    return {name: {"type": "string"} for name in names}


def _schemas() -> tuple[Payload, Payload]:
    line = {
        "type": "object",
        "properties": _text((*LINE_REQUIRED, *LINE_OPTIONAL)),
        "required": list(LINE_REQUIRED),
    }
    inputs = {
        "type": "object",
        "properties": _text((*REQUIRED, *OPTIONAL)) | {ARRAY: {"type": "array", "items": line}},
        "required": [*REQUIRED, ARRAY],
    }
    outputs = {
        "type": "object",
        "properties": {
            name: {"type": "integer" if name in _INTEGER_OUTPUTS else "string"} for name in OUTPUTS
        },
    }
    return inputs, outputs


def open_api_catalog3(site: Site, name: str = "") -> Payload:
    """Describe the orchestrations as OpenAPI 3.0.0."""
    visible = discovered(site, name)["orchestrations"]
    inputs, outputs = _schemas()
    operation = {
        "summary": _DESCRIPTION,
        "operationId": NAME,
        "requestBody": {"content": {"application/json": {"schema": inputs}}},
        "responses": {"200": {"description": "OK", "content": {"application/json": {"schema": outputs}}}},
    }
    return {
        "openapi": "3.0.0",
        "info": {"title": "EnterpriseOne Orchestrations", "version": site.ais_version},
        "servers": [{"url": f"{site.internal_host}/jderest/v3"}],
        "paths": {f"/orchestrator/{entry['name']}": {"post": operation} for entry in visible},
    }


def open_api_catalog2(site: Site, version: str, name: str = "") -> Payload:
    """Describe the orchestrations as Swagger 2.0."""
    visible = discovered(site, name)["orchestrations"]
    inputs, outputs = _schemas()
    operation = {
        "summary": _DESCRIPTION,
        "operationId": NAME,
        "parameters": [{"in": "body", "name": "body", "schema": inputs}],
        "responses": {"200": {"description": "OK", "schema": outputs}},
    }
    return {
        "swagger": "2.0",
        "info": {"title": "EnterpriseOne Orchestrations", "version": site.ais_version},
        "basePath": f"/jderest/{version}",
        "paths": {f"/orchestrator/{entry['name']}": {"post": operation} for entry in visible},
    }
