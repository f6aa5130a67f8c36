"""Take a store over: fetch its history to the archive, prove that it is whole, then prepare it or leave it be."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import Source, Window
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.services.connect import change_connection
from mlconnector_gui.services.opening import open_ledger, open_source
from mlconnector_gui.services.reconcile import AccountProof, period_days
from mlconnector_gui.services.request_run import Job, Trigger, request_run
from mlconnector_gui.services.take_over_estimate import first_page, store_named
from mlconnector_gui.services.timing.calendar import next_month
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.queries.parallel_run import drafted_totals
from mlconnector_gui.store.repositories import connections, readings, take_overs
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.take_overs import StoredTakeOver


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthProof:
    """One stream and month: how many documents the store counts, and how many the archive holds."""

    stream: str
    month: str
    source: int
    archive: int

    @property
    def agrees(self) -> bool:
        return self.source == self.archive


async def take_over_of(workplace: Workplace, name: str) -> StoredTakeOver:
    return await workplace.store.read(_take_over_of, name)


async def begin_fetch(workplace: Workplace, name: str, *, first: date) -> str:
    """Ask for the history from a day on, into the archive only: nothing is prepared until it is decided."""
    connection = await workplace.store.read(store_named, name)
    stored = StoredTakeOver(connection_id=connection.connection_id, is_archive_only=True, fetched_from=first)
    await _save(workplace, connection, stored, "take_over.fetch_begun", reason=f"from {first}")
    return await request_run(
        workplace, Job.PULL, connection=connection.name, params={"first": first.isoformat()}
    )


async def prove_take_over(workplace: Workplace, name: str) -> list[MonthProof]:
    """Compare the archive with the store's own counts, month by month; keeps the result."""
    connection = await workplace.store.read(store_named, name)
    known = await take_over_of(workplace, name)
    if known.fetched_from is None:
        raise Problem("take_over.not_fetched", cause=Cause.STATE, connection=connection.name)
    async with open_source(workplace, connection) as source:
        proofs = [
            await _proof(workplace, connection, source, spec.name, window)
            for spec in connector_spec(connection.connector).dated_streams
            for window in _months(known.fetched_from, workplace.now - spec.lag)
        ]
    agrees = all(one.agrees for one in proofs)
    result = {"at": workplace.now.isoformat(), "agrees": agrees, "months": [asdict(one) for one in proofs]}
    await _save(
        workplace,
        connection,
        replace(known, proof=result),
        "take_over.proved",
        result="agrees" if agrees else "differs",
        documents=sum(one.archive for one in proofs),
    )
    return proofs


async def prepare_taken_over(workplace: Workplace, name: str) -> str:
    """Book all that was fetched: it must have been proved. Returns the run that prepares it."""
    connection = await workplace.store.read(store_named, name)
    known = await take_over_of(workplace, name)
    if known.fetched_from is None or not (known.proof or {}).get("agrees"):
        raise Problem("take_over.not_proved", cause=Cause.STATE, connection=connection.name)
    return await _decide(workplace, connection, known, "take_over.prepared", start=known.fetched_from)


async def already_in_books(workplace: Workplace, name: str, *, until: date) -> str:
    """
    Say that everything up to and with a day is in the books already: it stays in the archive and is never booked.

    What waits unsent of those days is dismissed. Returns the run that prepares what comes after it.
    """
    connection = await workplace.store.read(store_named, name)
    known = await take_over_of(workplace, name)
    start = until + timedelta(days=1)
    return await _decide(workplace, connection, known, "take_over.in_books", start=start)


async def set_parallel(workplace: Workplace, name: str, *, is_parallel: bool) -> None:
    """Prepare and compare, and send nothing; or end that."""
    connection = await workplace.store.read(store_named, name)
    known = await take_over_of(workplace, name)
    event = "take_over.parallel_begun" if is_parallel else "take_over.parallel_ended"
    await _save(workplace, connection, replace(known, is_parallel=is_parallel), event)


async def compare_parallel(workplace: Workplace, name: str, period: str) -> list[AccountProof]:
    """Compare what the drafts of a period come to, per account, with what finance booked there by hand."""
    connection = await workplace.store.read(store_named, name)
    first, last = period_days(period)
    drafted = await workplace.store.read(drafted_totals, connection.connection_id, first=first, last=last)
    target = await workplace.store.read(connections.connection_named, connection.values["target"])
    async with open_ledger(workplace, target) as ledger:
        found = await ledger.read_documents(
            company=connection.values["company"],
            document_type=connection.values.get("document_type") or "JE",
            first=first,
            last=last,
        )
    booked = {key: total - total for key, total in drafted.items()}
    for document in found:
        for row in document.rows:
            key = (str(row.account), row.amount.currency)
            if key in booked and not row.is_generated:
                booked[key] += row.amount.amount
    return [
        AccountProof(account=key[0], currency=key[1], postings=total, ledger=booked[key])
        for key, total in sorted(drafted.items())
    ]


async def _decide(
    workplace: Workplace, connection: StoredConnection, known: StoredTakeOver, event: str, *, start: date
) -> str:
    await change_connection(workplace, connection.name, values={"start_date": start.isoformat()}, secrets={})
    await _save(
        workplace, connection, replace(known, is_archive_only=False), event, reason=f"booked from {start}"
    )
    return await request_run(workplace, Job.PREPARE, connection=connection.name, trigger=Trigger.FOLLOW_UP)


async def _proof(
    workplace: Workplace, connection: StoredConnection, source: Source, stream: str, window: Window
) -> MonthProof:
    page = await first_page(source, stream, window)
    counted = page.expected_total
    if counted is None:  # the store does not count: its list is walked instead
        listed = [one.external_id async for page in source.pages(stream, window) for one in page.documents]
        counted = len(set(listed))
    held = await workplace.store.read(
        readings.count_modified, connection.connection_id, stream, start=window.start, end=window.end
    )
    return MonthProof(stream=stream, month=f"{window.start:%Y-%m}", source=counted, archive=held)


def _months(first: date, end: datetime) -> Iterator[Window]:
    """Cut at the beginning of each month; a document is in exactly one of the spans."""
    start = datetime.combine(first, time.min, UTC)
    while start < end:
        after = datetime.combine(next_month(start.date()), time.min, UTC)
        yield Window(start=start, end=min(after - timedelta(seconds=1), end))
        start = after


def _take_over_of(transaction: Transaction, name: str) -> StoredTakeOver:
    return take_overs.take_over_of(transaction, store_named(transaction, name).connection_id)


async def _save(
    workplace: Workplace,
    connection: StoredConnection,
    stored: StoredTakeOver,
    event: str,
    **told: object,
) -> None:
    await workplace.store.write(_write, workplace, connection, stored, event, told)
    workplace.tell("connection", connection.connection_id)


def _write(
    transaction: Transaction,
    workplace: Workplace,
    connection: StoredConnection,
    stored: StoredTakeOver,
    event: str,
    told: dict[str, object],
) -> None:
    take_overs.save_take_over(transaction, stored, at=workplace.now)
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event=event,
        subject_kind="connection",
        subject_id=connection.connection_id,
        connection=connection.name,
        **told,
    )
