"""Prepare what was fetched and not yet prepared, a batch of documents per transaction."""

from collections.abc import Mapping

from mlconnector_gui.engine.progress import Progress
from mlconnector_gui.services.correct import check_own_again
from mlconnector_gui.services.preparation import Preparation
from mlconnector_gui.services.receipts import match_waiting
from mlconnector_gui.services.summaries import make_summaries
from mlconnector_gui.services.translation import Ahead, translate_ahead
from mlconnector_gui.services.voided_shipments import reverse_voided
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import documents
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
    progress.expect(prepared=await workplace.store.read(documents.unprepared_count, connection.connection_id))
    while not progress.stop_asked:
        await workplace.fault_points.reach("prepare.before_batch")
        connection_id = connection.connection_id
        ahead = await workplace.store.read(translate_ahead, connection_id, limit=_BATCH)
        done, counts = await workplace.store.write(_prepare_batch, workplace, connection_id, ahead)
        progress.count(**counts)
        await workplace.fault_points.reach("prepare.batch_saved")
        if not done:
            break
    matched = await match_waiting(workplace, connection)
    if matched:
        progress.count(prepared=matched)
    await reverse_voided(workplace, connection)
    if not progress.stop_asked:
        progress.count(**await make_summaries(workplace, connection))
    freed = await workplace.store.write(check_own_again, workplace, connection.connection_id)
    if freed:
        progress.count(prepared=freed)


def _prepare_batch(
    transaction: Transaction, workplace: Workplace, connection_id: str, ahead: Mapping[int, Ahead]
) -> tuple[int, dict[str, int]]:
    waiting = documents.unprepared(transaction, connection_id, limit=_BATCH)
    if not waiting:
        return 0, {}
    preparation = Preparation.begin(transaction, workplace, connection_id, ahead=ahead)
    # before they are: preparing one may ask for another of them again
    documents.mark_prepared(transaction, [document.document_id for document in waiting], at=workplace.now)
    for document in waiting:
        preparation.prepare(document)
    return len(waiting), dict(preparation.counts)
