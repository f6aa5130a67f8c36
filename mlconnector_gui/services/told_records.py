"""See what a store tells of its own records: what somebody changed there is set beside JDE's values again."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mlconnector_gui.accounting.links import LinkKind
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.store_records import StoreRecord
from mlconnector_gui.connectors.port import ToldRecord
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.spec import ToldSpec
from mlconnector_gui.services.links import ask_to_prepare_linked
from mlconnector_gui.services.wishes import lineage_of_record
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents, links, postings
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import StoredDocument

_SENT = frozenset(
    {PostingState.SENDING, PostingState.IN_DOUBT, PostingState.ACCEPTED, PostingState.CONFIRMED}
)


def told_of(connection: StoredConnection) -> ToldSpec | None:
    receives = connector_spec(connection.connector).receives
    return receives.told if receives is not None else None


def compare_told(
    transaction: Transaction, store: StoredConnection, told: ToldSpec, waiting: Sequence[StoredDocument]
) -> None:
    """
    Have JDE's values of linked items prepared again whose records somebody changed in the store.

    What they were set to from here is no change of the store's, nor is what was told before.
    """
    mine = [document for document in waiting if document.stream == told.stream]
    if not mine:
        return
    target = connections.connection_named(transaction, store.values["target"])
    comparison = _Comparison(transaction, store, told, target.connection_id)
    for document in mine:
        keys = dict.fromkeys(one.key for one in comparison.changed(document))
        found = (links.link_of(transaction, store.connection_id, LinkKind.ITEM, key) for key in keys)
        ask_to_prepare_linked(transaction, [link for link in found if link is not None])


@dataclass(frozen=True, slots=True)
class _Comparison:
    transaction: Transaction
    store: StoredConnection
    told: ToldSpec
    target_id: str

    def changed(self, document: StoredDocument) -> Iterator[ToldRecord]:
        """Yield the records that are otherwise than before; of a document that is gone, all that it had."""
        earlier = documents.revision_before(self.transaction, document)
        before = list(self._read(earlier)) if earlier is not None else []
        if document.is_deleted:
            yield from before
            return
        for one in self._read(document):
            if one not in before and not self._was_set_from_here(one):
                yield one

    def _read(self, document: StoredDocument) -> Iterator[ToldRecord]:
        payload = documents.payload_in(self.transaction, document)
        yield from self.told.read()(payload, self.store.values)

    def _was_set_from_here(self, told: ToldRecord) -> bool:
        lineage = lineage_of_record(self.target_id, self.store, told.record_type, told.key)
        newest = postings.newest_of_lineage(self.transaction, lineage)
        if newest is None or newest.state not in _SENT or newest.content is None:
            return False
        return _agrees(StoreRecord.read(json.loads(newest.content)).wanted, told.fields)


def _agrees(sent: Mapping[str, str], told: Mapping[str, str]) -> bool:
    return all(told[name] == sent[name] for name in told.keys() & sent.keys())
