"""Prove a JDE test environment by posting a cent to it; what was seen is kept in the audit as a dated page."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Proof, Standing
from mlconnector_gui.jde.connection import JdeLedger
from mlconnector_gui.jde.fields import JdeSettings, read_settings
from mlconnector_gui.jde.proving_run import (
    ProvingAccounts,
    ProvingRun,
    check_not_production,
    proving_references,
)
from mlconnector_gui.services.connect import JDE, written_problem
from mlconnector_gui.services.opening import connection_values
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.queries.audit_view import AuditRow, events_of
from mlconnector_gui.store.repositories import connections
from mlconnector_gui.store.repositories.connections import StoredConnection

_ENDED = "connection.proving_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvingRequest:
    """What a person chooses for a run; empty values are those of the connection."""

    company: str = ""
    debit: str = ""
    credit: str = ""
    gl_date: date | None = None
    """Today where none is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvingLine:
    """One line of the page, with its problem as it was stored."""

    what: str
    standing: str
    params: Mapping[str, str]
    problem: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvingPage:
    """The result of a run: when, by whom, where, and every line of it."""

    connection: str
    at: datetime
    actor: str
    machine: str
    environment: str
    route: str
    references: tuple[str, ...]
    lines: tuple[ProvingLine, ...]

    @property
    def is_proved(self) -> bool:
        """Every line was seen to its end, and none failed; a warning stands on the page."""
        return bool(self.lines) and all(line.standing != Standing.FAILED for line in self.lines)


async def prove_by_posting(workplace: Workplace, name: str, request: ProvingRequest) -> AsyncIterator[Proof]:
    """
    Run it, yielding each line as it is known; its references are in the audit before anything is sent.

    A run that is given up halfway is recorded with the lines it had, so that its entries can be found.
    """
    stored = await workplace.store.read(connections.connection_named, name)
    if stored.connector != JDE:
        raise Problem("connection.is_no_ledger", name=stored.name)
    entered = connection_values(workplace, stored)
    settings = read_settings(entered)
    check_not_production(settings)
    accounts = _accounts(workplace, settings, request)
    references = proving_references(
        settings, connection=stored.name, run_id=workplace.ids.new(), company=accounts.company
    )
    await workplace.store.write(_note_begun, stored, accounts, references, workplace)
    ledger = JdeLedger(entered, workplace.network)
    run = ProvingRun(
        ledger=ledger,
        settings=settings,
        clock=workplace.network.clock,
        accounts=accounts,
        references=references,
    )
    seen: list[Proof] = []
    try:
        async for proof in run.lines():
            seen.append(proof)
            yield proof
    finally:
        await ledger.close()
        await workplace.store.write(_note_ended, stored, settings, references, seen, workplace)
        workplace.tell("connection", stored.connection_id)


async def proving_page(workplace: Workplace, name: str) -> ProvingPage | None:
    """Return the page of the latest run."""
    stored = await workplace.store.read(connections.connection_named, name)
    events = await workplace.store.read(events_of, "connection", stored.connection_id)
    ended = [event for event in events if event.event == _ENDED]
    return _page(stored.name, ended[-1]) if ended else None


def _accounts(workplace: Workplace, settings: JdeSettings, request: ProvingRequest) -> ProvingAccounts:
    company = request.company or settings.proving_company
    kept = [part.strip() for part in settings.proving_accounts.split(",")]
    debit, credit = (*kept, "", "")[:2]
    debit, credit = request.debit or debit, request.credit or credit
    if not (company and debit and credit):
        raise Problem("connection.proving_values_missing")
    return ProvingAccounts(
        company=company,
        debit=Account.parse(debit),
        credit=Account.parse(credit),
        gl_date=request.gl_date or workplace.now.date(),
    )


def _note_begun(
    transaction: Transaction,
    stored: StoredConnection,
    accounts: ProvingAccounts,
    references: Sequence[str],
    workplace: Workplace,
) -> None:
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="connection.proving_begun",
        subject_kind="connection",
        subject_id=stored.connection_id,
        name=stored.name,
        company=accounts.company,
        accounts=[str(accounts.debit), str(accounts.credit)],
        gl_date=accounts.gl_date.isoformat(),
        references=list(references),
    )


def _note_ended(
    transaction: Transaction,
    stored: StoredConnection,
    settings: JdeSettings,
    references: Sequence[str],
    seen: Sequence[Proof],
    workplace: Workplace,
) -> None:
    failed = next((proof for proof in seen if proof.standing is Standing.FAILED), None)
    result = failed.problem.code if failed and failed.problem else "proved" if seen else "given_up"
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event=_ENDED,
        subject_kind="connection",
        subject_id=stored.connection_id,
        name=stored.name,
        result=result,
        environment=settings.login.environment,
        route=settings.route.value,
        references=list(references),
        lines=[
            {
                "what": proof.what,
                "standing": proof.standing.value,
                "params": dict(proof.params),
                "problem": written_problem(proof.problem),
            }
            for proof in seen
        ],
    )


def _page(name: str, event: AuditRow) -> ProvingPage:
    told: Mapping[str, Any] = event.fields
    return ProvingPage(
        connection=name,
        at=event.at,
        actor=event.actor,
        machine=event.machine,
        environment=str(told["environment"]),
        route=str(told["route"]),
        references=tuple(told["references"]),
        lines=tuple(
            ProvingLine(
                what=line["what"],
                standing=line["standing"],
                params=line["params"],
                problem=line["problem"],
            )
            for line in told["lines"]
        ),
    )
