"""The batch jobs (UBEs) of the site: submitted now, processed when their time has come."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from mlconnector_gui.jde.simulator.late import LateCommits
from mlconnector_gui.jde.simulator.orchestration import Outcome, Run, Signature
from mlconnector_gui.jde.simulator.tables import Database, Row
from mlconnector_gui.jde.simulator.wire import Payload

VERSION = "MLC0001"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which batch-input rows a job takes; a blank part takes all."""

    user: str = ""
    batch: str = ""

    def rows(self, database: Database, table: str) -> list[Row]:
        wanted = {"EDBT": self.batch, "EDUS": self.user}
        return database[table].find(**{alias: value for alias, value in wanted.items() if value})


class Report(Protocol):
    """A batch program. Called with the database's lock held."""

    @property
    def name(self) -> str: ...

    def process(self, selection: Selection, run: Run) -> None: ...


@dataclass(slots=True, kw_only=True)
class Job:
    """One submitted job, as the job queue shows it."""

    number: int
    report: str
    version: str
    username: str
    submitted_at: datetime
    is_done: bool = False

    @property
    def status(self) -> str:
        # general knowledge: F986110 shows P for a job in progress and D for one that is done
        return "D" if self.is_done else "P"


class ReportQueue:
    """Owns the jobs; the programs run `seconds` after submission, when the next request comes."""

    def __init__(
        self, database: Database, late: LateCommits, reports: Mapping[str, Report], *, seconds: float
    ) -> None:
        self._database = database
        self._late = late
        self._reports = reports
        self._seconds = seconds
        self._jobs: dict[int, Job] = {}

    def knows(self, report: str) -> bool:
        return report in self._reports

    def job(self, number: int) -> Job | None:
        return self._jobs.get(number)

    def submit(self, report: str, version: str, selection: Selection, run: Run) -> Job:
        job = Job(
            number=self._database.take_job_number(),
            report=report,
            version=version,
            username=run.username,
            submitted_at=run.local,
        )
        self._jobs[job.number] = job
        wait = timedelta(seconds=self._seconds)
        started = replace(run, local=run.local + wait, entered_at=run.entered_at + wait, breaks_at=None)
        self._late.add(started.entered_at, lambda _moment: self._process(job, selection, started))
        return job

    def _process(self, job: Job, selection: Selection, run: Run) -> None:
        self._reports[job.report].process(selection, run)
        job.is_done = True


class BatchProcessing:
    """MLC_Process_..._Batch: submits the batch program for one user and batch, and does not wait for it."""

    def __init__(self, *, name: str, report: str, queue: ReportQueue) -> None:
        self._report = report
        self._queue = queue
        self.signature = Signature(
            name=name,
            description=f"Submit {report} for one batch of ML Connector",
            required=("User", "Batch"),
            outputs={"Job_Number": "integer"},
        )

    def run(self, inputs: Payload, run: Run) -> Outcome:
        selection = Selection(user=inputs["User"].strip(), batch=inputs["Batch"].strip())
        job = self._queue.submit(self._report, VERSION, selection, run)
        return Outcome(outputs={"Job_Number": job.number})
