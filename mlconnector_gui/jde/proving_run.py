"""
Prove on a site that nothing is entered twice: post a cent, lose the session under it, send it again, count one.

The lost session is real: the token is given back to AIS while the write is under way and its answer is thrown away,
which is what a crash of this program together with a restart of AIS looks like from both sides.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.digest import canonical_bytes, reference_of
from mlconnector_gui.accounting.journal import JournalEntry, JournalLine
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.clock import Clock
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import Proof, Standing, Verdict
from mlconnector_gui.jde.catalogue import table_named
from mlconnector_gui.jde.connection import JdeLedger
from mlconnector_gui.jde.data_service import DataService
from mlconnector_gui.jde.fields import JdeSettings
from mlconnector_gui.jde.look_up import is_environment
from mlconnector_gui.jde.port import LedgerDocument, LookUp, Outcome, RouteFacts
from mlconnector_gui.jde.table_reading import TableReader, read_where

# Oracle names environments after their path codes: DV920, PY920 and PS920, with a J for web clients; PD is production
_USUAL_TEST_NAMES = re.compile(r"J?(DV|PY|PS)\d{3}\w*", re.IGNORECASE)
_IN_FLIGHT_SECONDS = 0.2
"""How long a write is let run before its session is ended; orchestrations take longer, but not always."""
_LOOK_AFTER_SECONDS = (0.0, 2.0, 5.0, 15.0, 30.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvingAccounts:
    """What the cent is posted to."""

    company: str
    debit: Account
    credit: Account
    gl_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvingDocument:
    """One entry of the run: its bytes and its reference."""

    entry: JournalEntry
    content: bytes
    reference: str


def check_not_production(settings: JdeSettings) -> None:
    """Refuse an environment that neither has a test environment's usual name nor was named as one by a person."""
    environment = settings.login.environment
    if _USUAL_TEST_NAMES.fullmatch(environment) or is_environment(environment, settings.non_production):
        return
    raise Problem("jde.proving_refused", cause=Cause.PERMISSION, environment=environment)


def proving_references(
    settings: JdeSettings, *, connection: str, run_id: str, company: str
) -> tuple[str, str]:
    """Return the references of the run's two entries, known before anything is sent."""

    def reference(kind: str) -> str:
        return reference_of(
            environment=settings.login.environment,
            company=company,
            connection=connection,
            kind=kind,
            external_id=run_id,
            revision=1,
        )

    return reference("proving"), reference("proving_reversal")


@dataclass(slots=True, kw_only=True)
class ProvingRun:
    """Yields a line for each thing as it is known, and stops at the first failure; run once."""

    ledger: JdeLedger
    settings: JdeSettings
    clock: Clock
    accounts: ProvingAccounts
    references: tuple[str, str]
    _posted: ProvingDocument | None = None
    _currency: str = ""
    _found: tuple[LedgerDocument, ...] = field(default=())

    async def lines(self) -> AsyncIterator[Proof]:
        steps: tuple[tuple[str, Callable[[], Awaitable[Proof]]], ...] = (
            ("proving_environment", self._environment),
            ("proving_company", self._company),
            ("proving_sent", self._send_and_kill),
            ("proving_found", self._look_up),
            ("proving_resent", self._send_again),
            ("proving_counted", self._count),
            ("proving_reversed", self._reverse),
        )
        for what, step in steps:
            try:
                proof = await step()
            except Problem as problem:
                proof = Proof(what=what, standing=Standing.FAILED, problem=problem)
            yield proof
            if proof.standing is Standing.FAILED:
                return

    async def _environment(self) -> Proof:
        check_not_production(self.settings)
        facts = await self.ledger.begin_batch()
        return _proved(
            "proving_environment",
            environment=facts.environment,
            user=facts.user,
            tools_release=facts.tools_release,
        )

    async def _company(self) -> Proof:
        """Ask for the company's currency and its decimals: a cent is the smallest unit, not always a hundredth."""
        reader = TableReader(
            data_service=DataService(self.ledger.session),
            now=self.clock.now,
            are_date_literals_proved=False,
        )
        companies = table_named("F0010")
        where = [read_where(companies, f"CO={self.accounts.company}")]
        rows = (await reader.read(companies, where=where, columns=["CO", "CRCD"], limit=1)).rows
        if not rows:
            raise Problem("jde.proving_company_unknown", company=self.accounts.company)
        self._currency = str(rows[0]["CRCD"] or "")
        if not self._currency:
            raise Problem("jde.proving_company_unknown", company=self.accounts.company)
        self._posted = self._document(self.references[0], explanation="ML Connector proving run", sign=1)
        amount = str(self._posted.entry.lines[0].amount)
        return _proved("proving_company", company=self.accounts.company, amount=amount)

    async def _send_and_kill(self) -> Proof:
        """Send it, and end the session while JDE is at it; whatever is answered is not looked at."""
        posted = self._needed()
        session = self.ledger.session
        session.write_begun.clear()
        sending = asyncio.ensure_future(self._submit(posted))
        begun = asyncio.ensure_future(session.write_begun.wait())
        try:
            await asyncio.wait({sending, begun}, return_when=asyncio.FIRST_COMPLETED)
            if not session.write_begun.is_set():
                outcome = await sending
                raise outcome.problem or Problem("jde.proving_not_sent")
            await self.clock.sleep(_IN_FLIGHT_SECONDS)
            was_answered = sending.done()
            await session.kill()
        finally:
            begun.cancel()
            sending.cancel()
            await asyncio.gather(begun, sending, return_exceptions=True)
        moment = "after the answer" if was_answered else "before the answer"
        return _proved("proving_sent", reference=posted.reference, killed=moment)

    async def _look_up(self) -> Proof:
        posted = self._needed()
        found = await self._looked_for(posted)
        self._found = found.found
        if len(found.found) > 1:
            raise self._twice()
        if found.found:
            return _proved("proving_found", document=_number(found.found[0]))
        if not self._route.proves_absence:
            problem = Problem("jde.proving_absent_unfenced", reference=posted.reference)
            return Proof(what="proving_found", standing=Standing.FAILED, problem=problem)
        return _proved("proving_found", absent="JD Edwards had not begun")

    async def _send_again(self) -> Proof:
        """Send the same bytes again; only a fenced or keyed route may be asked to bear that."""
        if not self._route.proves_absence:
            problem = Problem("jde.proving_unfenced")
            return Proof(what="proving_resent", standing=Standing.WARNING, problem=problem)
        answers = []
        # a first one that enters the document proves nothing of the fence
        for _ in range(1 if self._found else 2):
            outcome = await self._submit(self._needed())
            if outcome.verdict is not Verdict.ACCEPTED:
                raise outcome.problem or Problem("jde.proving_not_sent")
            answers.append(outcome)
        last = answers[-1].key
        return _proved("proving_resent", document=str(last.number) if last else "")

    async def _count(self) -> Proof:
        """Wait until a second document would be seen, then count, and compare what is there with what was sent."""
        await self.clock.sleep(self._route.times.read_lag_seconds)
        posted = self._needed()
        self._found = (await self._looked_for(posted)).found
        if len(self._found) > 1:
            raise self._twice()
        if not self._found:
            raise Problem("jde.proving_not_found", reference=posted.reference)
        shown = sorted(
            (str(row.account), str(row.amount)) for row in self._found[0].rows if not row.is_generated
        )
        sent = sorted((str(line.account), str(line.amount)) for line in posted.entry.lines)
        if shown != sent:
            raise Problem(
                "jde.proving_differs",
                document=_number(self._found[0]),
                shown=", ".join(f"{account} {amount}" for account, amount in shown),
            )
        return _proved(
            "proving_counted", document=_number(self._found[0]), batch=str(self._found[0].batch), counted="1"
        )

    async def _reverse(self) -> Proof:
        reversal = self._document(self.references[1], explanation="ML Connector proof reversed", sign=-1)
        outcome = await self._submit(reversal)
        found = (await self._looked_for(reversal)).found
        if len(found) != 1:
            why = outcome.problem.technical if outcome.problem else ""
            raise Problem("jde.proving_not_reversed", document=_number(self._found[0]), technical=why)
        return _proved("proving_reversed", document=_number(found[0]), batch=str(found[0].batch))

    async def _submit(self, document: ProvingDocument) -> Outcome:
        deadline = timedelta(seconds=self._route.times.deadline_seconds)
        return await self.ledger.submit(
            document.content, reference=document.reference, not_after=self.clock.now() + deadline
        )

    async def _looked_for(self, document: ProvingDocument) -> LookUp:
        """Look until it is found, as long as a new entry may stay unseen."""
        until = self.clock.now() + timedelta(seconds=self._route.times.read_lag_seconds)
        for wait in _LOOK_AFTER_SECONDS:
            await self.clock.sleep(min(wait, max(0.0, _seconds(until, self.clock.now()))))
            looked = await self.ledger.look_up(document.content, reference=document.reference, control=None)
            if looked.found or self.clock.now() >= until:
                break
        return looked

    def _document(self, reference: str, *, explanation: str, sign: int) -> ProvingDocument:
        cent = Money.from_minor(sign, self._currency)
        lines = (
            JournalLine(account=self.accounts.debit, amount=cent, role=LineRole.ROUNDING),
            JournalLine(account=self.accounts.credit, amount=-cent, role=LineRole.ROUNDING),
        )
        entry = JournalEntry(
            company=self.accounts.company,
            document_type=self.settings.document_type,
            gl_date=self.accounts.gl_date,
            currency=self._currency,
            explanation=explanation,
            lines=lines,
        )
        content = canonical_bytes(entry, target="proving", reference=reference)
        return ProvingDocument(entry=entry, content=content, reference=reference)

    @property
    def _route(self) -> RouteFacts:
        return self.ledger.route_for(self._needed().content)

    def _needed(self) -> ProvingDocument:
        if self._posted is None:
            raise ValueError("a proving run goes step by step")
        return self._posted

    def _twice(self) -> Problem:
        numbers = ", ".join(_number(document) for document in self._found)
        return Problem("jde.proving_twice", documents=numbers, reference=self.references[0])


def _seconds(until: datetime, now: datetime) -> float:
    return (until - now).total_seconds()


def _number(document: LedgerDocument) -> str:
    key = document.key
    return f"{key.document_type} {key.number} {key.company}"


def _proved(what: str, **params: str) -> Proof:
    return Proof(what=what, standing=Standing.PROVED, params=params)
