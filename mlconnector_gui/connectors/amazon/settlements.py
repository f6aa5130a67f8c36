"""Settlement reports of the layout that is left (V2): listed, fetched, and split into their settlements."""

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.amazon.answers import DENIED
from mlconnector_gui.connectors.amazon.client import AmazonClient
from mlconnector_gui.connectors.amazon.documents import FetchedDocument, fetch_document
from mlconnector_gui.connectors.amazon.finances import Balance, balances
from mlconnector_gui.connectors.amazon.moments import SECOND, ceiling, moment_of, written
from mlconnector_gui.connectors.amazon.operations import REPORTS
from mlconnector_gui.connectors.amazon.payloads import Report, Reports
from mlconnector_gui.connectors.amazon.settlement.heading import heading_of
from mlconnector_gui.connectors.amazon.settlement.splitting import settlements_in, unreadable_report
from mlconnector_gui.connectors.port import Page, RawDocument, Window

REPORT_TYPE = "GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2"
KEPT = timedelta(days=90)
_LONGEST_SETTLEMENT = timedelta(days=45)
_SAME_MOMENT = timedelta(minutes=1)
_FILE = "amazon.file_"
_SETTLEMENT_ID = re.compile(r"[0-9]{6,20}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneReport:
    """A report whose document can be fetched."""

    report_id: str
    document_id: str
    created_at: datetime


async def settlement_pages(client: AmazonClient, window: Window) -> AsyncIterator[Page]:
    """
    Give the settlements of each report that was made in a window, in the order of the reports.

    They are archived as of the moment of their report: a settlement that is repeated has the same bytes, one that
    was issued again is a new revision. The list comes in no promised order, so it is read to its end first.
    """
    reports = await listed_reports(client, window)
    known = await _balances_of(client, reports)
    yield Page(documents=())
    for report in reports:
        yield Page(documents=await _settlements_of(client, report, known), watermark=report.created_at)


async def fetch_settlement(client: AmazonClient, settlement_id: str) -> RawDocument:
    """Look for a settlement in the newest report that has it: no interface tells which one that is."""
    if not _SETTLEMENT_ID.fullmatch(settlement_id):
        raise _gone(settlement_id)
    now = client.environment.clock.now()
    reports = await listed_reports(client, Window(start=now - KEPT, end=now))
    known = await _balances_of(client, reports)
    for report in reversed(reports):
        for one in await _settlements_of(client, report, known):
            if one.external_id == settlement_id:
                return one
    raise _gone(settlement_id)


async def listed_reports(client: AmazonClient, window: Window) -> list[DoneReport]:
    """
    List the reports of a window that are done, oldest first.

    Amazon keeps them for 90 days. It ignores marketplaces as a filter here, and each report names every one.
    """
    now = client.environment.clock.now()
    oldest = now - KEPT
    start = max(window.start.replace(microsecond=0) - SECOND, oldest)
    end = min(ceiling(window.end) + SECOND, ceiling(now))
    if end <= start:
        return []
    query = {
        "reportTypes": REPORT_TYPE,
        "processingStatuses": "DONE",
        "pageSize": "100",
        "createdSince": written(ceiling(start)),
        "createdUntil": written(end),
    }
    found: dict[str, DoneReport] = {}
    pages = client.pages(
        REPORTS,
        query,
        Reports,
        token_of=lambda page: page.next_token,
        next_query=lambda token: {"nextToken": token},  # anything beside it makes the request fail
    )
    async for page in pages:
        for report in (_done(one) for one in page.reports):
            if report is not None and window.start <= report.created_at <= window.end:
                found[report.report_id] = report
    return sorted(found.values(), key=lambda one: (one.created_at, one.report_id))


def _done(report: Report) -> DoneReport | None:
    if (
        report.report_type != REPORT_TYPE
        or report.processing_status != "DONE"
        or not report.report_document_id
    ):
        return None
    return DoneReport(
        report_id=report.report_id,
        document_id=report.report_document_id,
        created_at=moment_of(report.created_time, field_name="createdTime"),
    )


async def _balances_of(client: AmazonClient, reports: Sequence[DoneReport]) -> list[Balance]:
    """Read the balances that the settlements of these reports may be; without the right to, they stay unmatched."""
    if not reports:
        return []
    window = Window(start=reports[0].created_at - _LONGEST_SETTLEMENT, end=reports[-1].created_at)
    try:
        return [one async for found in balances(client, window) for one in found]
    except Problem as problem:
        if problem.code != DENIED:
            raise
        return []


async def _settlements_of(
    client: AmazonClient, report: DoneReport, known: Sequence[Balance]
) -> tuple[RawDocument, ...]:
    document = await fetch_document(client, report.document_id)
    return tuple(
        replace(one, modified_at=report.created_at, parents=_parents(one, known))
        for one in _split(document, report)
    )


def _split(document: FetchedDocument, report: DoneReport) -> tuple[RawDocument, ...]:
    """A document that cannot be split is kept whole, so that it is shown and holds up nothing else."""
    try:
        return settlements_in(document.content, charset=document.charset, name=report.report_id)
    except Problem as problem:
        if not problem.code.startswith(_FILE):
            raise
        return (unreadable_report(report.report_id, document.content, created_at=report.created_at),)


def _parents(one: RawDocument, known: Sequence[Balance]) -> tuple[tuple[str, str], ...]:
    """
    Find the balance that a settlement is: no id leads from one to the other.

    Both begin and end at the same moments. Where several do, as for two kinds of account, total and currency decide;
    what is not certain is left unmatched.
    """
    if not _SETTLEMENT_ID.fullmatch(one.external_id):
        return ()
    head = heading_of(one.payload)
    same = [
        balance
        for balance in known
        if balance.end is not None
        and abs(balance.start - head.starts_at) <= _SAME_MOMENT
        and abs(balance.end - head.ends_at) <= _SAME_MOMENT
        and balance.currency == head.currency
        and balance.total == head.total
    ]
    return (("event_groups", same[0].group_id),) if len(same) == 1 else ()


def _gone(settlement_id: str) -> Problem:
    return Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=settlement_id)
