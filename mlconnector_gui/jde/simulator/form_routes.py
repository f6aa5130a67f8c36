"""Endpoints of the form service and the application stack service."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mlconnector_gui.jde.simulator.acting import WRITE_FAULTS
from mlconnector_gui.jde.simulator.form_stacks import FormCall, FormStacks
from mlconnector_gui.jde.simulator.late import LateCommits
from mlconnector_gui.jde.simulator.orchestration import Run
from mlconnector_gui.jde.simulator.server import Server, json_body, version_of
from mlconnector_gui.jde.simulator.wire import Payload

_Service = Callable[[Payload, FormCall], Payload]


@dataclass(frozen=True, slots=True)
class FormEndpoints:
    """Forms filled in over the wire; each call counts as a write, since any of them may press OK."""

    server: Server
    stacks: FormStacks
    late_commits: LateCommits

    async def form_service(self, request: Request) -> Response:
        return await self._served(request, self.stacks.fill_form)

    async def application_stack(self, request: Request) -> Response:
        return await self._served(request, self.stacks.step)

    async def _served(self, request: Request, service: _Service) -> Response:
        body = await json_body(request)
        version = version_of(request)
        with self.server.session(request, body) as session:
            token, username = session.token, session.username

            def execute_at(moment: datetime) -> Response:
                run = Run(username=username, local=self.server.local_at(moment), entered_at=moment)
                call = FormCall(token=token, version=version, run=run)
                return self.server.answer(lambda: service(body, call), version=version)

            def execute_late() -> None:
                due = self.server.world.now + timedelta(seconds=self.server.faults.late_seconds)
                self.late_commits.add(due, lambda moment: _unheard(execute_at(moment)))

            return await self.server.acted(
                self.server.faults.draw(*WRITE_FAULTS),
                lambda: execute_at(self.server.world.now),
                session=session,
                execute_late=execute_late,
            )

    def routes(self, prefix: str) -> list[Route]:
        return [
            Route(f"{prefix}/formservice", self.form_service, methods=["POST"]),
            Route(f"{prefix}/appstack", self.application_stack, methods=["POST"]),
        ]


def _unheard(_response: Response) -> None:
    """Nobody is left to hear of a form that was filled in late."""
