"""One JDE connection as the engine sees it: proves, sends once, looks up, reads back."""

from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime

from mlconnector_gui.accounting.masters import Masters
from mlconnector_gui.connectors.port import ConnectionValues, Proof
from mlconnector_gui.jde.content import JournalContent
from mlconnector_gui.jde.data_service import DataService
from mlconnector_gui.jde.fields import read_settings
from mlconnector_gui.jde.ledger import LedgerReader
from mlconnector_gui.jde.masters import read_masters
from mlconnector_gui.jde.open_session import open_session
from mlconnector_gui.jde.port import (
    DocumentKey,
    LedgerDocument,
    LookUp,
    Outcome,
    ResolutionTimes,
    SessionFacts,
)
from mlconnector_gui.jde.proving import ConnectionTest, check_environment
from mlconnector_gui.jde.routes.opening import open_route
from mlconnector_gui.net.environment import NetEnvironment


class JdeLedger:
    """
    The ledger of one JDE environment, reached through one AIS session; implements `port.Ledger`.

    Building it opens nothing. Only `submit` writes, by the route of the connection, and a write is sent once. Nothing
    is sent in an environment other than the configured one.
    """

    def __init__(self, connection: ConnectionValues, environment: NetEnvironment) -> None:
        self._settings = read_settings(connection)
        self._environment = environment
        self.session = open_session(self._settings, environment)
        self._data_service = DataService(self.session)
        self._reader = LedgerReader(self._data_service)
        self._route = open_route(
            self._settings, data_service=self._data_service, reader=self._reader, clock=environment.clock
        )

    @property
    def times(self) -> ResolutionTimes:
        return self._settings.times

    @property
    def proves_absence(self) -> bool:
        return self._route.proves_absence

    @property
    def key_space(self) -> str:
        return self._route.key_space

    def prove(self) -> AsyncIterator[Proof]:
        test = ConnectionTest(session=self.session, settings=self._settings, now=self._environment.clock.now)
        return test.lines()

    async def begin_batch(self) -> SessionFacts:
        facts = (await self.session.validated()).facts
        check_environment(facts.environment, self._settings)
        return facts

    async def submit(self, content: bytes, *, reference: str, not_after: datetime) -> Outcome:
        return await self._route.submit(_sent(content, reference), not_after=not_after)

    async def look_up(self, content: bytes, *, reference: str, control: DocumentKey | None) -> LookUp:
        return await self._route.look_up(_sent(content, reference), control=control)

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


def _sent(content: bytes, reference: str) -> JournalContent:
    sent = JournalContent.read(content)
    if sent.reference != reference:
        raise ValueError(f"the approved bytes carry {sent.reference}, not {reference}")
    return sent
