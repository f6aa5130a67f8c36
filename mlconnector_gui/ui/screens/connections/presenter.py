"""What the connections screen shows and does, without Qt."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mlconnector_gui.services.connect import (
    JDE,
    connector_choice,
    list_connections,
    prove_connection,
    remove_connection,
)
from mlconnector_gui.services.ledger_findings import ledger_disagreements
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.ledger_findings import LedgerFinding
from mlconnector_gui.store.repositories.runs import StoredRun, recent_runs
from mlconnector_gui.ui.engine_handle import EngineHandle
from mlconnector_gui.ui.screens.connections.proved import ProofLine, proof_line
from mlconnector_gui.ui.screens.connections.take_over_presenter import TakeOverPresenter
from mlconnector_gui.ui.screens.connections.wizard_presenter import WizardPresenter
from mlconnector_gui.ui.words.amounts import moment_text, number_text
from mlconnector_gui.ui.words.events import spoken
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.proofs import STANDINGS
from mlconnector_gui.ui.words.sentences import code_sentence, stored_sentence

_SHOWN_RUNS = 5
_SHOWN_FINDINGS = 50
_SECRET = "secret"  # noqa: S105  a kind of field


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionRow:
    """One connection as listed."""

    connection_id: str
    name: str
    title: str
    is_ledger: bool
    proved_at: datetime | None
    problem: str
    """What is wrong, in words; '' when nothing is known to be."""

    @property
    def standing(self) -> tuple[str, str, str]:
        """Icon, word and colour role."""
        if self.problem:
            return ("cross", said("Problem"), "bad")
        return (
            ("ready_check", said("Works"), "good")
            if self.proved_at
            else ("skipped", said("Not tested"), "neutral")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionDetail:
    """One connection in full, without secrets."""

    row: ConnectionRow
    values: tuple[tuple[str, str], ...]
    runs: tuple[ProofLine, ...]
    ledger: tuple[ProofLine, ...]
    """What JDE was found to hold otherwise than this program."""
    remedy: str
    technical: str
    entered: Mapping[str, str]
    """The values by their fields' names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionsState:
    """Everything the screen draws."""

    rows: tuple[ConnectionRow, ...] = ()
    detail: ConnectionDetail | None = None
    tested: str = ""
    """Name of the connection that the proofs are of."""
    proofs: tuple[ProofLine, ...] = ()
    is_testing: bool = False

    @property
    def proofs_shown(self) -> tuple[ProofLine, ...]:
        return self.proofs if self.detail and self.detail.row.name == self.tested else ()

    @property
    def report(self) -> str:
        """What *Copy for IT* puts on the clipboard."""
        if self.detail is None:
            return ""
        lines = [f"{self.detail.row.name} ({self.detail.row.title})"]
        lines += [f"{label}: {text}" for label, text in self.detail.values]
        lines += [self.detail.row.problem, self.detail.remedy, self.detail.technical]
        for proof in self.proofs_shown:
            lines += [f"{proof.glyph} {proof.text}", proof.rest, proof.technical]
        return "\n".join(line for line in lines if line)


class ConnectionsPresenter:
    """Lists connections and proves them, line by line."""

    def __init__(self, workplace: Workplace, engine: EngineHandle) -> None:
        self.state = ConnectionsState()
        self._workplace = workplace
        self._engine = engine
        self._reading = asyncio.Lock()

    @property
    def now(self) -> datetime:
        return self._workplace.now

    async def refresh(self) -> ConnectionsState:
        async with self._reading:
            known = await list_connections(self._workplace)
            self.state = replace(self.state, rows=tuple(_row(stored) for stored in known))
            chosen = self.state.detail.row.connection_id if self.state.detail else None
            return await self._select(chosen)

    async def rows(self, ids: Sequence[str]) -> list[ConnectionRow]:
        return [row for row in self.state.rows if row.connection_id in ids]

    async def select(self, connection_id: str | None) -> ConnectionsState:
        async with self._reading:
            return await self._select(connection_id)

    async def test(self, name: str) -> AsyncIterator[ConnectionsState]:
        """Prove a connection; yields a state with each line as it comes, and one at the end."""
        self.state = replace(self.state, tested=name, proofs=(), is_testing=True)
        yield self.state
        try:
            async for proof in prove_connection(self._workplace, name):
                self.state = replace(self.state, proofs=(*self.state.proofs, proof_line(proof)))
                yield self.state
        finally:
            self.state = replace(self.state, is_testing=False)
        yield await self.refresh()

    def wizard(self) -> WizardPresenter:
        return WizardPresenter(self._workplace)

    def take_over(self, name: str) -> TakeOverPresenter:
        return TakeOverPresenter(self._workplace, self._engine, name)

    async def remove(self, name: str) -> str:
        await remove_connection(self._workplace, name)
        return said("{name} is removed. Its documents and postings stay, and so does its history.", name=name)

    async def fetch(self, name: str) -> str:
        await request_run(self._workplace, Job.PULL, connection=name)
        self._engine.wake()
        return said("Fetching from {name}. What comes appears under Review.", name=name)

    async def _select(self, connection_id: str | None) -> ConnectionsState:
        known = {stored.connection_id: stored for stored in await list_connections(self._workplace)}
        stored = known.get(connection_id or "")
        if stored is None:
            self.state = replace(self.state, detail=None)
            return self.state
        own = await self._workplace.store.read(recent_runs, limit=_SHOWN_RUNS, connection_id=connection_id)
        found = await ledger_disagreements(self._workplace, connection=stored.connection_id)
        self.state = replace(self.state, detail=_detail(stored, own, found))
        return self.state


def _row(stored: StoredConnection) -> ConnectionRow:
    return ConnectionRow(
        connection_id=stored.connection_id,
        name=stored.name,
        title=connector_choice(stored.connector).title,
        is_ledger=stored.connector == JDE,
        proved_at=stored.proved_at,
        problem=stored_sentence(stored.problem).what if stored.problem else "",
    )


def _detail(
    stored: StoredConnection, runs: Sequence[StoredRun], found: Sequence[LedgerFinding]
) -> ConnectionDetail:
    words = stored_sentence(stored.problem) if stored.problem else None
    values = []
    for field in connector_choice(stored.connector).fields:
        if field.kind.value == _SECRET:
            values.append((said(field.label), said("•••••• in the keyring")))
        elif text := stored.values.get(field.name, ""):
            values.append((said(field.label), said(dict(field.choices).get(text, text))))
    return ConnectionDetail(
        row=_row(stored),
        values=tuple(values),
        runs=tuple(_run_line(run) for run in runs),
        ledger=tuple(_ledger_lines(found)),
        remedy=f"{words.stops} {words.remedy}" if words else "",
        technical=words.technical if words else "",
        entered=stored.values,
    )


def _ledger_lines(found: Sequence[LedgerFinding]) -> Iterator[ProofLine]:
    icon, glyph, _, role = STANDINGS["failed"]
    for one in found[:_SHOWN_FINDINGS]:
        words = code_sentence(one.code, one.params)
        since = said("Since {moment}.", moment=moment_text(one.first_seen_at))
        yield ProofLine(
            icon=icon,
            glyph=glyph,
            role=role,
            text=words.what,
            rest=" ".join((words.stops, words.remedy, since)),
        )
    if len(found) > _SHOWN_FINDINGS:
        rest = said("{count:,} more; all of them: mlconnector validate", count=len(found) - _SHOWN_FINDINGS)
        yield ProofLine(icon=icon, glyph=glyph, role=role, text=rest)


def _run_line(run: StoredRun) -> ProofLine:
    standing = {"succeeded": "proved", "failed": "failed", "partial": "warning", "interrupted": "warning"}
    icon, glyph, _, role = STANDINGS[standing.get(run.state.value, "skipped")]
    counts = ", ".join(f"{spoken(name)} {number_text(count)}" for name, count in run.counts.items())
    problem = stored_sentence(run.problem).what if run.problem else ""
    return ProofLine(
        icon=icon,
        glyph=glyph,
        role=role,
        text=said(
            "{job} {state}, {moment}",
            job=spoken(run.job).capitalize(),
            state=spoken(run.state.value),
            moment=moment_text(run.requested_at),
        ),
        rest=" · ".join(part for part in (counts, problem) if part),
    )
