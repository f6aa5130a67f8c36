"""A storefront as a target: what was approved of its records is looked up, sent in batches, and read back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mlconnector_gui.accounting.store_records import RECORD, Presence, RecordType, StoreRecord
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import (
    ReadsCatalog,
    Receiver,
    RecordOutcome,
    SeenRecord,
    TellReading,
    Verdict,
)
from mlconnector_gui.connectors.spec import ReceivesSpec
from mlconnector_gui.jde.port import (
    DocumentKey,
    LedgerDocument,
    LookUp,
    Outcome,
    ResolutionTimes,
    RouteFacts,
)
from mlconnector_gui.services.targets import Parcel

_KEY_SPACE = "record"
"""Setting a field twice to the same value does no harm, so an attempt may follow another of the same record."""
_NOT_AS_APPROVED = {
    Presence.CHANGED: "record.changed_meanwhile",
    Presence.MISSING: "record.not_in_store",
    Presence.EXISTS: "record.exists_already",
}
_DEADLINE_SECONDS = 60.0
_LARGEST_NUMBER = 2**63 - 1
_NOT_AS_WANTED = LookUp(is_definite=True, found=())


@dataclass(frozen=True, slots=True)
class StoreTarget:
    """
    One connected store that takes records.

    A record is found by its own key, so a look-up is always definite: either the store has it as approved, or what
    was approved did not happen (yet).
    """

    receiver: Receiver
    spec: ReceivesSpec

    def tell_reading(self, tell: TellReading) -> None:
        tell_reading(self.receiver, tell)

    def batch_of(self, content: bytes) -> int:
        return self.spec.type_of(_record(content).record_type).batch

    def route_for(self, content: bytes) -> RouteFacts:
        times = ResolutionTimes(
            deadline_seconds=_DEADLINE_SECONDS,
            clock_margin_seconds=0.0,
            longest_run_seconds=self.spec.settles_seconds,
            read_lag_seconds=self.spec.read_lag_seconds,
        )
        return RouteFacts(name=None, times=times, proves_absence=True, key_space=_KEY_SPACE)

    async def begin_batch(self) -> object:
        """The first look-up proves the connection."""
        return None

    async def search(self, parcels: Sequence[Parcel]) -> Sequence[LookUp]:
        contents = [parcel.content for parcel in parcels]
        return [
            _searched(content, seen)
            for content, seen in zip(contents, await self._seen(contents), strict=True)
        ]

    async def submit(self, parcels: Sequence[Parcel], *, not_after: datetime) -> Sequence[Outcome]:
        records = [_record(parcel.content) for parcel in parcels]
        outcomes = await self.receiver.submit(records)
        return [_outcome(parcel.content, outcome) for parcel, outcome in zip(parcels, outcomes, strict=True)]

    async def look_up(self, parcel: Parcel, *, control: DocumentKey | None) -> LookUp:
        (seen,) = await self._seen([parcel.content])
        record = _record(parcel.content)
        if seen is None or record.presence(seen.fields) is not Presence.AS_WANTED:
            return _NOT_AS_WANTED
        return LookUp(is_definite=True, found=(_document(parcel.content, seen),))

    async def read_back(
        self, accepted: Sequence[tuple[DocumentKey, bytes]]
    ) -> Sequence[LedgerDocument | None]:
        contents = [content for _, content in accepted]
        return [
            _document(content, seen) if seen is not None else None
            for content, seen in zip(contents, await self._seen(contents), strict=True)
        ]

    async def close(self) -> None:
        await self.receiver.close()

    async def _seen(self, contents: Sequence[bytes]) -> list[SeenRecord | None]:
        """Look records up, those of one type together, as many at a time as the store takes."""
        records = [_record(content) for content in contents]
        return await look_up_records(self.receiver, self.spec, records)


def tell_reading(receiver: Receiver, tell: TellReading) -> None:
    """Have it told how far a reading through of the whole catalog is, where the store makes one necessary."""
    if isinstance(receiver, ReadsCatalog):
        receiver.tell_reading(tell)


async def look_up_records(
    receiver: Receiver, spec: ReceivesSpec, records: Sequence[StoreRecord]
) -> list[SeenRecord | None]:
    """Return how records stand in the store, in their order; None: it definitely has no such record."""
    found: dict[tuple[RecordType, str], SeenRecord] = {}
    for record_type in dict.fromkeys(record.record_type for record in records):
        alike = [record for record in records if record.record_type is record_type]
        size = spec.type_of(record_type).look_up_batch
        for start in range(0, len(alike), size):
            seen = await receiver.look_up(alike[start : start + size])
            found |= {(record_type, key): one for key, one in seen.items()}
    return [found.get((record.record_type, record.key)) for record in records]


def _record(content: bytes) -> StoreRecord:
    return StoreRecord.read(json.loads(content))


def _searched(content: bytes, seen: SeenRecord | None) -> LookUp:
    presence = _record(content).presence(seen.fields if seen is not None else None)
    if presence is Presence.AS_WANTED and seen is not None:
        return LookUp(is_definite=True, found=(_document(content, seen),))
    return LookUp(is_definite=True, found=(), alarm=_NOT_AS_APPROVED.get(presence, ""))


def _outcome(content: bytes, outcome: RecordOutcome) -> Outcome:
    is_refused = outcome.verdict is Verdict.REJECTED
    is_accepted = outcome.verdict is Verdict.ACCEPTED
    return Outcome(
        verdict=outcome.verdict,
        key=_key(content, outcome.record_id) if is_accepted else None,
        problem=outcome.problem or (Problem("record.refused") if is_refused else None),
        refused=is_refused,
    )


def _document(content: bytes, seen: SeenRecord) -> LedgerDocument:
    return LedgerDocument(
        key=_key(content, seen.record_id),
        batch=0,
        explanation=json.loads(content)["explanation"],
        rows=(),
        record=seen,
    )


def _key(content: bytes, record_id: str) -> DocumentKey:
    tree = json.loads(content)
    is_number = record_id.isascii() and record_id.isdigit() and int(record_id) <= _LARGEST_NUMBER
    return DocumentKey(
        company=tree["company"],
        document_type=RECORD,
        number=int(record_id) if is_number else 0,
        gl_date=date.fromisoformat(tree["gl_date"]),
    )
