"""The data service: read-only BROWSE, COUNT and AGGREGATION over tables and views."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from mlconnector_gui.jde.simulator.aggregation import aggregate
from mlconnector_gui.jde.simulator.cursors import RESULT_SET_TIMEOUT, Cursor, Cursors
from mlconnector_gui.jde.simulator.query import Asker, QueryProblem, column_of, matching_rows, sort_key
from mlconnector_gui.jde.simulator.replies import (
    OUTPUT_TYPES,
    GridWriter,
    OutputType,
    browse_reply,
    system_error_reply,
)
from mlconnector_gui.jde.simulator.schema import VIEWS, Column
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row, Table
from mlconnector_gui.jde.simulator.wire import Payload, Refusal
from mlconnector_gui.sandbox.world import World

_DEFAULT_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads, over which version of the services, at what server time, and up to which entry moment."""

    token: str
    username: str
    version: str
    local: datetime
    sees_entered_until: datetime


class DataService:
    """Answers data service requests from the database as the site's user may see it."""

    def __init__(self, *, database: Database, world: World, site: Site, cursors: Cursors) -> None:
        self._database = database
        self._site = site
        self._cursors = cursors
        self._dice = world.random("ais key order")
        self._world = world

    def answer(self, request: Payload, reader: Reader) -> Payload:
        try:
            with self._database.lock:
                return self._answer(request, reader)
        except QueryProblem as problem:
            return self._failed(request, reader, problem)

    def _failed(self, request: Payload, reader: Reader, problem: QueryProblem) -> Payload:
        if request.get("dataServiceType") == "AGGREGATION":
            return {f"ds_{request.get('targetName')}": {"error": {"message": problem.description}}}
        return system_error_reply(problem.title, problem.description, local=reader.local)

    def _answer(self, request: Payload, reader: Reader) -> Payload:
        target = str(request.get("targetName", ""))
        table = self._target(target, request.get("targetType"))
        rows = self._rows(table, request, reader)
        match request.get("dataServiceType", "BROWSE"):
            case "BROWSE":
                return self._browse(target, table, rows, request, reader)
            case "COUNT":
                return {f"ds_{target}": {"count": len(rows)}}
            case "AGGREGATION":
                output = aggregate(table, rows, request.get("aggregation", {}))
                return {f"ds_{target}": {"output": output}}
        raise Refusal(400, f"no dataServiceType {request.get('dataServiceType')}")

    def _target(self, target: str, target_type: object) -> Table:
        if target_type not in ("table", "view"):
            raise Refusal(400, "targetType is table or view")
        name = VIEWS.get(target, "") if target_type == "view" else target
        if name not in self._database.tables:
            raise QueryProblem("Data Service Error", f"{target} was not found or is not available")
        return self._database[name]

    def _rows(self, table: Table, request: Payload, reader: Reader) -> list[Row]:
        today = reader.local.date()
        asker = Asker(site=self._site, username=reader.username, today=today)
        found = matching_rows(table, request.get("query") or {}, asker)
        return [row for row in found if row.entered_at <= reader.sees_entered_until and self._may_see(row)]

    def _may_see(self, row: Row) -> bool:
        visible = self._site.visible_companies
        if visible is None or "CO" not in row.values:
            return True
        return row.text("CO") in (*visible, "00000", "")

    def _browse(
        self, target: str, table: Table, rows: list[Row], request: Payload, reader: Reader
    ) -> Payload:
        columns = self._columns(table, request.get("returnControlIDs"))
        ordered = self._sorted(table, rows, request)
        page_size = self._page_size(request)
        output_type = self._output_type(request, reader)
        writer = GridWriter(table.schema, columns, site=self._site, dice=self._dice)

        def write(cursor: Cursor, page: list[Row], more: bool) -> Payload:
            grid = writer.grid(page, more=more, output_type=output_type)
            local = reader.local + (self._world.now - opened_at)
            reply = browse_reply(
                target, table.schema.title, grid, local=local, rid=cursor.rid, state_id=cursor.state_id
            )
            if more and links_wanted:
                reply["links"] = [self._cursors.link(cursor, reader.version)]
            return reply

        opened_at = self._world.now
        links_wanted = reader.version != "v1" and request.get("enableNextPageProcessing") in (True, "true")
        cursor = Cursor(
            rid=self._cursors.new_rid(),
            token=reader.token,
            left=ordered[page_size:],
            page_size=page_size,
            used_at=opened_at,
            write=write,
            href_terms={
                "formOID": f"DATABROWSE_{target}",
                "outputType": output_type,
                "returnControlIDs": str(request.get("returnControlIDs") or ""),
            },
        )
        if links_wanted and cursor.left:
            self._cursors.keep(cursor)
        return write(cursor, ordered[:page_size], bool(cursor.left))

    def _columns(self, table: Table, wanted: object) -> Sequence[Column]:
        if not wanted:
            return list(table.schema.columns.values())
        names = [str(name).strip() for name in str(wanted).split("|")]
        # bare aliases are accepted for tables
        return [column_of(table, name if "." in name else f"{table.schema.name}.{name}") for name in names]

    def _sorted(self, table: Table, rows: list[Row], request: Payload) -> list[Row]:
        ordered = sorted(rows, key=lambda row: [sort_key(row, alias) for alias in table.schema.key])
        for order in reversed((request.get("aggregation") or {}).get("orderBy", [])):
            alias = column_of(table, order.get("column")).alias
            descending = str(order.get("direction", "ASC")).upper() == "DESC"
            ordered.sort(key=lambda row, alias=alias: sort_key(row, alias), reverse=descending)  # type: ignore[misc]  # alias is bound at once
        return ordered

    def _page_size(self, request: Payload) -> int:
        """Return the rows of a page: the HTML server's fetch limit overrides what is asked."""
        asked = request.get("maxPageSize", str(_DEFAULT_PAGE))
        if not isinstance(asked, str):
            raise Refusal(400, "maxPageSize is a string")
        if asked.lower() == "no max":
            return self._site.db_fetch_limit
        if not asked.isdigit() or not int(asked):
            raise Refusal(400, f"maxPageSize {asked!r} is not a number")
        return min(int(asked), self._site.db_fetch_limit)

    def _output_type(self, request: Payload, reader: Reader) -> OutputType:
        default = "VERSION1" if reader.version == "v1" else "GRID_DATA"
        asked = request.get("outputType") or default
        if asked not in OUTPUT_TYPES:
            raise Refusal(400, f"the simulator has no outputType {asked}")
        return cast("OutputType", asked)

    def next_page(self, rid: str, token: str) -> Payload:
        with self._database.lock:
            page = self._cursors.advance(rid, token)
        if page is None:
            raise Refusal(
                500,
                "Next page failed",
                extra={"sysErrors": [{"TITLE": RESULT_SET_TIMEOUT, "DESC": "The query must start over."}]},
            )
        return page
