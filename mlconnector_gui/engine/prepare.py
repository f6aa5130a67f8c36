"""Prepare what was fetched and not yet prepared, a batch of documents per transaction."""

from collections.abc import Mapping

from mlconnector_gui.accounting.payables import PayablesFacts
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.services.accruals import make_accruals, renew_accruals
from mlconnector_gui.services.correct import check_own_again
from mlconnector_gui.services.customer_intake import WAITING, place_customers
from mlconnector_gui.services.item_proposals import propose_items
from mlconnector_gui.services.listings import link_listings
from mlconnector_gui.services.payables_ahead import payables_ahead
from mlconnector_gui.services.preparation import Preparation
from mlconnector_gui.services.receipt_matches import match_waiting
from mlconnector_gui.services.receipt_vouchers import clear_accruals
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.summaries import make_summaries
from mlconnector_gui.services.told_records import compare_told, told_of
from mlconnector_gui.services.translation import Ahead, translate_ahead
from mlconnector_gui.services.voided_shipments import reverse_voided
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.take_overs import take_over_of

_BATCH = 50


async def prepare(workplace: Workplace, connection: StoredConnection, progress: Progress) -> None:
    """
    Prepare every waiting document of a connection; a stop between batches loses nothing.

    While a store's history is fetched to the archive only, its documents wait until that is decided.
    """
    if (await workplace.store.read(take_over_of, connection.connection_id)).is_archive_only:
        return
    proposed, left = await propose_items(workplace, connection)
    progress.expect(prepared=await workplace.store.read(documents.unprepared_count, connection.connection_id))
    came = await _prepare_documents(workplace, connection, progress)
    told = told_of(connection)
    if told is not None and told.stream in came:
        target = await workplace.store.read(connections.connection_named, connection.values["target"])
        await request_run(workplace, Job.PREPARE, connection=target.connection_id, trigger=Trigger.FOLLOW_UP)
    while placed := await place_customers(workplace, connection):
        progress.count(**placed)
        if not placed.keys() - {WAITING} or progress.stop_asked:
            break
        came |= await _prepare_documents(workplace, connection, progress)
    if left:
        await workplace.store.write(documents.ask_to_prepare_again, left)
    if proposed:
        progress.count(prepared=proposed)
    matched = await match_waiting(workplace, connection)
    if matched:
        progress.count(prepared=matched)
    await reverse_voided(workplace, connection)
    await clear_accruals(workplace, connection)
    if not progress.stop_asked:
        progress.count(**await make_summaries(workplace, connection))
        progress.count(**await make_accruals(workplace, connection))
    listings = connector_spec(connection.connector).listings
    if listings is not None and came.intersection(listings.streams):
        progress.count(linked=await link_listings(workplace, connection))
    freed = await workplace.store.write(check_own_again, workplace, connection.connection_id)
    if freed:
        progress.count(prepared=freed)


async def _prepare_documents(
    workplace: Workplace, connection: StoredConnection, progress: Progress
) -> set[str]:
    """Prepare all that waits, and return of which streams something was."""
    came: set[str] = set()
    connection_id = connection.connection_id
    asking = await payables_ahead(workplace, connection)
    while not progress.stop_asked:
        await workplace.fault_points.reach("prepare.before_batch")
        ahead = await workplace.store.read(translate_ahead, connection_id, limit=_BATCH)
        payables = await asking.of_next(limit=_BATCH)
        done, counts = await workplace.store.write(_prepare_batch, workplace, connection_id, ahead, payables)
        progress.count(**counts)
        came |= done
        await workplace.fault_points.reach("prepare.batch_saved")
        if not done:
            break
    return came


def _prepare_batch(
    transaction: Transaction,
    workplace: Workplace,
    connection_id: str,
    ahead: Mapping[int, Ahead],
    payables: Mapping[str, PayablesFacts],
) -> tuple[set[str], dict[str, int]]:
    """Return of which streams documents were prepared; none where nothing waited."""
    waiting = documents.unprepared(transaction, connection_id, limit=_BATCH)
    if not waiting:
        return set(), {}
    preparation = Preparation.begin(transaction, workplace, connection_id, ahead=ahead, payables=payables)
    # before they are: preparing one may ask for another of them again
    documents.mark_prepared(transaction, [document.document_id for document in waiting], at=workplace.now)
    for document in waiting:
        preparation.prepare(document)
    if (told := told_of(preparation.books.connection)) is not None:
        compare_told(transaction, preparation.books.connection, told, waiting)
    if preparation.settled:
        # in the same transaction, so that nobody approves an accrual of what is settled
        renew_accruals(transaction, workplace, connection_id)
    return {document.stream for document in waiting}, dict(preparation.counts)
