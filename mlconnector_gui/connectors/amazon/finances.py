"""What Amazon's books say beside the settlements: balances with their transfers, and what is not settled yet."""

import hashlib
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.amazon.client import AmazonClient
from mlconnector_gui.connectors.amazon.moments import SECOND, TWO_MINUTES, ceiling, moment_of, written
from mlconnector_gui.connectors.amazon.operations import EVENT_GROUPS, TRANSACTIONS
from mlconnector_gui.connectors.amazon.payloads import (
    EventGroup,
    EventGroups,
    Transaction,
    Transactions,
    read_as,
)
from mlconnector_gui.connectors.port import Page, RawDocument, Window

_LONGEST_SPAN = timedelta(days=179)
"""Over 180 days Amazon answers an empty list without a word."""
_HISTORY = timedelta(days=729)
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
_TRANSACTION = re.compile(r"(\d{8}T\d{6}Z)-(\S+)")


def spans(window: Window, now: datetime) -> list[Window]:
    """Cut a window into what Amazon answers: no more than 180 days, not the last two minutes, not before time."""
    start = max(window.start.replace(microsecond=0), now.replace(microsecond=0) - _HISTORY)
    end = min(ceiling(window.end) + SECOND, now.replace(microsecond=0) - TWO_MINUTES)
    found = []
    while start < end:
        upto = min(start + _LONGEST_SPAN, end)
        found.append(Window(start=start, end=upto))
        start = upto
    return found


# balances


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """An event group with what tells which settlement it is."""

    group_id: str
    payload: bytes = field(repr=False)
    start: datetime
    end: datetime | None
    currency: str
    total: Decimal | None


async def balances(client: AmazonClient, window: Window) -> AsyncIterator[tuple[Balance, ...]]:
    """Yield the balances that were opened in a window, page by page."""
    for span in spans(window, client.environment.clock.now()):
        query = {
            "FinancialEventGroupStartedAfter": written(span.start),
            "FinancialEventGroupStartedBefore": written(span.end),
            "MaxResultsPerPage": "100",
        }
        pages = client.pages(
            EVENT_GROUPS,
            query,
            EventGroups,
            token_of=lambda page: page.payload.next_token,
            # the arguments of the first call go with the token
            next_query=lambda token, query=query: {**query, "NextToken": token},  # type: ignore[misc]
        )
        async for page in pages:
            yield tuple(_balance(bytes(raw)) for raw in page.payload.financial_event_group_list or [])


async def balance_pages(client: AmazonClient, window: Window) -> AsyncIterator[Page]:
    yield Page(documents=())
    async for found in balances(client, window):
        within = (one for one in found if window.start <= one.start <= window.end)
        yield Page(documents=tuple(_of_balance(one) for one in within))


async def fetch_balance(client: AmazonClient, group_id: str) -> RawDocument:
    """There is no way to ask for one balance, so the list of half a year is read for it."""
    now = client.environment.clock.now()
    async for found in balances(client, Window(start=now - _LONGEST_SPAN, end=now)):
        for one in found:
            if one.group_id == group_id:
                return _of_balance(one)
    raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=group_id)


def _balance(payload: bytes) -> Balance:
    group = read_as(payload, EventGroup)
    total = group.original_total
    return Balance(
        group_id=group.financial_event_group_id,
        payload=payload,
        # the open balance of an account without any movement has no start yet
        start=moment_of(
            group.financial_event_group_start or "1970-01-01", field_name="FinancialEventGroupStart"
        ),
        end=moment_of(group.financial_event_group_end, field_name="FinancialEventGroupEnd")
        if group.financial_event_group_end
        else None,
        currency=(total.currency_code or "") if total else "",
        total=_decimal(bytes(total.currency_amount)) if total else None,
    )


def _decimal(raw: bytes) -> Decimal | None:
    try:
        return Decimal(raw.decode())
    except InvalidOperation:
        return None


def _of_balance(one: Balance) -> RawDocument:
    return RawDocument(
        external_id=one.group_id, payload=one.payload, created_at=one.start, modified_at=one.start
    )


# transactions


async def transaction_pages(client: AmazonClient, window: Window) -> AsyncIterator[Page]:
    yield Page(documents=())
    for span in spans(window, client.environment.clock.now()):
        query = {"postedAfter": written(span.start), "postedBefore": written(span.end)}
        async for documents in _transactions(client, query):
            yield Page(documents=tuple(one for one in documents if _belongs(one, window)))


def _belongs(one: RawDocument, window: Window) -> bool:
    """The moment is optional in Amazon's model; one without it belongs wherever Amazon lists it."""
    return one.created_at == _UNDATED or window.start <= one.created_at <= window.end


async def fetch_transaction(client: AmazonClient, external_id: str) -> RawDocument:
    """Look a transaction up among those of its second: the interface knows no other way to one."""
    found = _TRANSACTION.fullmatch(external_id)
    if found:
        posted = datetime.strptime(found.group(1), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        query = {"postedAfter": written(posted), "postedBefore": written(posted + SECOND)}
        async for documents in _transactions(client, query):
            for one in documents:
                if one.external_id == external_id:
                    return one
    raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=external_id)


async def _transactions(
    client: AmazonClient, query: Mapping[str, str]
) -> AsyncIterator[tuple[RawDocument, ...]]:
    pages = client.pages(
        TRANSACTIONS,
        query,
        Transactions,
        token_of=lambda page: page.payload.next_token,
        next_query=lambda token: {**query, "nextToken": token},
    )
    async for page in pages:
        yield tuple(_of_transaction(bytes(raw)) for raw in page.payload.transactions or [])


def _of_transaction(payload: bytes) -> RawDocument:
    """Place it by the moment it was posted, which its id carries, so that it can be found again."""
    read = read_as(payload, Transaction)
    posted = moment_of(read.posted_date, field_name="postedDate") if read.posted_date else _UNDATED
    own = read.transaction_id or hashlib.sha256(payload).hexdigest()[:32]
    return RawDocument(
        external_id=f"{posted:%Y%m%dT%H%M%SZ}-{own}", payload=payload, created_at=posted, modified_at=posted
    )
