"""Endpoints that discover and run orchestrations."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mlconnector_gui.jde.simulator.acting import LOGIN_FAULTS, WRITE_FAULTS
from mlconnector_gui.jde.simulator.discovery import discovered, open_api_catalog2, open_api_catalog3
from mlconnector_gui.jde.simulator.journal_orchestration import Run
from mlconnector_gui.jde.simulator.late import LateCommits
from mlconnector_gui.jde.simulator.orchestrations import Orchestrator
from mlconnector_gui.jde.simulator.server import Server, json_body, version_of
from mlconnector_gui.jde.simulator.sessions import Session
from mlconnector_gui.jde.simulator.wire import Payload, Refusal, json_response

_ACCEPTED = ("*/*", "application/*", "application/json")


def _check_accept(request: Request) -> None:
    wanted = [part.partition(";")[0].strip() for part in request.headers.get("accept", "*/*").split(",")]
    if not any(kind in _ACCEPTED for kind in wanted):
        raise Refusal(406, "Not Acceptable")


@dataclass(frozen=True, slots=True)
class OrchestrationEndpoints:
    """Discovery and execution of the site's orchestrations."""

    server: Server
    orchestrator: Orchestrator
    late_commits: LateCommits

    async def run(self, request: Request) -> Response:
        _check_accept(request)
        body = await json_body(request)
        version = version_of(request)
        with self.server.session(request, body) as session:
            self.orchestrator.refuse_unknown(request.path_params["name"])
            inputs = self.orchestrator.inputs_of(body)

            def execute() -> Response:
                return self._executed(inputs, session, version, self.server.world.now)

            def execute_late() -> None:
                due = self.server.world.now + timedelta(seconds=self.server.faults.late_seconds)
                self.late_commits.add(
                    due, lambda moment: self._execute_late(inputs, session, version, moment)
                )

            return await self.server.acted(
                self.server.faults.draw(*WRITE_FAULTS), execute, session=session, execute_late=execute_late
            )

    def _execute_late(self, inputs: Payload, session: Session, version: str, moment: datetime) -> None:
        self._executed(inputs, session, version, moment)

    def _executed(self, inputs: Payload, session: Session, version: str, moment: datetime) -> Response:
        run = Run(username=session.username, local=self.server.local_at(moment), entered_at=moment)
        return self.server.answer(
            lambda: self.orchestrator.run(inputs, run, version=version), version=version
        )

    async def discover(self, request: Request) -> Response:
        with self.server.session(request, {}):
            found = discovered(self.server.site, request.path_params.get("name", ""))
            return await self.server.acted(
                self.server.faults.draw(*LOGIN_FAULTS), lambda: json_response(found)
            )

    async def catalog2(self, request: Request) -> Response:
        with self.server.session(request, {}):
            name = request.path_params.get("name", "")
            catalog = open_api_catalog2(self.server.site, version_of(request), name)
            return await self.server.acted(
                self.server.faults.draw(*LOGIN_FAULTS), lambda: json_response(catalog)
            )

    async def catalog3(self, request: Request) -> Response:
        with self.server.session(request, {}):
            catalog = open_api_catalog3(self.server.site, request.path_params.get("name", ""))
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
        if prefix == "/jderest/v3":
            routes += [
                Route(f"{prefix}/open-api-catalog3", self.catalog3, methods=["GET"]),
                Route(f"{prefix}/open-api-catalog3/{{name}}", self.catalog3, methods=["GET"]),
            ]
        return routes
