"""Endpoints of the data service: POST, GET by table or view, and the next page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mlconnector_gui.jde.simulator.acting import READ_FAULTS
from mlconnector_gui.jde.simulator.dataservice import DataService, Reader
from mlconnector_gui.jde.simulator.server import Server, json_body, version_of
from mlconnector_gui.jde.simulator.sessions import Session
from mlconnector_gui.jde.simulator.simple_get import request_of_query
from mlconnector_gui.jde.simulator.wire import Payload, Refusal
from mlconnector_gui.sandbox.faults import Fault


@dataclass(frozen=True, slots=True)
class DataEndpoints:
    """Reads of tables and views."""

    server: Server
    data_service: DataService

    async def post(self, request: Request) -> Response:
        body = await json_body(request)
        for unbuilt in ("dataRequests", "batchDataRequest", "having"):
            if body.get(unbuilt):
                raise Refusal(400, f"the simulator has no {unbuilt}")
        return await self._read(request, body, lambda: body)

    async def get(self, request: Request) -> Response:
        return await self._read(request, {}, lambda: self._query_request(request))

    def _query_request(self, request: Request) -> Payload:
        return request_of_query(
            request.path_params["kind"],
            request.path_params["name"],
            request.query_params,
            knows_date_words=self.server.site.has_release(9, 2, 8, 3),
        )

    async def _read(self, request: Request, body: Payload, asked: Callable[[], Payload]) -> Response:
        version = version_of(request)
        with self.server.session(request, body) as session:
            fault = self.server.faults.draw(*READ_FAULTS)
            lag = self.server.faults.lag_seconds if fault is Fault.LAGGING_READ else 0.0

            def execute() -> Response:
                reader = self._reader(session, version, lag)
                return self.server.answer(lambda: self.data_service.answer(asked(), reader), version=version)

            return await self.server.acted(fault, execute, session=session)

    def _reader(self, session: Session, version: str, lag_seconds: float) -> Reader:
        now = self.server.world.now
        return Reader(
            token=session.token,
            username=session.username,
            version=version,
            local=self.server.local_at(now),
            sees_entered_until=now - timedelta(seconds=lag_seconds),
        )

    async def next_page(self, request: Request) -> Response:
        rid = request.query_params.get("rid", "")
        with self.server.session(request, {}) as session:
            fault = self.server.faults.draw(*(one for one in READ_FAULTS if one is not Fault.LAGGING_READ))

            def execute() -> Response:
                return self.server.answer(
                    lambda: self.data_service.next_page(rid, session.token), version=version_of(request)
                )

            return await self.server.acted(fault, execute, session=session)

    def routes(self, prefix: str) -> list[Route]:
        routes = [Route(f"{prefix}/dataservice", self.post, methods=["POST"])]
        if prefix != "/jderest":
            routes += [
                Route(f"{prefix}/dataservice/next", self.next_page, methods=["GET", "POST"]),
                Route(f"{prefix}/dataservice/{{kind}}/{{name}}", self.get, methods=["GET"]),
            ]
        return routes
