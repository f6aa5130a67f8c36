"""One JDE connection as the engine sees it: proves, sends once, looks up, reads back."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from mlconnector_gui.accounting.masters import Masters
from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.port import ConnectionValues, Proof
from mlconnector_gui.jde.content import JournalContent
from mlconnector_gui.jde.data_service import DataService
from mlconnector_gui.jde.fields import read_settings
from mlconnector_gui.jde.ledger import LedgerReader
from mlconnector_gui.jde.login import LiveSession
from mlconnector_gui.jde.look_up import ReferenceSearch
from mlconnector_gui.jde.masters import read_masters
from mlconnector_gui.jde.orchestrations import orchestration_path, render
from mlconnector_gui.jde.outcome import Observation, classify
from mlconnector_gui.jde.port import (
    DocumentKey,
    LedgerDocument,
    LookUp,
    Outcome,
    ResolutionTimes,
    SessionFacts,
    Verdict,
)
from mlconnector_gui.jde.proving import ConnectionTest, check_environment
from mlconnector_gui.jde.session import AisSession
from mlconnector_gui.net.client import Reply
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.errors import Unreachable


class JdeLedger:
    """
    The ledger of one JDE environment, reached through one AIS session; implements `port.Ledger`.

    Building it opens nothing. Only `submit` writes, and a write is sent once. Nothing is sent in an environment
    other than the configured one.
    """

    def __init__(self, connection: ConnectionValues, environment: NetEnvironment) -> None:
        self._settings = read_settings(connection)
        self._environment = environment
        seconds = self._settings.call_timeout_seconds
        timeouts = environment.timeouts
        client = environment.client(
            self._settings.address,
            ca_file=self._settings.ca_file,
            timeouts=replace(timeouts, read=seconds, total=seconds) if seconds else timeouts,
        )
        self.session = AisSession(client, self._settings.login, environment)
        self._data_service = DataService(self.session)
        self._reader = LedgerReader(self._data_service)

    @property
    def times(self) -> ResolutionTimes:
        return self._settings.times

    @property
    def proves_absence(self) -> bool:
        return self._settings.contract.fenced

    def prove(self) -> AsyncIterator[Proof]:
        test = ConnectionTest(session=self.session, settings=self._settings, now=self._environment.clock.now)
        return test.lines()

    async def begin_batch(self) -> SessionFacts:
        facts = (await self.session.validated()).facts
        check_environment(facts.environment, self._settings)
        return facts

    async def submit(self, content: bytes, *, reference: str, not_after: datetime) -> Outcome:
        sent = JournalContent.read(content)
        if sent.reference != reference:
            raise ValueError(f"the approved bytes carry {sent.reference}, not {reference}")
        body = render(sent, self._settings.contract, not_after=not_after)
        try:
            live = await self._session_before(not_after)
        except Problem as problem:
            return Outcome(verdict=Verdict.NOT_SENT, problem=problem)
        answer = await self._sent_once(live, body)
        observed = Observation(
            answer=answer,
            sent=sent,
            contract=self._settings.contract,
            session_alive=await self._outlived(live, answer),
        )
        return classify(observed)

    async def look_up(self, content: bytes, *, reference: str, control: DocumentKey | None) -> LookUp:
        sent = JournalContent.read(content)
        if sent.reference != reference:
            raise ValueError(f"the approved bytes carry {sent.reference}, not {reference}")
        search = ReferenceSearch(
            data_service=self._data_service,
            reader=self._reader,
            contract=self._settings.contract,
            environment=self._settings.login.environment,
        )
        return await search.look_up(sent, control=control)

    async def read_document(self, key: DocumentKey) -> LedgerDocument | None:
        return await self._reader.document(key)

    async def read_documents(
        self, *, company: str, document_type: str, first: date, last: date
    ) -> Sequence[LedgerDocument]:
        return await self._reader.documents(
            company=company, document_type=document_type, first=first, last=last
        )

    async def masters(self) -> Masters:
        return await read_masters(self._data_service, now=self._environment.clock.now())

    async def close(self) -> None:
        await self.session.close()

    async def _session_before(self, not_after: datetime) -> LiveSession:
        """Return a session in the right environment, if there is still time to begin."""
        live = await self.session.ready()
        check_environment(live.facts.environment, self._settings)
        now = self._environment.clock.now()
        if now >= not_after:
            raise Problem(
                "jde.deadline_passed",
                cause=Cause.STATE,
                retry=Retry.NOW,
                not_after=not_after.isoformat(),
            )
        return live

    async def _sent_once(self, live: LiveSession, body: bytes) -> Reply | Unreachable:
        try:
            return await self.session.send_once(live, orchestration_path(self._settings.contract), body)
        except Unreachable as unreachable:
            return unreachable

    async def _outlived(self, live: LiveSession, answer: Reply | Unreachable) -> bool:
        """After a 401 or 403, ask whether the session is still there; one that is not is given up."""
        if isinstance(answer, Unreachable) or answer.status not in {401, 403}:
            return False
        is_alive = await self.session.is_alive(live)
        if not is_alive:
            await self.session.drop(live)
        return is_alive
