"""A hand-made AIS of a few tables for the batch route: no simulator, so that one mistake cannot hide in both."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

import httpx

from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.connectors.port import ConnectionValues
from mlconnector_gui.jde.connection import JdeLedger
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy
from tests.helpers.ais import HOST, MORNING, PASSWORD, VALUES

INSERT, PROCESS = "MLC_Insert_Journal_Batch", "MLC_Process_Journal_Batch"
Cells = dict[str, object]
Handler = Callable[[Mapping[str, object]], httpx.Response]
_KEY = ("EDUS", "EDBT", "EDTN", "EDLN")


def answered(status: int, tree: object) -> httpx.Response:
    return httpx.Response(status, json=tree)


def service_error(status: int, message: str, **more: object) -> httpx.Response:
    return answered(status, {"message": message, "exception": "x", "timeStamp": "t", **more})


def edit_error(text: str) -> dict[str, object]:
    return {"errors": [{"CODE": "1", "TITLE": text, "DESC": text, "MOBILE": text}]}


@dataclass
class FakeAis(httpx.AsyncBaseTransport):
    """
    Holds F0010, F0911 and F0911Z1 and acts as the delivered designs do.

    `on_insert` and `on_process` take the next calls, one each, in place of what they usually do. What a call left
    behind `late` is done when the clock has reached its moment.
    """

    clock: FixedClock
    batch_rows: list[Cells] = field(default_factory=list)
    ledger_rows: list[Cells] = field(default_factory=list)
    on_insert: list[Handler] = field(default_factory=list)
    on_process: list[Handler] = field(default_factory=list)
    late: list[tuple[datetime, Callable[[], None]]] = field(default_factory=list)
    refused_lines: dict[int, str] = field(default_factory=dict)
    job_seconds: float = 0.0
    job_status: str = "P"
    discovered: list[Cells] = field(default_factory=lambda: [_listed(INSERT), _listed(PROCESS)])
    tools_release: str = "EnterpriseOne 9.2.8.2"
    inserts: list[Mapping[str, object]] = field(default_factory=list)
    runs: list[Mapping[str, object]] = field(default_factory=list)
    reads: list[str] = field(default_factory=list)
    hidden_until: datetime | None = None
    """Until then reads show neither batch rows nor documents."""
    unreadable: set[str] = field(default_factory=set)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self._do_what_is_late()
        body = json.loads(request.content) if request.content else {}
        info = {"token": "044t", "simpleDateFormat": "MM/dd/yyyy", "decimalFormat": "."}
        services: dict[str, Handler] = {
            "defaultconfig": lambda _: answered(200, self._config()),
            "tokenrequest": lambda _: answered(
                200, {"environment": "JPY920", "role": "*ALL", "userInfo": info}
            ),
            "dataservice": self._browse,
            "discover": lambda _: answered(200, {"orchestrations": self.discovered}),
            "status": lambda _: answered(200, {"jobNumber": 4711, "jobStatus": self.job_status}),
            INSERT: self._insert_once,
            PROCESS: self._process_once,
        }
        serve = services.get(request.url.path.rpartition("/")[2], lambda _: answered(200, {}))
        return serve(body)

    def _config(self) -> Cells:
        return {"aisVersion": self.tools_release, "capabilityList": [{"name": "dataservice"}]}

    def _insert_once(self, body: Mapping[str, object]) -> httpx.Response:
        self.inserts.append(body)
        return self.on_insert.pop(0)(body) if self.on_insert else self.insert(body)

    def _process_once(self, body: Mapping[str, object]) -> httpx.Response:
        self.runs.append(body)
        return self.on_process.pop(0)(body) if self.on_process else self.process(body)

    def insert(self, body: Mapping[str, object]) -> httpx.Response:
        lines = body["Lines"]
        assert isinstance(lines, list)
        refused = []
        for line in lines:
            row = _row(line)
            is_there = any(all(one[part] == row[part] for part in _KEY) for one in self.batch_rows)
            message = "Duplicate key" if is_there else self.refused_lines.get(int(line["Line"]), "")
            if message:
                refused.append({"Line": line["Line"], "Message": message})
            else:
                self.batch_rows.append(row)
        written = len(lines) - len(refused)
        tree = {"Rows_Written": written, "Rows_Refused": len(refused), "Refused": refused}
        return answered(200, tree)

    def process(self, body: Mapping[str, object]) -> httpx.Response:
        when = self.clock.now() + timedelta(seconds=self.job_seconds)
        self.late.append((when, lambda: self._enter(body)))
        self._do_what_is_late()
        return answered(200, {"Job_Number": "4711"})

    def later(self, seconds: float, act: Callable[[], object]) -> None:
        self.late.append((self.clock.now() + timedelta(seconds=seconds), lambda: _done(act())))

    def _do_what_is_late(self) -> None:
        due = [item for item in self.late if item[0] <= self.clock.now()]
        self.late = [item for item in self.late if item not in due]
        for _, act in due:
            act()

    def _enter(self, body: Mapping[str, object]) -> None:
        mine = [
            row
            for row in self.batch_rows
            if (str(row["EDUS"]).strip(), row["EDBT"], row["EDSP"]) == (body["User"], body["Batch"], "0")
        ]
        number = 100001 + len({row["DOC"] for row in self.ledger_rows})
        for place, row in enumerate(mine, start=1):
            row["EDSP"] = "1"
            self.ledger_rows.append(ledger_row(row, number=number, place=place))

    def _browse(self, body: Mapping[str, object]) -> httpx.Response:
        table = str(body["targetName"])
        self.reads.append(table)
        if table in self.unreadable:
            return service_error(500, "no such table")
        hidden = self.hidden_until is not None and self.clock.now() < self.hidden_until
        rows = self._table(table) if not hidden or table == "F0010" else []
        query = body.get("query")
        conditions = query["condition"] if isinstance(query, dict) else []
        shown = [row for row in rows if all(_holds(row, condition) for condition in conditions)]
        form = {
            "data": {
                "gridData": {
                    "rowset": [{f"{table}_{alias}": value for alias, value in row.items()} for row in shown],
                    "summary": {"records": len(shown), "moreRecords": False},
                }
            }
        }
        return answered(200, {f"fs_DATABROWSE_{table}": form, "sysErrors": []})

    def _table(self, table: str) -> list[Cells]:
        known = {
            "F0010": [{"CO": "00001", "CRCD": "USD", "NAME": "One", "DFYJ": None, "PNC": 1, "DTPN": "R"}],
            "F0911": [*self.ledger_rows, OTHER_DOCUMENT],
            "F0911Z1": self.batch_rows,
            "F0009": [{"SY": "09", "PBCO": "N", "DOT1": ".", "SYML": " "}],
        }
        return known.get(table, [])


@dataclass
class BatchSite:
    """The fake, its clock, and a ledger connected to it by the batch route."""

    fake: FakeAis
    clock: FixedClock
    ledger: JdeLedger

    def not_after(self) -> datetime:
        return self.clock.now() + timedelta(seconds=60)


def batch_site(**values: str) -> BatchSite:
    clock = FixedClock(MORNING.astimezone(UTC))
    fake = FakeAis(clock)
    environment = NetEnvironment(
        clock=clock,
        rng=Random(7),  # noqa: S311  the waits between reads
        retry=RetryPolicy(first_wait_seconds=0.0, attempts=2),
        transports={HOST: fake},
    )
    connection = ConnectionValues(
        name="JDE", values={**VALUES, "route": "batch", **values}, secrets={"password": PASSWORD}
    )
    return BatchSite(fake, clock, JdeLedger(connection, environment))


def _row(line: Mapping[str, str]) -> Cells:
    """What the delivered design writes for a line, as the data service shows it."""
    month, day, year = line["GL_Date"].split("/")
    return {
        "EDUS": line["User"].ljust(10),
        "EDBT": line["Batch"],
        "EDTN": line["Transaction"],
        "EDLN": int(line["Line"]),
        "EDSP": "0",
        "KCO": line["Document_Company"],
        "DCT": line["Document_Type"],
        "DGJ": f"{year}{month}{day}",
        "ANI": line["Account"],
        "MCU": " ",
        "OBJ": " ",
        "SUB": " ",
        "LT": line["Ledger_Type"],
        "CRCD": line["Currency"],
        "CRRM": line["Currency_Mode"],
        "AA": float(line["Amount"] or 0),
        "ACR": float(line["Foreign_Amount"] or 0),
        "EXA": line["Explanation"],
        "EXR": line["Remark"],
        "R1": line["Reference_1"] or " ",
        "R2": line["Reference_2"] or " ",
        "SBL": line["Subledger"] or " ",
        "SBLT": line["Subledger_Type"] or " ",
    }


def ledger_row(row: Mapping[str, object], *, number: int, place: int) -> Cells:
    unit, object_account, *rest = str(row["ANI"]).split(".")
    kept = ("KCO", "DCT", "DGJ", "LT", "CRCD", "AA", "ACR", "EXA", "EXR", "R1", "R2")
    return {
        **{alias: row[alias] for alias in kept},
        "DOC": number,
        "JELN": place,
        "EXTL": " ",
        "POST": " ",
        "ICU": 5001,
        "ICUT": "G",
        "RE": "",
        "CO": row["KCO"],
        "MCU": unit.rjust(12),
        "OBJ": object_account,
        "SUB": rest[0] if rest else " ",
        "BCRC": "USD",
    }


OTHER_DOCUMENT: Cells = dict.fromkeys(("EXTL", "POST", "SUB", "EXA", "EXR", "R1", "R2"), " ") | {
    "KCO": "00001",
    "DCT": "JE",
    "DOC": 7,
    "DGJ": "20261001",
    "JELN": 1,
    "LT": "AA",
    "ICU": 1,
    "ICUT": "G",
    "RE": "",
    "CO": "00001",
    "MCU": "1",
    "OBJ": "1110",
    "CRCD": "USD",
    "BCRC": "USD",
    "AA": 1,
    "ACR": 0,
}


def _holds(row: Cells, condition: Mapping[str, object]) -> bool:
    alias = str(condition["controlId"]).partition(".")[2]
    values = condition["value"]
    assert isinstance(values, list)
    return str(row[alias]).strip() in [str(value["content"]) for value in values]


def _listed(name: str) -> Cells:
    inputs = [{"name": "User"}, {"name": "Batch"}]
    return {"name": name, "inputFormat": "Generic", "inputs": inputs if name == PROCESS else []}


def _done(_result: object) -> None:
    return None
