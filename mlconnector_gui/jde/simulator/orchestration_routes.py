"""Endpoints that discover and run orchestrations."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mlconnector_gui.jde.simulator.acting import BREAKING_FAULTS, LOGIN_FAULTS, WRITE_FAULTS
from mlconnector_gui.jde.simulator.discovery import discovered, open_api_catalog2, open_api_catalog3
from mlconnector_gui.jde.simulator.late import LateCommits
from mlconnector_gui.jde.simulator.orchestration import Run
from mlconnector_gui.jde.simulator.orchestrations import Orchestrator
from mlconnector_gui.jde.simulator.server import Server, json_body, version_of
from mlconnector_gui.jde.simulator.wire import Payload, Refusal, json_response

_ACCEPTED = ("*/*", "application/*", "application/json")


def _check_accept(request: Request) -> None:
    wanted = [part.partition(";")[0].strip() for part in request.headers.get("accept", "*/*").split(",")]
    if not any(kind in _ACCEPTED for kind in wanted):
        raise Refusal(406, "Not Acceptable")


@dataclass(frozen=True, slots=True)
class _Call:
    """What is to be run, for whom, over which version of the services."""

    name: str
    inputs: Payload
    username: str
    version: str


@dataclass(frozen=True, slots=True)
class OrchestrationEndpoints:
    """Discovery and execution of the site's orchestrations."""

    server: Server
    orchestrator: Orchestrator
    late_commits: LateCommits
    dice: Random
    """Says after how many of its steps a run dies under a fault."""

    async def run(self, request: Request) -> Response:
        _check_accept(request)
        body = await json_body(request)
        version = version_of(request)
        with self.server.session(request, body) as session:
            name = request.path_params["name"]
            self.orchestrator.refuse_unknown(name)
            call = _Call(name, self.orchestrator.inputs_of(name, body), session.username, version)
            fault = self.server.faults.draw(*WRITE_FAULTS)
            breaks_at = self.dice.random() if fault in BREAKING_FAULTS else None

            def execute() -> Response:
                return self._executed(call, self.server.world.now, breaks_at)

            def execute_late() -> None:
                due = self.server.world.now + timedelta(seconds=self.server.faults.late_seconds)
                self.late_commits.add(due, lambda moment: self._execute_late(call, moment))

            return await self.server.acted(fault, execute, session=session, execute_late=execute_late)

    def _execute_late(self, call: _Call, moment: datetime) -> None:
        self._executed(call, moment, None)

    def _executed(self, call: _Call, moment: datetime, breaks_at: float | None) -> Response:
        run = Run(
            username=call.username,
            local=self.server.local_at(moment),
            entered_at=moment,
            breaks_at=breaks_at,
        )
        return self.server.answer(
            lambda: self.orchestrator.run(call.name, call.inputs, run, version=call.version),
            version=call.version,
        )

    async def discover(self, request: Request) -> Response:
        with self.server.session(request, {}):
            found = discovered(
                self.orchestrator.visible(), self.server.site, request.path_params.get("name", "")
            )
            return await self.server.acted(
                self.server.faults.draw(*LOGIN_FAULTS), lambda: json_response(found)
            )

    async def catalog2(self, request: Request) -> Response:
        with self.server.session(request, {}):
            name = request.path_params.get("name", "")
            catalog = open_api_catalog2(
                self.orchestrator.visible(), self.server.site, version_of(request), name
            )
            return await self.server.acted(
                self.server.faults.draw(*LOGIN_FAULTS), lambda: json_response(catalog)
            )

    async def catalog3(self, request: Request) -> Response:
        with self.server.session(request, {}):
            catalog = open_api_catalog3(
                self.orchestrator.visible(), self.server.site, request.path_params.get("name", "")
            )
            return await self.server.acted(
                self.server.faults.draw(*LOGIN_FAULTS), lambda: json_response(catalog)
            )

    def routes(self, prefix: str) -> list[Route]:
        paths = {"/jderest": self.discover, "/jderest/v2": self.catalog2, "/jderest/v3": self.catalog2}
        words = {"/jderest": "discover"}
        word = words.get(prefix, "open-api-catalog")
        routes = [
            Route(f"{prefix}/orchestrator/{{name}}", self.run, methods=["POST"]),
            Route(f"{prefix}/{word}", paths[prefix], methods=["GET"]),
            Route(f"{prefix}/{word}/{{name}}", paths[prefix], methods=["GET"]),
        ]
        if prefix == "/jderest/v3" and self.server.site.catalog3_available:
            routes += [
                Route(f"{prefix}/open-api-catalog3", self.catalog3, methods=["GET"]),
                Route(f"{prefix}/open-api-catalog3/{{name}}", self.catalog3, methods=["GET"]),
            ]
        return routes
