"""Endpoints of the report service: submit a batch program, ask for its job, and what it takes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mlconnector_gui.jde.simulator.acting import LOGIN_FAULTS, WRITE_FAULTS
from mlconnector_gui.jde.simulator.late import LateCommits
from mlconnector_gui.jde.simulator.orchestration import Run
from mlconnector_gui.jde.simulator.reports import Job, ReportQueue, Selection
from mlconnector_gui.jde.simulator.server import Server, json_body, version_of
from mlconnector_gui.jde.simulator.wire import Payload, Refusal

_SELECTABLE = {"EDUS": "user", "EDBT": "batch"}


@dataclass(frozen=True, slots=True)
class ReportEndpoints:
    """report/execute, report/status and report/discover. The fact sheet has their names, not their bodies."""

    server: Server
    queue: ReportQueue
    late_commits: LateCommits

    async def execute(self, request: Request) -> Response:
        body = await json_body(request)
        version = version_of(request)
        with self.server.session(request, body) as session:
            report, selection = self._report(body), _selection(body)
            username = session.username

            def submit(moment: datetime) -> Payload:
                run = Run(username=username, local=self.server.local_at(moment), entered_at=moment)
                with self.server.database.lock:
                    job = self.queue.submit(report, str(body.get("reportVersion", "")), selection, run)
                return self._job_payload(job)

            def execute_late() -> None:
                due = self.server.world.now + timedelta(seconds=self.server.faults.late_seconds)
                self.late_commits.add(due, lambda moment: _submitted(submit(moment)))

            return await self.server.acted(
                self.server.faults.draw(*WRITE_FAULTS),
                lambda: self.server.answer(lambda: submit(self.server.world.now), version=version),
                session=session,
                execute_late=execute_late,
            )

    async def status(self, request: Request) -> Response:
        body = await json_body(request)
        with self.server.session(request, body):
            return await self.server.acted(
                self.server.faults.draw(*LOGIN_FAULTS),
                lambda: self.server.answer(lambda: self._found(body), version=version_of(request)),
            )

    async def discover(self, request: Request) -> Response:
        body = await json_body(request)
        with self.server.session(request, body):
            return await self.server.acted(
                self.server.faults.draw(*LOGIN_FAULTS),
                lambda: self.server.answer(lambda: self._described(body), version=version_of(request)),
            )

    def _report(self, body: Payload) -> str:
        name = str(body.get("reportName", ""))
        if not self.queue.knows(name):
            raise Refusal(400, f"report {name!r} was not found")
        return name

    def _found(self, body: Payload) -> Payload:
        number = body.get("jobNumber")
        job = self.queue.job(number) if isinstance(number, int) else None
        if job is None:
            raise Refusal(400, f"job {number!r} was not found")
        return self._job_payload(job)

    def _described(self, body: Payload) -> Payload:
        return {
            "reportName": self._report(body),
            "reportVersion": str(body.get("reportVersion", "")),
            "dataSelection": {"criteria": [{"subject": {"alias": alias}} for alias in _SELECTABLE]},
        }

    def _job_payload(self, job: Job) -> Payload:
        return {
            "reportName": job.report,
            "reportVersion": job.version,
            "jobNumber": job.number,
            "jobStatus": job.status,
            "executionServer": "ENTSERVER",
            "user": job.username,
            "environment": self.server.site.environment,
            "submitDate": f"{job.submitted_at:%Y%m%d}",
            "submitTime": f"{job.submitted_at:%H%M%S}",
        }

    def routes(self, prefix: str) -> list[Route]:
        if prefix == "/jderest":
            return []
        return [
            Route(f"{prefix}/report/execute", self.execute, methods=["POST"]),
            Route(f"{prefix}/report/status", self.status, methods=["POST"]),
            Route(f"{prefix}/report/discover", self.discover, methods=["POST"]),
        ]


def _submitted(_job: Payload) -> None:
    """Nobody is left to hear of a job that was submitted late."""


def _selection(body: Payload) -> Selection:
    """Read EQUAL criteria over EDUS and EDBT; without any, the program takes every open row."""
    wanted: dict[str, str] = {}
    for criterion in (body.get("dataSelection") or {}).get("criteria", []):
        try:
            alias = str(criterion["subject"]["alias"])
            [value] = criterion["predicate"]["values"]
            wanted[_SELECTABLE[alias]] = str(value)
        except (KeyError, TypeError, ValueError):
            raise Refusal(400, f"the simulator cannot select by {criterion}") from None
    return Selection(**wanted)
