"""Test a JDE connection step by step, from the first byte to the rows a posting needs."""

import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import Proof, Standing
from mlconnector_gui.jde.batch_rows import BATCH_TABLE
from mlconnector_gui.jde.contract import InputFormat, ServiceVersion
from mlconnector_gui.jde.customers import (
    ADDRESS_BOOK,
    CUSTOMER_MASTERS,
    MAILING_NAMES,
    POSTAL_ADDRESSES,
)
from mlconnector_gui.jde.data_service import DataService, TableRead, equal
from mlconnector_gui.jde.fields import CalledOrchestration, JdeSettings
from mlconnector_gui.jde.ledger import LEDGER_COLUMNS, LEDGER_KEY
from mlconnector_gui.jde.look_up import is_environment
from mlconnector_gui.jde.masters import CONSTANTS, FISCAL_DATES, MASTER_READS
from mlconnector_gui.jde.payables import (
    DUPLICATE_EDIT,
    PAYABLE_COLUMNS,
    PAYABLE_KEY,
    PAYABLES_YEARS,
    SUPPLIERS,
    TERMS,
)
from mlconnector_gui.jde.port import RouteName
from mlconnector_gui.jde.purchase_orders import ORDER_LINES, ORDERS
from mlconnector_gui.jde.receipts import receiver_read
from mlconnector_gui.jde.routes.offered import offered_routes
from mlconnector_gui.jde.rows import Row
from mlconnector_gui.jde.session import AisSession
from mlconnector_gui.jde.table_reading import relative_span
from mlconnector_gui.jde.voucher_rows import VOUCHER_COLUMNS, VOUCHER_TABLE
from mlconnector_gui.net.errors import Unreachable

_VERSION_3_SINCE = (9, 2, 3, 3)
_MAY_BE_EMPTY = frozenset(
    {"F0911", "F0911Z1", "F0013", "F0411", "F0411Z1", "F0401", "F0014", "F0101", "F0111", "F0116", "F03012"}
    | {"F4301", "F4311", "F43121"}
)
_SCALES = (Decimal(100), Decimal("0.01"))
_TIME_STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d):(\d\d)\.(\d\d)\.(\d\d)")
# every zone is a whole number of quarter hours from UTC
_ZONE_STEP_SECONDS = 900


@dataclass(slots=True, kw_only=True)
class ConnectionTest:
    """Yields a line for each thing as it is known, and stops at the first failure."""

    session: AisSession
    settings: JdeSettings
    now: Callable[[], datetime]
    _rows: dict[str, Row] = field(default_factory=dict)
    _time_stamp: tuple[str, datetime] | None = None

    async def lines(self) -> AsyncIterator[Proof]:
        async for proof in self._server():
            yield proof
            if proof.standing is Standing.FAILED:
                return
        for what, step in (
            ("login", self._login),
            ("environment", self._environment),
            ("orchestration", self._orchestration),
            ("tables", self._tables),
            ("account_format", self._account_format),
            ("dates", self._dates),
            ("relative_dates", self._relative_dates),
            ("amounts", self._amounts),
            ("clock", self._clock),
        ):
            try:
                proof = await step()
            except Problem as problem:
                proof = _failed(what, problem)
            yield proof
            if proof.standing is Standing.FAILED:
                return

    async def _server(self) -> AsyncIterator[Proof]:
        address = self.settings.address
        try:
            server = await self.session.ask_server()
        except Unreachable as problem:
            yield _failed("reachable", problem)
            return
        except Problem as problem:
            yield _proved("reachable", host=address.host)
            yield _failed("server", problem)
            return
        encrypted = "yes" if address.url.startswith("https:") else "no"
        yield _proved("reachable", host=address.host, encrypted=encrypted)
        missing = [
            route.value for route in self.settings.routes_in_use if route not in offered_routes(server)
        ]
        if missing:
            release, offered = server.tools_release, ", ".join(offered_routes(server)) or "none"
            refused = Problem(
                "jde.route_not_offered", tools_release=release, route=", ".join(missing), offered=offered
            )
            yield _failed("server", refused)
            return
        if self._calls_version_3() and () < server.release < _VERSION_3_SINCE:
            yield _failed("server", Problem("jde.version_unavailable", tools_release=server.tools_release))
            return
        capabilities = ", ".join(sorted(server.capabilities))
        yield _proved("server", tools_release=server.tools_release, capabilities=capabilities)

    def _calls_version_3(self) -> bool:
        return any(contract.version is ServiceVersion.V3 for contract in self.settings.contracts_in_use)

    async def _login(self) -> Proof:
        facts = (await self.session.ready()).facts
        return _proved("login", user=facts.user)

    async def _environment(self) -> Proof:
        facts = (await self.session.ready()).facts
        check_environment(facts.environment, self.settings)
        asked = self.settings.login.role
        if asked and facts.role and facts.role.upper() != asked.upper():
            problem = Problem("jde.role_differs", cause=Cause.PERMISSION, asked=asked, given=facts.role)
            return _warning("environment", problem)
        return _proved("environment", environment=facts.environment, role=facts.role)

    async def _orchestration(self) -> Proof:
        if not self.settings.calls:
            return Proof(what="orchestration", standing=Standing.SKIPPED)
        try:
            tree = await self.session.read("GET", "/jderest/discover")
        except Unreachable:
            raise
        except Problem as problem:
            hidden = Problem("jde.discovery_refused", cause=Cause.PERMISSION, technical=problem.technical)
            return _warning("orchestration", hidden)
        listed = tree.get("orchestrations")
        found = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
        doubts = [self._checked(call, found) for call in self.settings.calls]
        doubt = next((doubt for doubt in doubts if doubt is not None), None)
        if doubt is not None:
            return _warning("orchestration", doubt)
        seen = {"name": ", ".join(call.name for call in self.settings.calls)}
        if RouteName.ORCHESTRATION in self.settings.routes_in_use:
            seen["fenced"] = "yes" if self.settings.contract.fenced else "no"
        return _proved("orchestration", **seen)

    def _checked(self, call: CalledOrchestration, found: list[dict[str, object]]) -> Problem | None:
        """Raise where the orchestration cannot be called as the contract says; return what is only doubtful."""
        listed = next((item for item in found if item.get("name") == call.name), None)
        if listed is None:
            raise Problem("jde.orchestration_missing", name=call.name, visible=len(found))
        shown = str(listed.get("inputFormat") or "")
        is_standard = call.input_format is InputFormat.JDE_STANDARD
        if shown and (shown == "JDE Standard") != is_standard:
            raise Problem("jde.orchestration_format_differs", name=call.name, format=shown)
        inputs = listed.get("inputs")
        names = (
            {item.get("name") for item in inputs if isinstance(item, dict)}
            if isinstance(inputs, list)
            else set()
        )
        # arrays are not always listed, and a designer may hide the inputs
        missing = [name for name in call.inputs if name and name not in names] if names else []
        if not missing:
            return None
        return Problem("jde.orchestration_inputs_differ", name=call.name, missing=", ".join(missing))

    async def _tables(self) -> Proof:
        references = [
            column
            for contract in self.settings.contracts_in_use
            for column in (contract.reference_column, contract.short_reference_column)
        ]
        columns = tuple(dict.fromkeys((*LEDGER_COLUMNS, *references)))
        batch_tables = (BATCH_TABLE,) if RouteName.BATCH in self.settings.routes_in_use else ()
        journal = TableRead(table="F0911", columns=columns, key=LEDGER_KEY)
        # the masters last: what is read of F0009 for them is looked at again
        reads = (journal, *batch_tables, *self._further_tables(), *MASTER_READS)
        for read in reads:
            await self._read_table(read)
        return _proved("tables", tables=", ".join(dict.fromkeys(read.table for read in reads)))

    def _further_tables(self) -> tuple[TableRead, ...]:
        """Return what vouchers, customers and receipts need, where they are sent."""
        settings, reads = self.settings, []
        if settings.sends_vouchers:
            columns = tuple(dict.fromkeys((*PAYABLE_COLUMNS, settings.voucher_contract.reference_column)))
            reads += [TableRead(table="F0411", columns=columns, key=PAYABLE_KEY), SUPPLIERS, TERMS]
            reads += [DUPLICATE_EDIT, PAYABLES_YEARS]
            if RouteName.BATCH in settings.routes_in_use:
                reads.append(TableRead(table=VOUCHER_TABLE, columns=VOUCHER_COLUMNS, key=("EDLN",)))
        if settings.sends_customers:
            reads += [ADDRESS_BOOK, MAILING_NAMES, POSTAL_ADDRESSES, CUSTOMER_MASTERS]
        if settings.sends_receipts:
            reads += [ORDERS, ORDER_LINES, receiver_read()]
        return tuple(reads)

    async def _read_table(self, read: TableRead) -> None:
        grid = await DataService(self.session).any_rows(read, size=1)
        if grid.time_stamp:
            self._time_stamp = (grid.time_stamp, self.now())
        if not grid.rows:
            if read.table not in _MAY_BE_EMPTY:
                raise Problem("jde.table_empty", cause=Cause.PERMISSION, table=read.table)
            return
        for column in read.columns:
            grid.rows[0].raw(column)
        self._rows[read.table] = grid.rows[0]

    async def _account_format(self) -> Proof:
        constants = self._rows[CONSTANTS.table]
        separator, prefix = constants.text("DOT1") or ".", constants.text("SYML")
        for contract in self.settings.contracts_in_use:
            if (separator, prefix) != (contract.account_separator, contract.account_prefix):
                raise Problem("jde.account_format_differs", separator=separator, prefix=prefix)
        return _proved("account_format", separator=separator)

    async def _dates(self) -> Proof:
        """Ask for a known date whose day cannot be taken for a month, and expect its row."""
        alias, day = self._known_day()
        row = self._rows[FISCAL_DATES.table]
        if day is None:
            return Proof(what="dates", standing=Standing.SKIPPED)
        literals = (await self.session.ready()).literals
        conditions = (equal("DTPN", row.text("DTPN")), equal(alias, day))
        read = TableRead(table="F0008", columns=(alias,), key=FISCAL_DATES.key, conditions=conditions)
        misread = Problem("jde.date_misread", format=literals.date_pattern)
        try:
            grid = await DataService(self.session).any_rows(read, size=1)
        except Problem as problem:
            if problem.code != "jde.table_unreadable":
                raise
            raise misread from problem
        if not any(found.day(alias) == day for found in grid.rows):
            raise misread
        return _proved("dates", format=literals.date_pattern)

    def _known_day(self) -> tuple[str, date | None]:
        row = self._rows[FISCAL_DATES.table]
        known = ((f"D{number:02}J", row.day(f"D{number:02}J")) for number in range(1, 15))
        return next(((alias, day) for alias, day in known if day is not None and day.day > 12), ("", None))

    async def _relative_dates(self) -> Proof:
        """Ask for the same known date by its distance from today, which needs no format."""
        alias, day = self._known_day()
        row = self._rows[FISCAL_DATES.table]
        if day is None:
            return Proof(what="relative_dates", standing=Standing.SKIPPED)
        conditions = (equal("DTPN", row.text("DTPN")), *relative_span(alias, day, self.now().date()))
        read = TableRead(table="F0008", columns=(alias,), key=FISCAL_DATES.key, conditions=conditions)
        try:
            grid = await DataService(self.session).any_rows(read, size=1)
        except Problem as problem:
            if problem.code != "jde.table_unreadable":
                raise
            return _warning("relative_dates", Problem("jde.relative_dates_misread"))
        if not any(found.day(alias) == day for found in grid.rows):
            return _warning("relative_dates", Problem("jde.relative_dates_misread"))
        return _proved("relative_dates")

    async def _amounts(self) -> Proof:
        """Ask for a known row by its amount as it was shown: the decimal sign and the scale must be the same."""
        row = self._rows.get("F0911")
        if row is None or not row.number("AA"):
            return Proof(what="amounts", standing=Standing.SKIPPED)
        shown = row.number("AA")
        if await self._has_amount(row, shown):
            return _proved("amounts")
        for scale in _SCALES:
            if await self._has_amount(row, shown * scale):
                return _failed("amounts", Problem("jde.amount_scaled", shown=shown, asked=shown * scale))
        sign = (await self.session.ready()).literals.decimal_sign
        return _warning("amounts", Problem("jde.amount_misread", sign=sign))

    async def _has_amount(self, row: Row, amount: Decimal) -> bool:
        same = tuple(equal(alias, row.text(alias)) for alias in ("DCT", "KCO", "LT"))
        conditions = (equal("DOC", row.whole("DOC")), *same, equal("AA", amount.normalize()))
        read = TableRead(table="F0911", columns=("AA",), key=LEDGER_KEY, conditions=conditions)
        try:
            return bool((await DataService(self.session).any_rows(read, size=1)).rows)
        except Problem as problem:
            if problem.code != "jde.table_unreadable":
                raise
            return False

    async def _clock(self) -> Proof:
        if self._time_stamp is None:
            return Proof(what="clock", standing=Standing.SKIPPED)
        difference = clock_difference(*self._time_stamp)
        if difference is None:
            return Proof(what="clock", standing=Standing.SKIPPED)
        margin = self.settings.times.clock_margin_seconds
        if abs(difference) <= margin / 2:
            return _proved("clock", seconds=f"{difference:.0f}")
        problem = Problem("jde.clock_differs", seconds=round(abs(difference)), margin=round(margin))
        return _warning("clock", problem) if abs(difference) <= margin else _failed("clock", problem)


def check_environment(given: str, settings: JdeSettings) -> None:
    """Refuse a session in another environment than the one that was entered: nothing may be posted there."""
    asked = settings.login.environment
    if not is_environment(given, asked):
        raise Problem("jde.environment_differs", cause=Cause.PERMISSION, asked=asked, given=given)


def clock_difference(time_stamp: str, now: datetime) -> float | None:
    """
    Return by how many seconds the server's clock is ahead.

    AIS writes local time without a zone, so only what is left after whole quarter hours tells.
    """
    found = _TIME_STAMP.match(time_stamp)
    if found is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(part) for part in found.groups())
        local = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    half = _ZONE_STEP_SECONDS / 2
    return ((local - now).total_seconds() + half) % _ZONE_STEP_SECONDS - half


def _proved(what: str, **params: str) -> Proof:
    return Proof(what=what, standing=Standing.PROVED, params=params)


def _warning(what: str, problem: Problem) -> Proof:
    return Proof(what=what, standing=Standing.WARNING, problem=problem)


def _failed(what: str, problem: Problem) -> Proof:
    return Proof(what=what, standing=Standing.FAILED, problem=problem)
