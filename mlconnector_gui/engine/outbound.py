"""Prepare the way from JDE to the stores: what was archived of JDE is set beside what each store has, and drafted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from mlconnector_gui.accounting.links import Link, LinkKind
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Receiver, SeenRecord
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.spec import ReceivesSpec
from mlconnector_gui.engine.catalog_reading import CatalogReading
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.jde.item_documents import read_item
from mlconnector_gui.jde.streams import ITEMS
from mlconnector_gui.services.entered_values import JDE
from mlconnector_gui.services.links import record_link
from mlconnector_gui.services.listings import link_listings, listing_stores
from mlconnector_gui.services.opening import open_receiver, receives_of
from mlconnector_gui.services.receiving import Receiving, receiving_of, streams_wanted
from mlconnector_gui.services.record_preparation import RecordPreparation, asked_of, record_of
from mlconnector_gui.services.schedules import stored_calendar
from mlconnector_gui.services.store_target import look_up_records, tell_reading
from mlconnector_gui.services.wishes import StoreWishes, Wish, checked_against
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents, links
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import StoredDocument
from mlconnector_gui.store.repositories.master_lookup import MasterLookup

_BATCH = 200
Sighting = tuple[Wish, SeenRecord | None]


async def prepare_outbound(
    workplace: Workplace, source: StoredConnection, progress: Progress, *, reading: CatalogReading
) -> None:
    """
    Prepare every waiting document of a JDE connection for every store that takes something from it.

    A store is looked at once for a batch of documents, before anything is written: what it has now is what the
    reviewer sees as the value before. Documents of which a posting is on its way, or that a store could not be
    looked at for, stay waiting and are taken up again by the next run; the other stores are not kept waiting.
    """
    today = await workplace.store.read(_today, workplace.now)
    await workplace.store.write(documents.prepare_turned, source.connection_id, on=today)
    stores = [
        _opened(workplace, source, store, today)
        for store in await workplace.store.read(_taking_stores, source.name)
    ]
    items_came = False
    for store in stores:
        tell_reading(store.receiver, reading.tell)
    try:
        after = 0
        while not progress.stop_asked:
            waiting = await workplace.store.read(
                documents.unprepared, source.connection_id, limit=_BATCH, after=after
            )
            if not waiting:
                break
            after = waiting[-1].document_id
            await workplace.fault_points.reach("prepare.before_batch")
            await workplace.store.write(_note_items, waiting, today)
            items_came |= any(one.stream == ITEMS.spec.name for one in waiting)
            unsettled: set[int] = set()
            for store in stores:
                unsettled |= await store.prepare(waiting)
            done = [one.document_id for one in waiting if one.document_id not in unsettled]
            await workplace.store.write(documents.mark_prepared, done, at=workplace.now)
            await workplace.fault_points.reach("prepare.batch_saved")
    finally:
        for store in stores:
            progress.count(**store.counts)
            await store.receiver.close()
    if items_came:
        for listing_store in await listing_stores(workplace, source.name):
            progress.count(linked=await link_listings(workplace, listing_store))
    for store in stores:
        if store.problem is not None and not progress.stop_asked:
            raise store.problem


def _opened(
    workplace: Workplace, source: StoredConnection, store: StoredConnection, today: date
) -> "_StoreSide":
    return _StoreSide(
        workplace=workplace,
        source=source,
        store=store,
        spec=receives_of(store.connector, store.name),
        receiving=receiving_of(store.values),
        receiver=open_receiver(workplace, store),
        today=today,
    )


@dataclass(slots=True, kw_only=True)
class _StoreSide:
    """One store during one run; after its first failure it is left alone for the rest of it."""

    workplace: Workplace
    source: StoredConnection
    store: StoredConnection
    spec: ReceivesSpec
    receiving: Receiving
    receiver: Receiver
    today: date
    counts: Counter[str] = field(default_factory=Counter)
    problem: Problem | None = None

    async def prepare(self, waiting: Sequence[StoredDocument]) -> set[int]:
        """Prepare documents for this store; returns those that are to be looked at again."""
        everything = {one.document_id for one in waiting}
        if self.problem is not None:
            return everything
        wishes = await self.workplace.store.write(self._wishes, waiting)
        try:
            seen = await look_up_records(self.receiver, self.spec, [asked_of(wish) for wish in wishes])
        except Problem as problem:
            self.problem = problem
            return everything
        return await self.workplace.store.write(self._draft, list(zip(wishes, seen, strict=True)))

    def _wishes(self, transaction: Transaction, waiting: Sequence[StoredDocument]) -> list[Wish]:
        company = MasterLookup(transaction, self.source.connection_id).company(self.store.values["company"])
        reading = StoreWishes(
            transaction=transaction,
            store=self.store,
            receiving=self.receiving,
            spec=self.spec,
            domestic_currency=company.currency if company is not None else "",
            on=self.today,
        )
        wishes = [wish for document in waiting for wish in reading.of(document)]
        for document_id, day in reading.turns.items():
            documents.plan_turn(transaction, document_id, day)
        return wishes

    def _draft(self, transaction: Transaction, sightings: Sequence[Sighting]) -> set[int]:
        preparation = RecordPreparation(transaction, self.workplace, self.source, self.store)
        unsettled: set[int] = set()
        for wish, seen in self._settled_candidates(transaction, sightings):
            if wish.is_withdrawn or (wish.only_creates and seen is not None):
                preparation.give_up(wish)
                continue
            findings = checked_against(record_of(wish, seen), seen, band_percent=self.receiving.band_percent)
            if not preparation.prepare(wish, seen, tuple(findings)):
                unsettled.add(wish.document_id)
        self.counts.update(preparation.counts)
        return unsettled

    def _settled_candidates(
        self, transaction: Transaction, sightings: Sequence[Sighting]
    ) -> Sequence[Sighting]:
        """
        Link a SKU that the store has to the item it may be of, where there is no other to choose from.

        Of several that fit none is taken: they are suggested to a person.
        """
        found = Counter(
            (wish.record_type, wish.document_id)
            for wish, seen in sightings
            if wish.candidate_of is not None and seen is not None
        )
        kept: list[Sighting] = []
        for wish, seen in sightings:
            if wish.only_if_there and seen is None:
                continue
            if wish.candidate_of is None or (seen is None and wish.creates):
                kept.append((wish, seen))
            elif seen is None:
                self.counts["unmatched"] += 1
            elif found[wish.record_type, wish.document_id] > 1:
                self.counts["ambiguous"] += 1
            else:
                record_link(transaction, self.workplace, self._link(wish))
                kept.append((wish, seen))
        return kept

    def _link(self, wish: Wish) -> Link:
        item = wish.candidate_of
        assert item is not None  # noqa: S101  only candidates are linked
        return Link(
            kind=LinkKind.ITEM,
            connection_id=self.store.connection_id,
            store_key=wish.key,
            erp_key=item.item_id,
            erp_name=item.number,
            matched_by=wish.matched_by,
            why=f"The store has the SKU {wish.key}.",
            made_by=self.workplace.actor.name,
            machine=self.workplace.actor.machine,
            made_at=self.workplace.now,
        )


def _today(transaction: Transaction, now: datetime) -> date:
    """A price comes into force at the company's own midnight."""
    return stored_calendar(transaction).local(now).date()


def _taking_stores(transaction: Transaction, target: str) -> list[StoredConnection]:
    stores = (one for one in connections.connections(transaction) if one.connector != JDE)
    return [
        one
        for one in stores
        if one.values.get("target") == target
        and connector_spec(one.connector).receives is not None
        and streams_wanted(one.connector, one.values)
    ]


def _note_items(transaction: Transaction, waiting: Sequence[StoredDocument], today: date) -> None:
    """Keep by which numbers the items go, so that people find them."""
    for document in waiting:
        if document.stream == ITEMS.spec.name and not document.is_deleted:
            payload = documents.payload_in(transaction, document)
            links.note_item(transaction, document.connection_id, read_item(payload, on=today))
