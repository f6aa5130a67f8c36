"""Search the address book for a customer of ours, and judge whether finding nothing would prove anything."""

from dataclasses import dataclass

from mlconnector_gui.accounting.customers import ADDRESS_TYPE
from mlconnector_gui.jde.content import CustomerContent
from mlconnector_gui.jde.customers import AddressReader
from mlconnector_gui.jde.look_up import (
    NO_CONTROL,
    NO_PROOF_SOUGHT,
    OTHER_ENVIRONMENT,
    RECORD_INCOMPLETE,
    SESSION_CHANGED,
    is_environment,
)
from mlconnector_gui.jde.port import DocumentKey, LedgerDocument, LookUp


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerSearch:
    """
    Looks customers up by their long address number, which is ours alone and the same for every revision.

    A record that stands without its customer master was left by a run that broke between the two programs. Where
    the orchestration completes such a record, it is not found: another call makes it good. Elsewhere it is found, and
    differs from what was approved.
    """

    reader: AddressReader
    environment: str
    completes: bool
    """The orchestration adds the customer master to a record that has none."""

    async def seen(self, content: CustomerContent) -> LookUp:
        """Say what is seen now; finding nothing here speaks for nothing."""
        found = await self._found(content)
        if self._is_incomplete(content, found):
            return _INCOMPLETE
        return LookUp(is_definite=False, found=found, why_not_definite=NO_PROOF_SOUGHT)

    async def look_up(self, content: CustomerContent, *, control: DocumentKey | None) -> LookUp:
        session = self.reader.data_service.session
        before = await session.validated()
        found = await self._found(content)
        has_control = await self.reader.has_any(control.number if control else None)
        after = await session.ready()
        reasons = {
            NO_CONTROL: not has_control and not found,
            SESSION_CHANGED: before.generation != after.generation,
            OTHER_ENVIRONMENT: not is_environment(after.facts.environment, self.environment),
        }
        why = next((reason for reason, holds in reasons.items() if holds), "")
        if not why and self._is_incomplete(content, found):
            return _INCOMPLETE
        return LookUp(is_definite=not why, found=found, why_not_definite=why)

    async def _found(self, content: CustomerContent) -> tuple[LedgerDocument, ...]:
        numbers = await self.reader.numbers_of(content.record.long_address_number)
        keys = [
            DocumentKey(
                company=content.company, document_type=ADDRESS_TYPE, number=number, gl_date=content.gl_date
            )
            for number in numbers
        ]
        documents = [await self.reader.document(key) for key in keys]
        return tuple(document for document in documents if document is not None)

    def _is_incomplete(self, content: CustomerContent, found: tuple[LedgerDocument, ...]) -> bool:
        wanted = content.record.master
        if not self.completes or wanted is None or len(found) != 1:
            return False
        seen = found[0].address
        return seen is not None and seen.master_of(wanted.company) is None


_INCOMPLETE = LookUp(is_definite=False, found=(), why_not_definite=RECORD_INCOMPLETE, may_resend=True)
